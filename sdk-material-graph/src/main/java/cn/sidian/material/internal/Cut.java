package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements to drop: so that everything becomes obtainable (DEADLOCK), or so that no cycle
 * is left (ACYCLIC). Weights are ranks of law, compared lexicographically: however many of a lower
 * rank are cheaper than one of a higher.
 *
 * <p>The graph falls into strongly connected parts that are solved apart; each exactly where the
 * bounded search ends, else by a greedy choice that never touches a higher rank than it must.
 */
public final class Cut {
  /** Levels of rank that can be told apart. */
  public static final int LEVELS = 5;

  private static final int BITS = 12;
  private static final int FIELD = (1 << BITS) - 1;

  /** Larger parts are cut greedily only. */
  private static final int EXACT_UP_TO = 1_500;

  /** Steps for one part that are always granted: enough for any part of 20 requirements. */
  private static final long STEPS_EACH = 20_000;

  private static final long STEPS = 400_000;

  /**
   * The answer.
   *
   * @param requirements what to drop, ascending
   * @param optimal whether no other choice is cheaper
   * @param lowerBound how many requirements of the highest rank that must be cut must be cut at
   *     least
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Answer(int[] requirements, boolean optimal, int lowerBound) {}

  private final List<Integer> requirements = new ArrayList<>();
  private boolean optimal = true;
  private int highest = -1;
  private int lowerBound;
  private long steps = STEPS;

  private Cut() {}

  /**
   * The cheapest set of requirements without which everything is obtainable.
   *
   * @param shape what counts against the applicant
   * @param level the rank of each requirement, from 0 (lowest) to {@link #LEVELS} - 1
   */
  public static Answer deadlock(Shape shape, int[] level) {
    Cut cut = new Cut();
    for (CutPart part : DeadlockParts.of(shape)) {
      cut.solve(part, level);
    }
    return cut.answer();
  }

  /**
   * The cheapest set of requirements without which no cycle is left.
   *
   * @param shape what may close a cycle
   * @param level the rank of each requirement, from 0 (lowest) to {@link #LEVELS} - 1
   */
  public static Answer acyclic(Shape shape, int[] level) {
    Cut cut = new Cut();
    for (CutPart part : CyclicParts.of(shape)) {
      cut.solve(part, level);
    }
    return cut.answer();
  }

  private void solve(CutPart part, int[] levels) {
    int[] level = new int[part.size()];
    Arrays.setAll(level, e -> levels[part.requirement(e)]);
    int top = highestNeeded(part, level);
    BitSet start = part.greedy(level, top);
    long[] weight = null;
    if (part.size() <= EXACT_UP_TO) {
      weight = new long[part.size()];
      for (int e = 0; e < weight.length; e++) {
        weight[e] = 1L << (BITS * level[e]);
      }
    }
    int least;
    BitSet chosen = start;
    if (weight == null) {
      optimal = false;
      least = part.atLeast(level, top);
      int used = count(start, level, top);
      least = Math.min(least, used);
    } else {
      long share = Math.max(STEPS_EACH, Math.min(steps, STEPS_EACH * 5));
      MinimumSet.Answer answer = MinimumSet.find(new Weighted(part, weight), start, share);
      steps -= share;
      chosen = answer.chosen();
      optimal &= answer.optimal();
      int bound = (int) ((answer.bound() >>> (BITS * top)) & FIELD);
      least = answer.optimal() ? count(chosen, level, top) : Math.max(1, bound);
    }
    for (int e = chosen.nextSetBit(0); e >= 0; e = chosen.nextSetBit(e + 1)) {
      requirements.add(part.requirement(e));
    }
    if (top > highest) {
      highest = top;
      lowerBound = 0;
    }
    if (top == highest) {
      lowerBound += least;
    }
  }

  private static int count(BitSet chosen, int[] level, int top) {
    return (int) chosen.stream().filter(e -> level[e] == top).count();
  }

  /** The lowest rank such that dropping all of it and below suffices. */
  private static int highestNeeded(CutPart part, int[] level) {
    for (int top = 0; top < LEVELS - 1; top++) {
      BitSet all = new BitSet();
      for (int e = 0; e < level.length; e++) {
        all.set(e, level[e] <= top);
      }
      if (!all.isEmpty() && part.suffices(all)) {
        return top;
      }
    }
    return LEVELS - 1;
  }

  private Answer answer() {
    int[] all = requirements.stream().mapToInt(Integer::intValue).sorted().toArray();
    return new Answer(all, optimal, lowerBound);
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for one search, never compared
  private record Weighted(CutPart part, long[] weights) implements MinimumSet.Goal {
    @Override
    public int size() {
      return part.size();
    }

    @Override
    public long weight(int element) {
      return weights[element];
    }

    @Override
    public int @Nullable [] missed(BitSet chosen) {
      return part.missed(chosen, weights);
    }

    @Override
    public boolean suffices(BitSet chosen) {
      return part.suffices(chosen);
    }
  }
}
