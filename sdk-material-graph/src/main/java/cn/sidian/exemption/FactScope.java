package cn.sidian.exemption;

/** What a fact or rule speaks of. */
public enum FactScope {
  /** The case: the item, the office, the applicant, the record. */
  CASE,
  /** One material of the case. */
  MATERIAL
}
