package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Truth;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.Duty;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Immunity;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.Violation;
import cn.sidian.exemption.internal.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Duties, violations and immunities of the office, the item or the system. A rule that also names
 * facts of a material holds when it holds for one material.
 */
public final class CaseFindings {
  private final List<FullView> views = new ArrayList<>();
  private final FullView whole;
  private final Map<String, Duty> duties = new LinkedHashMap<>();
  private final Map<String, Violation> violations = new LinkedHashMap<>();
  private final Map<String, Immunity> immunities = new LinkedHashMap<>();

  /** Judges the rules on the case. */
  public CaseFindings(CompiledRules rules, ServiceCase given, LocalDate decidedAt, boolean strict) {
    this.whole =
        new FullView(Evaluation.ofAll(new Frame(rules, given, null, decidedAt, Lifted.of(strict))));
    for (CaseMaterial material : given.materials()) {
      Frame frame = new Frame(rules, given, material, decidedAt, Lifted.of(strict));
      views.add(new FullView(Evaluation.ofAll(frame)));
    }
    List<CompiledRule> all = new ArrayList<>(whole.all());
    all.sort(
        (a, b) ->
            a.packIndex != b.packIndex
                ? Integer.compare(a.packIndex, b.packIndex)
                : Integer.compare(a.model.place().line(), b.model.place().line()));
    for (CompiledRule rule : all) {
      if (rule.model.scope() == FactScope.CASE) {
        judge(rule);
      }
    }
  }

  private void judge(CompiledRule rule) {
    FullView best = whole;
    if (rule.perMaterial && !views.isEmpty()) {
      best = views.get(0);
      for (FullView view : views) {
        if (rank(view.inForce(rule)) > rank(best.inForce(rule))) {
          best = view;
        }
      }
    }
    Truth force = best.inForce(rule);
    if (force == Truth.TRUE) {
      DecisionDetails.collect(best, rule, duties);
    }
    String code = rule.model.code();
    if (code == null) {
      return;
    }
    String article = DecisionDetails.article(rule);
    if (rule.model.effect() == Effect.VIOLATION && force != Truth.FALSE) {
      Answer mature = force == Truth.UNKNOWN ? Answer.UNKNOWN : Answer.of(best.maturity(rule));
      Violation violation =
          new Violation(code, Words.code("VIOLATION", code), article, mature, rule.id());
      violations.merge(code + article, violation, DecisionDetails::stronger);
    } else if (rule.model.effect() == Effect.IMMUNITY) {
      boolean off =
          best.condition(rule) == Truth.FALSE
              && (best.region(rule) == Truth.FALSE || best.days(rule) == Truth.FALSE);
      if (!off) {
        immunities.putIfAbsent(
            code + article,
            new Immunity(code, Words.code("IMMUNITY", code), article, Answer.of(force), rule.id()));
      }
    }
  }

  private static int rank(Truth truth) {
    return switch (truth) {
      case FALSE -> 0;
      case UNKNOWN -> 1;
      case TRUE -> 2;
    };
  }

  /** The duties of the case. */
  public List<Duty> duties() {
    return List.copyOf(duties.values());
  }

  /** The violations of the case that hold or may hold. */
  public List<Violation> violations() {
    return List.copyOf(violations.values());
  }

  /** Every ground for exemption from liability, with its answer. */
  public List<Immunity> immunities() {
    return List.copyOf(immunities.values());
  }
}
