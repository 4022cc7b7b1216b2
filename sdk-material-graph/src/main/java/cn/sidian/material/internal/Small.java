package cn.sidian.material.internal;

import java.util.Arrays;

/**
 * The search for a smallest core inside one strongly connected part, in local numbers. Each node
 * has choices; a core is a set in which every node has a choice that lies in the set.
 */
final class Small {
  private final int[][][] choices;
  private final boolean[] alive;
  private long steps;
  private boolean proven = true;

  private int[] best;

  // the set that grows, in the order in which nodes joined
  private final int[] set;
  private final boolean[] in;
  private int size;

  Small(int[][][] choices, boolean[] alive, long steps) {
    this.choices = choices;
    this.alive = alive;
    this.steps = steps;
    this.set = new int[choices.length];
    this.in = new boolean[choices.length];
    this.best = new int[0];
  }

  boolean proven() {
    return proven;
  }

  long stepsLeft() {
    return steps;
  }

  /**
   * Where every choice is one node, a smallest core is a shortest cycle; each runs through the head
   * of a back edge.
   */
  int[] shortestCycle() {
    int n = choices.length;
    int[][] successors = new int[n][];
    for (int v = 0; v < n; v++) {
      if (alive[v]) {
        successors[v] =
            Arrays.stream(choices[v]).mapToInt(c -> c[0]).filter(w -> alive[w]).toArray();
      }
    }
    int[] depth = new int[n];
    Arrays.fill(depth, -1);
    int[] parent = new int[n];
    int[] queue = new int[n];
    for (int root : BackEdges.heads(successors)) {
      if (best.length == 1) {
        break;
      }
      if (steps <= 0 && best.length > 0) {
        proven = false;
        break;
      }
      throughRoot(root, successors, parent, depth, queue);
    }
    return best;
  }

  private void throughRoot(int root, int[][] successors, int[] parent, int[] depth, int[] queue) {
    int size = 0;
    int from = 0;
    queue[size++] = root;
    depth[root] = 0;
    int end = -1;
    int most = best.length == 0 ? Integer.MAX_VALUE : best.length - 1;
    while (from < size && end < 0) {
      int v = queue[from++];
      if (depth[v] + 1 > most) {
        break;
      }
      for (int w : successors[v]) {
        steps--;
        if (w == root) {
          end = v;
          break;
        }
        if (depth[w] < 0) {
          depth[w] = depth[v] + 1;
          parent[w] = v;
          queue[size++] = w;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      depth[queue[i]] = -1;
    }
    if (end >= 0) {
      best = tightest(pathTo(end, root, parent), successors, depth);
    }
  }

  private static int[] pathTo(int end, int root, int[] parent) {
    int length = 1;
    for (int v = end; v != root; v = parent[v]) {
      length++;
    }
    int[] path = new int[length];
    for (int i = length - 1, v = end; i > 0; i--) {
      path[i] = v;
      v = parent[v];
    }
    path[0] = root;
    return path;
  }

  /**
   * The shortest stretch of a shortest path that an edge back closes; no edge skips forward on a
   * shortest path, so that the stretch has no smaller cycle inside.
   */
  private static int[] tightest(int[] path, int[][] successors, int[] position) {
    for (int i = 0; i < path.length; i++) {
      position[path[i]] = i;
    }
    int start = 0;
    int length = path.length;
    for (int i = 0; i < path.length; i++) {
      for (int w : successors[path[i]]) {
        int back = position[w];
        if (back >= 0 && back <= i && i - back + 1 < length) {
          start = back;
          length = i - back + 1;
        }
      }
    }
    for (int v : path) {
      position[v] = -1;
    }
    return Arrays.copyOfRange(path, start, start + length);
  }

  /** The general case: a first core by thinning out, then every choice within the steps. */
  int[] search() {
    best = thinned();
    boolean[] excluded = new boolean[choices.length];
    for (int root = 0; root < choices.length && best.length > 1; root++) {
      if (!alive[root]) {
        continue;
      }
      grow(root, excluded);
      if (steps <= 0) {
        proven = false;
        // what was found so far may still be thinned
        return minimal(best);
      }
      excluded[root] = true; // every core with it has been weighed
    }
    return best;
  }

  /** Depth-first over "the first node of the set without a choice inside takes this choice". */
  private void grow(int root, boolean[] excluded) {
    int n = choices.length;
    int[] levelNode = new int[n + 1]; // the position in the set whose choice is made here
    int[] levelChoice = new int[n + 1];
    int[] levelSize = new int[n + 1];
    size = 0;
    join(root);
    int level = 0;
    levelNode[0] = 0;
    levelChoice[0] = 0;
    levelSize[0] = size;
    while (level >= 0) {
      if (--steps <= 0) {
        break;
      }
      shrinkTo(levelSize[level]);
      int position = levelNode[level];
      int v = set[position];
      if (levelChoice[level] == choices[v].length) {
        level--;
        continue;
      }
      int[] choice = choices[v][levelChoice[level]++];
      if (!joinAll(choice, excluded)) {
        continue;
      }
      int next = position + 1;
      while (next < size && satisfied(set[next])) {
        next++;
      }
      if (next == size) {
        best = Arrays.copyOf(set, size); // smaller than best, or joinAll had refused
        continue;
      }
      level++;
      levelNode[level] = next;
      levelChoice[level] = 0;
      levelSize[level] = size;
    }
    shrinkTo(0);
  }

  private void join(int v) {
    set[size++] = v;
    in[v] = true;
  }

  private void shrinkTo(int to) {
    while (size > to) {
      in[set[--size]] = false;
    }
  }

  private boolean joinAll(int[] choice, boolean[] excluded) {
    for (int w : choice) {
      if (!in[w]) {
        if (!alive[w] || excluded[w] || size + 1 >= best.length) {
          return false;
        }
        join(w);
      }
    }
    return true;
  }

  private boolean satisfied(int v) {
    for (int[] choice : choices[v]) {
      boolean inside = true;
      for (int w : choice) {
        inside &= in[w];
      }
      if (inside) {
        return true;
      }
    }
    return false;
  }

  /** A first core, not large: from each of a few starts the cheapest closure, then minimal. */
  private int[] thinned() {
    int[] all = new int[choices.length];
    int n = 0;
    for (int v = 0; v < choices.length; v++) {
      if (alive[v]) {
        all[n++] = v;
      }
    }
    int[] least = greedy(all[0]);
    for (int i = 1; i < n && i < 32; i++) {
      int[] other = greedy(all[i]);
      if (other.length < least.length) {
        least = other;
      }
    }
    return minimal(least);
  }

  private int[] greedy(int root) {
    size = 0;
    join(root);
    for (int i = 0; i < size; i++) {
      int v = set[i];
      int[] choice = null;
      int least = Integer.MAX_VALUE;
      for (int[] candidate : choices[v]) {
        int fresh = 0;
        boolean possible = true;
        for (int w : candidate) {
          possible &= alive[w];
          fresh += in[w] ? 0 : 1;
        }
        if (possible && fresh < least) {
          least = fresh;
          choice = candidate;
        }
      }
      if (choice == null) {
        throw new IllegalStateException("a live node without a live choice");
      }
      for (int w : choice) {
        if (!in[w]) {
          join(w);
        }
      }
      steps -= choice.length;
    }
    int[] core = Arrays.copyOf(set, size);
    shrinkTo(0);
    return core;
  }

  /** Takes nodes out as long as a core is left. */
  private int[] minimal(int[] core) {
    return new Thinning(choices, core).result();
  }
}
