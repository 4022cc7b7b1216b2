package cn.sidian.seal.judge;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * What a seal changed on a displayed page: two pictures of it, before and after, at the same
 * resolution.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param changed the box of all pixels that differ; null if none does
 * @param red the box of those that became red; null if none did
 */
public record PageDifference(
    int width, int height, @Nullable Rectangle changed, @Nullable Rectangle red) {

  /** Compares two pictures of one size. */
  public static PageDifference between(BufferedImage before, BufferedImage after) {
    if (before.getWidth() != after.getWidth() || before.getHeight() != after.getHeight()) {
      throw new AssertionError(
          "the page changed its size from %d × %d to %d × %d"
              .formatted(
                  before.getWidth(), before.getHeight(), after.getWidth(), after.getHeight()));
    }
    Rectangle changed = null;
    Rectangle red = null;
    for (int y = 0; y < after.getHeight(); y++) {
      for (int x = 0; x < after.getWidth(); x++) {
        int pixel = after.getRGB(x, y);
        if (pixel == before.getRGB(x, y)) {
          continue;
        }
        changed = with(changed, x, y);
        if (isRed(pixel)) {
          red = with(red, x, y);
        }
      }
    }
    return new PageDifference(after.getWidth(), after.getHeight(), changed, red);
  }

  private static Rectangle with(@Nullable Rectangle box, int x, int y) {
    Rectangle pixel = new Rectangle(x, y, 1, 1);
    return box == null ? pixel : box.union(pixel);
  }

  /** Red as the drawn seal is, also where its edges are blended with white. */
  public static boolean isRed(int pixel) {
    int r = pixel >> 16 & 0xFF;
    int g = pixel >> 8 & 0xFF;
    int b = pixel & 0xFF;
    return r > 150 && r - g > 60 && r - b > 50;
  }
}
