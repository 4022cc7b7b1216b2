package cn.sidian.exemption;

/** Who can know a fact, and so whom to ask. */
public enum KnownBy {
  /** A system answers without anybody being asked. */
  SYSTEM,
  /** The clerk at the window sees it. */
  CLERK,
  /** The applicant knows it. */
  APPLICANT,
  /** The handling office looks it up in its lists and files. */
  OFFICE,
  /** The competent authority judges it. */
  COMPETENT_AUTHORITY,
  /** Whoever supervises the office has it on record. */
  SUPERVISOR
}
