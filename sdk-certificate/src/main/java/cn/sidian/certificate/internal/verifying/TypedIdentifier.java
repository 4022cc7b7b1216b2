package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.CertificateReport.NotProven;
import cn.sidian.core.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identifier that a person typed because the code is torn. Nobody signed what was typed, so it
 * is never accepted; the check character finds typing errors, and a register says how the
 * certificate of this identifier stands.
 */
public final class TypedIdentifier {
  /** Roughly an identifier of anybody: an object identifier, and five parts after it. */
  private static final Pattern FORM =
      Pattern.compile("(\\d+\\.){2,}[0-9A-Z]{21}\\.[0-9A-Z]+\\.[^.]+\\.\\d+\\.[0-9A-Z]");

  private TypedIdentifier() {}

  /**
   * The report of what a person typed: an identifier, or something that is like one and cannot be
   * read, as with another root; empty if it is neither.
   */
  public static Optional<CertificateReport> read(
      String typed, Knowledge knowledge, CertificateAcceptancePolicy policy, Instant at) {
    CertificateId.Reading reading = CertificateId.parse(typed);
    if (reading.value().isPresent()) {
      return Optional.of(report(reading.value().get(), knowledge, policy, at));
    }
    return FORM.matcher(typed).matches()
        ? Optional.of(OtherInput.report(reading.findings().get(0)))
        : Optional.empty();
  }

  /** The report of an identifier. */
  private static CertificateReport report(
      CertificateId id, Knowledge knowledge, CertificateAcceptancePolicy policy, Instant at) {
    FactSheet sheet = new FactSheet(Kind.OTHER, policy.testAllowed());
    Finding finding = MESSAGES.warning("IDENTIFIER_TYPED");
    OtherInput.nothingKnown(sheet, finding);
    ContextCheck context =
        new ContextCheck(
            knowledge, sheet, at, at.atZone(policy.zone()).toLocalDate(), policy.testAllowed());
    context.identifier(id);
    context.status(id.issuerCode(), null, id);
    sheet.notProven.add(NotProven.HOLDER);
    sheet.notProven.add(NotProven.ONLY_COPY);
    sheet.notProven.add(NotProven.TEXT_NOT_COMPARED);
    return sheet.report();
  }
}
