package cn.sidian.seal.internal.pdf;

/** Numbers as PDF writes them: no exponent, no needless zeros, at most four decimals. */
public final class Decimals {
  private Decimals() {}

  public static String text(double value) {
    StringBuilder out = new StringBuilder(12);
    append(out, value);
    return out.toString();
  }

  public static void append(StringBuilder out, double value) {
    if (Double.isNaN(value) || Math.abs(value) > 1e9) {
      throw new IllegalArgumentException("not a coordinate: " + value);
    }
    long scaled = Math.round(value * 10_000);
    if (scaled < 0) {
      out.append('-');
      scaled = -scaled;
    }
    out.append(scaled / 10_000);
    int fraction = (int) (scaled % 10_000);
    if (fraction == 0) {
      return;
    }
    out.append('.');
    int digit = 1_000;
    while (fraction > 0) {
      out.append((char) ('0' + fraction / digit));
      fraction %= digit;
      digit /= 10;
    }
  }
}
