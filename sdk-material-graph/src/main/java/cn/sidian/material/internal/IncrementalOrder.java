package cn.sidian.material.internal;

import java.util.Arrays;

/**
 * A total order in which everything stands after what it needs, kept while requirements are added
 * one by one (after Pearce and Kelly: only the stretch between the two ends is looked at).
 */
final class IncrementalOrder {
  private final Shape shape;
  private final int[] owner;
  private final int[] position;
  private final boolean[] added;
  private final Shape.Users users;
  private long work;

  // scratch
  private final boolean[] seen;
  private final int[] stack;
  private final int[] below;
  private final int[] above;

  IncrementalOrder(Shape shape, int[] position, long work) {
    this.shape = shape;
    this.owner = shape.owners();
    this.position = position;
    this.added = new boolean[shape.requirements()];
    this.users = shape.users();
    this.work = work;
    this.seen = new boolean[shape.nodes];
    this.stack = new int[shape.nodes];
    this.below = new int[shape.nodes];
    this.above = new int[shape.nodes];
  }

  /** Adds a requirement when all its alternatives stand before its node already. */
  boolean addIfInOrder(int requirement) {
    int node = owner[requirement];
    for (int a = shape.firstAlternative(requirement); a < shape.endAlternative(requirement); a++) {
      if (position[shape.target[a]] >= position[node]) {
        return false;
      }
    }
    added[requirement] = true;
    return true;
  }

  /** Adds a requirement, moving nodes where that helps; false when it would close a cycle. */
  boolean add(int requirement) {
    int node = owner[requirement];
    for (int a = shape.firstAlternative(requirement); a < shape.endAlternative(requirement); a++) {
      int w = shape.target[a];
      if (w == node || (position[w] > position[node] && !moveBefore(w, node))) {
        return false;
      }
    }
    return addIfInOrder(requirement);
  }

  /**
   * Brings {@code need} before {@code node}; false when the node is needed by it, or when the work
   * granted is used up.
   */
  private boolean moveBefore(int need, int node) {
    if (work <= 0) {
      return false;
    }
    int low = position[node];
    int high = position[need];
    // everything that need needs, within the stretch
    int belowSize = 0;
    int top = 0;
    boolean cyclic = false;
    stack[top++] = need;
    seen[need] = true;
    while (top > 0) {
      int v = stack[--top];
      below[belowSize++] = v;
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v) && !cyclic; r++) {
        work--;
        if (!added[r]) {
          continue;
        }
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          int w = shape.target[a];
          work--;
          if (w == node) {
            cyclic = true;
            break;
          }
          if (!seen[w] && position[w] > low) {
            seen[w] = true;
            stack[top++] = w;
          }
        }
      }
      if (cyclic) {
        while (top > 0) {
          seen[stack[--top]] = false;
        }
      }
    }
    for (int i = 0; i < belowSize; i++) {
      seen[below[i]] = false;
    }
    if (cyclic) {
      return false;
    }
    int aboveSize = usersWithin(node, high);
    reorder(belowSize, aboveSize);
    return true;
  }

  /** Everything that needs the node, up to a position. */
  private int usersWithin(int node, int high) {
    int size = 0;
    int top = 0;
    stack[top++] = node;
    seen[node] = true;
    while (top > 0) {
      int v = stack[--top];
      above[size++] = v;
      for (int i = users.start()[v]; i < users.start()[v + 1]; i++) {
        work--;
        int r = users.requirement()[i];
        int u = owner[r];
        if (added[r] && !seen[u] && position[u] < high) {
          seen[u] = true;
          stack[top++] = u;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      seen[above[i]] = false;
    }
    return size;
  }

  /** Gives the positions of both groups to them anew: first what is needed, then who needs it. */
  private void reorder(int belowSize, int aboveSize) {
    long[] keyed = new long[belowSize + aboveSize];
    int[] places = new int[belowSize + aboveSize];
    for (int i = 0; i < belowSize; i++) {
      places[i] = position[below[i]];
      keyed[i] = ((long) position[below[i]] << 32) | below[i];
    }
    for (int i = 0; i < aboveSize; i++) {
      places[belowSize + i] = position[above[i]];
      keyed[belowSize + i] = ((long) position[above[i]] << 32) | above[i];
    }
    Arrays.sort(keyed, 0, belowSize);
    Arrays.sort(keyed, belowSize, keyed.length);
    Arrays.sort(places);
    for (int i = 0; i < keyed.length; i++) {
      int v = (int) keyed[i];
      position[v] = places[i];
    }
  }
}
