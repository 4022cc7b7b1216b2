package cn.sidian.exemption;

/** What became of a rule. In the order in which reasons are listed. */
public enum ReasonStatus {
  /** It holds and nothing beats it. */
  IN_FORCE,
  /** No rule speaks on need or source. */
  NO_RULE_SPEAKS,
  /** Whether it is in force depends on what is open. */
  OPEN,
  /** A comparison in its condition failed, so it counts as unknown. */
  ERROR,
  /** It holds, but a rule in force beats it. */
  BEATEN,
  /** Its scope, its days or an exclusion in force switch it off. */
  SWITCHED_OFF,
  /** Its condition does not hold. */
  NOT_MET
}
