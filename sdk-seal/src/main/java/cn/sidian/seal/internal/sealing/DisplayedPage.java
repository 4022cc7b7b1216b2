package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as people see it: cropped, turned, in points of 1/72 inch whatever its user unit (ISO
 * 32000-2, 7.7.3.3, 8.3.2.3, 14.11.2).
 */
final class DisplayedPage {
  private static final double[] LETTER = {0, 0, 612, 792};

  private final double left;
  private final double bottom;
  private final double userWidth;
  private final double userHeight;
  private final int rotation;
  private final double userUnit;

  private DisplayedPage(double[] box, int rotation, double userUnit) {
    this.left = box[0];
    this.bottom = box[1];
    this.userWidth = box[2] - box[0];
    this.userHeight = box[3] - box[1];
    this.rotation = rotation;
    this.userUnit = userUnit;
  }

  static DisplayedPage of(PdfDocument document, PageTree.Page page) {
    double[] media = box(document, page.attribute("MediaBox"));
    double[] crop = box(document, page.attribute("CropBox"));
    double[] visible = media == null ? LETTER : media;
    if (crop != null) {
      double[] both = {
        Math.max(visible[0], crop[0]),
        Math.max(visible[1], crop[1]),
        Math.min(visible[2], crop[2]),
        Math.min(visible[3], crop[3])
      };
      if (both[2] > both[0] && both[3] > both[1]) {
        visible = both;
      }
    }
    Long rotate = document.integer(page.attribute("Rotate"));
    int quarter = rotate == null ? 0 : (int) Math.floorMod(Math.round(rotate / 90.0), 4L);
    double unit =
        document.resolve(page.dictionary().get("UserUnit")) instanceof Numeric number
            ? number.value()
            : 1;
    return new DisplayedPage(visible, 90 * quarter, unit > 0 && unit < 1e5 ? unit : 1);
  }

  private static double @Nullable [] box(PdfDocument document, @Nullable PdfObject object) {
    if (!(document.resolve(object) instanceof Array array) || array.size() < 4) {
      return null;
    }
    return rectangle(document, array.items());
  }

  /** Four numbers as left, bottom, right, top, whatever corners were written first. */
  static double @Nullable [] rectangle(PdfDocument document, List<PdfObject> items) {
    double[] v = new double[4];
    for (int i = 0; i < 4; i++) {
      if (i >= items.size() || !(document.resolve(items.get(i)) instanceof Numeric number)) {
        return null;
      }
      v[i] = number.value();
    }
    double[] sorted = {
      Math.min(v[0], v[2]), Math.min(v[1], v[3]), Math.max(v[0], v[2]), Math.max(v[1], v[3])
    };
    return sorted[2] > sorted[0] && sorted[3] > sorted[1] ? sorted : null;
  }

  int rotation() {
    return rotation;
  }

  double userUnit() {
    return userUnit;
  }

  private boolean isSideways() {
    return rotation == 90 || rotation == 270;
  }

  /** Displayed width in points. */
  double width() {
    return (isSideways() ? userHeight : userWidth) * userUnit;
  }

  /** Displayed height in points. */
  double height() {
    return (isSideways() ? userWidth : userHeight) * userUnit;
  }

  /** A box on the displayed page, in points from its lower left corner, as a user space Rect. */
  double[] toUserSpace(double x, double y, double width, double height) {
    double[] a = point(x / userUnit, y / userUnit);
    double[] b = point((x + width) / userUnit, (y + height) / userUnit);
    return new double[] {
      Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])
    };
  }

  private double[] point(double x, double y) {
    return switch (rotation) {
      case 90 -> new double[] {left + userWidth - y, bottom + x};
      case 180 -> new double[] {left + userWidth - x, bottom + userHeight - y};
      case 270 -> new double[] {left + y, bottom + userHeight - x};
      default -> new double[] {left + x, bottom + y};
    };
  }
}
