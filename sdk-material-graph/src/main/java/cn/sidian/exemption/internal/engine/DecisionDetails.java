package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Truth;
import cn.sidian.core.Text;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Duty;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.Reason;
import cn.sidian.exemption.ReasonStatus;
import cn.sidian.exemption.Violation;
import cn.sidian.exemption.internal.text.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What explains a judgement: reasons, outcomes, duties, violations. */
public final class DecisionDetails {
  private static final ReasonStatus[] STATUSES = ReasonStatus.values();

  private final List<Outcome> outcomes;
  private final List<Reason> reasons;
  private final List<Duty> duties;
  private final List<Violation> violations;

  /** Explains a judgement. */
  public DecisionDetails(Judgement judgement) {
    FullView view = judgement.view();
    this.reasons = reasons(judgement, view);
    this.outcomes = outcomes(judgement, view);
    this.duties = duties(judgement, view);
    this.violations = violations(view, FactScope.MATERIAL);
  }

  /** The outcomes of the deciding type, in the order of sources. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  /** The rules, those in force first. */
  public List<Reason> reasons() {
    return reasons;
  }

  /** The duties of the material. */
  public List<Duty> duties() {
    return duties;
  }

  /** The violations of the material. */
  public List<Violation> violations() {
    return violations;
  }

  private static List<Reason> reasons(Judgement judgement, FullView view) {
    List<Reason> reasons = new ArrayList<>(view.inFileOrder().size());
    for (CompiledRule rule : view.inFileOrder()) {
      ReasonStatus status = status(view, rule);
      boolean decides = Evaluation.isDecisive(rule);
      boolean speaks = status == ReasonStatus.IN_FORCE || status == ReasonStatus.OPEN;
      if (decides || (rule.model.scope() == FactScope.MATERIAL && speaks)) {
        reasons.add(reason(view, rule, status));
      }
    }
    if (noRuleSpeaks(judgement, view)) {
      reasons.add(noRule(view));
    }
    return byStatus(reasons);
  }

  /** Those in force first; within a status the order stays. */
  private static List<Reason> byStatus(List<Reason> reasons) {
    Reason[] sorted = new Reason[reasons.size()];
    int next = 0;
    for (ReasonStatus status : STATUSES) {
      for (int i = 0; i < reasons.size() && next < sorted.length; i++) {
        Reason reason = reasons.get(i);
        if (reason.status() == status) {
          sorted[next] = reason;
          next++;
        }
      }
    }
    return List.of(sorted);
  }

  static Reason reason(FullView view, CompiledRule rule, ReasonStatus status) {
    return new Reason(
        rule.id(),
        rule.model.label(),
        rule.model.effect(),
        rule.model.outcome(),
        rule.model.code(),
        status,
        view.isUnverified(rule),
        by(view, rule, status),
        rule.model.requirements(),
        rule.model.basis(),
        view.comparisons(rule));
  }

  static ReasonStatus status(FullView view, CompiledRule rule) {
    Truth force = view.inForce(rule);
    if (force == Truth.TRUE) {
      return ReasonStatus.IN_FORCE;
    }
    if (force == Truth.UNKNOWN) {
      return view.hasFailed(rule) ? ReasonStatus.ERROR : ReasonStatus.OPEN;
    }
    if (view.holds(rule) && view.condition(rule) == Truth.FALSE) {
      return ReasonStatus.NOT_MET;
    }
    if (view.condition(rule) != Truth.FALSE) {
      return view.switchedOffBy(rule, Truth.TRUE) != null
          ? ReasonStatus.SWITCHED_OFF
          : ReasonStatus.BEATEN;
    }
    return outOfScope(view, rule) == null ? ReasonStatus.NOT_MET : ReasonStatus.SWITCHED_OFF;
  }

  private static @Nullable String outOfScope(FullView view, CompiledRule rule) {
    if (view.region(rule) == Truth.FALSE) {
      return "region";
    }
    if (view.days(rule) == Truth.FALSE) {
      return "date";
    }
    return view.adoption(rule) == Truth.FALSE ? "adoption" : null;
  }

  private static @Nullable String by(FullView view, CompiledRule rule, ReasonStatus status) {
    CompiledRule blocker =
        switch (status) {
          case SWITCHED_OFF -> view.switchedOffBy(rule, Truth.TRUE);
          case BEATEN -> view.beatenBy(rule, Truth.TRUE);
          default -> null;
        };
    if (blocker != null) {
      return blocker.id();
    }
    return status == ReasonStatus.SWITCHED_OFF ? outOfScope(view, rule) : null;
  }

  /** Neither need nor source nor time has a rule in force or open. */
  static boolean noRuleSpeaks(Judgement judgement, FullView view) {
    if (judgement.decision() != DecisionType.REQUIRED
        && judgement.decision() != DecisionType.UNDETERMINED) {
      return false;
    }
    for (CompiledRule rule : view.rules().outcomes()) {
      if (view.inForce(rule) != Truth.FALSE) {
        return false;
      }
    }
    return true;
  }

  private static Reason noRule(FullView view) {
    return new Reason(
        "",
        Words.WORDS.text("NO_RULE_SPEAKS"),
        null,
        null,
        null,
        ReasonStatus.NO_RULE_SPEAKS,
        false,
        null,
        List.of(),
        null,
        view.noRuleComparisons());
  }

  private static List<Outcome> outcomes(Judgement judgement, FullView view) {
    Set<Outcome> found = EnumSet.noneOf(Outcome.class);
    for (CompiledRule rule : view.rules().outcomes()) {
      Outcome outcome = rule.model.outcome();
      if (outcome != null && view.inForce(rule) == Truth.TRUE && decides(judgement, view, rule)) {
        found.add(outcome);
      }
    }
    if (found.isEmpty()
        && judgement.decision() == DecisionType.REQUIRED
        && noRuleSpeaks(judgement, view)) {
      found.add(Outcome.REQUIRED);
    }
    return List.copyOf(found);
  }

  private static boolean decides(Judgement judgement, FullView view, CompiledRule rule) {
    return switch (judgement.decision()) {
      case UNDETERMINED -> false;
      case CONFLICT -> rule.model.question() == conflictQuestion(view);
      default -> rule.type() == judgement.decision();
    };
  }

  /** The question on which rules in force contradict each other. */
  public static Question conflictQuestion(FullView view) {
    Set<DecisionType> onNeed = EnumSet.noneOf(DecisionType.class);
    for (CompiledRule rule : view.all()) {
      if (rule.model.question() == Question.NEED && view.inForce(rule) == Truth.TRUE) {
        onNeed.add(rule.type());
      }
    }
    return onNeed.size() > 1 ? Question.NEED : Question.SOURCE;
  }

  private static List<Duty> duties(Judgement judgement, FullView view) {
    Map<String, Duty> duties = new LinkedHashMap<>();
    boolean cancelled = judgement.decision() == DecisionType.CANCELLED;
    for (CompiledRule rule : view.rules().withDuties()) {
      Question question = rule.model.question();
      boolean asked = !cancelled || question == null || question == Question.NEED;
      boolean here = rule.model.scope() == FactScope.MATERIAL;
      if (asked && here && view.inForce(rule) == Truth.TRUE) {
        collect(view, rule, duties);
      }
    }
    return List.copyOf(duties.values());
  }

  /** The duty a rule is, and those that go with it. */
  static void collect(FullView view, CompiledRule rule, Map<String, Duty> into) {
    String article = article(rule);
    if (rule.model.effect() == Effect.DUTY && rule.model.code() != null) {
      String code = rule.model.code();
      Duty duty = new Duty(code, Words.code("DUTY", code), view.due(rule), rule.id(), article);
      into.putIfAbsent(duty.code() + duty.due(), duty);
    }
    for (FullView.DutyView duty : view.duties(rule)) {
      Duty found =
          new Duty(duty.code(), Words.code("DUTY", duty.code()), duty.due(), rule.id(), article);
      into.putIfAbsent(found.code() + found.due(), found);
    }
  }

  static @Nullable String article(CompiledRule rule) {
    return rule.model.basis() == null ? null : rule.model.basis().article();
  }

  /** The violations of a scope: those whose condition holds or may hold. */
  static List<Violation> violations(FullView view, FactScope scope) {
    Map<String, Violation> found = new LinkedHashMap<>();
    for (CompiledRule rule : view.rules().violations()) {
      if (rule.model.scope() == scope) {
        Violation violation = violation(view, rule);
        if (violation != null) {
          found.merge(violation.code() + violation.article(), violation, DecisionDetails::stronger);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static @Nullable Violation violation(FullView view, CompiledRule rule) {
    Truth force = view.inForce(rule);
    String code = rule.model.code();
    if (force == Truth.FALSE || code == null) {
      return null;
    }
    Answer mature = force == Truth.UNKNOWN ? Answer.UNKNOWN : Answer.of(view.maturity(rule));
    Text label = Words.code("VIOLATION", code);
    return new Violation(code, label, article(rule), mature, rule.id());
  }

  /** YES before UNKNOWN before NO. */
  static Violation stronger(Violation a, Violation b) {
    if (a.mature() == Answer.YES || b.mature() == Answer.NO) {
      return a;
    }
    return b.mature() == Answer.YES || a.mature() == Answer.NO ? b : a;
  }
}
