package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.life.CertificateState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as the register has it.
 *
 * @param identifier identifier and version
 * @param metadata what it says
 * @param statusList the URI of its status list, or null for online only
 * @param statusIndex its index there
 * @param state how it stands now; a period that is over counts
 * @param issuedAt when it was issued
 * @param predecessor the identifier it follows, or null
 * @param successor the identifier that follows it, or null
 * @param caseNumber the case whose result it is, or null
 */
public record StoredCertificate(
    String identifier,
    CertificateMetadata metadata,
    @Nullable String statusList,
    long statusIndex,
    CertificateState state,
    Instant issuedAt,
    @Nullable String predecessor,
    @Nullable String successor,
    @Nullable String caseNumber) {

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "StoredCertificate[" + identifier + ", " + state + "]";
  }
}
