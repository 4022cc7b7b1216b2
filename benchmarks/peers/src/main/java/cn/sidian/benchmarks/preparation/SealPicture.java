package cn.sidian.benchmarks.preparation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A round seal as a picture of 42 mm at 150 dots per inch, for peers that only show pictures. */
final class SealPicture {
  private static final int PIXELS = 248;

  private SealPicture() {}

  static void write(Path file) throws IOException {
    BufferedImage image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(222, 0, 0));
    graphics.setStroke(new BasicStroke(7));
    graphics.draw(new Ellipse2D.Double(4, 4, PIXELS - 8, PIXELS - 8));
    graphics.fill(star(PIXELS / 2.0, PIXELS / 2.0, 41));
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static Path2D star(double x, double y, double radius) {
    Path2D star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double distance = i % 2 == 0 ? radius : radius * 0.382;
      double angle = Math.PI * (i / 5.0 - 0.5);
      double px = x + distance * Math.cos(angle);
      double py = y + distance * Math.sin(angle);
      if (i == 0) {
        star.moveTo(px, py);
      } else {
        star.lineTo(px, py);
      }
    }
    star.closePath();
    return star;
  }
}
