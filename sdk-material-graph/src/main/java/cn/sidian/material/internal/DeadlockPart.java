package cn.sidian.material.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One part in which things block one another; its requirements are the elements. */
final class DeadlockPart implements CutPart {
  private static final int BITS = 12;
  private static final long MOST_CHECKS = 200_000_000;

  private final Shape shape;
  private final Shape.Users users;
  private final int[] owner;
  private final int[] source;

  DeadlockPart(Shape shape, int[] source) {
    this.shape = shape;
    this.users = shape.users();
    this.owner = shape.owners();
    this.source = source;
  }

  @Override
  public int size() {
    return source.length;
  }

  @Override
  public int requirement(int element) {
    return source[element];
  }

  private Fixpoint without(BitSet dropped) {
    Fixpoint fixpoint = new Fixpoint(shape, users, owner).fromLeaves();
    for (int r = dropped.nextSetBit(0); r >= 0; r = dropped.nextSetBit(r + 1)) {
      fixpoint.drop(r);
    }
    return fixpoint;
  }

  @Override
  public boolean suffices(BitSet dropped) {
    return without(dropped).size() == shape.nodes;
  }

  /** Drops as much more as still leaves something out of reach; any of the rest completes it. */
  @Override
  public int @Nullable [] missed(BitSet dropped, long[] weights) {
    Fixpoint fixpoint = without(dropped);
    int had = fixpoint.size();
    if (had == shape.nodes) {
      return null;
    }
    int[] missed = new int[source.length];
    int n = 0;
    for (int r : byWeight(weights)) {
      if (dropped.get(r) || fixpoint.isMet(r)) {
        continue;
      }
      int mark = fixpoint.mark();
      fixpoint.drop(r);
      if (fixpoint.size() == shape.nodes) {
        fixpoint.backTo(mark);
        fixpoint.undrop(r);
        missed[n++] = r;
      }
    }
    return Arrays.copyOf(missed, n);
  }

  private static int[] byWeight(long[] weights) {
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, e -> e);
    Arrays.sort(order, Comparator.comparingLong(e -> weights[e]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  /**
   * Has the nodes one after the other, each time the one whose unmet requirements weigh least; then
   * puts back what turned out to be unneeded, the highest rank first.
   */
  @Override
  public BitSet greedy(int[] level, int top) {
    Fixpoint fixpoint = new Fixpoint(shape, users, owner).fromLeaves();
    int n = shape.nodes;
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingLong(Candidate::cost).thenComparingInt(Candidate::node));
    for (int v = 0; v < n; v++) {
      if (!fixpoint.has(v)) {
        queue.add(new Candidate(cost(fixpoint, v, level, top), v));
      }
    }
    BitSet dropped = new BitSet();
    while (!queue.isEmpty()) {
      Candidate least = queue.poll();
      int v = least.node();
      if (fixpoint.has(v)) {
        continue;
      }
      long now = cost(fixpoint, v, level, top);
      if (now != least.cost()) {
        queue.add(new Candidate(now, v));
        continue;
      }
      int mark = fixpoint.mark();
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        if (!fixpoint.isMet(r)) {
          fixpoint.drop(r);
          dropped.set(r);
        }
      }
      // what follows may have become cheaper: ask again
      fixpoint.since(
          mark,
          w -> {
            if (!fixpoint.has(w)) {
              queue.add(new Candidate(cost(fixpoint, w, level, top), w));
            }
          });
    }
    return thinned(dropped, level);
  }

  private record Candidate(long cost, int node) {}

  private long cost(Fixpoint fixpoint, int v, int[] level, int top) {
    long cost = 0;
    for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
      if (!fixpoint.isMet(r)) {
        if (level[r] > top) {
          return Long.MAX_VALUE; // there is always a node that needs no such cut
        }
        long unit = 1L << (BITS * level[r]);
        cost = Math.min(cost + unit, Long.MAX_VALUE - 1);
      }
    }
    return cost;
  }

  private BitSet thinned(BitSet dropped, int[] level) {
    long work = 0;
    int[] order =
        dropped.stream()
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(e -> -level[e]).thenComparingInt(e -> e))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int r : order) {
      work += shape.nodes + (long) shape.alternatives();
      if (work > MOST_CHECKS) {
        break;
      }
      dropped.clear(r);
      if (!suffices(dropped)) {
        dropped.set(r);
      }
    }
    return dropped;
  }

  /** Disjoint landmarks at the top rank, with everything lower dropped for nothing. */
  @Override
  public int atLeast(int[] level, int top) {
    BitSet dropped = new BitSet();
    long[] weights = new long[source.length];
    for (int r = 0; r < source.length; r++) {
      dropped.set(r, level[r] < top);
      weights[r] = level[r] == top ? 1 : 0;
    }
    int bound = 0;
    long work = 0;
    while (true) {
      work += (shape.nodes + (long) shape.alternatives()) * 4;
      if (bound > 0 && work > MOST_CHECKS) {
        return bound;
      }
      Fixpoint fixpoint = without(dropped);
      if (fixpoint.size() == shape.nodes) {
        return Math.max(1, bound);
      }
      // whatever still blocks, at the top rank: one of it must go
      bound++;
      for (int r = 0; r < source.length; r++) {
        if (level[r] == top && !fixpoint.isMet(r) && blocksFirst(fixpoint, r, level, top)) {
          dropped.set(r);
        }
      }
    }
  }

  /** Whether dropping top-rank requirements of its node would let the node be had. */
  private boolean blocksFirst(Fixpoint fixpoint, int requirement, int[] level, int top) {
    int v = owner[requirement];
    for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
      if (!fixpoint.isMet(r) && level[r] > top) {
        return false;
      }
    }
    return true;
  }
}
