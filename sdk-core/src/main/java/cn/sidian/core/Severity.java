package cn.sidian.core;

/** How much a {@link Finding} weighs. */
public enum Severity {
  /** Stands against the thing that was examined. */
  ERROR,
  /** Deserves a look; does not stand against it by itself. */
  WARNING,
  /** For the record. */
  INFO
}
