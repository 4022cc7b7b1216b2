package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.Strength;

/**
 * Which rules hold and which are in force, in one frame: {@code inForce(r) = condition(r) and not
 * inForce(s)} for every {@code s} that beats or switches off {@code r}.
 */
final class Evaluation {
  final Frame frame;
  private final CompiledRules rules;
  private final byte[] condition;
  private final byte[] inForce;
  private final byte[] groups;

  private Evaluation(Frame frame) {
    this.frame = frame;
    this.rules = frame.rules();
    this.condition = new byte[rules.ruleCount()];
    this.inForce = new byte[rules.ruleCount()];
    this.groups = new byte[rules.groups().length];
  }

  /** Only the rules that decide, and of these only the ones that can matter. */
  static Evaluation ofDecisive(Frame frame) {
    Evaluation evaluation = new Evaluation(frame);
    CompiledRules rules = frame.rules();
    long[] bits = rules.index().candidates(frame);
    long[] decisive = rules.decisive();
    for (int word = 0; word < bits.length; word++) {
      long rest = bits[word] & decisive[word];
      while (rest != 0) {
        evaluation.step(rules.rule((word << 6) + Long.numberOfTrailingZeros(rest)));
        rest &= rest - 1;
      }
    }
    return evaluation;
  }

  /** Every rule. */
  static Evaluation ofAll(Frame frame) {
    Evaluation evaluation = new Evaluation(frame);
    for (int i = 0; i < evaluation.condition.length; i++) {
      evaluation.step(evaluation.rules.rule(i));
    }
    return evaluation;
  }

  /** A copy whose listed rules are judged again, after the frame has changed. */
  static Evaluation again(Evaluation before, int[] positions) {
    Evaluation evaluation = new Evaluation(before.frame);
    System.arraycopy(before.condition, 0, evaluation.condition, 0, before.condition.length);
    System.arraycopy(before.inForce, 0, evaluation.inForce, 0, before.inForce.length);
    for (int position : positions) {
      evaluation.inForce[position] = Tri.UNSET;
    }
    for (int i = 0; i < evaluation.inForce.length; i++) {
      int group = evaluation.rules.rule(i).group;
      if (group >= 0 && evaluation.inForce[i] > evaluation.groups[group]) {
        evaluation.groups[group] = evaluation.inForce[i];
      }
    }
    for (int position : positions) {
      evaluation.step(evaluation.rules.rule(position));
    }
    return evaluation;
  }

  private void step(CompiledRule rule) {
    byte truth = frame.holds(rule);
    if (truth != Tri.FALSE) {
      truth = Tri.and(truth, rule.condition(frame));
    }
    if (truth != Tri.FALSE && rule.where.length > 0) {
      byte any = Tri.FALSE;
      for (int needed : rule.where) {
        any = Tri.or(any, inForce[needed]);
      }
      truth = Tri.and(truth, any);
    }
    condition[rule.index] = truth;
    byte force = truth;
    for (int i = 0; i < rule.blockers.length && force != Tri.FALSE; i++) {
      force = blocked(force, inForce[rule.blockers[i]]);
    }
    for (int i = 0; i < rule.blockingGroups.length && force != Tri.FALSE; i++) {
      force = blocked(force, groups[rule.blockingGroups[i]]);
    }
    inForce[rule.index] = force;
    if (rule.group >= 0 && force > groups[rule.group]) {
      groups[rule.group] = force;
    }
  }

  private static byte blocked(byte force, byte blocker) {
    return switch (blocker) {
      case Tri.TRUE -> Tri.FALSE;
      case Tri.UNKNOWN -> Tri.and(force, Tri.UNKNOWN);
      default -> force;
    };
  }

  /** Whether the condition of a rule holds, its scope and days included. */
  byte condition(CompiledRule rule) {
    return condition[rule.index];
  }

  /** Whether a rule is in force. */
  byte inForce(CompiledRule rule) {
    byte force = inForce[rule.index];
    return force == Tri.UNSET ? Tri.FALSE : force;
  }

  /** Whether some rule of a group is in force. */
  byte group(RuleGroup group) {
    byte force = groups[group.number()];
    return force == Tri.UNSET ? Tri.FALSE : force;
  }

  /** Whether some ban of a form is in force. */
  byte banned(DemandForm form) {
    byte any = Tri.FALSE;
    for (CompiledRule ban : rules.bans()) {
      if (ban.model.forms().contains(form)) {
        any = Tri.or(any, inForce(ban));
      }
    }
    return any;
  }

  /** Whether some exempting rule without 原则上 is in force. */
  byte strictlyExempt() {
    byte any = Tri.FALSE;
    for (CompiledRule rule : rules.exempting()) {
      if (rule.model.strength() == Strength.STRICT) {
        any = Tri.or(any, inForce(rule));
      }
    }
    return any;
  }

  /** Whether a rule in force says that the material is not due yet on the day of the decision. */
  byte notYetDue() {
    byte any = Tri.FALSE;
    for (CompiledRule rule : rules.deferring()) {
      byte force = inForce(rule);
      if (force == Tri.FALSE) {
        continue;
      }
      byte before = Tri.UNKNOWN;
      if (rule.dueSlot != Leaf.NONE) {
        var due = Leaf.day(frame, rule.dueSlot, frame.value(rule.dueSlot));
        before = due == null ? Tri.UNKNOWN : Tri.of(frame.decidedAt().isBefore(due));
      }
      any = Tri.or(any, Tri.and(force, before));
    }
    return any;
  }

  /** Whether a rule can decide or bears on one that can. */
  static boolean isDecisive(CompiledRule rule) {
    Effect effect = rule.model.effect();
    return effect == Effect.OUTCOME || effect == Effect.BAN || effect == Effect.EXCLUDES;
  }
}
