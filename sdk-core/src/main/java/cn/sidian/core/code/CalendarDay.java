package cn.sidian.core.code;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The eight digits yyyyMMdd that codes carry. */
final class CalendarDay {
  /** Nobody and nothing in a register is older: an earlier year is a slip of the pen. */
  private static final int EARLIEST_YEAR = 1800;

  private CalendarDay() {}

  /** The day; empty when the calendar has no such day. The argument must be eight digits. */
  static Optional<LocalDate> of(String digits) {
    int year = Integer.parseInt(digits.substring(0, 4));
    int month = Integer.parseInt(digits.substring(4, 6));
    int day = Integer.parseInt(digits.substring(6, 8));
    if (year < EARLIEST_YEAR || month < 1 || month > 12 || day < 1) {
      return Optional.empty();
    }
    YearMonth within = YearMonth.of(year, month);
    return day > within.lengthOfMonth() ? Optional.empty() : Optional.of(within.atDay(day));
  }
}
