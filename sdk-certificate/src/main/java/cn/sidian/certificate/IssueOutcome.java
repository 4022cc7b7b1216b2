package cn.sidian.certificate;

import cn.sidian.certificate.quality.Defect;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.core.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of issuing: a certificate or a refusal, never an exception for a "no". */
public sealed interface IssueOutcome {
  /**
   * A certificate was issued, now or by an earlier call of the same request.
   *
   * @param identifier identifier and version
   * @param predecessor the identifier it follows, or null
   * @param statusList the URI of its status list, or null
   * @param statusIndex its index there
   * @param metadataDigest the digest that was approved
   * @param quality what the gate said
   * @param defects the notes of the gate
   * @param pdf the sealed file
   * @param replayed whether an earlier call issued it
   */
  record Issued(
      CertificateId identifier,
      @Nullable String predecessor,
      @Nullable String statusList,
      long statusIndex,
      String metadataDigest,
      QualityReport.Result quality,
      List<Defect> defects,
      byte[] pdf,
      boolean replayed)
      implements IssueOutcome {
    @Override
    public String toString() {
      return "Issued[" + identifier + "]";
    }
  }

  /**
   * Nothing was issued, nothing was changed.
   *
   * @param code machine code
   * @param text the words for people
   * @param report what the gate said, or null if it was not the gate that refused
   */
  record Refused(String code, Text text, @Nullable QualityReport report) implements IssueOutcome {}

  /**
   * The certificate, for callers that cannot go on without.
   *
   * @return the certificate
   * @throws IllegalStateException naming the refusal
   */
  default Issued requireIssued() {
    if (this instanceof Issued issued) {
      return issued;
    }
    throw new IllegalStateException(
        "refused: " + refusal().map(r -> r.code() + ": " + r.text().en()).orElse("unknown"));
  }

  /**
   * The refusal.
   *
   * @return empty if it was issued
   */
  default Optional<Refused> refusal() {
    return this instanceof Refused refused ? Optional.of(refused) : Optional.empty();
  }
}
