package cn.sidian.certificate.internal.layout;

import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.layout.FieldBox;
import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * One page that is drawn, or only measured. Places are millimetres from the upper left corner;
 * sizes of type are points. All colours are device-independent, as PDF/A demands of a file without
 * output intent.
 */
final class Canvas implements AutoCloseable {
  static final double MM = 72 / 25.4;
  static final int BLACK = 0x000000;
  private static final double DESCENT = 0.24;
  private static final double HEIGHT = 1.16;

  private final PageFonts fonts;
  private final double pageHeight;
  private final List<FieldBox> boxes = new ArrayList<>();
  private final @Nullable PDDocument document;
  private final @Nullable PDPageContentStream out;
  private final List<PDFont> embedded = new ArrayList<>();
  private final PDCalRGB colours = colours();

  /** A page of this size; without a document it is only measured. */
  Canvas(@Nullable PDDocument document, PageFonts fonts, double width, double height)
      throws IOException {
    this.document = document;
    this.fonts = fonts;
    this.pageHeight = height * MM;
    if (document == null) {
      this.out = null;
      return;
    }
    PDPage page = new PDPage(new PDRectangle((float) (width * MM), (float) pageHeight));
    document.addPage(page);
    this.out = new PDPageContentStream(document, page);
    for (PageFonts.Face face : fonts.faces()) {
      embedded.add(PDType0Font.load(document, face.font(), true));
    }
  }

  /** IEC 61966-2-1 as CalRGB. */
  private static PDCalRGB colours() {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(COSName.WHITE_POINT, numbers(0.9505f, 1f, 1.089f));
    dictionary.setItem(COSName.GAMMA, numbers(2.2f, 2.2f, 2.2f));
    dictionary.setItem(
        COSName.MATRIX,
        numbers(0.4124f, 0.2126f, 0.0193f, 0.3576f, 0.7152f, 0.1192f, 0.1805f, 0.0722f, 0.9505f));
    COSArray array = new COSArray();
    array.add(COSName.CALRGB);
    array.add(dictionary);
    return new PDCalRGB(array);
  }

  private static COSArray numbers(float... values) {
    COSArray array = new COSArray();
    for (float value : values) {
      array.add(new COSFloat(value));
    }
    return array;
  }

  private PDColor colour(int rgb) {
    return new PDColor(
        new float[] {(rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f},
        colours);
  }

  /** Whether this is drawn, not only measured. */
  private interface Drawing {
    void on(PDPageContentStream stream) throws IOException;
  }

  private void draw(Drawing drawing) {
    if (out == null) {
      return;
    }
    try {
      drawing.on(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of text from x, its baseline at y. */
  void text(String field, String text, double x, double y, double size, int rgb) {
    if (text.isEmpty()) {
      return;
    }
    double left = x * MM;
    double base = pageHeight - y * MM;
    List<PageFonts.Run> runs = fonts.runs(text);
    boxes.add(
        new FieldBox(
            field, 1, left, base - DESCENT * size, fonts.width(text) * size, HEIGHT * size, text));
    draw(
        stream -> {
          stream.setNonStrokingColor(colour(rgb));
          stream.beginText();
          stream.newLineAtOffset((float) left, (float) base);
          show(stream, runs, size);
          stream.endText();
        });
  }

  private void show(PDPageContentStream stream, List<PageFonts.Run> runs, double size)
      throws IOException {
    for (PageFonts.Run run : runs) {
      stream.setFont(embedded.get(run.face()), (float) size);
      stream.showText(run.text());
    }
  }

  /** A line of text around the middle x. */
  void centred(String field, String text, double x, double y, double size, int rgb) {
    text(field, text, x - fonts.width(text) * size / MM / 2, y, size, rgb);
  }

  /** Turned text that belongs to no box: watermarks of previews. */
  void turned(String text, double x, double y, double size, double degrees, int rgb) {
    List<PageFonts.Run> runs = fonts.runs(text);
    draw(
        stream -> {
          stream.setNonStrokingColor(colour(rgb));
          stream.beginText();
          stream.setTextMatrix(
              Matrix.getRotateInstance(
                  Math.toRadians(degrees), (float) (x * MM), (float) (pageHeight - y * MM)));
          show(stream, runs, size);
          stream.endText();
        });
  }

  /** The width of a text in millimetres. */
  double width(String text, double size) {
    return fonts.width(text) * size / MM;
  }

  /** The lines of a text within a width in millimetres. */
  List<String> lines(String text, double width, double size) {
    return fonts.lines(text, width * MM / size);
  }

  /** The outline of a box. */
  void frame(double x, double y, double width, double height, double line, int rgb) {
    draw(
        stream -> {
          stream.setStrokingColor(colour(rgb));
          stream.setLineWidth((float) (line * MM));
          stream.addRect(
              (float) (x * MM),
              (float) (pageHeight - (y + height) * MM),
              (float) (width * MM),
              (float) (height * MM));
          stream.stroke();
        });
  }

  /** A straight line. */
  void line(double x1, double y1, double x2, double y2, double line, int rgb) {
    draw(
        stream -> {
          stream.setStrokingColor(colour(rgb));
          stream.setLineWidth((float) (line * MM));
          stream.moveTo((float) (x1 * MM), (float) (pageHeight - y1 * MM));
          stream.lineTo((float) (x2 * MM), (float) (pageHeight - y2 * MM));
          stream.stroke();
        });
  }

  /** A photo within a box, its proportions kept. */
  void photo(CertificatePhoto photo, double x, double y, double width, double height) {
    double scale = Math.min(width / photo.width(), height / photo.height());
    double w = photo.width() * scale;
    double h = photo.height() * scale;
    draw(
        stream ->
            stream.drawImage(
                image(photo),
                (float) ((x + (width - w) / 2) * MM),
                (float) (pageHeight - (y + (height + h) / 2) * MM),
                (float) (w * MM),
                (float) (h * MM)));
  }

  private PDImageXObject image(CertificatePhoto photo) throws IOException {
    byte[] data = photo.stored();
    if (!photo.isJpeg()) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream(data.length / 2);
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
        deflater.write(data);
      }
      data = packed.toByteArray();
    }
    return new PDImageXObject(
        document,
        new ByteArrayInputStream(data),
        photo.isJpeg() ? COSName.DCT_DECODE : COSName.FLATE_DECODE,
        photo.width(),
        photo.height(),
        8,
        colours);
  }

  /**
   * A QR symbol, level M, in vectors.
   *
   * @param module the side of a module in millimetres
   * @return the side of the symbol with its quiet zone, in millimetres
   */
  double symbol(QrCode symbol, double x, double y, double module) {
    draw(
        stream -> {
          stream.setNonStrokingColor(colour(BLACK));
          for (int row = 0; row < symbol.size; row++) {
            int start = -1;
            for (int column = 0; column <= symbol.size; column++) {
              boolean dark = column < symbol.size && symbol.getModule(column, row);
              if (dark && start < 0) {
                start = column;
              } else if (!dark && start >= 0) {
                stream.addRect(
                    (float) ((x + (QUIET + start) * module) * MM),
                    (float) (pageHeight - (y + (QUIET + row + 1) * module) * MM),
                    (float) ((column - start) * module * MM),
                    (float) (module * MM));
                start = -1;
              }
            }
          }
          stream.fill();
        });
    return (symbol.size + 2 * QUIET) * module;
  }

  /** The quiet zone of ISO/IEC 18004, in modules. */
  static final int QUIET = 4;

  List<FieldBox> boxes() {
    return boxes;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
