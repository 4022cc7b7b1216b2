package cn.sidian.seal.internal.report;

import cn.sidian.core.Verdict;

/**
 * A colour of the page.
 *
 * @param red from 0 to 1
 * @param green from 0 to 1
 * @param blue from 0 to 1
 */
record Ink(double red, double green, double blue) {
  static final Ink BLACK = new Ink(0.10, 0.10, 0.12);
  static final Ink GREY = new Ink(0.42, 0.44, 0.48);
  static final Ink LINE = new Ink(0.82, 0.84, 0.87);
  static final Ink BAND = new Ink(0.95, 0.96, 0.97);

  /** Of the words of a verdict. */
  static Ink strong(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> new Ink(0.07, 0.42, 0.22);
      case REJECTED -> new Ink(0.72, 0.09, 0.09);
      case INDETERMINATE -> new Ink(0.60, 0.36, 0.00);
    };
  }

  /** Behind the words of a verdict. */
  static Ink pale(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> new Ink(0.91, 0.96, 0.93);
      case REJECTED -> new Ink(0.99, 0.92, 0.91);
      case INDETERMINATE -> new Ink(1.00, 0.96, 0.88);
    };
  }
}
