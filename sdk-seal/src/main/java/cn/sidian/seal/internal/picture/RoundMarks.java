package cn.sidian.seal.internal.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Red round marks of a picture. Circles are found by their edges, which all point to one centre
 * however much lies over them; ovals by the outline of what hangs together.
 */
final class RoundMarks {
  /** Fewer pixels than this across are no seal that anybody could read. */
  private static final int MIN_RADIUS = 11;

  private static final int SECTORS = 72;
  private static final double MIN_OUTLINE = 0.78;

  /** A disc is no seal: its inside has characters and a sign on paper. */
  private static final double MAX_FILLED = 0.72;

  /** A ring with nothing in it is a button or a frame. */
  private static final double MIN_INSIDE = 0.02;

  private static final int MAX_CANDIDATES = 24;

  private final int width;
  private final int height;
  private final int[] red;
  private final boolean[] mask;

  RoundMarks(int[] pixels, int width, int height) {
    this.width = width;
    this.height = height;
    this.red = new int[width * height];
    this.mask = new boolean[width * height];
    for (int i = 0; i < red.length; i++) {
      red[i] = redness(pixels[i]);
      mask[i] = red[i] >= 48;
    }
  }

  /**
   * One mark.
   *
   * @param x of its centre, in pixels from the left
   * @param y of its centre, in pixels from the top
   * @param radius half of its longer side
   */
  record Mark(int x, int y, int radius) {}

  /** How much redder than anything else a pixel is: stamps fade and scans turn pink. */
  private static int redness(int rgb) {
    int r = rgb >> 16 & 0xFF;
    int g = rgb >> 8 & 0xFF;
    int b = rgb & 0xFF;
    // orange and purple are no red: one of the two others must not be far above the other
    if (r < 90 || g - b > (r - b) / 2 || b - g > (r - g) / 2) {
      return 0;
    }
    return Math.max(0, r - Math.max(g, b));
  }

  List<Mark> find() {
    int count = 0;
    for (boolean one : mask) {
      count += one ? 1 : 0;
    }
    List<Mark> marks = new ArrayList<>();
    if (count < 8 * MIN_RADIUS) {
      return marks;
    }
    circles(marks);
    for (Blobs.Blob blob : Blobs.of(mask, width, height)) {
      Mark oval = oval(blob);
      if (oval != null && !isNear(marks, oval.x(), oval.y(), oval.radius())) {
        marks.add(oval);
      }
    }
    return marks;
  }

  // --- circles ------------------------------------------------------------------------------

  private void circles(List<Mark> marks) {
    Edges edges = Edges.of(red, width, height);
    int maxRadius = Math.min(width, height) * 3 / 10;
    int[] votes = edges.votes(MIN_RADIUS, maxRadius);
    for (int i = 0; i < MAX_CANDIDATES; i++) {
      int best = 0;
      for (int at = 1; at < votes.length; at++) {
        if (votes[at] > votes[best]) {
          best = at;
        }
      }
      if (votes[best] < 4 * MIN_RADIUS) {
        return;
      }
      int x = best % width;
      int y = best / width;
      Mark circle = circle(edges, x, y, maxRadius);
      if (circle != null && !isNear(marks, x, y, circle.radius())) {
        marks.add(circle);
      }
      clear(votes, x, y);
    }
  }

  private void clear(int[] votes, int x, int y) {
    for (int dy = -MIN_RADIUS / 2; dy <= MIN_RADIUS / 2; dy++) {
      for (int dx = -MIN_RADIUS / 2; dx <= MIN_RADIUS / 2; dx++) {
        int cx = x + dx;
        int cy = y + dy;
        if (cx >= 0 && cy >= 0 && cx < width && cy < height) {
          votes[cy * width + cx] = 0;
        }
      }
    }
  }

  /** The largest radius at which edges go round this centre. */
  private @Nullable Mark circle(Edges edges, int x, int y, int maxRadius) {
    boolean[][] seen = edges.around(x, y, maxRadius, SECTORS);
    for (int radius = maxRadius; radius >= MIN_RADIUS; radius--) {
      int sectors = 0;
      int slack = Math.max(1, radius / 24);
      for (int sector = 0; sector < SECTORS; sector++) {
        boolean hit = false;
        for (int d = -slack; d <= slack && !hit; d++) {
          int at = radius + d;
          hit = at >= 0 && at < seen.length && seen[at][sector];
        }
        sectors += hit ? 1 : 0;
      }
      if (sectors >= MIN_OUTLINE * SECTORS) {
        boolean disc = filled(x, y, radius - slack) > MAX_FILLED;
        boolean empty = filled(x, y, radius * 3 / 4) < MIN_INSIDE;
        return disc || empty ? null : new Mark(x, y, radius);
      }
    }
    return null;
  }

  private double filled(int x, int y, int radius) {
    int all = 0;
    int set = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        int cx = x + dx;
        int cy = y + dy;
        if (dx * dx + dy * dy <= radius * radius
            && cx >= 0
            && cy >= 0
            && cx < width
            && cy < height) {
          all++;
          set += mask[cy * width + cx] ? 1 : 0;
        }
      }
    }
    return all == 0 ? 0 : set / (double) all;
  }

  private static boolean isNear(List<Mark> marks, int x, int y, int radius) {
    for (Mark mark : marks) {
      double distance = Math.hypot(mark.x() - x, mark.y() - y);
      if (distance < Math.max(mark.radius(), radius)) {
        return true;
      }
    }
    return false;
  }

  // --- ovals --------------------------------------------------------------------------------

  private @Nullable Mark oval(Blobs.Blob blob) {
    Blobs.Axes axes = blob.axes();
    double a = axes.halfLength();
    double b = axes.halfWidth();
    if (b < MIN_RADIUS || a > 2.2 * b || a > Math.min(width, height) * 3 / 10.0) {
      return null;
    }
    int inside = 0;
    double[] outermost = new double[SECTORS];
    for (int i = 0; i < blob.size(); i++) {
      double u = axes.along(blob.x(i), blob.y(i)) / a;
      double v = axes.across(blob.x(i), blob.y(i)) / b;
      int sector = (int) ((Math.atan2(v, u) + Math.PI) / (2 * Math.PI) * SECTORS) % SECTORS;
      double distance = Math.hypot(u, v);
      outermost[sector] = Math.max(outermost[sector], distance);
      inside += distance < 0.75 ? 1 : 0;
    }
    int round = 0;
    for (double radius : outermost) {
      round += radius > 0.86 && radius < 1.1 ? 1 : 0;
    }
    double filled = blob.size() / (Math.PI * a * b);
    boolean empty = inside < MIN_INSIDE * blob.size();
    return round >= 0.92 * SECTORS && filled <= MAX_FILLED && !empty
        ? new Mark((int) axes.centreX(), (int) axes.centreY(), (int) a)
        : null;
  }
}
