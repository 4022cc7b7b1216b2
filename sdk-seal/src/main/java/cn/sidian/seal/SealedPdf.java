package cn.sidian.seal;

import cn.sidian.core.Finding;
import cn.sidian.seal.internal.sealing.SealFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document that was sealed. Immutable, but for the array of {@link #bytes()}. */
public final class SealedPdf implements SealingResult {
  private final byte @Nullable [] bytes;
  private final @Nullable Path file;
  private final String voucherNumber;
  private final Instant sealedAt;
  private final String profile;
  private final String field;
  private final String signer;
  private final List<Integer> pages;
  private final List<Finding> warnings;

  SealedPdf(byte @Nullable [] bytes, @Nullable Path file, SealFacts facts) {
    this.bytes = bytes;
    this.file = file;
    this.voucherNumber = facts.voucherNumber();
    this.sealedAt = facts.sealedAt();
    this.profile = facts.profile();
    this.field = facts.field();
    this.signer = facts.signer();
    this.pages = List.copyOf(facts.pages());
    this.warnings = List.copyOf(facts.warnings());
  }

  @Override
  public SealedPdf requireSealed() {
    return this;
  }

  /**
   * The document, when it was sealed in memory.
   *
   * @return the array itself, not a copy
   * @throws IllegalStateException if it was sealed to a file or stream
   */
  public byte[] bytes() {
    if (bytes == null) {
      throw new IllegalStateException("this document was written to a file or stream");
    }
    return bytes;
  }

  /**
   * The file, when it was sealed to one.
   *
   * @return empty if it was sealed in memory or to a stream
   */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * The number of the voucher (凭证编号).
   *
   * @return never blank
   */
  public String voucherNumber() {
    return voucherNumber;
  }

  /**
   * The time in note and signature dictionary. It is the sealer's clock, not a proof of time.
   *
   * @return in whole seconds
   */
  public Instant sealedAt() {
    return sealedAt;
  }

  /**
   * The profile.
   *
   * @return its name
   */
  public String profile() {
    return profile;
  }

  /**
   * The signature field.
   *
   * @return its fully qualified name
   */
  public String field() {
    return field;
  }

  /**
   * The signer, as named by the certificate.
   *
   * @return never blank
   */
  public String signer() {
    return signer;
  }

  /**
   * The pages on which the seal is seen.
   *
   * @return 1 for the first; empty for an invisible seal
   */
  public List<Integer> pages() {
    return pages;
  }

  /**
   * What is noteworthy about document and note.
   *
   * @return maybe empty
   */
  public List<Finding> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return "SealedPdf[" + voucherNumber + ", " + field + "]";
  }
}
