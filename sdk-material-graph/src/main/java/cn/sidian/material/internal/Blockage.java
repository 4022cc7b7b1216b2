package cn.sidian.material.internal;

import java.util.Arrays;
import java.util.List;

/** Why a goal cannot be had although everything that can be brought is brought. */
final class Blockage {
  private final Shape shape;

  /** Works on results and their requirements only. */
  Blockage(Shape produced) {
    this.shape = produced;
  }

  /** What holds the goal back. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Found(int[] nodes, int[] requirements) {}

  Found below(int goal) {
    // brought and shared things have no requirement here, so they count as leaves
    Fixpoint had = new Fixpoint(shape).fromLeaves();
    Fixpoint repaired = new Fixpoint(shape).fromLeaves();
    for (int w = shape.nodes; w < shape.nodes + shape.dangling; w++) {
      repaired.take(w);
    }
    for (int r = 0; r < shape.requirements(); r++) {
      if (shape.firstAlternative(r) == shape.endAlternative(r)) {
        repaired.drop(r);
      }
    }
    if (repaired.has(goal)) {
      return missing(goal, had);
    }
    boolean[] stuck = new boolean[shape.nodes + shape.dangling];
    for (int v : stuckBelow(goal, repaired)) {
      stuck[v] = true;
    }
    List<Cores.Core> cores = Cores.of(shape, stuck, Components.of(shape), 2_000_000);
    Cores.Core least = cores.get(0);
    for (Cores.Core core : cores) {
      if (core.nodes().length < least.nodes().length) {
        least = core;
      }
    }
    return new Found(least.nodes(), least.requirements());
  }

  /** The blocked nodes that the goal needs in any way it is blocked. */
  private int[] stuckBelow(int goal, Fixpoint had) {
    boolean[] seen = new boolean[shape.nodes];
    int[] queue = new int[shape.nodes];
    int size = 0;
    queue[size++] = goal;
    seen[goal] = true;
    for (int from = 0; from < size; from++) {
      int v = queue[from];
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        if (had.isMet(r)) {
          continue;
        }
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          int w = shape.target[a];
          if (w < shape.nodes && !seen[w]) {
            seen[w] = true;
            queue[size++] = w;
          }
        }
      }
    }
    return Arrays.copyOf(queue, size);
  }

  /** Nothing blocks in a circle: something is undeclared, or nothing is left to choose from. */
  private Found missing(int goal, Fixpoint had) {
    for (int v : stuckBelow(goal, had)) {
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        if (had.isMet(r)) {
          continue;
        }
        boolean lacks = shape.firstAlternative(r) == shape.endAlternative(r);
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          lacks |= shape.target[a] >= shape.nodes;
        }
        if (lacks) {
          return new Found(new int[] {v}, new int[] {r});
        }
      }
    }
    throw new IllegalStateException("blocked by nothing");
  }
}
