package cn.sidian.condition;

/** How two days are compared. */
public enum DayComparison {
  /** Earlier. */
  BEFORE("before"),
  /** Earlier or the same day. */
  ON_OR_BEFORE("onOrBefore"),
  /** Later or the same day. */
  ON_OR_AFTER("onOrAfter"),
  /** Later. */
  AFTER("after");

  private final String key;

  DayComparison(String key) {
    this.key = key;
  }

  /**
   * The key in files.
   *
   * @return as in {@code onOrBefore}
   */
  public String key() {
    return key;
  }

  /**
   * Whether it holds.
   *
   * @param sign the sign of the left side minus the right side
   * @return true when it holds
   */
  public boolean holds(int sign) {
    return switch (this) {
      case BEFORE -> sign < 0;
      case ON_OR_BEFORE -> sign <= 0;
      case ON_OR_AFTER -> sign >= 0;
      case AFTER -> sign > 0;
    };
  }
}
