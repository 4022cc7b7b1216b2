package cn.sidian.seal.internal.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What hangs together in a mask; gaps of one pixel count as closed. */
final class Blobs {
  private static final int MIN_SIZE = 60;
  private static final int MAX_BLOBS = 200;

  private Blobs() {}

  /** The pixels of one part. */
  static final class Blob {
    private final int[] pixels;
    private final int width;

    private Blob(int[] pixels, int width) {
      this.pixels = pixels;
      this.width = width;
    }

    int size() {
      return pixels.length;
    }

    int x(int index) {
      return pixels[index] % width;
    }

    int y(int index) {
      return pixels[index] / width;
    }

    /** The axes along which it is longest and shortest, whatever way it is turned. */
    Axes axes() {
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < size(); i++) {
        sumX += x(i);
        sumY += y(i);
      }
      double meanX = sumX / size();
      double meanY = sumY / size();
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int i = 0; i < size(); i++) {
        double dx = x(i) - meanX;
        double dy = y(i) - meanY;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
      double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
      return extents(new Axes(meanX, meanY, Math.cos(angle), Math.sin(angle), 0, 0));
    }

    /** Centre and half lengths from the outermost pixels. */
    private Axes extents(Axes rough) {
      double minAlong = Double.MAX_VALUE;
      double maxAlong = -Double.MAX_VALUE;
      double minAcross = Double.MAX_VALUE;
      double maxAcross = -Double.MAX_VALUE;
      for (int i = 0; i < size(); i++) {
        double along = rough.along(x(i), y(i));
        double across = rough.across(x(i), y(i));
        minAlong = Math.min(minAlong, along);
        maxAlong = Math.max(maxAlong, along);
        minAcross = Math.min(minAcross, across);
        maxAcross = Math.max(maxAcross, across);
      }
      double u = (minAlong + maxAlong) / 2;
      double v = (minAcross + maxAcross) / 2;
      return new Axes(
          rough.centreX() + u * rough.cos() - v * rough.sin(),
          rough.centreY() + u * rough.sin() + v * rough.cos(),
          rough.cos(),
          rough.sin(),
          (maxAlong - minAlong + 1) / 2,
          (maxAcross - minAcross + 1) / 2);
    }
  }

  /**
   * Where a part lies and how it is turned.
   *
   * @param centreX in pixels
   * @param centreY in pixels
   * @param cos of the angle of its long axis
   * @param sin of the same
   * @param halfLength along this axis
   * @param halfWidth across it
   */
  record Axes(
      double centreX, double centreY, double cos, double sin, double halfLength, double halfWidth) {
    double along(int x, int y) {
      return (x - centreX) * cos + (y - centreY) * sin;
    }

    double across(int x, int y) {
      return (y - centreY) * cos - (x - centreX) * sin;
    }
  }

  static List<Blob> of(boolean[] mask, int width, int height) {
    List<Blob> blobs = new ArrayList<>();
    boolean[] seen = new boolean[mask.length];
    int[] queue = new int[mask.length];
    for (int start = 0; start < mask.length && blobs.size() < MAX_BLOBS; start++) {
      if (!mask[start] || seen[start]) {
        continue;
      }
      int length = flood(mask, seen, queue, start, width, height);
      if (length >= MIN_SIZE) {
        blobs.add(new Blob(Arrays.copyOf(queue, length), width));
      }
    }
    return blobs;
  }

  private static int flood(
      boolean[] mask, boolean[] seen, int[] queue, int start, int width, int height) {
    int length = 1;
    queue[0] = start;
    seen[start] = true;
    for (int i = 0; i < length; i++) {
      int x = queue[i] % width;
      int y = queue[i] / width;
      for (int ny = Math.max(0, y - 2); ny <= Math.min(height - 1, y + 2); ny++) {
        for (int nx = Math.max(0, x - 2); nx <= Math.min(width - 1, x + 2); nx++) {
          int next = ny * width + nx;
          if (mask[next] && !seen[next]) {
            seen[next] = true;
            queue[length++] = next;
          }
        }
      }
    }
    return length;
  }
}
