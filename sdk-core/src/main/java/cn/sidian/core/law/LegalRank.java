package cn.sidian.core.law;

/**
 * The kind of a legal text. The kinds alone do not order two texts: the level of the issuing organ
 * counts as well, so there is no natural order here; ask {@link LegalBasis#compareForce}.
 */
public enum LegalRank {
  /** 法律: of the National People's Congress or its Standing Committee. */
  LAW("法律", 5),
  /** 行政法规: of the State Council. */
  ADMINISTRATIVE_REGULATION("行政法规", 4),
  /** 地方性法规: of a local people's congress; autonomous and special-zone regulations as well. */
  LOCAL_REGULATION("地方性法规", 3),
  /** 部门规章: of a ministry or another department of the State Council. */
  DEPARTMENT_RULE("部门规章", 2),
  /** 地方政府规章: of a province's or city's government. */
  LOCAL_GOVERNMENT_RULE("地方政府规章", 2),
  /** 规范性文件: circulars, plans, notices and other documents below the rank of rules. */
  NORMATIVE_DOCUMENT("规范性文件", 1);

  private final String zh;
  private final int layer;

  LegalRank(String zh, int layer) {
    this.zh = zh;
    this.layer = layer;
  }

  /**
   * The Chinese name.
   *
   * @return as the Legislation Law calls it
   */
  public String zh() {
    return zh;
  }

  /**
   * A coarse weight for sums and sorting: 5 for laws down to 1 for normative documents, the two
   * kinds of rules equal. It decides no conflict between texts.
   *
   * @return 1 to 5; no basis at all counts as 0
   */
  public int layer() {
    return layer;
  }
}
