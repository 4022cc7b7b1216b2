package cn.sidian.seal.internal.picture;

import java.util.Arrays;

/** Where red begins or ends, and in which direction. Lists, since most of a page is empty. */
final class Edges {
  private static final int MAX_EDGES = 120_000;
  private static final int MIN_STRENGTH = 120;

  private final int width;
  private final int height;
  private int count;
  private int[] at = new int[1 << 12];
  private float[] dx = new float[1 << 12];
  private float[] dy = new float[1 << 12];

  private Edges(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** By Sobel's operator. */
  static Edges of(int[] red, int width, int height) {
    Edges edges = new Edges(width, height);
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        int right = red[i + 1 - width] + 2 * red[i + 1] + red[i + 1 + width];
        int left = red[i - 1 - width] + 2 * red[i - 1] + red[i - 1 + width];
        int below = red[i + width - 1] + 2 * red[i + width] + red[i + width + 1];
        int above = red[i - width - 1] + 2 * red[i - width] + red[i - width + 1];
        int gx = right - left;
        int gy = below - above;
        int strength = Math.abs(gx) + Math.abs(gy);
        if (strength >= MIN_STRENGTH && edges.count < MAX_EDGES) {
          float length = (float) Math.hypot(gx, gy);
          edges.add(i, gx / length, gy / length);
        }
      }
    }
    return edges;
  }

  private void add(int index, float x, float y) {
    if (count == at.length) {
      at = Arrays.copyOf(at, 2 * count);
      dx = Arrays.copyOf(dx, 2 * count);
      dy = Arrays.copyOf(dy, 2 * count);
    }
    at[count] = index;
    dx[count] = x;
    dy[count] = y;
    count++;
  }

  /** For each pixel how many edges could be part of a circle around it. */
  int[] votes(int minRadius, int maxRadius) {
    int[] votes = new int[width * height];
    for (int i = 0; i < count; i++) {
      int x = at[i] % width;
      int y = at[i] / width;
      for (int sign = -1; sign <= 1; sign += 2) {
        for (int radius = minRadius; radius <= maxRadius; radius++) {
          int cx = Math.round(x + sign * radius * dx[i]);
          int cy = Math.round(y + sign * radius * dy[i]);
          if (cx < 0 || cy < 0 || cx >= width || cy >= height) {
            break;
          }
          votes[cy * width + cx]++;
        }
      }
    }
    return smoothed(votes);
  }

  /** A centre between pixels shares its votes among them. */
  private int[] smoothed(int[] votes) {
    int[] out = new int[votes.length];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        int sum = 0;
        for (int row = i - width; row <= i + width; row += width) {
          sum += votes[row - 1] + votes[row] + votes[row + 1];
        }
        out[i] = sum;
      }
    }
    return out;
  }

  /** At which distance and in which direction of a centre there are edges that run round it. */
  boolean[][] around(int x, int y, int maxRadius, int sectors) {
    boolean[][] seen = new boolean[maxRadius + 1][sectors];
    for (int i = 0; i < count; i++) {
      int px = at[i] % width - x;
      int py = at[i] / width - y;
      double distance = Math.hypot(px, py);
      if (distance < 2 || distance > maxRadius) {
        continue;
      }
      double pointing = Math.abs(px * dx[i] + py * dy[i]) / distance;
      if (pointing > 0.92) {
        int sector = (int) ((Math.atan2(py, px) + Math.PI) / (2 * Math.PI) * sectors) % sectors;
        seen[(int) Math.round(distance)][sector] = true;
      }
    }
    return seen;
  }
}
