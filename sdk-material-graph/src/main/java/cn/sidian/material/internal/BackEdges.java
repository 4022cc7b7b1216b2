package cn.sidian.material.internal;

import java.util.Arrays;

/** The heads of back edges: without them no cycle is left. */
final class BackEdges {
  private BackEdges() {}

  /** In ascending order. A row may be null where a node lies in no cycle of two or more. */
  static int[] heads(int[][] successors) {
    int n = successors.length;
    byte[] state = new byte[n]; // 0 new, 1 on the path, 2 done
    int[] path = new int[n];
    int[] edge = new int[n];
    boolean[] head = new boolean[n];
    int heads = 0;
    for (int root = 0; root < n; root++) {
      if (successors[root] == null || state[root] != 0) {
        continue;
      }
      int depth = 0;
      path[0] = root;
      state[root] = 1;
      while (depth >= 0) {
        int v = path[depth];
        int[] next = successors[v];
        if (edge[v] == next.length) {
          state[v] = 2;
          depth--;
          continue;
        }
        int w = next[edge[v]++];
        if (state[w] == 0) {
          state[w] = 1;
          path[++depth] = w;
        } else if (state[w] == 1 && !head[w]) {
          head[w] = true;
          heads++;
        }
      }
    }
    int[] result = new int[heads];
    int i = 0;
    for (int v = 0; v < n; v++) {
      if (head[v]) {
        result[i++] = v;
      }
    }
    return Arrays.copyOf(result, i);
  }
}
