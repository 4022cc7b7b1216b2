package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateMetadata;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A draft: metadata frozen for approval (WD-05).
 *
 * @param id its id, given by the issuer
 * @param metadata what the certificate will say
 * @param digest the digest of the metadata that the approver is shown, {@code sm3:HEX}
 * @param photo the photo's file, or null
 * @param quality what the gate said, as JSON
 * @param draftedAt when it was made
 * @param approver who approved it, or null
 */
public record Draft(
    String id,
    CertificateMetadata metadata,
    String digest,
    byte @Nullable [] photo,
    String quality,
    Instant draftedAt,
    @Nullable String approver) {
  /**
   * Checks the parts; the bytes are shared.
   *
   * @param id its id
   * @param metadata what the certificate will say
   * @param digest the digest of the metadata
   * @param photo the photo's file, or null
   * @param quality what the gate said, as JSON
   * @param draftedAt when it was made
   * @param approver who approved it, or null
   */
  public Draft {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(draftedAt, "draftedAt");
  }

  @Override
  public String toString() {
    return "Draft[" + id + "]";
  }
}
