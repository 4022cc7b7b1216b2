package cn.sidian.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From which day to which day a certificate is valid (有效期), both included. The days are those of
 * the register's zone.
 *
 * @param from the first day
 * @param to the last day; null is 长期, without end
 */
public record ValidityPeriod(LocalDate from, @Nullable LocalDate to) {
  /**
   * Checks the order.
   *
   * @param from the first day
   * @param to the last day, or null
   * @throws IllegalArgumentException if it ends before it begins
   */
  public ValidityPeriod {
    Objects.requireNonNull(from, "from");
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a period ends on its first day or later");
    }
  }

  /**
   * Whether a day lies within.
   *
   * @param day the day asked
   * @return true on the first and the last day too
   */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !isOver(day);
  }

  /**
   * Whether a day lies behind the end.
   *
   * @param day the day asked
   * @return false if there is no end
   */
  public boolean isOver(LocalDate day) {
    return to != null && day.isAfter(to);
  }

  /**
   * Whether two periods have a day in common.
   *
   * @param other the other period
   * @return true if they do
   */
  public boolean overlaps(ValidityPeriod other) {
    return !isOver(other.from) && !other.isOver(from);
  }
}
