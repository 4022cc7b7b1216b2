package cn.sidian.seal;

/** What a certifying seal still allows afterwards (DocMDP, ISO 32000-2, 12.8.2.2). */
public enum SealCertification {
  /** No certification: an ordinary seal. */
  NONE(0),
  /** No change at all. */
  NO_CHANGES(1),
  /** Filling in forms and signing. */
  FORM_FILLING(2),
  /** Also annotating. */
  ANNOTATIONS(3);

  private final int level;

  SealCertification(int level) {
    this.level = level;
  }

  /**
   * The value of /P.
   *
   * @return 1 to 3; 0 for NONE
   */
  public int level() {
    return level;
  }
}
