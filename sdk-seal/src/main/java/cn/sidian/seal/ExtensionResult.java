package cn.sidian.seal;

import cn.sidian.core.SidianException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to raise a document's level: {@link Extended}, or {@link NotExtended}
 * with its reason. After a refusal nothing was written.
 */
public sealed interface ExtensionResult {
  /**
   * The raised document, for callers that only want to go on or stop.
   *
   * @return the document
   * @throws SidianException with the code and words of the refusal
   */
  Extended requireExtended();

  /** A document that was raised. Immutable, but for the array of {@link #bytes()}. */
  final class Extended implements ExtensionResult {
    private final byte @Nullable [] bytes;
    private final @Nullable Path file;
    private final SealLevel level;
    private final int revisions;

    Extended(byte @Nullable [] bytes, @Nullable Path file, SealLevel level, int revisions) {
      this.bytes = bytes;
      this.file = file;
      this.level = level;
      this.revisions = revisions;
    }

    /**
     * The document, when it was raised in memory.
     *
     * @return the array itself, not a copy
     * @throws IllegalStateException if it was raised to a file
     */
    public byte[] bytes() {
      if (bytes == null) {
        throw new IllegalStateException("this document was written to a file");
      }
      return bytes;
    }

    /**
     * The file, when it was raised to one.
     *
     * @return empty if it was raised in memory
     */
    public Optional<Path> file() {
      return Optional.ofNullable(file);
    }

    /**
     * The level that was reached.
     *
     * @return T, LT or LTA
     */
    public SealLevel level() {
      return level;
    }

    /**
     * How many revisions were appended.
     *
     * @return at least one
     */
    public int revisions() {
      return revisions;
    }

    @Override
    public Extended requireExtended() {
      return this;
    }

    @Override
    public String toString() {
      return "Extended[" + level + ", " + revisions + " revisions]";
    }
  }

  /**
   * Why a document was not raised.
   *
   * @param refusal the reason
   */
  record NotExtended(SealRefusal refusal) implements ExtensionResult {
    /**
     * Checks the reason.
     *
     * @param refusal the reason
     */
    public NotExtended {
      Objects.requireNonNull(refusal, "refusal");
    }

    @Override
    public Extended requireExtended() {
      throw new SidianException(refusal.code(), refusal.text(), refusal.place());
    }
  }
}
