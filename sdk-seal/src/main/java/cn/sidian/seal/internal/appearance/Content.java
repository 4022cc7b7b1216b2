package cn.sidian.seal.internal.appearance;

import cn.sidian.seal.internal.pdf.Decimals;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;

/** A content stream being written (ISO 32000-2, 8 and 9). */
final class Content {
  private final StringBuilder out = new StringBuilder(4 << 10);

  /** Operands and an operator. */
  Content op(String operator, double... operands) {
    for (double operand : operands) {
      Decimals.append(out, operand);
      out.append(' ');
    }
    out.append(operator).append('\n');
    return this;
  }

  Content raw(String text) {
    out.append(text).append('\n');
    return this;
  }

  /** A path in whole units; quadratic curves of TrueType become cubic ones. */
  Content path(Shape shape, AffineTransform transform) {
    PathIterator iterator = shape.getPathIterator(transform);
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    while (!iterator.isDone()) {
      switch (iterator.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> {
          units("m", c[0], c[1]);
          x = c[0];
          y = c[1];
        }
        case PathIterator.SEG_LINETO -> {
          units("l", c[0], c[1]);
          x = c[0];
          y = c[1];
        }
        case PathIterator.SEG_QUADTO -> {
          units(
              "c",
              x + 2 * (c[0] - x) / 3,
              y + 2 * (c[1] - y) / 3,
              c[2] + 2 * (c[0] - c[2]) / 3,
              c[3] + 2 * (c[1] - c[3]) / 3,
              c[2],
              c[3]);
          x = c[2];
          y = c[3];
        }
        case PathIterator.SEG_CUBICTO -> {
          units("c", c[0], c[1], c[2], c[3], c[4], c[5]);
          x = c[4];
          y = c[5];
        }
        default -> out.append("h\n");
      }
      iterator.next();
    }
    return this;
  }

  private void units(String operator, double... operands) {
    for (double operand : operands) {
      out.append(Math.round(operand)).append(' ');
    }
    out.append(operator).append('\n');
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
