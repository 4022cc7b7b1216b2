package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deadlock cores: sets in which every node has a requirement all of whose alternatives lie in the
 * set. One is named for every strongly connected part of the deadlocked nodes that holds one, so
 * that every deadlocked node lies in or above a named core; each is inclusion-minimal.
 *
 * <p>A smallest core is sought by trying, node by node, every choice of a blocking requirement,
 * under a bound on the steps. Where every blocking requirement has one alternative, that is the
 * search for a shortest cycle.
 */
final class Cores {
  /**
   * One core.
   *
   * @param nodes ascending
   * @param requirements those of its nodes whose alternatives all lie in the set, ascending
   * @param smallest whether no core of the strongly connected part of the whole graph is smaller
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Core(int[] nodes, int[] requirements, boolean smallest) {}

  private final Shape shape;
  private final boolean[] stuck;
  private long steps;

  private Cores(Shape shape, boolean[] stuck, long steps) {
    this.shape = shape;
    this.stuck = stuck;
    this.steps = steps;
  }

  /**
   * Finds cores.
   *
   * @param shape the requirements that are due, with the alternatives that count
   * @param stuck the nodes that cannot be had
   * @param whole the parts of the graph as declared, for what {@code smallest} speaks of
   * @param steps how much work may go into proofs
   */
  static List<Core> of(Shape shape, boolean[] stuck, Components whole, long steps) {
    return new Cores(shape, stuck, steps).find(whole);
  }

  private List<Core> find(Components whole) {
    // only blocking requirements: all their alternatives are stuck
    boolean[] blocks = new boolean[shape.requirements()];
    for (int v = 0; v < shape.nodes; v++) {
      if (stuck[v]) {
        for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
          blocks[r] = blocks(r);
        }
      }
    }
    Shape.Part blocked = shape.part(blocks, null);
    Components parts = Components.of(blocked.shape());
    List<Found> found = new ArrayList<>();
    for (int p = 0; p < parts.count(); p++) {
      if (!stuck[parts.order[parts.partStart[p]]]) {
        continue;
      }
      Found core = inPart(blocked.shape(), parts, p);
      if (core != null) {
        found.add(core);
      }
    }
    return named(found, whole);
  }

  private boolean blocks(int r) {
    int first = shape.firstAlternative(r);
    int end = shape.endAlternative(r);
    if (first == end) {
      return false;
    }
    for (int a = first; a < end; a++) {
      if (shape.target[a] >= shape.nodes || !stuck[shape.target[a]]) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Found(int[] nodes, boolean proven) {}

  /** The smallest core inside one part of the blocked graph, or null when it holds none. */
  private @Nullable Found inPart(Shape blocked, Components parts, int p) {
    int[] members = parts.members(p);
    int[] local = members; // position in members is the local number
    int n = members.length;
    int[][][] choices = new int[n][][];
    boolean single = true;
    for (int i = 0; i < n; i++) {
      int v = members[i];
      List<int[]> inside = new ArrayList<>();
      for (int r = blocked.firstRequirement(v); r < blocked.endRequirement(v); r++) {
        int[] alternatives = insideOnly(blocked, r, parts, p, local);
        if (alternatives != null) {
          inside.add(alternatives);
          single &= alternatives.length == 1;
        }
      }
      choices[i] = inside.toArray(new int[0][]);
    }
    // nodes without a choice inside can be in no core; neither can those that need them
    boolean[] alive = closed(choices);
    boolean any = false;
    for (boolean a : alive) {
      any |= a;
    }
    if (!any) {
      return null;
    }
    long share = Math.max(2_000, Math.min(steps, 2_000_000));
    Small small = new Small(choices, alive, share);
    int[] core = single ? small.shortestCycle() : small.search();
    steps -= share - small.stepsLeft();
    int[] nodes = new int[core.length];
    for (int i = 0; i < core.length; i++) {
      nodes[i] = members[core[i]];
    }
    Arrays.sort(nodes);
    return new Found(nodes, small.proven());
  }

  private static int @Nullable [] insideOnly(
      Shape blocked, int r, Components parts, int p, int[] members) {
    int first = blocked.firstAlternative(r);
    int end = blocked.endAlternative(r);
    int[] alternatives = new int[end - first];
    int n = 0;
    for (int a = first; a < end; a++) {
      int w = blocked.target[a];
      if (parts.part[w] != p) {
        return null;
      }
      alternatives[n++] = Arrays.binarySearch(members, w);
    }
    return Arrays.stream(alternatives, 0, n).sorted().distinct().toArray();
  }

  /** The greatest set in which every node has a choice inside the set. */
  private static boolean[] closed(int[][][] choices) {
    int n = choices.length;
    boolean[] alive = new boolean[n];
    Arrays.fill(alive, true);
    // counts of good choices, and who uses whom
    int[] users = new int[n + 1];
    int total = 0;
    for (int[][] of : choices) {
      for (int[] choice : of) {
        total += choice.length;
        for (int w : choice) {
          users[w + 1]++;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      users[i + 1] += users[i];
    }
    int[] user = new int[total];
    int[] choiceOf = new int[total];
    int[] next = Arrays.copyOf(users, n);
    boolean[][] good = new boolean[n][];
    int[] left = new int[n];
    for (int v = 0; v < n; v++) {
      good[v] = new boolean[choices[v].length];
      Arrays.fill(good[v], true);
      left[v] = choices[v].length;
      for (int c = 0; c < choices[v].length; c++) {
        for (int w : choices[v][c]) {
          user[next[w]] = v;
          choiceOf[next[w]++] = c;
        }
      }
    }
    int[] queue = new int[n];
    int size = 0;
    for (int v = 0; v < n; v++) {
      if (left[v] == 0) {
        alive[v] = false;
        queue[size++] = v;
      }
    }
    for (int from = 0; from < size; from++) {
      int w = queue[from];
      for (int i = users[w]; i < users[w + 1]; i++) {
        int v = user[i];
        if (good[v][choiceOf[i]]) {
          good[v][choiceOf[i]] = false;
          if (--left[v] == 0 && alive[v]) {
            alive[v] = false;
            queue[size++] = v;
          }
        }
      }
    }
    return alive;
  }

  /** A core counts as smallest only if it is so in the whole part it lies in. */
  private List<Core> named(List<Found> found, Components whole) {
    int[] least = new int[whole.count()];
    boolean[] proven = new boolean[whole.count()];
    Arrays.fill(least, Integer.MAX_VALUE);
    Arrays.fill(proven, true);
    for (Found core : found) {
      int part = whole.partOf(core.nodes()[0]);
      least[part] = Math.min(least[part], core.nodes().length);
      proven[part] &= core.proven();
    }
    List<Core> cores = new ArrayList<>();
    for (Found core : found) {
      int part = whole.partOf(core.nodes()[0]);
      boolean smallest = proven[part] && core.nodes().length == least[part];
      cores.add(new Core(core.nodes(), requirementsInside(core.nodes()), smallest));
    }
    cores.sort((a, b) -> Arrays.compare(a.nodes(), b.nodes()));
    return cores;
  }

  private int[] requirementsInside(int[] nodes) {
    int[] inside = new int[16];
    int n = 0;
    for (int v : nodes) {
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        if (within(r, nodes)) {
          if (n == inside.length) {
            inside = Arrays.copyOf(inside, n * 2);
          }
          inside[n++] = r;
        }
      }
    }
    return Arrays.copyOf(inside, n);
  }

  private boolean within(int r, int[] nodes) {
    int first = shape.firstAlternative(r);
    int end = shape.endAlternative(r);
    for (int a = first; a < end; a++) {
      if (Arrays.binarySearch(nodes, shape.target[a]) < 0) {
        return false;
      }
    }
    return first < end;
  }
}
