package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places for a picture: layers from left (needs nothing) to right, long edges bent through every
 * layer between, the order in each layer chosen so that few edges cross (barycentres, up and down).
 */
public final class Layout {
  private static final int SWEEPS = 12;

  /** An edge with the row it passes in each layer from the left end to the right. */
  @SuppressWarnings("ArrayRecordComponent") // read once for drawing, never compared
  public record Bend(int edge, int fromLayer, int[] points) {}

  private final int nodes;
  private final int[] layer;
  private final List<List<Integer>> rows = new ArrayList<>();
  private final List<int[]> neighboursLeft = new ArrayList<>();
  private final List<int[]> neighboursRight = new ArrayList<>();
  private final List<Integer> layerOfPoint = new ArrayList<>();
  private final List<Bend> bends = new ArrayList<>();
  private double[] y = new double[0];

  /**
   * Lays out.
   *
   * @param from of each edge who needs
   * @param to of each edge what is needed
   */
  public Layout(int nodes, int[] from, int[] to) {
    this.nodes = nodes;
    this.layer = layers(nodes, from, to);
    for (int v = 0; v < nodes; v++) {
      point(layer[v]);
    }
    for (int e = 0; e < from.length; e++) {
      bend(e, from[e], to[e]);
    }
    order();
    place();
  }

  /** Longest paths; edges that run against a depth-first order (in cycles) are left aside. */
  private static int[] layers(int nodes, int[] from, int[] to) {
    Shape shape = Shape.ofEdges(nodes, from, to, from.length);
    int[] layer = new int[nodes];
    byte[] state = new byte[nodes];
    int[] path = new int[nodes];
    int[] edge = new int[nodes];
    for (int root = 0; root < nodes; root++) {
      if (state[root] != 0) {
        continue;
      }
      int depth = 0;
      path[0] = root;
      state[root] = 1;
      while (depth >= 0) {
        int v = path[depth];
        if (edge[v] < shape.endEdge(v) - shape.firstEdge(v)) {
          int w = shape.target[shape.firstEdge(v) + edge[v]++];
          if (state[w] == 0) {
            state[w] = 1;
            path[++depth] = w;
          } else if (state[w] == 2) {
            layer[v] = Math.max(layer[v], layer[w] + 1);
          }
        } else {
          state[v] = 2;
          depth--;
          if (depth >= 0) {
            layer[path[depth]] = Math.max(layer[path[depth]], layer[v] + 1);
          }
        }
      }
    }
    return layer;
  }

  private int point(int inLayer) {
    int p = layerOfPoint.size();
    layerOfPoint.add(inLayer);
    neighboursLeft.add(new int[0]);
    neighboursRight.add(new int[0]);
    while (rows.size() <= inLayer) {
      rows.add(new ArrayList<>());
    }
    rows.get(inLayer).add(p);
    return p;
  }

  private void bend(int e, int from, int to) {
    int left = layer[from] < layer[to] ? from : to;
    int right = left == from ? to : from;
    if (layer[left] == layer[right]) {
      bends.add(new Bend(e, layer[left], new int[] {left, right}));
      return;
    }
    int[] points = new int[layer[right] - layer[left] + 1];
    points[0] = left;
    points[points.length - 1] = right;
    for (int i = 1; i < points.length - 1; i++) {
      points[i] = point(layer[left] + i);
    }
    for (int i = 0; i + 1 < points.length; i++) {
      link(points[i], points[i + 1]);
    }
    bends.add(new Bend(e, layer[left], points));
  }

  private void link(int left, int right) {
    neighboursRight.set(left, with(neighboursRight.get(left), right));
    neighboursLeft.set(right, with(neighboursLeft.get(right), left));
  }

  private static int[] with(int[] row, int value) {
    int[] longer = Arrays.copyOf(row, row.length + 1);
    longer[row.length] = value;
    return longer;
  }

  private void order() {
    double[] position = new double[layerOfPoint.size()];
    rows.forEach(row -> number(row, position));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean toRight = sweep % 2 == 0;
      for (int i = 0; i < rows.size(); i++) {
        List<Integer> row = rows.get(toRight ? i : rows.size() - 1 - i);
        List<int[]> neighbours = toRight ? neighboursLeft : neighboursRight;
        double[] key = new double[row.size()];
        Integer[] sorted = new Integer[row.size()];
        for (int k = 0; k < key.length; k++) {
          key[k] = middle(neighbours.get(row.get(k)), position, position[row.get(k)]);
          sorted[k] = k;
        }
        Arrays.sort(sorted, (a, b) -> Double.compare(key[a], key[b]));
        List<Integer> next = new ArrayList<>();
        for (int k : sorted) {
          next.add(row.get(k));
        }
        row.clear();
        row.addAll(next);
        number(row, position);
      }
    }
  }

  private static void number(List<Integer> row, double[] position) {
    for (int k = 0; k < row.size(); k++) {
      position[row.get(k)] = k - row.size() / 2.0;
    }
  }

  private static double middle(int[] neighbours, double[] position, double otherwise) {
    if (neighbours.length == 0) {
      return otherwise;
    }
    double sum = 0;
    for (int p : neighbours) {
      sum += position[p];
    }
    return sum / neighbours.length;
  }

  /** Rows in steps of one (a bend takes less room than a node), pulled towards their neighbours. */
  private void place() {
    y = new double[layerOfPoint.size()];
    for (List<Integer> row : rows) {
      double at = 0;
      for (int p : row) {
        y[p] = at + room(p) / 2;
        at += room(p);
      }
      for (int p : row) {
        y[p] -= at / 2;
      }
    }
    for (int round = 0; round < 8; round++) {
      for (List<Integer> row : rows) {
        pull(row);
      }
    }
    double least = Double.MAX_VALUE;
    for (double value : y) {
      least = Math.min(least, value);
    }
    for (int p = 0; p < y.length; p++) {
      y[p] -= least;
    }
  }

  private double room(int point) {
    return point < nodes ? 1 : 0.4;
  }

  private void pull(List<Integer> row) {
    int n = row.size();
    double[] wish = new double[n];
    for (int k = 0; k < n; k++) {
      int p = row.get(k);
      double left = middle(neighboursLeft.get(p), y, y[p]);
      double right = middle(neighboursRight.get(p), y, y[p]);
      wish[k] = (left + right) / 2;
    }
    // downwards each at its wish or below the one before, then the same upwards, and the mean
    double[] down = new double[n];
    double[] up = new double[n];
    for (int k = 0; k < n; k++) {
      double least = k == 0 ? -Double.MAX_VALUE : down[k - 1] + gap(row, k - 1);
      down[k] = Math.max(wish[k], least);
    }
    for (int k = n - 1; k >= 0; k--) {
      double most = k == n - 1 ? Double.MAX_VALUE : up[k + 1] - gap(row, k);
      up[k] = Math.min(wish[k], most);
    }
    for (int k = 0; k < n; k++) {
      y[row.get(k)] = (down[k] + up[k]) / 2;
    }
  }

  private double gap(List<Integer> row, int k) {
    return (room(row.get(k)) + room(row.get(k + 1))) / 2;
  }

  public int layers() {
    return rows.size();
  }

  public int layer(int node) {
    return layer[node];
  }

  /** The place from the top, in rows. */
  public double y(int point) {
    return y[point];
  }

  public List<Bend> bends() {
    return List.copyOf(bends);
  }
}
