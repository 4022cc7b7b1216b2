package cn.sidian.condition;

/** A truth value of strong Kleene three-valued logic. */
public enum Truth {
  /** Known to hold. */
  TRUE,
  /** Known not to hold. */
  FALSE,
  /** Not known. It stays so until a fact decides it. */
  UNKNOWN;

  /**
   * The truth value of a known answer.
   *
   * @param holds the answer
   * @return TRUE or FALSE
   */
  public static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /**
   * Both: FALSE if one is false, whatever the other is.
   *
   * @param other the other value
   * @return the conjunction
   */
  public Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  /**
   * One of both at least: TRUE if one is true, whatever the other is.
   *
   * @param other the other value
   * @return the disjunction
   */
  public Truth or(Truth other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return this == FALSE && other == FALSE ? FALSE : UNKNOWN;
  }

  /**
   * The opposite.
   *
   * @return TRUE and FALSE change places, UNKNOWN stays
   */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /**
   * Whether it is TRUE.
   *
   * @return false also when unknown
   */
  public boolean isTrue() {
    return this == TRUE;
  }

  /**
   * Whether it is FALSE.
   *
   * @return false also when unknown
   */
  public boolean isFalse() {
    return this == FALSE;
  }

  /**
   * Whether it is UNKNOWN.
   *
   * @return true when neither is known
   */
  public boolean isUnknown() {
    return this == UNKNOWN;
  }
}
