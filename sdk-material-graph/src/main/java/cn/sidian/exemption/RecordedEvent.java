package cn.sidian.exemption;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something on the record of an office.
 *
 * @param kind what kind of entry it is
 * @param code the code of an act or circumstance, as in {@code record.acts} and {@code
 *     record.circumstances}; null for the other kinds
 * @param on the day
 * @param by who recorded or found it, or null
 */
public record RecordedEvent(Kind kind, @Nullable String code, LocalDate on, @Nullable String by) {
  /** What kind of entry it is. */
  public enum Kind {
    /** A recorded act. */
    ACT,
    /** A recorded circumstance. */
    CIRCUMSTANCE,
    /** A justified reason was found. */
    JUSTIFIED,
    /** It was found that there is no justified reason. */
    NOT_JUSTIFIED,
    /** The office was told to correct. */
    TOLD_TO_CORRECT,
    /** The office refused to correct. */
    REFUSED_TO_CORRECT,
    /** The office corrected. */
    CORRECTED,
    /** The damage was repaired in time. */
    REPAIRED
  }

  /**
   * Checks the parts.
   *
   * @param kind what kind of entry it is
   * @param code the code, or null
   * @param on the day
   * @param by who recorded it, or null
   */
  public RecordedEvent {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(on, "on");
    boolean coded = kind == Kind.ACT || kind == Kind.CIRCUMSTANCE;
    if (coded == (code == null)) {
      throw new IllegalArgumentException(
          "an act or circumstance has a code, and nothing else has one");
    }
  }
}
