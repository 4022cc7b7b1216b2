package cn.sidian.core;

/** The bottom line of a verification. A fact that was not checked never leads to ACCEPTED. */
public enum Verdict {
  /** Every fact the policy requires was checked and is good. */
  ACCEPTED,
  /** At least one fact is bad. */
  REJECTED,
  /** Nothing is bad, but something the policy requires is not known. */
  INDETERMINATE
}
