package cn.sidian.exemption;

/** How carefully the value of a fact is handled. */
public enum Sensitivity {
  /** Published anyway. */
  PUBLIC,
  /** For the office only. */
  INTERNAL,
  /** Of a person or organisation; a receipt holds a salted commitment instead of the value. */
  SENSITIVE
}
