package cn.sidian.exemption;

/** To whom material from the retrieval system might be given (规则第十五条). */
public enum Recipient {
  /** Window and approving office, for the matter at hand. */
  HANDLING_OFFICE,
  /** The applicant. */
  APPLICANT,
  /** Anybody else. */
  THIRD_PARTY
}
