package cn.sidian.material.internal;

/** Transitive reduction of the acyclic part of some requirements. */
public final class Reduction {
  private static final long MOST_WORK = 2_000_000_000L;

  private Reduction() {}

  /**
   * Which requirements are implied by others, as far as order goes.
   *
   * @param plain the requirements that are looked at: one alternative, no condition
   */
  public static boolean[] redundant(Shape shape, boolean[] plain) {
    Shape.Part part = shape.part(plain, null);
    Shape edges = part.shape();
    Components parts = Components.of(edges);
    int n = edges.nodes;
    int[] position = new int[n];
    for (int i = 0; i < n; i++) {
      position[parts.order[i]] = i;
    }
    boolean[] redundant = new boolean[shape.requirements()];
    int[] seenBy = new int[n];
    int[] stack = new int[n];
    java.util.Arrays.fill(seenBy, -1);
    long work = 0;
    for (int v = 0; v < n && work < MOST_WORK; v++) {
      if (edges.endEdge(v) - edges.firstEdge(v) < 2 || parts.size(parts.part[v]) > 1) {
        continue;
      }
      // everything two and more steps below, no deeper than the deepest direct need
      int lowest = n;
      for (int e = edges.firstEdge(v); e < edges.endEdge(v); e++) {
        lowest = Math.min(lowest, position[edges.target[e]]);
      }
      int top = 0;
      for (int e = edges.firstEdge(v); e < edges.endEdge(v); e++) {
        stack[top++] = edges.target[e];
        while (top > 0) {
          int u = stack[--top];
          for (int f = edges.firstEdge(u); f < edges.endEdge(u); f++) {
            int w = edges.target[f];
            work++;
            if (seenBy[w] != v && position[w] >= lowest) {
              seenBy[w] = v;
              stack[top++] = w;
            }
          }
        }
      }
      for (int r = edges.firstRequirement(v); r < edges.endRequirement(v); r++) {
        int w = edges.target[edges.firstAlternative(r)];
        boolean acyclic = parts.size(parts.part[w]) == 1 && w != v;
        boolean repeated = false;
        for (int q = edges.firstRequirement(v); q < r; q++) {
          repeated |= edges.target[edges.firstAlternative(q)] == w;
        }
        redundant[part.requirementSource(r)] = acyclic && (seenBy[w] == v || repeated);
      }
    }
    return redundant;
  }
}
