package cn.sidian.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was noticed, for programs (code) and for people (message).
 *
 * @param code stable machine code in UPPER_SNAKE; it has a page in {@code docs/findings}
 * @param severity how much it weighs
 * @param message what is wrong, what it means and what to do; never holds personal data
 * @param place where, as in {@code field Seal1} or {@code line 3, column 5}; null when it concerns
 *     the whole input
 * @param clause the clause of the standard or regulation behind it, or null
 */
public record Finding(
    String code, Severity severity, Text message, @Nullable String place, @Nullable String clause) {

  /**
   * Checks the parts.
   *
   * @param code stable machine code
   * @param severity how much it weighs
   * @param message what is wrong, what it means and what to do
   * @param place where, or null
   * @param clause the clause behind it, or null
   * @throws NullPointerException if code, severity or message is null
   */
  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /**
   * A finding of severity ERROR without place and clause.
   *
   * @param code stable machine code
   * @param message the words for people
   * @return the finding
   */
  public static Finding error(String code, Text message) {
    return new Finding(code, Severity.ERROR, message, null, null);
  }

  /**
   * A finding of severity WARNING without place and clause.
   *
   * @param code stable machine code
   * @param message the words for people
   * @return the finding
   */
  public static Finding warning(String code, Text message) {
    return new Finding(code, Severity.WARNING, message, null, null);
  }

  /**
   * A finding of severity INFO without place and clause.
   *
   * @param code stable machine code
   * @param message the words for people
   * @return the finding
   */
  public static Finding info(String code, Text message) {
    return new Finding(code, Severity.INFO, message, null, null);
  }

  /**
   * This finding, at a place.
   *
   * @param where the place
   * @return a copy
   */
  public Finding at(String where) {
    return new Finding(code, severity, message, where, clause);
  }

  /**
   * This finding, with the clause behind it.
   *
   * @param source the clause, as in {@code ISO 32000-2, 12.8.1}
   * @return a copy
   */
  public Finding under(String source) {
    return new Finding(code, severity, message, place, source);
  }
}
