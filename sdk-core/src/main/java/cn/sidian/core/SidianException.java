package cn.sidian.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Input, key or output that cannot be read or written. It says what, where and what to do, in both
 * languages. A "no" or "unknown" is never this exception but a report.
 */
public class SidianException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The machine code. */
  private final String code;

  /** The words for people, in Chinese. */
  private final String zh;

  /** The words for people, in English. */
  private final String en;

  /** Where in the input. */
  private final @Nullable String place;

  /**
   * An exception without a cause.
   *
   * @param code stable machine code in UPPER_SNAKE
   * @param text the words for people; never personal data or secrets
   * @param place where in the input, or null
   */
  public SidianException(String code, Text text, @Nullable String place) {
    this(code, text, place, null);
  }

  /**
   * An exception with the failure that led to it.
   *
   * @param code stable machine code in UPPER_SNAKE
   * @param text the words for people; never personal data or secrets
   * @param place where in the input, or null
   * @param cause the failure behind it, or null
   */
  public SidianException(
      String code, Text text, @Nullable String place, @Nullable Throwable cause) {
    super(code + ": " + text.en() + (place == null ? "" : " [" + place + "]"), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.zh = text.zh();
    this.en = text.en();
    this.place = place;
  }

  /**
   * The machine code.
   *
   * @return in UPPER_SNAKE
   */
  public String code() {
    return code;
  }

  /**
   * The words for people.
   *
   * @return both languages
   */
  public Text text() {
    return new Text(zh, en);
  }

  /**
   * Where in the input.
   *
   * @return the place, or null when it concerns the whole input
   */
  public @Nullable String place() {
    return place;
  }

  /**
   * The same as a finding of severity ERROR, for lists of many inputs.
   *
   * @return the finding
   */
  public Finding toFinding() {
    return new Finding(code, Severity.ERROR, text(), place, null);
  }
}
