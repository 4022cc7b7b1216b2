package cn.sidian.material.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Everything that a node may need, directly or through others, and what of it in every way. */
public final class Below {
  private final Shape shape;
  private final int goal;
  private final int[] found;
  private final int[] parent;
  private final int[] depth;
  private final boolean @Nullable [] needed;

  /**
   * Looks below a node.
   *
   * @param possible all that is not certainly absent
   * @param favour what counts for the applicant: what is needed there is needed in every case
   */
  Below(Shape possible, Shape favour, int goal) {
    this.shape = possible;
    this.goal = goal;
    this.parent = new int[possible.nodes];
    this.depth = new int[possible.nodes];
    Arrays.fill(depth, -1);
    this.found = search();
    this.needed = new Needed(favour, goal, found).marks();
  }

  /** What a node may need and needs in one case. */
  public static Below of(Shape shape, Situation situation, int goal) {
    return new Below(
        situation.possible(shape).shape(), situation.forApplicant(shape).shape(), goal);
  }

  private int[] search() {
    int[] queue = new int[shape.nodes];
    int size = 0;
    queue[size++] = goal;
    depth[goal] = 0;
    parent[goal] = -1;
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
        int w = shape.target[e];
        if (w < shape.nodes && depth[w] < 0) {
          depth[w] = depth[v] + 1;
          parent[w] = v;
          queue[size++] = w;
        }
      }
    }
    return Arrays.copyOfRange(queue, 1, size);
  }

  /** The nodes below, nearest first; the goal itself is not among them. */
  public int[] nodes() {
    return found.clone();
  }

  public boolean isNeeded(int node) {
    return needed != null && needed[node];
  }

  public int depth(int node) {
    return depth[node];
  }

  /** A shortest path from the goal down to a node, both included. */
  public int[] pathTo(int node) {
    int[] path = new int[depth[node] + 1];
    int v = node;
    for (int i = path.length - 1; i >= 0; i--) {
      path[i] = v;
      v = parent[v];
    }
    return path;
  }
}
