package cn.sidian.material.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Pairs, each once, in the order of their nodes. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Edges(Shape shape, int @Nullable [] declared, int[] lines) {

  /**
   * Drops repeated pairs and sorts by node.
   *
   * @param lines where each pair stands; a repeated pair keeps its first place
   */
  public static Edges once(int nodes, Ints owner, Ints target, Ints lines) {
    int all = owner.size();
    int[] start = new int[nodes + 1];
    for (int i = 0; i < all; i++) {
      start[owner.get(i) + 1]++;
    }
    for (int v = 0; v < nodes; v++) {
      start[v + 1] += start[v];
    }
    int[] next = Arrays.copyOf(start, nodes);
    int[] sorted = new int[all];
    for (int i = 0; i < all; i++) {
      sorted[next[owner.get(i)]++] = i;
    }
    int[] seenBy = new int[nodes];
    Arrays.fill(seenBy, -1);
    int[] nodeStart = new int[nodes + 1];
    int kept = 0;
    for (int v = 0; v < nodes; v++) {
      for (int k = start[v]; k < start[v + 1]; k++) {
        int w = target.get(sorted[k]);
        if (seenBy[w] != v) {
          seenBy[w] = v;
          sorted[kept++] = sorted[k];
        }
      }
      nodeStart[v + 1] = kept;
    }
    int[] targets = new int[kept];
    int[] places = new int[kept];
    boolean inOrder = true;
    for (int k = 0; k < kept; k++) {
      targets[k] = target.get(sorted[k]);
      places[k] = lines.get(sorted[k]);
      inOrder &= k == 0 || sorted[k - 1] < sorted[k];
    }
    return new Edges(
        Shape.of(nodes, 0, nodeStart, null, targets),
        inOrder ? null : declared(sorted, kept, all),
        places);
  }

  /** The requirements in the order in which they were written. */
  private static int[] declared(int[] sorted, int kept, int all) {
    int[] at = new int[all];
    Arrays.fill(at, -1);
    for (int k = 0; k < kept; k++) {
      at[sorted[k]] = k;
    }
    int[] declared = new int[kept];
    int n = 0;
    for (int i = 0; i < all; i++) {
      if (at[i] >= 0) {
        declared[n++] = at[i];
      }
    }
    return declared;
  }
}
