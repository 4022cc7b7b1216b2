package cn.sidian.material.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Collects, for every open node, the facts of the conditions that can still decide it. */
final class FactsBelow {
  private final Shape shape;
  private final Situation situation;
  private final IntPredicate open;
  private final IntPredicate met;
  private final IntPredicate mayBeHad;

  FactsBelow(
      Shape shape,
      Situation situation,
      IntPredicate open,
      IntPredicate met,
      IntPredicate mayBeHad) {
    this.shape = shape;
    this.situation = situation;
    this.open = open;
    this.met = met;
    this.mayBeHad = mayBeHad;
  }

  BitSet[] collect(ConditionFacts conditions) {
    int n = shape.nodes;
    BitSet[] own = new BitSet[n];
    int[] from = new int[16];
    int[] to = new int[16];
    int edges = 0;
    for (int v = 0; v < n; v++) {
      if (!open.test(v)) {
        continue;
      }
      BitSet facts = new BitSet();
      own[v] = facts;
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        if (situation.due(r) == Situation.FALSE || met.test(r)) {
          continue;
        }
        if (situation.due(r) == Situation.UNKNOWN) {
          facts.or(conditions.ofRequirement(r));
        }
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          int w = shape.target[a];
          if (situation.counts(a) == Situation.FALSE || !mayBeHad.test(w)) {
            continue;
          }
          if (situation.counts(a) == Situation.UNKNOWN) {
            facts.or(conditions.ofAlternative(a));
          }
          if (open.test(w)) {
            if (edges == from.length) {
              from = Arrays.copyOf(from, edges * 2);
              to = Arrays.copyOf(to, edges * 2);
            }
            from[edges] = v;
            to[edges++] = w;
          }
        }
      }
    }
    return spread(own, Shape.ofEdges(n, from, to, edges));
  }

  /** What lies below counts above as well: part by part, prerequisites first. */
  private static BitSet[] spread(BitSet[] facts, Shape below) {
    Components parts = Components.of(below);
    for (int p = 0; p < parts.count(); p++) {
      int[] members = parts.members(p);
      if (facts[members[0]] == null) {
        continue;
      }
      BitSet all = new BitSet();
      for (int v : members) {
        all.or(facts[v]);
        for (int e = below.firstEdge(v); e < below.endEdge(v); e++) {
          all.or(facts[below.target[e]]);
        }
      }
      for (int v : members) {
        facts[v] = all;
      }
    }
    return facts;
  }
}
