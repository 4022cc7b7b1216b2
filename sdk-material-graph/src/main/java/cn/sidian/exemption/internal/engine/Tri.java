package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Truth;

/**
 * Truth values as small numbers: the conjunction is the smaller one, the disjunction the larger
 * one. Zero means not computed yet.
 */
public final class Tri {
  /** Not computed. */
  public static final byte UNSET = 0;

  /** Known not to hold. */
  public static final byte FALSE = 1;

  /** Not known. */
  public static final byte UNKNOWN = 2;

  /** Known to hold. */
  public static final byte TRUE = 3;

  private Tri() {}

  static byte of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static byte of(Truth truth) {
    return switch (truth) {
      case TRUE -> TRUE;
      case FALSE -> FALSE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  static byte not(byte value) {
    return (byte) (TRUE + FALSE - value);
  }

  static byte and(byte a, byte b) {
    return a < b ? a : b;
  }

  static byte or(byte a, byte b) {
    return a > b ? a : b;
  }

  /** As a truth value; not computed counts as not holding. */
  public static Truth truth(byte value) {
    return switch (value) {
      case TRUE -> Truth.TRUE;
      case UNKNOWN -> Truth.UNKNOWN;
      default -> Truth.FALSE;
    };
  }
}
