package cn.sidian.condition;

/** How two numbers are compared. */
public enum NumberComparison {
  /** Less than. */
  UNDER("under"),
  /** Less than or equal. */
  AT_MOST("atMost"),
  /** Greater than or equal. */
  AT_LEAST("atLeast"),
  /** Greater than. */
  OVER("over");

  private final String key;

  NumberComparison(String key) {
    this.key = key;
  }

  /**
   * The key in files.
   *
   * @return as in {@code atMost}
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
      case UNDER -> sign < 0;
      case AT_MOST -> sign <= 0;
      case AT_LEAST -> sign >= 0;
      case OVER -> sign > 0;
    };
  }
}
