package cn.sidian.certificate.code;

import cn.sidian.certificate.internal.code.CodeMessages;
import cn.sidian.certificate.internal.code.PngWriter;
import cn.sidian.core.SidianException;
import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.util.Locale;

/**
 * The symbol of a code: a QR code of error correction level M or better, with a quiet zone of four
 * modules, each module a whole number of printer dots. Immutable and safe for many threads.
 */
public final class CodeImage {
  /** The free border around a symbol, in modules (ISO/IEC 18004). */
  public static final int QUIET_ZONE = 4;

  /** The usual width of a module in millimetres: four dots of a printer of 300 dpi. */
  public static final double DEFAULT_MODULE = 0.34;

  /** A module of fewer dots does not survive printing. */
  public static final int MIN_DOTS = 3;

  private static final double MM_PER_INCH = 25.4;
  private static final int MIN_DPI = 72;
  private static final int MAX_DPI = 2_400;

  private final QrCode symbol;

  private CodeImage(QrCode symbol) {
    this.symbol = symbol;
  }

  /**
   * The symbol of a text.
   *
   * @param text the text of a code
   * @return the symbol
   * @throws SidianException {@code CODE_TOO_DENSE} if no symbol holds so much
   */
  public static CodeImage of(String text) {
    try {
      return new CodeImage(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
    } catch (DataTooLongException e) {
      throw new SidianException(
          "CODE_TOO_DENSE", CodeMessages.MESSAGES.text("CODE_TOO_DENSE.text", text.length()), null);
    }
  }

  /**
   * How a symbol is printed.
   *
   * @param modules the modules of one side, without the quiet zone
   * @param dots printer dots for each module
   * @param dpi dots per inch
   * @param mm the length of one side with its quiet zone, in millimetres
   */
  public record Print(int modules, int dots, int dpi, double mm) {}

  /**
   * The modules of one side, without the quiet zone.
   *
   * @return 21 to 177
   */
  public int modules() {
    return symbol.size;
  }

  /**
   * Whether a module is dark.
   *
   * @param x from the left, from 0
   * @param y from the top, from 0
   * @return false outside of the symbol
   */
  public boolean isDark(int x, int y) {
    return symbol.getModule(x, y);
  }

  /**
   * How the symbol is printed with modules of the usual width.
   *
   * @param dpi dots per inch of the printer, 72 to 2400
   * @return the print
   * @throws SidianException {@code CODE_TOO_DENSE} if a module would have fewer than {@link
   *     #MIN_DOTS} dots
   */
  public Print print(int dpi) {
    return print(dpi, (int) Math.round(DEFAULT_MODULE / MM_PER_INCH * checked(dpi)));
  }

  /**
   * How the symbol is printed at its largest in a given square.
   *
   * @param dpi dots per inch of the printer, 72 to 2400
   * @param side the square with the quiet zone, in millimetres
   * @return the print; at most as large as the square
   * @throws SidianException {@code CODE_TOO_DENSE} if a module would have fewer than {@link
   *     #MIN_DOTS} dots
   */
  public Print printWithin(int dpi, double side) {
    return print(dpi, (int) (side / MM_PER_INCH * checked(dpi) / (modules() + 2 * QUIET_ZONE)));
  }

  private Print print(int dpi, int dots) {
    if (dots < MIN_DOTS) {
      throw new SidianException(
          "CODE_TOO_DENSE",
          CodeMessages.MESSAGES.text("CODE_TOO_DENSE", modules(), dots, dpi, MIN_DOTS),
          null);
    }
    double mm = (modules() + 2 * QUIET_ZONE) * dots * MM_PER_INCH / dpi;
    return new Print(modules(), dots, dpi, Math.round(mm * 100) / 100.0);
  }

  private static int checked(int dpi) {
    if (dpi < MIN_DPI || dpi > MAX_DPI) {
      throw new IllegalArgumentException("a printer has 72 to 2400 dots per inch; got " + dpi);
    }
    return dpi;
  }

  /**
   * The picture, one pixel for each printer dot.
   *
   * @param print how it is printed
   * @return a PNG that says its resolution
   */
  public byte[] png(Print print) {
    int side = (modules() + 2 * QUIET_ZONE) * print.dots();
    return PngWriter.write(
        side,
        print.dpi(),
        (x, y) -> isDark(x / print.dots() - QUIET_ZONE, y / print.dots() - QUIET_ZONE));
  }

  /**
   * The drawing, in millimetres; neighbouring dark modules of a row are one path, so that no gap
   * shows between them.
   *
   * @param print how it is printed
   * @return an SVG
   */
  public String svg(Print print) {
    int side = modules() + 2 * QUIET_ZONE;
    StringBuilder out = new StringBuilder(8 * side * side);
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.3fmm\" height=\"%1$.3fmm\""
                + " viewBox=\"0 0 %2$d %2$d\" shape-rendering=\"crispEdges\">"
                + "<rect width=\"%2$d\" height=\"%2$d\" fill=\"#fff\"/><path d=\"",
            side * print.dots() * MM_PER_INCH / print.dpi(),
            side));
    for (int y = 0; y < modules(); y++) {
      int x = 0;
      while (x < modules()) {
        int from = x;
        while (x < modules() && isDark(x, y)) {
          x++;
        }
        if (x > from) {
          out.append('M')
              .append(from + QUIET_ZONE)
              .append(' ')
              .append(y + QUIET_ZONE)
              .append('h')
              .append(x - from)
              .append("v1h-")
              .append(x - from)
              .append('z');
        }
        x++;
      }
    }
    return out.append("\" fill=\"#000\"/></svg>\n").toString();
  }

  @Override
  public String toString() {
    return "CodeImage[" + modules() + " modules]";
  }
}
