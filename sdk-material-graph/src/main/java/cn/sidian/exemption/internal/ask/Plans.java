package cn.sidian.exemption.internal.ask;

import cn.sidian.exemption.Answer;
import cn.sidian.exemption.Duty;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.MaterialPlan;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.Reason;
import cn.sidian.exemption.ReasonFact;
import cn.sidian.exemption.ReasonStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plans for getting materials. */
public final class Plans {
  private static final String CONSENT = "OBTAIN_CONSENT_ON_SITE";

  private Plans() {}

  /** The plan of a decided material. */
  public static MaterialPlan plan(ExemptionDecision decision) {
    List<MaterialPlan.Source> sources = new ArrayList<>();
    List<MaterialPlan.Fallback> fallbacks = new ArrayList<>();
    boolean consentOpen = false;
    for (Reason reason : decision.reasons()) {
      Outcome outcome = reason.outcome();
      boolean live =
          reason.status() == ReasonStatus.IN_FORCE || reason.status() == ReasonStatus.OPEN;
      if (outcome == null) {
        continue;
      }
      if (outcome.question() == Question.SOURCE && live) {
        sources.add(
            new MaterialPlan.Source(outcome, reason.status(), reason.rule(), reason.basis()));
      } else if (outcome == Outcome.REQUIRED
          && decision.questionOf(reason.rule()) == Question.SOURCE
          && reason.status() != ReasonStatus.SWITCHED_OFF) {
        fallbacks.add(
            new MaterialPlan.Fallback(
                reason.rule(), reason.label(), reason.status(), reason.basis()));
      }
      for (ReasonFact fact : reason.facts()) {
        consentOpen |= live && fact.id().startsWith("consent.") && fact.known() == null;
      }
    }
    sources.sort(Comparator.comparing(MaterialPlan.Source::outcome));
    List<Duty> steps = decision.duties();
    boolean first = steps.stream().anyMatch(duty -> duty.code().equals(CONSENT));
    Answer consent = first ? Answer.YES : consentOpen ? Answer.UNKNOWN : Answer.NO;
    return new MaterialPlan(decision, sources, consent, steps, fallbacks);
  }
}
