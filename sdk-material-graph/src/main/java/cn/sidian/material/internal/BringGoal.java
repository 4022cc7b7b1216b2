package cn.sidian.material.internal;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The search for a lightest set to bring; its elements are what may be brought and matters. */
final class BringGoal implements MinimumSet.Goal {
  private final Shape shape;
  private final Bring.Kind[] kinds;
  private final long[] weights;
  private final int goal;

  /** What is brought in any case. */
  private final boolean[] forced;

  private final int[] elements;
  private final int[] byWeight;
  private final long scale;
  private final Fixpoint fixpoint;
  private final int base;
  private final boolean reachable;

  BringGoal(Shape shape, Bring.Kind[] kinds, long[] weights, int goal) {
    this.shape = shape;
    this.kinds = kinds;
    this.weights = weights;
    this.goal = goal;
    boolean[] relevant = below();
    Fixpoint everything = start();
    for (int v = 0; v < shape.nodes; v++) {
      if (relevant[v] && kinds[v] == Bring.Kind.BROUGHT) {
        everything.take(v);
      }
    }
    this.reachable = everything.has(goal);
    this.fixpoint = start();
    this.forced = new boolean[shape.nodes];
    if (reachable) {
      force(everything);
    }
    this.base = fixpoint.mark();
    this.elements = elements(relevant);
    long heaviest = 0;
    for (int v : elements) {
      heaviest = Math.max(heaviest, weights[v]);
    }
    // of equally light sets the one with fewer papers, where the numbers leave room
    long times = elements.length + 1L;
    this.scale = heaviest < Long.MAX_VALUE / 4 / times / times ? times : 1;
    Integer[] order = new Integer[elements.length];
    Arrays.setAll(order, e -> e);
    Arrays.sort(order, (a, b) -> Long.compare(weight(a), weight(b)));
    this.byWeight = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private int[] elements(boolean[] relevant) {
    int[] found = new int[shape.nodes];
    int n = 0;
    for (int v = 0; v < shape.nodes; v++) {
      if (relevant[v] && kinds[v] == Bring.Kind.BROUGHT && !fixpoint.has(v)) {
        found[n++] = v;
      }
    }
    return Arrays.copyOf(found, n);
  }

  private boolean[] below() {
    boolean[] seen = new boolean[shape.nodes];
    int[] queue = new int[shape.nodes];
    int size = 0;
    queue[size++] = goal;
    seen[goal] = true;
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int e = shape.firstEdge(v); e < shape.endEdge(v); e++) {
        int w = shape.target[e];
        if (w < shape.nodes && !seen[w]) {
          seen[w] = true;
          queue[size++] = w;
        }
      }
    }
    return seen;
  }

  /** Shared things are there; results without requirements follow. */
  private Fixpoint start() {
    Fixpoint start = new Fixpoint(shape);
    for (int v = 0; v < shape.nodes; v++) {
      boolean leaf = shape.firstRequirement(v) == shape.endRequirement(v);
      if (kinds[v] == Bring.Kind.SHARED || (kinds[v] == Bring.Kind.PRODUCED && leaf)) {
        start.take(v);
      }
    }
    return start;
  }

  /** Takes at once what every way needs: the only possible alternative of something needed. */
  private void force(Fixpoint everything) {
    int[] queue = new int[shape.nodes];
    boolean[] seen = new boolean[shape.nodes];
    int size = 0;
    if (!fixpoint.has(goal)) {
      queue[size++] = goal;
      seen[goal] = true;
    }
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      if (kinds[v] == Bring.Kind.BROUGHT) {
        forced[v] = true;
        fixpoint.take(v);
        continue;
      }
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        int only = only(everything, r);
        if (only >= 0 && !fixpoint.has(only) && !seen[only]) {
          seen[only] = true;
          queue[size++] = only;
        }
      }
    }
  }

  private int only(Fixpoint everything, int r) {
    int only = -1;
    for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
      int w = shape.target[a];
      if (everything.has(w)) {
        if (fixpoint.has(w) || (only >= 0 && only != w)) {
          return -1;
        }
        only = w;
      }
    }
    return only;
  }

  boolean isReachable() {
    return reachable;
  }

  MinimumSet.Answer lightest(long steps) {
    return MinimumSet.find(this, cheapSet(), steps);
  }

  /** A set that suffices: along the alternatives that are cheapest by themselves. */
  private BitSet cheapSet() {
    BitSet set = new BitSet();
    fixpoint.backTo(base);
    for (int e : byWeight) {
      if (fixpoint.has(goal)) {
        break;
      }
      fixpoint.take(elements[e]);
      set.set(e);
    }
    return set;
  }

  void brought(BitSet chosen, boolean[] brought) {
    System.arraycopy(forced, 0, brought, 0, forced.length);
    for (int e = chosen.nextSetBit(0); e >= 0; e = chosen.nextSetBit(e + 1)) {
      brought[elements[e]] = true;
    }
  }

  private long forcedWeight() {
    long sum = 0;
    for (int v = 0; v < forced.length; v++) {
      sum += forced[v] ? weights[v] : 0;
    }
    return sum;
  }

  long weight(BitSet chosen) {
    long sum = forcedWeight();
    for (int e = chosen.nextSetBit(0); e >= 0; e = chosen.nextSetBit(e + 1)) {
      sum += weights[elements[e]];
    }
    return sum;
  }

  long bound(MinimumSet.Answer answer) {
    return answer.optimal() ? weight(answer.chosen()) : forcedWeight() + answer.bound() / scale;
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public long weight(int element) {
    return scale == 1 ? weights[elements[element]] : weights[elements[element]] * scale + 1;
  }

  @Override
  public boolean suffices(BitSet chosen) {
    fixpoint.backTo(base);
    for (int e = chosen.nextSetBit(0); e >= 0; e = chosen.nextSetBit(e + 1)) {
      fixpoint.take(elements[e]);
    }
    return fixpoint.has(goal);
  }

  @Override
  public int @Nullable [] missed(BitSet chosen) {
    if (suffices(chosen)) {
      return null;
    }
    int[] missed = new int[elements.length];
    int n = 0;
    for (int e : byWeight) {
      if (fixpoint.has(elements[e])) {
        continue;
      }
      int mark = fixpoint.mark();
      fixpoint.take(elements[e]);
      if (fixpoint.has(goal)) {
        fixpoint.backTo(mark);
        missed[n++] = e;
      }
    }
    return Arrays.copyOf(missed, n);
  }
}
