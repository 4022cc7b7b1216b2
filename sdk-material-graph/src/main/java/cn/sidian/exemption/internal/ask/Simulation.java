package cn.sidian.exemption.internal.ask;

import static cn.sidian.exemption.internal.text.QuestionWords.WORDS;

import cn.sidian.condition.Facts;
import cn.sidian.condition.Truth;
import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.DeferralCheck;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.ExemptionRule;
import cn.sidian.exemption.MaterialMark;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.ReasonFact;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.StatedAnswer;
import cn.sidian.exemption.StatedCondition;
import cn.sidian.exemption.internal.engine.CompiledRule;
import cn.sidian.exemption.internal.engine.CompiledRules;
import cn.sidian.exemption.internal.engine.FullView;
import cn.sidian.exemption.internal.engine.Judgement;
import cn.sidian.material.list.Availability;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Simulated approval, deferral, and the marks of a list. */
public final class Simulation {
  private Simulation() {}

  /** Whether simulated approval is open to a case. */
  public static StatedAnswer eligibility(CompiledRules rules, ServiceCase given, LocalDate at) {
    CaseMaterial any = new CaseMaterial("-", "-", Facts.none(), null);
    FullView view = Judgement.of(rules, given, any, at, false).view();
    for (CompiledRule rule : view.all()) {
      LegalBasis basis = rule.model().basis();
      if (basis == null
          || rule.model().outcome() != Outcome.DEFERRED
          || !rule.model().when().factIds().contains("simulated.stage")) {
        continue;
      }
      List<StatedCondition> conditions = new ArrayList<>();
      for (ReasonFact leaf : view.comparisons(rule)) {
        RuleFact fact = rules.declared(leaf.id());
        Text label = fact == null ? new Text(leaf.id(), leaf.id()) : fact.label();
        conditions.add(new StatedCondition(label, leaf.truth()));
      }
      Truth truth = view.condition(rule);
      Text text =
          switch (truth) {
            case TRUE -> WORDS.text("SIMULATED.YES");
            case FALSE -> WORDS.text("SIMULATED.NO", named(conditions, Truth.FALSE));
            case UNKNOWN -> WORDS.text("SIMULATED.UNKNOWN", named(conditions, Truth.UNKNOWN));
          };
      return new StatedAnswer(Answer.of(truth), conditions, List.of(basis), text);
    }
    return new StatedAnswer(Answer.UNKNOWN, List.of(), List.of(), WORDS.text("SIMULATED.NO_RULE"));
  }

  private static Text named(List<StatedCondition> conditions, Truth truth) {
    return Acceptance.labels(conditions, truth)
        .orElse(new Text("不在规则的地域或施行时间内", "outside the region or the days of the rules"));
  }

  /** Whether an application with gaps may be accepted. */
  public static DeferralCheck deferral(List<ExemptionDecision> missing, LocalDate at) {
    List<DeferralCheck.Gap> follow = new ArrayList<>();
    List<String> blocking = new ArrayList<>();
    List<String> open = new ArrayList<>();
    boolean missed = false;
    for (ExemptionDecision decision : missing) {
      String id = decision.material().id();
      if (decision instanceof ExemptionDecision.Deferred deferred) {
        Optional<LocalDate> due = deferred.due();
        boolean late = due.isPresent() && !at.isBefore(due.get());
        missed |= late;
        follow.add(new DeferralCheck.Gap(id, due.orElse(null), late, deferred.whenMissed()));
      } else if (decision.type() == DecisionType.REQUIRED) {
        blocking.add(id);
      } else if (decision.type() == DecisionType.UNDETERMINED
          || decision.type() == DecisionType.CONFLICT) {
        open.add(id);
      }
    }
    Answer acceptable =
        missed || !blocking.isEmpty() ? Answer.NO : open.isEmpty() ? Answer.YES : Answer.UNKNOWN;
    return new DeferralCheck(acceptable, follow, blocking, open);
  }

  /** The mark of a material. */
  public static MaterialMark classify(List<RulePack> packs, CaseMaterial material) {
    Truth inUse = Acceptance.truth(material.facts(), "material.certificateTypeInUse");
    Truth live = Acceptance.truth(material.facts(), "material.realtimeData");
    Availability mark =
        inUse.isTrue()
            ? Availability.E_CERTIFICATE
            : live.isTrue() && inUse.isFalse()
                ? Availability.E_MATERIAL
                : inUse.isFalse() && live.isFalse()
                    ? Availability.PAPER_ONLY
                    : Availability.UNKNOWN;
    List<LegalBasis> provisions = new ArrayList<>();
    for (RulePack pack : packs) {
      for (ExemptionRule rule : pack.rules()) {
        LegalBasis basis = rule.basis();
        if (basis != null
            && (rule.requirements().contains("ZW-26") || rule.requirements().contains("ZW-27"))
            && !provisions.contains(basis)) {
          provisions.add(basis);
        }
      }
    }
    return new MaterialMark(mark, provisions, WORDS.text("CLASSIFY." + mark));
  }
}
