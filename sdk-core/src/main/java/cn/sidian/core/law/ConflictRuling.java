package cn.sidian.core.law;

import cn.sidian.core.MessageCatalog;
import cn.sidian.core.Text;
import java.util.ResourceBundle;

/** Who rules on a contradiction, after articles 105 and 106 of the Legislation Law. */
final class ConflictRuling {
  private static final MessageCatalog MESSAGES =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.core.law.messages", locale));

  private ConflictRuling() {}

  static Text between(LegalBasis a, LegalBasis b) {
    return MESSAGES.text(key(a, b));
  }

  private static String key(LegalBasis a, LegalBasis b) {
    LegalRank first = a.rank();
    LegalRank second = b.rank();
    if (first == LegalRank.NORMATIVE_DOCUMENT || second == LegalRank.NORMATIVE_DOCUMENT) {
      return first == second ? ofDocuments(a, b) : "RULING.HIGHER_PREVAILS";
    }
    if (either(first, second, LegalRank.LAW)) {
      return first == second || a.mayVary() || b.mayVary()
          ? "RULING.LAW"
          : "RULING.HIGHER_PREVAILS";
    }
    if (either(first, second, LegalRank.ADMINISTRATIVE_REGULATION)) {
      return first == second || a.mayVary() || b.mayVary()
          ? "RULING.STATE_COUNCIL"
          : "RULING.HIGHER_PREVAILS";
    }
    if (sameOrgan(a, b)) {
      return "RULING.SAME_ORGAN";
    }
    boolean regulation = either(first, second, LegalRank.LOCAL_REGULATION);
    boolean departmental = either(first, second, LegalRank.DEPARTMENT_RULE);
    if (regulation && departmental) {
      return "RULING.REGULATION_AGAINST_DEPARTMENT_RULE";
    }
    return departmental ? "RULING.STATE_COUNCIL_RULES" : "RULING.COMMON_SUPERIOR";
  }

  private static String ofDocuments(LegalBasis a, LegalBasis b) {
    return sameOrgan(a, b) ? "RULING.SAME_ORGAN" : "RULING.COMMON_SUPERIOR";
  }

  private static boolean either(LegalRank a, LegalRank b, LegalRank rank) {
    return a == rank || b == rank;
  }

  private static boolean sameOrgan(LegalBasis a, LegalBasis b) {
    return a.issuer() != null && a.issuer().equals(b.issuer());
  }
}
