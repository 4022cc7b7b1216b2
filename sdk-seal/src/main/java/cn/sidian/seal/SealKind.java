package cn.sidian.seal;

/** What a seal may be put on. */
public enum SealKind {
  /**
   * 政务数据查验专用章: only on material made from shared data, so it demands a {@link DataProvenance}
   * (卫政办发〔2022〕22号, 二（一）; ZW-04).
   */
  DATA_VERIFICATION,
  /** Any other seal. */
  GENERAL;

  /** The title that makes a seal a data-verification seal. */
  public static final String DATA_VERIFICATION_TITLE = "政务数据查验专用章";

  /**
   * The kind that a title stands for.
   *
   * @param title the words of the horizontal line
   * @return DATA_VERIFICATION for {@link #DATA_VERIFICATION_TITLE}, else GENERAL
   */
  public static SealKind ofTitle(String title) {
    return title.strip().equals(DATA_VERIFICATION_TITLE) ? DATA_VERIFICATION : GENERAL;
  }
}
