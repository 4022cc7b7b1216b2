package cn.sidian.exemption;

import cn.sidian.condition.Truth;

/** Yes, no, or not known. */
public enum Answer {
  /** Yes, whatever is still open. */
  YES,
  /** No, whatever is still open. */
  NO,
  /** It depends on what is still open, or nobody can say. */
  UNKNOWN;

  /**
   * The answer of a truth value.
   *
   * @param truth the truth value
   * @return YES for TRUE, NO for FALSE
   */
  public static Answer of(Truth truth) {
    return switch (truth) {
      case TRUE -> YES;
      case FALSE -> NO;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
