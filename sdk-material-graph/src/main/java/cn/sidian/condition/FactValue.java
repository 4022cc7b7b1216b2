package cn.sidian.condition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A known value. {@code toString()} names the type only: a value may be personal data; {@link
 * #text()} gives it.
 */
public sealed interface FactValue {

  /**
   * The type of the value.
   *
   * @return never null
   */
  FactType type();

  /**
   * The value as files write it: {@code true}, {@code WINDOW}, {@code 12.5}, {@code 2024-03-01},
   * {@code 2024-03-01T08:00:00Z}, {@code [LAW, NORMATIVE_DOCUMENT]} (with {@code …} when not
   * complete).
   *
   * @return never null
   */
  String text();

  /**
   * Yes or no.
   *
   * @param value the answer
   * @return a value of type BOOLEAN
   */
  static FactValue of(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }

  /**
   * One code.
   *
   * @param value the code
   * @return a value of type ENUM
   */
  static FactValue of(String value) {
    return new Code(value);
  }

  /**
   * A number.
   *
   * @param value the number
   * @return a value of type NUMBER
   */
  static FactValue of(long value) {
    return new Amount(BigDecimal.valueOf(value));
  }

  /**
   * A day.
   *
   * @param value the day
   * @return a value of type DATE
   */
  static FactValue of(LocalDate value) {
    return new Day(value);
  }

  /**
   * Yes or no.
   *
   * @param value the answer
   */
  record Flag(boolean value) implements FactValue {
    private static final Flag YES = new Flag(true);
    private static final Flag NO = new Flag(false);

    @Override
    public FactType type() {
      return FactType.BOOLEAN;
    }

    @Override
    public String text() {
      return Boolean.toString(value);
    }

    @Override
    public String toString() {
      return "Flag";
    }
  }

  /**
   * One code, or any text where no codes are declared.
   *
   * @param value the characters as the file has them
   */
  record Code(String value) implements FactValue {
    /**
     * Checks the parts.
     *
     * @param value the characters
     */
    public Code {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public FactType type() {
      return FactType.ENUM;
    }

    @Override
    public String text() {
      return value;
    }

    @Override
    public String toString() {
      return "Code";
    }
  }

  /**
   * A decimal number. Two amounts are equal when they are the same number, {@code 1.0} and {@code
   * 1} as well.
   *
   * @param value the number
   */
  record Amount(BigDecimal value) implements FactValue {
    /**
     * Brings the number into its shortest form.
     *
     * @param value the number
     */
    public Amount {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public FactType type() {
      return FactType.NUMBER;
    }

    @Override
    public String text() {
      return value.toPlainString();
    }

    @Override
    public String toString() {
      return "Amount";
    }
  }

  /**
   * A day.
   *
   * @param value the day
   */
  record Day(LocalDate value) implements FactValue {
    /**
     * Checks the parts.
     *
     * @param value the day
     */
    public Day {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public FactType type() {
      return FactType.DATE;
    }

    @Override
    public String text() {
      return value.toString();
    }

    @Override
    public String toString() {
      return "Day";
    }
  }

  /**
   * A point in time.
   *
   * @param value the point
   */
  record Moment(Instant value) implements FactValue {
    /**
     * Checks the parts.
     *
     * @param value the point
     */
    public Moment {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public FactType type() {
      return FactType.INSTANT;
    }

    @Override
    public String text() {
      return value.toString();
    }

    @Override
    public String toString() {
      return "Moment";
    }
  }

  /**
   * Some codes.
   *
   * @param value the codes known to be in the set, in the order given
   * @param complete whether these are all; if not, whether any other code is in it is unknown
   */
  record CodeSet(Set<String> value, boolean complete) implements FactValue {
    /**
     * Copies the codes.
     *
     * @param value the codes
     * @param complete whether these are all
     */
    public CodeSet {
      value = Collections.unmodifiableSet(new LinkedHashSet<>(value));
    }

    /**
     * Whether a code is in the set.
     *
     * @param code the code
     * @return UNKNOWN when it is not listed and the list is not complete
     */
    public Truth contains(String code) {
      if (value.contains(code)) {
        return Truth.TRUE;
      }
      return complete ? Truth.FALSE : Truth.UNKNOWN;
    }

    @Override
    public FactType type() {
      return FactType.SET;
    }

    @Override
    public String text() {
      String known = String.join(", ", value);
      if (complete) {
        return "[" + known + "]";
      }
      return known.isEmpty() ? "[…]" : "[" + known + ", …]";
    }

    @Override
    public String toString() {
      return "CodeSet";
    }
  }
}
