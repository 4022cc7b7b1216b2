package cn.sidian.seal.internal.appearance;

import cn.sidian.seal.image.FiledImprint;
import cn.sidian.seal.image.RoundSeal;
import cn.sidian.seal.image.SealImage;
import cn.sidian.seal.internal.pdf.ByteOut;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The face of a seal and the fonts of its note, compiled once per sealer and written into each
 * document. Immutable and safe for many threads.
 */
public final class SealAppearance {
  private final NoteFonts noteFonts;
  private final double width;
  private final double height;
  private final byte @Nullable [] face;
  private final @Nullable ImprintPicture picture;

  /**
   * Compiles.
   *
   * @param image the face
   * @param fonts for the words on the face and in the note
   * @param commonText what every note says
   */
  public SealAppearance(SealImage image, FontChain fonts, String commonText) {
    this.noteFonts = new NoteFonts(fonts, commonText);
    this.width = image.width().points();
    this.height = image.height().points();
    if (image instanceof RoundSeal round) {
      String colour = Colours.fill(round.colour()) + "\n";
      byte[] drawing = RoundSealDrawing.draw(round, fonts);
      byte[] head = colour.getBytes(StandardCharsets.US_ASCII);
      byte[] all = new byte[head.length + drawing.length];
      System.arraycopy(head, 0, all, 0, head.length);
      System.arraycopy(drawing, 0, all, head.length, drawing.length);
      this.face = Flate.compress(all);
      this.picture = null;
    } else if (image instanceof FiledImprint imprint) {
      this.face = null;
      this.picture = ImprintPicture.decode(imprint.image());
    } else {
      throw new IllegalArgumentException("unknown kind of seal image");
    }
  }

  public NoteLayout.SealSize size() {
    return new NoteLayout.SealSize(width, height);
  }

  public NoteFonts noteFonts() {
    return noteFonts;
  }

  /** The fonts and the face, written once per document and shared by all its widgets. */
  public Written write(IncrementalUpdate update, NoteLayout layout, boolean transparency) {
    NoteFonts.Used used = noteFonts.prepare(layout.lines());
    Reference seal = picture == null ? writeFace(update) : picture.write(update, transparency);
    return new Written(used, used.write(update), seal);
  }

  private Reference writeFace(IncrementalUpdate update) {
    double units = RoundSealDrawing.UNITS_PER_MM;
    double size = width * 25.4 / 72 * units;
    return update.addStream(
        form(0, 0, size, size)
            .with("Resources", Dictionary.of("ColorSpace", Dictionary.of("CS", Colours.CAL_RGB)))
            .with("Filter", new Name("FlateDecode")),
        face == null ? new byte[0] : face);
  }

  /** An appearance in which nothing is seen. */
  public static Dictionary nothing() {
    return form(0, 0, 0, 0);
  }

  private static Dictionary form(double left, double bottom, double right, double top) {
    return Dictionary.of(
        "Type", new Name("XObject"),
        "Subtype", new Name("Form"),
        "BBox", Array.ofNumbers(left, bottom, right, top));
  }

  /** The parts that the widgets of one document share. */
  public final class Written {
    private final NoteFonts.Used fonts;
    private final Dictionary fontResources;
    private final Reference seal;

    private Written(NoteFonts.Used fonts, Dictionary fontResources, Reference seal) {
      this.fonts = fonts;
      this.fontResources = fontResources;
      this.seal = seal;
    }

    /**
     * Writes the normal appearance of a widget.
     *
     * @param rotation by how much the page is turned clockwise for display: 0, 90, 180 or 270
     */
    public Reference appearance(IncrementalUpdate update, NoteLayout layout, int rotation) {
      Dictionary resources =
          Dictionary.of(
              "ColorSpace", Dictionary.of("CS", Colours.CAL_RGB),
              "XObject", Dictionary.of("Seal", seal));
      if (!fontResources.entries().isEmpty()) {
        resources = resources.with("Font", fontResources);
      }
      Dictionary form = form(0, 0, layout.width(), layout.height()).with("Resources", resources);
      Array matrix = upright(rotation, layout);
      if (matrix != null) {
        form = form.with("Matrix", matrix);
      }
      return update.addStream(form, content(layout));
    }

    /** Turns the form against the page, so that it stands upright on the displayed page. */
    private static @Nullable Array upright(int rotation, NoteLayout layout) {
      return switch (rotation) {
        case 90 -> Array.ofNumbers(0, 1, -1, 0, layout.height(), 0);
        case 180 -> Array.ofNumbers(-1, 0, 0, -1, layout.width(), layout.height());
        case 270 -> Array.ofNumbers(0, -1, 1, 0, 0, layout.width());
        default -> null;
      };
    }

    private byte[] content(NoteLayout layout) {
      ByteOut out = new ByteOut(4 << 10);
      double units = RoundSealDrawing.UNITS_PER_MM * 25.4 / 72;
      // a form has micrometres as its units, a picture is one unit wide and high
      double scaleX = picture == null ? layout.sealWidth() / (width * units) : layout.sealWidth();
      double scaleY =
          picture == null ? layout.sealHeight() / (height * units) : layout.sealHeight();
      out.write("q ").write(scale(scaleX)).write(" 0 0 ").write(scale(scaleY)).write(' ');
      out.decimal(layout.sealX()).write(' ');
      out.decimal(layout.sealY()).write(" cm /Seal Do Q\n");
      if (!layout.lines().isEmpty()) {
        double size = layout.fontSize();
        double leading = size * NoteLayout.leading();
        out.write("q BT ").write(Colours.INK).write('\n');
        out.decimal(leading).write(" TL ");
        out.decimal(layout.textX()).write(' ');
        out.decimal(layout.textTop() - size).write(" Td\n");
        for (String line : layout.lines()) {
          fonts.show(line, size, out);
          out.write("T*\n");
        }
        out.write("ET Q\n");
      }
      return out.toByteArray();
    }

    /** Scales from micrometres need more decimals than coordinates. */
    private static String scale(double value) {
      return new BigDecimal(value)
          .setScale(9, RoundingMode.HALF_EVEN)
          .stripTrailingZeros()
          .toPlainString();
    }
  }
}
