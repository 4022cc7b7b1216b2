package cn.sidian.material.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who needs what, in numbers: the AND-OR graph without names. Node {@code v} has the requirements
 * {@code nodeStart[v] .. nodeStart[v+1]}, requirement {@code r} the alternatives {@code altStart(r)
 * .. altStart(r+1)}, alternative {@code a} is the node {@code target[a]}. A target from {@link
 * #nodes} upwards stands for an id that nobody declared.
 *
 * <p>Where every requirement has one alternative, the array between is left out: that is the plain
 * graph of an edge list, and it costs four bytes an edge. Never changed once built.
 */
public final class Shape {
  final int nodes;
  final int dangling;
  final int[] nodeStart;
  private final int @Nullable [] requirementStart;
  final int[] target;

  private Shape(
      int nodes, int dangling, int[] nodeStart, int @Nullable [] requirementStart, int[] target) {
    this.nodes = nodes;
    this.dangling = dangling;
    this.nodeStart = nodeStart;
    this.requirementStart = requirementStart;
    this.target = target;
  }

  /**
   * Arrays that are already in order; they are kept, not copied.
   *
   * @param dangling how many ids beyond the nodes are named and undeclared
   * @param requirementStart null where every requirement has exactly one alternative
   */
  public static Shape of(
      int nodes, int dangling, int[] nodeStart, int @Nullable [] requirementStart, int[] target) {
    return new Shape(nodes, dangling, nodeStart, requirementStart, target);
  }

  /** A plain graph from pairs, in the order of the pairs below each node. */
  public static Shape ofEdges(int nodes, int[] from, int[] to, int edges) {
    int[] start = new int[nodes + 1];
    for (int i = 0; i < edges; i++) {
      start[from[i] + 1]++;
    }
    for (int v = 0; v < nodes; v++) {
      start[v + 1] += start[v];
    }
    int[] next = Arrays.copyOf(start, nodes);
    int[] target = new int[edges];
    for (int i = 0; i < edges; i++) {
      target[next[from[i]]++] = to[i];
    }
    return new Shape(nodes, 0, start, null, target);
  }

  public int nodes() {
    return nodes;
  }

  /** How many undeclared ids are named; they have the numbers {@code nodes() ..}. */
  public int dangling() {
    return dangling;
  }

  public int requirements() {
    return nodeStart[nodes];
  }

  public int alternatives() {
    return target.length;
  }

  public int firstRequirement(int node) {
    return nodeStart[node];
  }

  public int endRequirement(int node) {
    return nodeStart[node + 1];
  }

  public int firstAlternative(int requirement) {
    return requirementStart == null ? requirement : requirementStart[requirement];
  }

  public int endAlternative(int requirement) {
    return requirementStart == null ? requirement + 1 : requirementStart[requirement + 1];
  }

  public int target(int alternative) {
    return target[alternative];
  }

  /** The first alternative below a node, for walking all of them whatever their requirement. */
  int firstEdge(int node) {
    return firstAlternative(nodeStart[node]);
  }

  /** The end of the alternatives below a node. */
  int endEdge(int node) {
    return firstAlternative(nodeStart[node + 1]);
  }

  public boolean isPlain() {
    return requirementStart == null;
  }

  /** The node of a requirement, by binary search. */
  public int nodeOf(int requirement) {
    int low = 0;
    int high = nodes - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (nodeStart[middle] <= requirement) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The node of every requirement, for those who ask for many. */
  public int[] owners() {
    int[] owner = new int[requirements()];
    for (int v = 0; v < nodes; v++) {
      Arrays.fill(owner, nodeStart[v], nodeStart[v + 1], v);
    }
    return owner;
  }

  /** Which requirements name a node: the same arrays, the other way round. */
  Users users() {
    int all = nodes + dangling;
    int[] start = new int[all + 1];
    for (int t : target) {
      start[t + 1]++;
    }
    for (int v = 0; v < all; v++) {
      start[v + 1] += start[v];
    }
    int[] next = Arrays.copyOf(start, all);
    int[] requirement = new int[target.length];
    int count = requirements();
    for (int r = 0; r < count; r++) {
      for (int a = firstAlternative(r); a < endAlternative(r); a++) {
        requirement[next[target[a]]++] = r;
      }
    }
    return new Users(start, requirement);
  }

  /** The requirements that name node {@code v}: {@code requirement[start[v] .. start[v+1]]}. */
  @SuppressWarnings("ArrayRecordComponent") // a pair of arrays inside one package, never compared
  record Users(int[] start, int[] requirement) {}

  /**
   * The part in which some requirements fall away and some alternatives do not count.
   *
   * @param stays which requirements are due; null for all
   * @param counts which alternatives count; null for all
   * @return the part, with the numbers of its requirements in this shape
   */
  Part part(boolean @Nullable [] stays, boolean @Nullable [] counts) {
    int[] newNodeStart = new int[nodes + 1];
    int[] newRequirementStart = new int[requirements() + 1];
    int[] newTarget = new int[target.length];
    int[] source = new int[requirements()];
    int[] alternativeSource = new int[target.length];
    int r2 = 0;
    int a2 = 0;
    for (int v = 0; v < nodes; v++) {
      for (int r = nodeStart[v]; r < nodeStart[v + 1]; r++) {
        if (stays != null && !stays[r]) {
          continue;
        }
        source[r2] = r;
        newRequirementStart[r2++] = a2;
        for (int a = firstAlternative(r); a < endAlternative(r); a++) {
          if (counts == null || counts[a]) {
            alternativeSource[a2] = a;
            newTarget[a2++] = target[a];
          }
        }
      }
      newNodeStart[v + 1] = r2;
    }
    newRequirementStart[r2] = a2;
    Shape shape =
        new Shape(
            nodes,
            dangling,
            newNodeStart,
            Arrays.copyOf(newRequirementStart, r2 + 1),
            Arrays.copyOf(newTarget, a2));
    return new Part(shape, Arrays.copyOf(source, r2), Arrays.copyOf(alternativeSource, a2));
  }

  /** This shape as a part of itself. */
  Part whole() {
    return new Part(this, null, null);
  }

  /**
   * A part of a shape: same nodes, fewer requirements and alternatives, and which they were.
   *
   * @param requirements the numbers in the whole; null where they are the same
   * @param alternatives the numbers in the whole; null where they are the same
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on inside one package, never compared
  record Part(Shape shape, int @Nullable [] requirements, int @Nullable [] alternatives) {
    int requirementSource(int requirement) {
      return requirements == null ? requirement : requirements[requirement];
    }

    int alternativeSource(int alternative) {
      return alternatives == null ? alternative : alternatives[alternative];
    }

    /** The part of this part, numbered as in the whole. */
    Part part(boolean @Nullable [] stays, boolean @Nullable [] counts) {
      Part inner = shape.part(stays, counts);
      int[] outerRequirements = new int[inner.shape.requirements()];
      Arrays.setAll(outerRequirements, r -> requirementSource(inner.requirementSource(r)));
      int[] outerAlternatives = new int[inner.shape.alternatives()];
      Arrays.setAll(outerAlternatives, a -> alternativeSource(inner.alternativeSource(a)));
      return new Part(inner.shape, outerRequirements, outerAlternatives);
    }
  }
}
