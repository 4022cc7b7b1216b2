package cn.sidian.exemption;

/** What a rule does when it is in force. */
public enum Effect {
  /** Answers the question of need, source or time. */
  OUTCOME,
  /** Forbids to demand, without touching the decision. */
  BAN,
  /** Switches other rules off (不适用). */
  EXCLUDES,
  /** Lays a duty on somebody. */
  DUTY,
  /** Names a violation. */
  VIOLATION,
  /** Names a ground for exemption from liability. */
  IMMUNITY
}
