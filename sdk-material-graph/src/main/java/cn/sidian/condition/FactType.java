package cn.sidian.condition;

/** What kind of value a fact has. */
public enum FactType {
  /** Yes or no. */
  BOOLEAN,
  /** One of a list of codes; without a list, any text. */
  ENUM,
  /** A decimal number. */
  NUMBER,
  /** A day. */
  DATE,
  /** A point in time. */
  INSTANT,
  /** Some of a list of codes, complete or not. */
  SET
}
