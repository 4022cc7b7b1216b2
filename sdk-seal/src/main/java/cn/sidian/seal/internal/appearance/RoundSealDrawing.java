package cn.sidian.seal.internal.appearance;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.seal.image.RoundSeal;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;

/**
 * Draws a round seal. Proportions: border 1.0 mm up to 42 mm diameter, else 1.2; star of radius
 * D/6; name on the arc, symmetric about the top; words on a line below the centre; code under the
 * rim.
 *
 * <p>One unit of the drawing is a micrometre, so that whole numbers suffice at any zoom.
 */
final class RoundSealDrawing {
  static final double UNITS_PER_MM = 1000;

  /** The part of an em above the baseline that a Chinese character fills. */
  private static final double ASCENT = 0.88;

  private static final double INNER_STAR = 0.381966;
  private static final double GAP = 1.2;

  private final RoundSeal seal;
  private final FontChain fonts;
  private final double diameter;
  private final double inner;
  private final boolean hasRing;
  private final Content out = new Content();

  private RoundSealDrawing(RoundSeal seal, FontChain fonts) {
    this.seal = seal;
    this.fonts = fonts;
    this.diameter = seal.width().millimetres();
    this.inner = diameter / 2 - border();
    this.hasRing = seal.codeRing() != null;
  }

  /**
   * The content stream; its box is the diameter in micrometres, the colour is set by the caller.
   */
  static byte[] draw(RoundSeal seal, FontChain fonts) {
    RoundSealDrawing drawing = new RoundSealDrawing(seal, fonts);
    drawing.run();
    return drawing.out.bytes();
  }

  private void run() {
    border(diameter / 2);
    star();
    name();
    if (!seal.title().isEmpty()) {
      title();
    }
    if (hasRing) {
      ring();
    }
  }

  private double border() {
    return (diameter <= 42 ? 1.0 : 1.2) * Math.min(1, diameter / 30);
  }

  /** A filled ring: two circles, the inner one cut out by the even-odd rule. */
  private void border(double radius) {
    AffineTransform centred = AffineTransform.getScaleInstance(UNITS_PER_MM, UNITS_PER_MM);
    centred.translate(radius, radius);
    out.path(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius), centred);
    out.path(new Ellipse2D.Double(-inner, -inner, 2 * inner, 2 * inner), centred);
    out.op("f*");
  }

  private void star() {
    double radius = diameter / 6;
    GeneralPath path = new GeneralPath();
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? radius : radius * INNER_STAR;
      double angle = Math.PI / 2 + i * Math.PI / 5;
      double x = r * Math.cos(angle);
      double y = r * Math.sin(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    fill(path, new AffineTransform());
  }

  private void name() {
    int[] characters = characters(seal.unit());
    int n = characters.length;
    double height = diameter / (n <= 22 ? 7.5 : 9.5);
    double span = Math.toRadians(Math.min(seal.title().isEmpty() ? 270 : 240, 40 + 16.0 * n));
    double middle = inner - GAP - height / 2;
    double pitch = n == 1 ? Math.PI / 6 : span / (n - 1);
    double stretch = Math.min(1, pitch * middle / (height * 1.05));
    if (stretch < 0.45) {
      throw MESSAGES.exception("SEAL_NAME_TOO_LONG", null, n, Math.round(diameter));
    }
    double baseline = inner - GAP - ASCENT * height;
    for (int i = 0; i < n; i++) {
      double angle = n == 1 ? 0 : -span / 2 + i * pitch;
      AffineTransform place = AffineTransform.getRotateInstance(-angle);
      place.translate(0, baseline);
      character(characters[i], height, stretch, place);
    }
  }

  private void title() {
    int[] characters = characters(seal.title());
    int n = characters.length;
    double height = diameter / 10;
    double centre = -(hasRing ? 0.5 : 0.55) * diameter / 2;
    double bottom = centre - height / 2;
    double room = inner - GAP - (hasRing ? ringHeight() + 0.4 : 0);
    double chord = 2 * Math.sqrt(Math.max(0, room * room - bottom * bottom));
    double pitch = Math.min(height * 1.15, chord / n);
    double stretch = Math.min(1, pitch / (height * 1.05));
    if (stretch < 0.4) {
      throw MESSAGES.exception("SEAL_TITLE_TOO_LONG", null, n, Math.round(diameter));
    }
    double baseline = bottom + (1 - ASCENT) * height;
    for (int i = 0; i < n; i++) {
      double x = (i - (n - 1) / 2.0) * pitch;
      character(characters[i], height, stretch, AffineTransform.getTranslateInstance(x, baseline));
    }
  }

  private double ringHeight() {
    return diameter / 26;
  }

  /** Digits stand on the lower arc, their feet towards the rim, read from left to right. */
  private void ring() {
    int[] characters = characters(String.valueOf(seal.codeRing()));
    double height = ringHeight();
    double radius = inner - 0.6;
    double pitch = height * 0.95 / radius;
    for (int i = 0; i < characters.length; i++) {
      double angle = (i - (characters.length - 1) / 2.0) * pitch;
      AffineTransform place = AffineTransform.getRotateInstance(angle);
      place.translate(0, -radius);
      character(characters[i], height / 0.75, 1, place);
    }
  }

  /** One character, centred on the origin of its place, standing on the baseline. */
  private void character(int codePoint, double size, double stretch, AffineTransform place) {
    FontFace face = fonts.faceFor(codePoint);
    int glyph = face.glyph(codePoint);
    double scale = size / face.unitsPerEm();
    AffineTransform transform = new AffineTransform(place);
    transform.translate(-face.advance(glyph) * size * stretch / 2, 0);
    transform.scale(scale * stretch, scale);
    fill(face.outline(glyph), transform);
  }

  private void fill(GeneralPath path, AffineTransform place) {
    AffineTransform transform = AffineTransform.getScaleInstance(UNITS_PER_MM, UNITS_PER_MM);
    transform.translate(diameter / 2, diameter / 2);
    transform.concatenate(place);
    out.path(path, transform);
    out.op("f");
  }

  private static int[] characters(String text) {
    return text.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
  }
}
