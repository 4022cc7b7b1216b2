package cn.sidian.core.law;

import org.jspecify.annotations.Nullable;

/** The partial order of ranks and levels. */
final class LegalForce {
  private LegalForce() {}

  static LegalOrder compare(LegalBasis a, LegalBasis b) {
    if (a.rank().layer() < b.rank().layer()) {
      return compareOrdered(b, a).reversed();
    }
    return compareOrdered(a, b);
  }

  /** The layer of {@code a} is not below that of {@code b}. */
  private static LegalOrder compareOrdered(LegalBasis a, LegalBasis b) {
    return switch (a.rank()) {
      case LAW, ADMINISTRATIVE_REGULATION ->
          a.rank() == b.rank()
              ? LegalOrder.SAME
              : b.mayVary() ? LegalOrder.NOT_ORDERED : LegalOrder.HIGHER;
      case LOCAL_REGULATION ->
          switch (b.rank()) {
            case LOCAL_REGULATION -> compareLocalRegulations(a, b);
            case DEPARTMENT_RULE -> LegalOrder.NOT_ORDERED;
            case LOCAL_GOVERNMENT_RULE -> aboveSameAndLowerLevels(a, b);
            default -> LegalOrder.HIGHER;
          };
      case DEPARTMENT_RULE ->
          b.rank() == LegalRank.NORMATIVE_DOCUMENT ? LegalOrder.HIGHER : LegalOrder.SAME;
      case LOCAL_GOVERNMENT_RULE ->
          switch (b.rank()) {
            case LOCAL_GOVERNMENT_RULE -> compareLevel(a.issuer(), b.issuer());
            case DEPARTMENT_RULE -> LegalOrder.SAME;
            default -> LegalOrder.HIGHER;
          };
      case NORMATIVE_DOCUMENT -> compareLevel(a.issuer(), b.issuer());
    };
  }

  private static LegalOrder compareLocalRegulations(LegalBasis a, LegalBasis b) {
    LegalOrder order = compareLevel(a.issuer(), b.issuer());
    boolean lowerMayVary =
        (order == LegalOrder.HIGHER && b.mayVary()) || (order == LegalOrder.LOWER && a.mayVary());
    return lowerMayVary ? LegalOrder.NOT_ORDERED : order;
  }

  /** 地方性法规 stand above the rules of governments of the same and lower levels only. */
  private static LegalOrder aboveSameAndLowerLevels(LegalBasis regulation, LegalBasis rule) {
    LegalOrder order = compareLevel(regulation.issuer(), rule.issuer());
    return order == LegalOrder.SAME || order == LegalOrder.HIGHER
        ? LegalOrder.HIGHER
        : LegalOrder.NOT_ORDERED;
  }

  private static LegalOrder compareLevel(@Nullable IssuingOrgan a, @Nullable IssuingOrgan b) {
    return a == null || b == null ? LegalOrder.NOT_ORDERED : a.compareLevel(b);
  }
}
