package cn.sidian.certificate.internal.verifying;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;

/** Reports of what is none of ours. */
public final class OtherInput {
  private OtherInput() {}

  /** The report of something that is neither certificate nor code. */
  public static CertificateReport report(Finding finding) {
    FactSheet sheet = new FactSheet(Kind.OTHER, false);
    nothingKnown(sheet, finding);
    return sheet.report();
  }

  /** Every fact is open for one reason. */
  static void nothingKnown(FactSheet sheet, Finding finding) {
    sheet.note(finding);
    follow(sheet, finding.code());
  }

  /** Every fact is open for a reason that has its finding. */
  static void follow(FactSheet sheet, String code) {
    for (Fact fact :
        new Fact[] {
          Fact.KIND,
          Fact.INTEGRITY,
          Fact.ISSUER,
          Fact.TYPE_EDITION,
          Fact.COMPETENCE,
          Fact.VALIDITY,
          Fact.STATUS
        }) {
      sheet.follows(fact, code);
    }
    sheet.status =
        new CertificateFacts.Status(CertificateFacts.StatusValue.UNKNOWN, null, null, code);
  }

  /** Whether one verdict is worse than another. */
  public static boolean isWorse(Verdict one, Verdict other) {
    return weight(one) > weight(other);
  }

  private static int weight(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> 0;
      case INDETERMINATE -> 1;
      case REJECTED -> 2;
    };
  }
}
