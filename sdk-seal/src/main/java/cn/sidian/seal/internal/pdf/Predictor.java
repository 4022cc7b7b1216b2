package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import java.util.function.UnaryOperator;

/** Undoes the PNG predictors that cross-reference streams use (ISO 32000-2, 7.4.4.4). */
final class Predictor {
  private Predictor() {}

  static byte[] undo(byte[] data, Dictionary parameters, UnaryOperator<PdfObject> resolve) {
    int predictor = integer(parameters, "Predictor", 1, resolve);
    if (predictor <= 1) {
      return data;
    }
    int colors = integer(parameters, "Colors", 1, resolve);
    int bits = integer(parameters, "BitsPerComponent", 8, resolve);
    int columns = integer(parameters, "Columns", 1, resolve);
    long rowBits = (long) colors * bits * columns;
    if (predictor < 10 || colors < 1 || bits < 1 || columns < 1 || rowBits > 1L << 30) {
      throw PdfTrouble.damaged("filter", 0);
    }
    int row = (int) ((rowBits + 7) / 8);
    int pixel = Math.max(1, colors * bits / 8);
    int rows = (data.length + row) / (row + 1);
    byte[] out = new byte[rows * row];
    for (int r = 0; r < rows; r++) {
      int from = r * (row + 1);
      int length = Math.min(row, data.length - from - 1);
      int to = r * row;
      for (int i = 0; i < length; i++) {
        int left = i >= pixel ? out[to + i - pixel] & 0xFF : 0;
        int up = r > 0 ? out[to + i - row] & 0xFF : 0;
        int upLeft = r > 0 && i >= pixel ? out[to + i - row - pixel] & 0xFF : 0;
        int value = data[from + 1 + i];
        out[to + i] =
            (byte)
                switch (data[from]) {
                  case 0 -> value;
                  case 1 -> value + left;
                  case 2 -> value + up;
                  case 3 -> value + (left + up) / 2;
                  case 4 -> value + paeth(left, up, upLeft);
                  default -> throw PdfTrouble.damaged("filter", 0);
                };
      }
    }
    return out;
  }

  private static int paeth(int left, int up, int upLeft) {
    int estimate = left + up - upLeft;
    int byLeft = Math.abs(estimate - left);
    int byUp = Math.abs(estimate - up);
    int byUpLeft = Math.abs(estimate - upLeft);
    if (byLeft <= byUp && byLeft <= byUpLeft) {
      return left;
    }
    return byUp <= byUpLeft ? up : upLeft;
  }

  private static int integer(
      Dictionary parameters, String key, int otherwise, UnaryOperator<PdfObject> resolve) {
    PdfObject value = resolve.apply(parameters.entries().getOrDefault(key, Null.NULL));
    Long number = value instanceof Numeric found ? found.integer() : null;
    return number == null ? otherwise : (int) Math.max(0, Math.min(number, Integer.MAX_VALUE));
  }
}
