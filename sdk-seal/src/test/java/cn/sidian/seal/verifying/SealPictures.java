package cn.sidian.seal.verifying;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/** Unsigned files with and without pictures of seals, drawn by AWT and PDFBox. */
final class SealPictures {
  static final Color SEAL_RED = new Color(0xD7, 0x1E, 0x1E);

  /** Red, a pen, and a bar where the sign of a seal would be. */
  private static final String DRAWN = "0.84 0.12 0.12 RG 0.84 0.12 0.12 rg 4 w 40 52 40 16 re f ";

  private SealPictures() {}

  /** Draws into a picture of its own size. */
  interface Drawing {
    void into(Graphics2D graphics, int size);
  }

  /** Writes into the content of a page. */
  interface Writing {
    void into(PDDocument document, PDPage page, PDPageContentStream content) throws IOException;
  }

  static byte[] pdf(Writing writing) {
    return pdf(0, writing);
  }

  static byte[] pdf(int rotation, Writing writing) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      page.setRotation(rotation);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        writing.into(document, page, content);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- drawings -----------------------------------------------------------------------------

  /** A round official seal: ring, star, and marks where characters would be. */
  static void round(Graphics2D g, int size) {
    round(g, size, SEAL_RED);
  }

  static void round(Graphics2D g, int size, Color colour) {
    g.setColor(colour);
    double pen = size * 0.03;
    g.setStroke(new BasicStroke((float) pen));
    g.draw(new Ellipse2D.Double(pen, pen, size - 2 * pen, size - 2 * pen));
    g.fill(star(size / 2.0, size / 2.0, size * 0.16));
    characters(g, size, 0.36, 0.36);
  }

  /** The oval of an invoice seal. */
  static void oval(Graphics2D g, int size) {
    g.setColor(SEAL_RED);
    double pen = size * 0.03;
    g.setStroke(new BasicStroke((float) pen));
    g.draw(new Ellipse2D.Double(pen, size * 0.125, size - 2 * pen, size * 0.75));
    g.fill(new Rectangle2D.Double(size * 0.3, size * 0.47, size * 0.4, size * 0.08));
    characters(g, size, 0.36, 0.27);
  }

  private static void characters(Graphics2D g, int size, double rx, double ry) {
    AffineTransform before = g.getTransform();
    for (int i = 0; i < 11; i++) {
      double angle = Math.toRadians(-210 + 24 * i);
      g.setTransform(before);
      g.translate(size * (0.5 + rx * Math.cos(angle)), size * (0.5 + ry * Math.sin(angle)));
      g.rotate(angle + Math.PI / 2);
      double c = size * 0.045;
      g.fill(new Rectangle2D.Double(-c, -c, 2 * c, 0.5 * c));
      g.fill(new Rectangle2D.Double(-c, 0.4 * c, 2 * c, 0.5 * c));
      g.fill(new Rectangle2D.Double(-0.25 * c, -c, 0.5 * c, 2 * c));
    }
    g.setTransform(before);
  }

  private static Path2D star(double x, double y, double radius) {
    Path2D star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double r = i % 2 == 0 ? radius : radius * 0.382;
      double angle = Math.toRadians(-90 + 36 * i);
      double px = x + r * Math.cos(angle);
      double py = y + r * Math.sin(angle);
      if (i == 0) {
        star.moveTo(px, py);
      } else {
        star.lineTo(px, py);
      }
    }
    star.closePath();
    return star;
  }

  static BufferedImage picture(int size, boolean transparent, Drawing drawing) {
    BufferedImage image =
        new BufferedImage(
            size, size, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    if (!transparent) {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, size, size);
    }
    drawing.into(g, size);
    g.dispose();
    return image;
  }

  // --- ways onto a page ---------------------------------------------------------------------

  static byte[] image(Drawing drawing, boolean jpeg, double mm, double degrees) {
    return pdf(
        (document, page, content) -> {
          BufferedImage image = picture(400, !jpeg, drawing);
          PDImageXObject object =
              jpeg
                  ? JPEGFactory.createFromImage(document, image, 0.6f)
                  : LosslessFactory.createFromImage(document, image);
          lines(content);
          double size = mm * 72 / 25.4;
          AffineTransform at = AffineTransform.getTranslateInstance(380, 180);
          at.rotate(Math.toRadians(degrees));
          at.translate(-size / 2, -size / 2);
          at.scale(size, size);
          content.drawImage(object, new org.apache.pdfbox.util.Matrix(at));
        });
  }

  /** Text lines, drawn as thin bars. */
  static void lines(PDPageContentStream content) throws IOException {
    content.setNonStrokingColor(Color.BLACK);
    for (int y = 120; y < 760; y += 22) {
      content.addRect(72, y, 440, 7);
      content.fill();
    }
  }

  /** Circles as four curves, a star, and bars for characters. */
  static void vector(PDPageContentStream c, double x, double y, double r) throws IOException {
    c.setStrokingColor(SEAL_RED);
    c.setNonStrokingColor(SEAL_RED);
    c.setLineWidth((float) (r * 0.06));
    ring(c, x, y, r);
    c.stroke();
    for (int i = 0; i < 5; i++) {
      double angle = Math.toRadians(90 + 144 * i);
      float px = (float) (x + 0.32 * r * Math.cos(angle));
      float py = (float) (y + 0.32 * r * Math.sin(angle));
      if (i == 0) {
        c.moveTo(px, py);
      } else {
        c.lineTo(px, py);
      }
    }
    c.closePath();
    c.fill();
  }

  static void ring(PDPageContentStream c, double x, double y, double r) throws IOException {
    double k = 0.5522847 * r;
    c.moveTo((float) (x + r), (float) y);
    curve(c, x + r, y + k, x + k, y + r, x, y + r);
    curve(c, x - k, y + r, x - r, y + k, x - r, y);
    curve(c, x - r, y - k, x - k, y - r, x, y - r);
    curve(c, x + k, y - r, x + r, y - k, x + r, y);
    c.closePath();
  }

  private static void curve(
      PDPageContentStream c, double a, double b, double d, double e, double f, double g)
      throws IOException {
    c.curveTo((float) a, (float) b, (float) d, (float) e, (float) f, (float) g);
  }

  /** The picture inside two forms. */
  static byte[] nestedForms() {
    return pdf(
        (document, page, content) -> {
          PDFormXObject inner = form(document, DRAWN + circle(60, 60, 50));
          PDFormXObject outer = form(document, "q 1 0 0 1 20 20 cm /Inner Do Q");
          PDResources resources = new PDResources();
          resources.put(org.apache.pdfbox.cos.COSName.getPDFName("Inner"), inner);
          outer.setResources(resources);
          content.transform(org.apache.pdfbox.util.Matrix.getTranslateInstance(300, 100));
          content.drawForm(outer);
        });
  }

  private static PDFormXObject form(PDDocument document, String content) throws IOException {
    PDFormXObject form = new PDFormXObject(stream(document, content));
    form.setBBox(new PDRectangle(200, 200));
    form.setResources(new PDResources());
    return form;
  }

  private static PDStream stream(PDDocument document, String content) throws IOException {
    return new PDStream(
        document,
        new java.io.ByteArrayInputStream(
            content.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  private static String circle(double x, double y, double r) {
    double k = 0.5522847 * r;
    return String.format(
        java.util.Locale.ROOT,
        "%f %f m %f %f %f %f %f %f c %f %f %f %f %f %f c %f %f %f %f %f %f c %f %f %f %f %f %f c S",
        x + r,
        y,
        x + r,
        y + k,
        x + k,
        y + r,
        x,
        y + r,
        x - k,
        y + r,
        x - r,
        y + k,
        x - r,
        y,
        x - r,
        y - k,
        x - k,
        y - r,
        x,
        y - r,
        x + k,
        y - r,
        x + r,
        y - k,
        x + r,
        y);
  }

  /** A stamp annotation whose appearance is a seal. */
  static byte[] stamp() {
    return pdf(
        (document, page, content) -> {
          PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
          stamp.setRectangle(new PDRectangle(330, 90, 120, 120));
          PDAppearanceStream appearance =
              new PDAppearanceStream(stream(document, DRAWN + circle(60, 60, 54)).getCOSObject());
          appearance.setBBox(new PDRectangle(120, 120));
          appearance.setResources(new PDResources());
          PDAppearanceDictionary dictionary = new PDAppearanceDictionary();
          dictionary.setNormalAppearance(appearance);
          stamp.setAppearance(dictionary);
          page.getAnnotations().add(stamp);
          stamp.setPrinted(true);
          page.setAnnotations(java.util.List.of(stamp));
        });
  }

  /** A page that was printed, stamped and scanned: grey noise, black text, one picture. */
  static byte[] scan(Drawing mark, double faded, double tilt, long seed) {
    return pdf(
        (document, page, content) -> {
          int width = 1240;
          int height = 1754;
          BufferedImage scan = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          Graphics2D g = scan.createGraphics();
          g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
          g.setColor(new Color(0xF4, 0xF1, 0xEA));
          g.fillRect(0, 0, width, height);
          g.rotate(Math.toRadians(tilt), width / 2.0, height / 2.0);
          AffineTransform upright = g.getTransform();
          g.translate(760, 1280);
          g.setComposite(
              java.awt.AlphaComposite.getInstance(
                  java.awt.AlphaComposite.SRC_OVER, (float) (1 - faded)));
          mark.into(g, 248);
          g.setTransform(upright);
          g.setComposite(java.awt.AlphaComposite.SrcOver);
          g.setColor(new Color(0x30, 0x30, 0x30));
          for (int y = 200; y < 1600; y += 44) {
            for (int x = 150; x < 1090; x += 30) {
              g.fillRect(x, y, 6, 24);
              g.fillRect(x + 10, y + 8, 14, 5);
            }
          }
          g.dispose();
          Random random = new Random(seed);
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              int noise = (int) (random.nextGaussian() * 6);
              int rgb = scan.getRGB(x, y);
              scan.setRGB(
                  x,
                  y,
                  channel((rgb >> 16 & 0xFF) + noise) << 16
                      | channel((rgb >> 8 & 0xFF) + noise) << 8
                      | channel((rgb & 0xFF) + noise));
            }
          }
          PDImageXObject image = JPEGFactory.createFromImage(document, scan, 0.5f);
          content.drawImage(
              image, 0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
        });
  }

  private static int channel(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
