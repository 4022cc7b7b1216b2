package cn.sidian.material;

import java.math.BigDecimal;

/** Weights and durations as whole millionths, so that sums are exact. */
final class Amounts {
  static final int DECIMALS = 6;
  private static final int DIGITS = 9;

  private Amounts() {}

  /** Millionths. */
  static long units(BigDecimal amount) {
    if (!fits(amount)) {
      throw new IllegalArgumentException(
          "a weight or duration must be 0 or more, with at most "
              + DIGITS
              + " digits before and "
              + DECIMALS
              + " after the point; use a larger unit");
    }
    return amount.movePointRight(DECIMALS).longValueExact();
  }

  static boolean fits(BigDecimal amount) {
    if (amount.signum() == 0) {
      return true;
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.signum() > 0
        && plain.scale() <= DECIMALS
        && plain.precision() - plain.scale() <= DIGITS;
  }

  /** The amount in its shortest form. */
  static BigDecimal amount(long units) {
    BigDecimal amount = BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros();
    return amount.scale() < 0 ? amount.setScale(0) : amount;
  }
}
