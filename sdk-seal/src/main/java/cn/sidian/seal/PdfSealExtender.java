package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.internal.longterm.LongTerm;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.sealing.OutputFile;
import cn.sidian.seal.internal.sealing.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Raises the level of documents that are sealed or signed already, whoever made them (WD-58; EN 319
 * 142-1): document time stamps, certificates, revocation lists and OCSP responses are appended as
 * revisions that every signature permits; the input's bytes are a prefix of the output. An
 * unstamped signature is stamped first. {@link SealLevel#LTA} on a document that has it renews the
 * protection by one more document time stamp.
 *
 * <p>Only sound documents are raised: each signature must be intact and without forbidden changes,
 * and for LT every chain, its revocation and its time must be known; else the reason is given and
 * nothing is written. Immutable and safe for many threads.
 */
public final class PdfSealExtender {
  private final LongTerm longTerm;
  private final boolean overwrite;
  private final char @Nullable [] password;

  private PdfSealExtender(Builder builder) {
    this.longTerm =
        new LongTerm(builder.level, builder.sources, DigestAlgorithm.SHA256, builder.limits);
    this.overwrite = builder.overwrite;
    this.password = builder.password;
  }

  /**
   * Starts an extender.
   *
   * @param level what is to be reached: T, LT or LTA
   * @param sources who stamps the time, and where evidence comes from
   * @return its builder
   * @throws IllegalArgumentException for level B, and for T and LTA if nobody makes time stamps; LT
   *     needs them only where a signature has none
   */
  public static Builder builder(SealLevel level, EvidenceSources sources) {
    return new Builder(level, sources);
  }

  /**
   * Raises a document in memory.
   *
   * @param pdf the document; not changed
   * @return the raised document, or why not
   * @throws SidianException if the document cannot be read: {@code PDF_DAMAGED}, {@code
   *     PDF_PASSWORD_REQUIRED}, {@code PDF_PASSWORD_WRONG}, {@code PDF_ENCRYPTION_UNSUPPORTED},
   *     {@code LIMIT_EXCEEDED}; or the time-stamping authority fails: {@code
   *     TIMESTAMP_SERVICE_FAILED}, {@code TIMESTAMP_UNUSABLE}
   */
  @CheckReturnValue
  public ExtensionResult extend(byte[] pdf) {
    try {
      List<IncrementalUpdate> tails = longTerm.behind(PdfBytes.of(pdf), password);
      return new ExtensionResult.Extended(
          DirectSealing.joined(pdf, tails), null, longTerm.level(), tails.size());
    } catch (Refused e) {
      return new ExtensionResult.NotExtended(e.refusal());
    }
  }

  /**
   * Raises a file into another. The input is never held in memory; the output is written beside its
   * place and moved there when complete.
   *
   * @param input the document
   * @param output where the raised document goes
   * @return the raised document, or why not; also if the output exists and the extender does not
   *     overwrite
   * @throws SidianException as {@link #extend(byte[])}, {@code INPUT_UNREADABLE} and {@code
   *     OUTPUT_FAILED}
   */
  @CheckReturnValue
  public ExtensionResult extend(Path input, Path output) {
    try {
      OutputFile.check(input, output, overwrite);
      try (FileChannel file = FileChannel.open(input)) {
        return write(file, output);
      } catch (IOException e) {
        throw MESSAGES.exception("INPUT_UNREADABLE", e);
      }
    } catch (Refused e) {
      return new ExtensionResult.NotExtended(e.refusal());
    }
  }

  private ExtensionResult write(FileChannel input, Path output) throws Refused, IOException {
    PdfBytes bytes = PdfBytes.of(input);
    List<IncrementalUpdate> tails = longTerm.behind(bytes, password);
    try (OutputFile target = OutputFile.open(output, overwrite)) {
      target.copy(bytes, 0, bytes.length(), null);
      for (IncrementalUpdate tail : tails) {
        target.write(tail.array(), tail.length());
      }
      // some systems cannot replace a file that is open
      input.close();
      target.commit();
    }
    return new ExtensionResult.Extended(null, output, longTerm.level(), tails.size());
  }

  /** Collects the settings of an extender; one thread at a time. */
  public static final class Builder {
    private final SealLevel level;
    private final EvidenceSources sources;
    private Limits limits = Limits.DEFAULT;
    private boolean overwrite;
    private char @Nullable [] password;

    private Builder(SealLevel level, EvidenceSources sources) {
      if (level == SealLevel.B) {
        throw new IllegalArgumentException("every signature has level B; give T, LT or LTA");
      }
      if (level != SealLevel.LT) {
        LongTerm.requireTimestamps(level, sources);
      }
      this.level = level;
      this.sources = sources;
    }

    /**
     * The limits of reading.
     *
     * @param newLimits the limits
     * @return this builder
     */
    public Builder limits(Limits newLimits) {
      this.limits = Objects.requireNonNull(newLimits, "newLimits");
      return this;
    }

    /**
     * The password of encrypted documents.
     *
     * @param documentPassword the user's or owner's password; the array is copied
     * @return this builder
     */
    public Builder password(char[] documentPassword) {
      this.password = documentPassword.clone();
      return this;
    }

    /**
     * Replaces outputs that exist.
     *
     * @return this builder
     */
    public Builder overwriting() {
      this.overwrite = true;
      return this;
    }

    /**
     * Builds the extender.
     *
     * @return the extender
     */
    public PdfSealExtender build() {
      return new PdfSealExtender(this);
    }
  }
}
