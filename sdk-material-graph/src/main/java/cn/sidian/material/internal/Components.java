package cn.sidian.material.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strongly connected parts by Tarjan's method with a stack of its own, so that a chain of a million
 * nodes is no deeper than one of ten. Linear in nodes and edges.
 *
 * <p>Parts are numbered in the order in which they are finished: whatever a node needs lies in a
 * part of the same or a lower number. That order is also the order of work.
 */
public final class Components {
  private final Shape shape;

  /** The part of each node. */
  final int[] part;

  /** The nodes, part by part: prerequisites first. */
  final int[] order;

  /** Where each part begins in {@link #order}; one entry more than there are parts. */
  final int[] partStart;

  private final boolean selfLoop;

  private Components(Shape shape, int[] part, int[] order, int[] partStart, boolean selfLoop) {
    this.shape = shape;
    this.part = part;
    this.order = order;
    this.partStart = partStart;
    this.selfLoop = selfLoop;
  }

  /** Finds the parts; edges to undeclared ids are passed over. */
  @SuppressWarnings("NarrowingCompoundAssignment")
  public static Components of(Shape shape) {
    int n = shape.nodes;
    int[] low = new int[n]; // 0: not seen; else 1 + the number of its visit, lowered on the way
    int[] part = new int[n];
    int[] edge = new int[n];
    int[] order = new int[n];
    int[] partStart = new int[n + 1];
    int[] open = new int[n]; // Tarjan's stack, and in its upper end the path
    int[] target = shape.target;
    int openSize = 0;
    int pathTop = n; // the path grows downwards from the end of the same array
    int visits = 0;
    int done = 0;
    int parts = 0;
    boolean selfLoop = false;
    for (int root = 0; root < n; root++) {
      if (low[root] != 0) {
        continue;
      }
      int v = root;
      int first = ++visits;
      low[v] = first;
      edge[v] = shape.firstEdge(v);
      int[] path = open;
      path[--pathTop] = v;
      // index of a visit is kept in part[] until the part is known
      part[v] = -first;
      while (true) {
        int end = shape.endEdge(v);
        int e = edge[v];
        int descend = -1;
        int lowest = low[v];
        while (e < end) {
          int w = target[e++];
          if (w >= n) {
            continue;
          }
          int lowW = low[w];
          if (lowW == 0) {
            descend = w;
            break;
          }
          if (part[w] < 0) { // open
            if (w == v) {
              selfLoop = true;
            }
            if (lowW < lowest) {
              lowest = lowW;
            }
          }
        }
        low[v] = lowest;
        edge[v] = e;
        if (descend >= 0) {
          v = descend;
          int visit = ++visits;
          low[v] = visit;
          part[v] = -visit;
          edge[v] = shape.firstEdge(v);
          path[--pathTop] = v;
          continue;
        }
        pathTop++;
        if (low[v] == -part[v]) {
          partStart[parts] = done;
          order[done++] = v;
          part[v] = parts;
          int below = openSize;
          while (below > 0 && low[open[below - 1]] >= low[v]) {
            below--;
          }
          for (int i = below; i < openSize; i++) {
            order[done++] = open[i];
            part[open[i]] = parts;
          }
          openSize = below;
          parts++;
        } else {
          open[openSize++] = v;
        }
        if (pathTop == n) {
          break;
        }
        int parent = path[pathTop];
        if (low[v] < low[parent] && part[v] < 0) {
          low[parent] = low[v];
        }
        v = parent;
      }
    }
    partStart[parts] = done;
    return new Components(shape, part, order, Arrays.copyOf(partStart, parts + 1), selfLoop);
  }

  /**
   * The nodes in an order in which each stands after all it needs: one walk with one number for a
   * node, for those who ask for no parts.
   *
   * @return the order; null when there is a cycle
   */
  public static int @Nullable [] orderOf(Shape shape) {
    int n = shape.nodes;
    int[] target = shape.target;
    int[] next = new int[n]; // 0: not seen; above: 1 + the next edge; below: done
    int[] order = new int[n];
    int[] path = new int[n];
    int done = 0;
    for (int root = 0; root < n; root++) {
      if (next[root] != 0) {
        continue;
      }
      int depth = 0;
      int v = root;
      int e = shape.firstEdge(v);
      int end = shape.endEdge(v);
      next[v] = 1;
      while (true) {
        if (e < end) {
          int w = target[e++];
          if (w >= n) {
            continue;
          }
          int state = next[w];
          if (state > 0) {
            return null;
          }
          if (state == 0) {
            next[v] = e + 1;
            path[depth++] = v;
            v = w;
            e = shape.firstEdge(v);
            end = shape.endEdge(v);
            next[v] = 1;
          }
        } else {
          next[v] = -1;
          order[done++] = v;
          if (depth == 0) {
            break;
          }
          v = path[--depth];
          e = next[v] - 1;
          end = shape.endEdge(v);
        }
      }
    }
    return order;
  }

  public int count() {
    return partStart.length - 1;
  }

  public int size(int number) {
    return partStart[number + 1] - partStart[number];
  }

  public int partOf(int node) {
    return part[node];
  }

  /** The nodes of a part in declared order. */
  public int[] members(int number) {
    int[] members = Arrays.copyOfRange(order, partStart[number], partStart[number + 1]);
    Arrays.sort(members);
    return members;
  }

  /** Whether no node needs itself, directly or through others. */
  public boolean isAcyclic() {
    return !selfLoop && count() == shape.nodes;
  }

  /** Every node after all that it needs, as far as the graph is acyclic; kept, do not change. */
  public int[] order() {
    return order;
  }
}
