package cn.sidian.condition;

import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

/** What a day is compared with. */
public sealed interface DayOperand {

  /**
   * A day written in the condition.
   *
   * @param value the day
   */
  record Fixed(LocalDate value) implements DayOperand {
    /**
     * Checks the day.
     *
     * @param value the day
     */
    public Fixed {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A day of the case. */
  enum OfCase implements DayOperand {
    /** The day of acceptance. */
    ACCEPTED_AT("acceptedAt"),
    /** The day of the decision. */
    DECIDED_AT("decidedAt");

    private final String key;

    OfCase(String key) {
      this.key = key;
    }

    /**
     * The word in files.
     *
     * @return {@code acceptedAt} or {@code decidedAt}
     */
    public String key() {
      return key;
    }
  }

  /**
   * The day of another fact, moved by a period.
   *
   * @param fact its id, of type DATE or INSTANT
   * @param plus what is added; {@link Period#ZERO} for the day itself
   */
  record OfFact(String fact, Period plus) implements DayOperand {
    /**
     * Checks the parts.
     *
     * @param fact its id
     * @param plus what is added
     */
    public OfFact {
      Objects.requireNonNull(fact, "fact");
      Objects.requireNonNull(plus, "plus");
    }
  }
}
