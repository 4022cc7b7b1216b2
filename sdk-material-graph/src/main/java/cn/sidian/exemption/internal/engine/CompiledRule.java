package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule with its condition compiled and its place among the others. */
public final class CompiledRule {
  /** A duty that goes with a rule. */
  record Duty(String code, Node when, int dueSlot) {}

  final RuleModel model;
  final PackModel pack;
  final int packIndex;
  final Node when;
  final @Nullable Node unless;
  final @Nullable Node maturity;
  final int dueSlot;
  final List<Duty> duties;

  /** Whether it is judged per material although it speaks of the case. */
  final boolean perMaterial;

  /** The comparisons of its condition, each once, in the order written. */
  final int[] comparisons;

  /** Which of them count as something while open, by a presumption around them. */
  final boolean[] presumedAround;

  /** Its position in the order of evaluation: whatever it depends on comes before it. */
  int index = -1;

  /** Its group of rules that rank beats together, or -1. */
  int group = -1;

  /** Positions of rules that beat it or switch it off, one by one. */
  int[] blockers = {};

  /** Which of the blockers switch it off, the others beat it. */
  boolean[] blockerExcludes = {};

  /** Groups that beat its whole group. */
  int[] blockingGroups = {};

  /** Positions of rules of which one must be in force; empty for none. */
  int[] where = {};

  CompiledRule(
      RuleModel model,
      PackModel pack,
      int packIndex,
      Node when,
      @Nullable Node unless,
      @Nullable Node maturity,
      int dueSlot,
      List<Duty> duties,
      boolean perMaterial) {
    this.model = model;
    this.pack = pack;
    this.packIndex = packIndex;
    this.when = when;
    this.unless = unless;
    this.maturity = maturity;
    this.dueSlot = dueSlot;
    this.duties = List.copyOf(duties);
    this.perMaterial = perMaterial || model.scope() == FactScope.MATERIAL;
    Map<Integer, Boolean> found = new LinkedHashMap<>();
    // the same comparison may stand in the condition, where it is open, and in the reservation
    Node.LeafVisitor comparison =
        (leaf, presumed) -> found.merge(leaf, presumed, Boolean::logicalOr);
    when.visit(comparison);
    if (unless != null) {
      unless.visit(comparison);
    }
    this.comparisons = found.keySet().stream().mapToInt(leaf -> leaf).toArray();
    this.presumedAround = new boolean[comparisons.length];
    for (int i = 0; i < comparisons.length; i++) {
      presumedAround[i] = Boolean.TRUE.equals(found.get(comparisons[i]));
    }
  }

  /** The rule as read. */
  public RuleModel model() {
    return model;
  }

  /** The pack it belongs to. */
  public PackModel pack() {
    return pack;
  }

  /** Its position in the order of evaluation. */
  public int index() {
    return index;
  }

  String id() {
    return model.id();
  }

  DecisionType type() {
    Outcome outcome = model.outcome();
    if (outcome == null) {
      throw new IllegalStateException("only outcome rules have a type");
    }
    return outcome.type();
  }

  /** The condition without scope, days and dependence on other rules. */
  byte condition(Frame frame) {
    byte truth = when.test(frame);
    if (truth == Tri.FALSE || unless == null) {
      return truth;
    }
    return Tri.and(truth, Tri.not(unless.test(frame)));
  }

  @Override
  public String toString() {
    return id();
  }
}
