package cn.sidian.material.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Elementary cycles, shortest first, up to a number and a time.
 *
 * <p>Every cycle runs through the head of a back edge of some depth-first search; these heads are
 * the <em>roots</em>, and a cycle belongs to its first root. For each root a search from both sides
 * finds the length of its shortest cycle, to depths that double; the roots then wait in a queue by
 * length, and only the root whose turn it is lists its cycles of that very length. A walk is
 * continued only where the distance back to the root leaves room; where many walks end blind, the
 * distance is measured anew around the walk itself, so that the delay between two cycles stays
 * polynomial.
 */
public final class CycleSearch {

  /**
   * What was found.
   *
   * @param cycles each from its first declared node, the node not repeated at the end; by length,
   *     then by declared order
   * @param truncated whether more exist or may exist
   * @param shortestProven whether the first is known to be a shortest one
   */
  public record Found(List<int[]> cycles, boolean truncated, boolean shortestProven) {}

  private final Shape shape;
  private final Components parts;
  private final int limit;
  private final Clock clock;
  private final int[][] successors;
  private final int[][] predecessors;

  /** Which root a node is; its number, or MAX_VALUE. Walks of root i avoid the roots below i. */
  private final int[] rank;

  private final CycleDistances distances;
  private final List<int[]> found = new ArrayList<>();

  private CycleSearch(Shape shape, Components parts, int limit, Duration time) {
    this.shape = shape;
    this.parts = parts;
    this.limit = limit;
    this.clock = new Clock(time);
    this.successors = new int[shape.nodes][];
    this.predecessors = new int[shape.nodes][];
    this.rank = new int[shape.nodes];
    this.distances = new CycleDistances(shape.nodes, successors, predecessors, rank, clock);
  }

  /**
   * Searches.
   *
   * @param limit the most cycles to name, at least one
   * @param time the longest time to spend
   */
  public static Found search(Shape shape, Components parts, int limit, Duration time) {
    if (parts.isAcyclic()) {
      return new Found(List.of(), false, true);
    }
    return new CycleSearch(shape, parts, limit, time).run();
  }

  private Found run() {
    boolean complete = loops();
    int proven = 1; // every cycle up to this length is in
    if (complete) {
      link();
      proven = longer();
      complete = proven == Integer.MAX_VALUE;
    }
    sort();
    boolean truncated = !complete;
    if (found.size() > limit) {
      truncated = true;
      found.subList(limit, found.size()).clear();
    }
    if (found.isEmpty()) {
      found.add(anyCycle());
      return new Found(List.copyOf(found), true, false);
    }
    return new Found(List.copyOf(found), truncated, found.get(0).length <= proven);
  }

  /** Cycles of length one; false when they alone pass the limit. */
  private boolean loops() {
    for (int v = 0; v < shape.nodes; v++) {
      for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
        if (shape.target[e] == v) {
          if (found.size() > limit) {
            return false;
          }
          found.add(new int[] {v});
          break;
        }
      }
    }
    return found.size() <= limit;
  }

  /** The edges inside parts of two and more nodes, sorted and each once; both directions. */
  private void link() {
    int[] in = new int[shape.nodes];
    for (int p = 0; p < parts.count(); p++) {
      if (parts.size(p) < 2) {
        continue;
      }
      for (int i = parts.partStart[p]; i < parts.partStart[p + 1]; i++) {
        int v = parts.order[i];
        int[] next = inside(v, p);
        successors[v] = next;
        for (int w : next) {
          in[w]++;
        }
      }
    }
    for (int v = 0; v < shape.nodes; v++) {
      if (in[v] > 0) {
        predecessors[v] = new int[in[v]];
      }
    }
    for (int v = 0; v < shape.nodes; v++) {
      if (successors[v] != null) {
        for (int w : successors[v]) {
          predecessors[w][--in[w]] = v;
        }
      }
    }
  }

  private int[] inside(int v, int p) {
    int from = shape.firstEdge(v);
    int[] next = new int[shape.endEdge(v) - from];
    int n = 0;
    for (int e = from; e < shape.endEdge(v); e++) {
      int w = shape.target[e];
      if (w < shape.nodes && w != v && parts.part[w] == p) {
        next[n++] = w;
      }
    }
    Arrays.sort(next, 0, n);
    int kept = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || next[i] != next[i - 1]) {
        next[kept++] = next[i];
      }
    }
    return Arrays.copyOf(next, kept);
  }

  /** The length up to which all cycles are in: MAX_VALUE when the search ended by itself. */
  private int longer() {
    int[] roots = BackEdges.heads(successors);
    Arrays.fill(rank, Integer.MAX_VALUE);
    for (int i = 0; i < roots.length; i++) {
      rank[roots[i]] = i;
    }
    PriorityQueue<Turn> turns =
        new PriorityQueue<>(Comparator.comparingInt(Turn::length).thenComparingInt(Turn::root));
    int[] pending = roots;
    int depth = 2;
    int proven = 1;
    while (true) {
      // all roots whose shortest cycle may still be within the depth
      int left = 0;
      for (int s : pending) {
        int length = distances.shortestCycle(s, depth);
        if (clock.isOver()) {
          return proven;
        }
        if (length > depth) {
          if (length < Integer.MAX_VALUE) {
            pending[left++] = s;
          }
        } else {
          turns.add(new Turn(length, s));
        }
      }
      pending = Arrays.copyOf(pending, left);
      while (!turns.isEmpty() && (left == 0 || turns.peek().length() <= depth)) {
        Turn turn = turns.poll();
        proven = Math.max(proven, turn.length() - 1);
        int next = list(turn.root(), turn.length());
        if (clock.isOver() || found.size() > limit) {
          return found.size() > limit && !clock.isOver() ? turn.length() : proven;
        }
        if (next < Integer.MAX_VALUE) {
          turns.add(new Turn(next, turn.root()));
        }
      }
      if (left == 0) {
        return Integer.MAX_VALUE;
      }
      proven = Math.max(proven, depth);
      depth = depth > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 1 : depth * 2;
    }
  }

  private record Turn(int length, int root) {}

  /**
   * Lists the cycles of one root that have exactly this length, lower successors first.
   *
   * @return the least length above that the root's other cycles may have, or MAX_VALUE
   */
  private int list(int root, int length) {
    return new Walk(root, length).run();
  }

  /** One walk from a root with its stack. */
  private final class Walk {
    private final int root;
    private final int length;
    private final int floor;
    private final int[] path;
    private final int[] edge;
    private final int[] toRoot;
    private int above = Integer.MAX_VALUE;
    private long blind;
    private boolean exact;

    Walk(int root, int length) {
      this.root = root;
      this.length = length;
      this.floor = rank[root];
      int longest = Math.min(length, parts.size(parts.part[root]));
      this.path = new int[longest];
      this.edge = new int[longest];
      this.toRoot = distances.back(root, length);
    }

    int run() {
      boolean[] used = distances.used;
      int depth = 0;
      path[0] = root;
      edge[0] = 0;
      used[root] = true;
      int size = parts.size(parts.part[root]);
      while (depth >= 0) {
        if (clock.isOver() || found.size() > limit) {
          break;
        }
        int v = path[depth];
        int[] next = successors[v];
        if (edge[depth] == next.length) {
          used[v] = false;
          depth--;
          continue;
        }
        int w = next[edge[depth]++];
        int so = depth + 1; // edges up to w
        if (w == root) {
          if (so == length) {
            found.add(rotated(path, length));
            blind = 0;
          } else if (so > length) {
            above = Math.min(above, so);
          }
          continue;
        }
        if (used[w] || rank[w] < floor) {
          continue;
        }
        int left = toRoot[w];
        if (left < 0) {
          left = distances.beyond();
        } else if (exact && so + left <= length) {
          left = distances.around(w, root, floor, length - so);
        }
        long whole = left == Integer.MAX_VALUE ? Long.MAX_VALUE : (long) so + left;
        if (whole > length) {
          if (whole <= size) {
            above = Math.min(above, (int) whole);
          }
          continue;
        }
        if (++blind > 4L * size + 1000) {
          exact = true;
        }
        depth++;
        path[depth] = w;
        edge[depth] = 0;
        used[w] = true;
      }
      for (; depth >= 0; depth--) {
        used[path[depth]] = false;
      }
      return above;
    }
  }

  private static int[] rotated(int[] path, int length) {
    int least = 0;
    for (int i = 1; i < length; i++) {
      if (path[i] < path[least]) {
        least = i;
      }
    }
    int[] cycle = new int[length];
    System.arraycopy(path, least, cycle, 0, length - least);
    System.arraycopy(path, 0, cycle, length - least, least);
    return cycle;
  }

  private void sort() {
    found.sort(
        (a, b) ->
            a.length != b.length ? Integer.compare(a.length, b.length) : Arrays.compare(a, b));
  }

  /**
   * Some cycle, in linear time: follow the edges inside the first part until a node comes again.
   */
  private int[] anyCycle() {
    for (int p = 0; p < parts.count(); p++) {
      if (parts.size(p) > 1) {
        int v = parts.members(p)[0];
        int[] seen = new int[shape.nodes];
        int[] path = new int[parts.size(p)];
        int depth = 0;
        while (seen[v] == 0) {
          path[depth++] = v;
          seen[v] = depth;
          v = successorInside(v, p);
        }
        int from = seen[v] - 1;
        return rotated(Arrays.copyOfRange(path, from, depth), depth - from);
      }
    }
    throw new IllegalStateException("no part of two nodes");
  }

  private int successorInside(int v, int p) {
    for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
      int w = shape.target[e];
      if (w < shape.nodes && w != v && parts.part[w] == p) {
        return w;
      }
    }
    throw new IllegalStateException("a part without an edge inside");
  }
}
