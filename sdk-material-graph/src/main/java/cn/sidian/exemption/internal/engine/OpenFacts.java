package cn.sidian.exemption.internal.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open facts that can still bear on a decision, and the rules whose fate depends on them. */
final class OpenFacts {
  private final int[] positions;
  private final List<Variable> variables;
  private final boolean exact;

  private OpenFacts(int[] positions, List<Variable> variables, boolean exact) {
    this.positions = positions;
    this.variables = List.copyOf(variables);
    this.exact = exact;
  }

  /** The open rules, in the order of evaluation. */
  int[] positions() {
    return positions;
  }

  /** What is open, what occurs most often first. */
  List<Variable> variables() {
    return variables;
  }

  /** Whether the values of the variables stand for every completion. */
  boolean isExact() {
    return exact;
  }

  static OpenFacts of(Evaluation evaluation) {
    return new Collector(evaluation).collect();
  }

  private static final class Collector {
    private final Evaluation evaluation;
    private final Frame frame;
    private final CompiledRules rules;

    /** How often each open leaf occurs. */
    private final Map<Integer, Integer> openLeaves = new LinkedHashMap<>();

    private final Set<Integer> openDays = new LinkedHashSet<>();
    private boolean regionOpen;

    Collector(Evaluation evaluation) {
      this.evaluation = evaluation;
      this.frame = evaluation.frame;
      this.rules = frame.rules();
    }

    OpenFacts collect() {
      List<Integer> positions = new ArrayList<>();
      long[] decisive = rules.decisive();
      for (int i = 0; i < rules.ruleCount(); i++) {
        CompiledRule rule = rules.rule(i);
        boolean bears = (decisive[i >> 6] & (1L << i)) != 0;
        boolean open =
            evaluation.condition(rule) == Tri.UNKNOWN || evaluation.inForce(rule) == Tri.UNKNOWN;
        if (bears && open) {
          positions.add(i);
          if (evaluation.condition(rule) == Tri.UNKNOWN) {
            collect(rule);
          }
        }
      }
      special();
      DomainBuilder domains = new DomainBuilder(frame, openLeaves, openDays, regionOpen);
      List<Variable> variables = domains.build();
      return new OpenFacts(
          positions.stream().mapToInt(p -> p).toArray(), variables, domains.isExact());
    }

    private void collect(CompiledRule rule) {
      PackScope scope = rules.scope(rule.packIndex);
      if (scope.region(frame) == Tri.UNKNOWN) {
        regionOpen = true;
      }
      if (scope.adoption(frame) == Tri.UNKNOWN) {
        openDays.add(scope.adoptionSlot);
      }
      rule.when.visit(this::leaf);
      if (rule.unless != null) {
        rule.unless.visit(this::leaf);
      }
    }

    private void leaf(int leaf, boolean presumed) {
      boolean counts = !presumed || frame.isLifted(rules.leaf(leaf));
      if (frame.leaf(leaf) == Tri.UNKNOWN && counts) {
        openLeaves.merge(leaf, 1, Integer::sum);
      }
    }

    /** What the semantics itself asks: listed with a basis, departure on record, due day. */
    private void special() {
      SpecialSlots special = rules.special();
      leaf(special.listed(), false);
      special.anyBasis().visit(this::leaf);
      leaf(special.departure(), false);
      for (CompiledRule rule : rules.deferring()) {
        if (evaluation.inForce(rule) != Tri.FALSE
            && rule.dueSlot != Leaf.NONE
            && frame.value(rule.dueSlot) == Frame.OPEN) {
          openDays.add(rule.dueSlot);
        }
      }
    }
  }
}
