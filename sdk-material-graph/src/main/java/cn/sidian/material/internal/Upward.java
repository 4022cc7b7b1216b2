package cn.sidian.material.internal;

import java.util.Arrays;

/** Everything that may need a node, directly or through others; linear. */
public final class Upward {
  private Upward() {}

  /** Nearest first, without the node itself. */
  public static int[] from(Shape shape, int node) {
    Shape.Users users = shape.users();
    int[] owner = shape.owners();
    boolean[] seen = new boolean[shape.nodes];
    int[] queue = new int[shape.nodes];
    int size = 0;
    queue[size++] = node;
    seen[node] = true;
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int i = users.start()[v]; i < users.start()[v + 1]; i++) {
        int u = owner[users.requirement()[i]];
        if (!seen[u]) {
          seen[u] = true;
          queue[size++] = u;
        }
      }
    }
    return Arrays.copyOfRange(queue, 1, size);
  }
}
