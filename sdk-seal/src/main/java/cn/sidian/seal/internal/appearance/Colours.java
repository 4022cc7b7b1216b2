package cn.sidian.seal.internal.appearance;

import cn.sidian.seal.image.SealColour;
import cn.sidian.seal.internal.pdf.Decimals;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;

/**
 * Colours that mean the same on every device. Bare DeviceRGB is only allowed in PDF/A when the file
 * has a matching output intent; a calibrated space (ISO 32000-2, 8.6.5.3) with the primaries of
 * sRGB is allowed everywhere.
 */
final class Colours {
  static final Array CAL_RGB =
      Array.of(
          new Name("CalRGB"),
          Dictionary.of(
              "WhitePoint", Array.ofNumbers(0.9505, 1, 1.089),
              "Gamma", Array.ofNumbers(2.2, 2.2, 2.2),
              "Matrix",
                  Array.ofNumbers(
                      0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505)));

  /** Chooses the colour of notes. */
  static final String INK = fill(new SealColour(32, 32, 32));

  private Colours() {}

  /** Chooses the colour for filling; the space is the resource {@code CS}. */
  static String fill(SealColour colour) {
    return "/CS cs "
        + Decimals.text(colour.red() / 255.0)
        + " "
        + Decimals.text(colour.green() / 255.0)
        + " "
        + Decimals.text(colour.blue() / 255.0)
        + " sc";
  }
}
