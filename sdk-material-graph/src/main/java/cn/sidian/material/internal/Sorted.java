package cn.sidian.material.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Requirements in the order of their nodes, and how they were numbered before. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Sorted(Shape shape, int @Nullable [] sourceRequirement, int @Nullable [] sourceAlt) {

  /**
   * Sorts, keeping the order of the requirements of one node.
   *
   * @param start where the alternatives of each requirement begin; null when each has one
   */
  public static Sorted of(int nodes, int dangling, Ints owner, @Nullable Ints start, Ints target) {
    int requirements = owner.size();
    int[] owners = owner.raw();
    int[] nodeStart = new int[nodes + 1];
    boolean inOrder = true;
    for (int r = 0; r < requirements; r++) {
      nodeStart[owners[r] + 1]++;
      inOrder &= r == 0 || owners[r - 1] <= owners[r];
    }
    for (int v = 0; v < nodes; v++) {
      nodeStart[v + 1] += nodeStart[v];
    }
    int[] starts = start == null ? null : start.toArray();
    if (inOrder) {
      return new Sorted(Shape.of(nodes, dangling, nodeStart, starts, target.toArray()), null, null);
    }
    int[] next = Arrays.copyOf(nodeStart, nodes);
    int[] source = new int[requirements];
    for (int r = 0; r < requirements; r++) {
      source[next[owners[r]]++] = r;
    }
    if (starts == null) {
      int[] sorted = new int[requirements];
      int[] targets = target.raw();
      for (int r = 0; r < requirements; r++) {
        sorted[r] = targets[source[r]];
      }
      return new Sorted(Shape.of(nodes, dangling, nodeStart, null, sorted), source, source);
    }
    int[] newStart = new int[requirements + 1];
    int[] newTarget = new int[target.size()];
    int[] sourceAlt = new int[target.size()];
    int a2 = 0;
    for (int r = 0; r < requirements; r++) {
      newStart[r] = a2;
      for (int a = starts[source[r]]; a < starts[source[r] + 1]; a++) {
        sourceAlt[a2] = a;
        newTarget[a2++] = target.get(a);
      }
    }
    newStart[requirements] = a2;
    return new Sorted(Shape.of(nodes, dangling, nodeStart, newStart, newTarget), source, sourceAlt);
  }
}
