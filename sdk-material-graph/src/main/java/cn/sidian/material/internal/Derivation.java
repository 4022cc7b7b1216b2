package cn.sidian.material.internal;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * How a goal follows from what is brought and shared: in rounds, each step by its earliest ways.
 */
final class Derivation {
  private final Shape shape;
  private final Shape.Part part;
  private final Bring.Kind[] kinds;
  private final int goal;

  /** The round in which a node is there; -1 never. */
  private final int[] round;

  private final int[] order;
  private int had;
  private final boolean[] used;
  private final boolean[] certain;
  private final @Nullable BitSet[] facts;

  Derivation(Shape.Part part, Bring.Kind[] kinds, boolean[] brought, int goal) {
    this.part = part;
    this.shape = part.shape();
    this.kinds = kinds;
    this.goal = goal;
    int n = shape.nodes;
    this.round = new int[n];
    Arrays.fill(round, -1);
    this.order = new int[n];
    this.used = new boolean[n];
    this.certain = new boolean[n];
    this.facts = new BitSet[n];
    rounds(brought);
  }

  private void rounds(boolean[] brought) {
    Shape.Users users = shape.users();
    int[] owner = shape.owners();
    int[] unmet = new int[shape.nodes];
    boolean[] met = new boolean[shape.requirements()];
    for (int v = 0; v < shape.nodes; v++) {
      unmet[v] = shape.endRequirement(v) - shape.firstRequirement(v);
      if (kinds[v] == Bring.Kind.SHARED || (kinds[v] == Bring.Kind.BROUGHT && brought[v])) {
        round[v] = 0;
        order[had++] = v;
      }
    }
    for (int v = 0; v < shape.nodes; v++) {
      if (kinds[v] == Bring.Kind.PRODUCED && unmet[v] == 0) {
        round[v] = 1;
        order[had++] = v;
      }
    }
    // first everything of round 0 and 1 is in the queue; each further round follows in order
    for (int from = 0; from < had; from++) {
      int v = order[from];
      for (int i = users.start()[v]; i < users.start()[v + 1]; i++) {
        int r = users.requirement()[i];
        int u = owner[r];
        if (!met[r] && kinds[u] == Bring.Kind.PRODUCED) {
          met[r] = true;
          if (--unmet[u] == 0) {
            round[u] = round[v] + 1;
            order[had++] = u;
          }
        }
      }
    }
  }

  /** Walks from the goal along the earliest ways, and tells certain from conditional. */
  void walk(Situation situation, ConditionFacts conditions) {
    used[goal] = true;
    certain[goal] = true;
    for (int i = had - 1; i >= 0; i--) {
      int v = order[i];
      if (!used[v] || kinds[v] != Bring.Kind.PRODUCED) {
        continue;
      }
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        step(v, r, situation, conditions);
      }
    }
  }

  private void step(int v, int r, Situation situation, ConditionFacts conditions) {
    int way = -1;
    for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
      int w = shape.target[a];
      if (w < shape.nodes && round[w] >= 0 && (way < 0 || round[w] < round[shape.target[way]])) {
        way = a;
      }
    }
    if (way < 0) {
      throw new IllegalStateException("a derived node with an unmet requirement");
    }
    int w = shape.target[way];
    used[w] = true;
    int requirement = part.requirementSource(r);
    int alternative = part.alternativeSource(way);
    boolean sureRequirement = situation.due(requirement) == Situation.TRUE;
    boolean sureAlternative = situation.counts(alternative) == Situation.TRUE;
    if (certain[v] && sureRequirement && sureAlternative) {
      certain[w] = true;
      return;
    }
    BitSet on = facts[w];
    if (on == null) {
      on = new BitSet();
      facts[w] = on;
    }
    BitSet above = facts[v];
    if (!certain[v] && above != null) {
      on.or(above);
    }
    if (!sureRequirement) {
      on.or(conditions.ofRequirement(requirement));
    }
    if (!sureAlternative) {
      on.or(conditions.ofAlternative(alternative));
    }
  }

  boolean isUsed(int node) {
    return used[node];
  }

  boolean isCertain(int node) {
    return certain[node];
  }

  BitSet facts(int node) {
    BitSet on = facts[node];
    return on == null ? new BitSet() : on;
  }

  /** The results that are applied for, in an order in which each is possible. */
  int[] applications() {
    int[] apply = new int[had];
    int n = 0;
    for (int i = 0; i < had; i++) {
      int v = order[i];
      if (used[v] && kinds[v] == Bring.Kind.PRODUCED) {
        apply[n++] = v;
      }
    }
    return Arrays.copyOf(apply, n);
  }
}
