package cn.sidian.exemption;

/** How strictly a rule binds. */
public enum Strength {
  /** Without exception. */
  STRICT,
  /** 原则上: a departure needs a reason on record, and is then no violation. */
  IN_PRINCIPLE
}
