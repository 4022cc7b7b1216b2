package cn.sidian.core.law;

/** How the force of one text stands to that of another. A partial order, hence four answers. */
public enum LegalOrder {
  /** The first prevails over the second. */
  HIGHER,
  /** The second prevails over the first. */
  LOWER,
  /** Both have the same force. */
  SAME,
  /** The law does not order them; somebody must rule. */
  NOT_ORDERED;

  /**
   * The same relation seen from the other side.
   *
   * @return HIGHER and LOWER change places
   */
  public LegalOrder reversed() {
    return switch (this) {
      case HIGHER -> LOWER;
      case LOWER -> HIGHER;
      case SAME, NOT_ORDERED -> this;
    };
  }
}
