package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lightest set that holds an element of each of the given sets, by branch and bound. */
final class HittingSet {
  /** Deeper than this nothing is proven; one level is one chosen element. */
  private static final int DEEPEST = 1_000;

  /**
   * What came out.
   *
   * @param bound no hitting set weighs less; the weight of the chosen set when it is optimal
   * @param steps how many branches were tried
   */
  record Result(BitSet chosen, long bound, boolean optimal, long steps) {}

  private final MinimumSet.Goal goal;
  private final int[][] sets;
  private final byte[] state; // 0 open, 1 chosen, 2 excluded
  private final int[] hits; // of each set, how many of its elements are chosen
  private final int[][] setsOf;
  private final boolean[] packed;
  private final long most;
  private long steps;
  private long best;
  private byte @Nullable [] bestState;

  private HittingSet(MinimumSet.Goal goal, int[][] sets, int elements, long most) {
    this.goal = goal;
    this.sets = sets;
    this.state = new byte[elements];
    this.hits = new int[sets.length];
    this.setsOf = new int[elements][];
    this.packed = new boolean[elements];
    this.most = most;
    int[] count = new int[elements];
    for (int[] set : sets) {
      for (int e : set) {
        count[e]++;
      }
    }
    for (int e = 0; e < elements; e++) {
      setsOf[e] = new int[count[e]];
    }
    for (int s = 0; s < sets.length; s++) {
      for (int e : sets[s]) {
        setsOf[e][--count[e]] = s;
      }
    }
  }

  /** Sets that share no element, directly or through others, are solved apart. */
  static Result lightest(MinimumSet.Goal goal, List<int[]> landmarks, long steps) {
    BitSet chosen = new BitSet();
    long bound = 0;
    boolean optimal = true;
    long used = 0;
    for (int[][] group : groups(landmarks, goal.size())) {
      HittingSet search = new HittingSet(goal, group, goal.size(), Math.max(1_000, steps - used));
      search.run();
      used += search.steps;
      bound += search.best;
      if (search.bestState == null || search.steps > search.most) {
        optimal = false;
        bound += search.packing() - search.best;
      }
      byte[] found = search.bestState;
      for (int e = 0; found != null && e < found.length; e++) {
        if (found[e] == 1) {
          chosen.set(e);
        }
      }
    }
    return new Result(chosen, bound, optimal, used);
  }

  private static List<int[][]> groups(List<int[]> landmarks, int elements) {
    int[] leader = new int[elements];
    Arrays.setAll(leader, e -> e);
    for (int[] set : landmarks) {
      for (int e : set) {
        leader[find(leader, e)] = find(leader, set[0]);
      }
    }
    List<List<int[]>> byLeader = new ArrayList<>();
    int[] group = new int[elements];
    Arrays.fill(group, -1);
    for (int[] set : landmarks) {
      int top = find(leader, set[0]);
      if (group[top] < 0) {
        group[top] = byLeader.size();
        byLeader.add(new ArrayList<>());
      }
      byLeader.get(group[top]).add(set);
    }
    return byLeader.stream().map(sets -> sets.toArray(new int[0][])).toList();
  }

  private static int find(int[] leader, int e) {
    int top = e;
    while (leader[top] != top) {
      leader[top] = leader[leader[top]];
      top = leader[top];
    }
    return top;
  }

  private void run() {
    best = Long.MAX_VALUE;
    branch(0, 0);
  }

  private void branch(long weight, int depth) {
    if (++steps > most || depth > DEEPEST) {
      steps = Math.max(steps, most + 1);
      return;
    }
    int tightest = -1;
    int fewest = Integer.MAX_VALUE;
    for (int s = 0; s < sets.length; s++) {
      if (hits[s] == 0) {
        int open = 0;
        for (int e : sets[s]) {
          open += state[e] == 0 ? 1 : 0;
        }
        if (open < fewest) {
          fewest = open;
          tightest = s;
        }
      }
    }
    if (tightest < 0) {
      if (weight < best) {
        best = weight;
        bestState = state.clone();
      }
      return;
    }
    if (fewest == 0 || (best != Long.MAX_VALUE && weight + packing() >= best)) {
      return;
    }
    int[] open = openOf(sets[tightest]);
    for (int e : open) {
      state[e] = 1;
      for (int s : setsOf[e]) {
        hits[s]++;
      }
      branch(weight + goal.weight(e), depth + 1);
      for (int s : setsOf[e]) {
        hits[s]--;
      }
      state[e] = 2;
      if (steps > most) {
        break;
      }
    }
    for (int e : open) {
      state[e] = 0;
    }
  }

  /** The open elements of a set: light ones that hit much first. */
  private int[] openOf(int[] set) {
    Comparator<Integer> order =
        Comparator.<Integer>comparingLong(goal::weight)
            .thenComparingInt(e -> -fresh(e))
            .thenComparingInt(e -> e);
    return Arrays.stream(set)
        .filter(e -> state[e] == 0)
        .boxed()
        .sorted(order)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int fresh(int e) {
    int fresh = 0;
    for (int s : setsOf[e]) {
      fresh += hits[s] == 0 ? 1 : 0;
    }
    return fresh;
  }

  /** What disjoint sets that are not hit yet must cost at least. */
  private long packing() {
    long bound = 0;
    Arrays.fill(packed, false);
    for (int s = 0; s < sets.length; s++) {
      if (hits[s] > 0) {
        continue;
      }
      boolean disjoint = true;
      long least = Long.MAX_VALUE;
      for (int e : sets[s]) {
        if (state[e] == 0) {
          disjoint &= !packed[e];
          least = Math.min(least, goal.weight(e));
        }
      }
      if (disjoint && least < Long.MAX_VALUE) {
        bound += least;
        for (int e : sets[s]) {
          packed[e] = true;
        }
      }
    }
    return bound;
  }
}
