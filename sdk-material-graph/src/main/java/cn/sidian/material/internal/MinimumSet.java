package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lightest set of elements that suffices, for any goal that more elements never spoil.
 *
 * <p>Landmarks are gathered: sets of which at least one element is needed. A lightest set that hits
 * all landmarks known so far is a lower bound; once such a set suffices it is the answer. (The idea
 * is that of implicit hitting sets.) Work is bounded by steps, not by time, so that the same
 * question always gets the same answer.
 */
final class MinimumSet {
  /** What is asked. */
  interface Goal {
    /** How many elements there are. */
    int size();

    /** The weight of an element, not negative; sums must not overflow. */
    long weight(int element);

    /**
     * Whether a choice suffices.
     *
     * @return null when it does; else elements outside the choice of which at least one is needed;
     *     empty when not even all elements suffice
     */
    int @Nullable [] missed(BitSet chosen);

    /** Whether a choice suffices, where that is cheaper to say than what it misses. */
    boolean suffices(BitSet chosen);
  }

  /**
   * The answer.
   *
   * @param chosen a set that suffices, inclusion-minimal
   * @param bound no set that suffices weighs less
   * @param optimal whether the set is proven to be a lightest one
   */
  record Answer(BitSet chosen, long weight, long bound, boolean optimal) {}

  private final Goal goal;
  private final List<int[]> landmarks = new ArrayList<>();
  private long steps;

  private @Nullable BitSet best;
  private long bestWeight = Long.MAX_VALUE;

  private MinimumSet(Goal goal, long steps) {
    this.goal = goal;
    this.steps = steps;
  }

  /**
   * Searches.
   *
   * @param start a set that suffices, or null when all elements together are one
   * @param steps how many sets may be tried, questions to the goal and branches together
   */
  static Answer find(Goal goal, @Nullable BitSet start, long steps) {
    return new MinimumSet(goal, steps).run(start);
  }

  private Answer run(@Nullable BitSet start) {
    if (start != null) {
      offer(start);
    }
    long bound = 0;
    BitSet chosen = new BitSet();
    while (true) {
      // gather landmarks along a cheap set until it suffices
      while (true) {
        int[] missed = ask(chosen);
        if (missed == null) {
          break;
        }
        if (missed.length == 0) {
          throw new IllegalArgumentException("not even all elements suffice");
        }
        landmarks.add(missed);
        if (steps <= 0) {
          break;
        }
        chosen.set(cheapest(missed));
      }
      if (steps <= 0) {
        return unproven(bound, chosen);
      }
      offer(chosen);
      HittingSet.Result hit = HittingSet.lightest(goal, landmarks, Math.max(steps, 1000));
      steps -= hit.steps();
      bound = Math.max(bound, hit.bound());
      if (!hit.optimal()) {
        return unproven(bound, chosen);
      }
      if (hit.bound() >= bestWeight) {
        return answer(bound);
      }
      int[] missed = ask(hit.chosen());
      if (missed == null) {
        best = hit.chosen();
        bestWeight = hit.bound();
        return answer(bound);
      }
      landmarks.add(missed);
      chosen = hit.chosen();
      chosen.set(cheapest(missed));
    }
  }

  private Answer answer(long bound) {
    BitSet set = best;
    if (set == null) {
      throw new IllegalStateException("no set was tried");
    }
    return new Answer(set, bestWeight, Math.min(bound, bestWeight), bound >= bestWeight);
  }

  private Answer unproven(long bound, BitSet chosen) {
    if (best == null) {
      BitSet all = new BitSet();
      all.set(0, goal.size());
      all.or(chosen);
      offer(all);
    }
    return answer(Math.min(bound, bestWeight));
  }

  /** A question costs one step up to twenty elements, and by the square of their number above. */
  private int @Nullable [] ask(BitSet chosen) {
    long twenties = Math.max(1, goal.size() / 20);
    steps -= twenties * twenties;
    return goal.missed(chosen);
  }

  private int cheapest(int[] elements) {
    int least = elements[0];
    for (int e : elements) {
      if (goal.weight(e) < goal.weight(least)) {
        least = e;
      }
    }
    return least;
  }

  /** Takes out of a set that suffices what it can spare, the heaviest first, and keeps the best. */
  private void offer(BitSet sufficient) {
    BitSet set = (BitSet) sufficient.clone();
    int[] elements =
        set.stream()
            .boxed()
            .sorted((a, b) -> Long.compare(goal.weight(b), goal.weight(a)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int e : elements) {
      set.clear(e);
      steps -= Math.max(1, goal.size() / 20);
      if (!goal.suffices(set)) {
        set.set(e);
      }
    }
    long weight = 0;
    for (int e = set.nextSetBit(0); e >= 0; e = set.nextSetBit(e + 1)) {
      weight += goal.weight(e);
    }
    if (weight < bestWeight) {
      best = set;
      bestWeight = weight;
    }
  }
}
