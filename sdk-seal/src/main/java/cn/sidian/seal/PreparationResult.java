package cn.sidian.seal;

import cn.sidian.core.SidianException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to prepare a seal: {@link Prepared}, or a {@link NotPrepared}. */
public sealed interface PreparationResult {
  /**
   * The preparation, for callers that only want to go on or stop.
   *
   * @return the preparation
   * @throws SidianException with the code and words of the refusal
   */
  Prepared requirePrepared();

  /** A document with an empty place for the signature. */
  final class Prepared implements PreparationResult {
    private final byte @Nullable [] pdf;
    private final @Nullable Path file;
    private final PreparedSeal seal;

    Prepared(byte @Nullable [] pdf, @Nullable Path file, PreparedSeal seal) {
      this.pdf = pdf;
      this.file = file;
      this.seal = seal;
    }

    /**
     * The prepared document, when it was prepared in memory.
     *
     * @return the array itself, not a copy; keep it unchanged until the seal is completed
     * @throws IllegalStateException if it was prepared to a file
     */
    public byte[] pdf() {
      if (pdf == null) {
        throw new IllegalStateException("this document was prepared to a file");
      }
      return pdf;
    }

    /**
     * The file, when it was prepared to one.
     *
     * @return empty if it was prepared in memory
     */
    public Optional<Path> file() {
      return Optional.ofNullable(file);
    }

    /**
     * What to sign, and how to go on.
     *
     * @return it can be stored as JSON
     */
    public PreparedSeal seal() {
      return seal;
    }

    @Override
    public Prepared requirePrepared() {
      return this;
    }
  }

  /**
   * Why nothing was prepared.
   *
   * @param refusal the reason
   */
  record NotPrepared(SealRefusal refusal) implements PreparationResult {
    /**
     * Checks the reason.
     *
     * @param refusal the reason
     */
    public NotPrepared {
      Objects.requireNonNull(refusal, "refusal");
    }

    @Override
    public Prepared requirePrepared() {
      throw new SidianException(refusal.code(), refusal.text(), refusal.place());
    }
  }
}
