package cn.sidian.exemption;

import cn.sidian.condition.FactValue;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.internal.ask.Acceptance;
import cn.sidian.exemption.internal.ask.ChangeSearch;
import cn.sidian.exemption.internal.ask.Demands;
import cn.sidian.exemption.internal.ask.Plans;
import cn.sidian.exemption.internal.ask.RecordFacts;
import cn.sidian.exemption.internal.ask.Simulation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The questions a clerk, a citizen or a supervisor has about one case. Immutable and safe for many
 * threads.
 */
public final class CaseQuestions {
  private final ExemptionRules rules;
  private final ServiceCase given;
  private final LocalDate at;

  CaseQuestions(ExemptionRules rules, ServiceCase given, LocalDate at) {
    this.rules = rules;
    this.given = given;
    this.at = at;
  }

  private CaseMaterial material(String id) {
    return given.materials().stream()
        .filter(material -> material.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("the case has no material of this id; add it first"));
  }

  /**
   * May the office ask for a material in this form?
   *
   * @param material how the case calls it
   * @param form the form
   * @return the answer with article, violation and what the citizen may say
   */
  public DemandAnswer mayDemand(String material, DemandForm form) {
    CaseMaterial asked = material(material);
    CaseMaterial demanded = new CaseMaterial(asked.id(), asked.name(), asked.facts(), form);
    return Demands.answer(rules.decide(given, demanded, at), form);
  }

  /**
   * Checks every demand of the case.
   *
   * @return one answer per material that is demanded
   */
  public List<DemandAnswer> checkDemands() {
    List<DemandAnswer> answers = new ArrayList<>();
    for (CaseMaterial material : given.materials()) {
      DemandForm form = material.demand();
      if (form != null) {
        answers.add(mayDemand(material.id(), form));
      }
    }
    return answers;
  }

  /**
   * Whether a demand may be refused by the citizen (申请人有权拒绝).
   *
   * @param material how the case calls it
   * @return the answer for paper of any kind; the right exists when its answer is NO
   */
  public DemandAnswer rightToRefuse(String material) {
    return Demands.answer(rules.decide(given, material(material), at), null);
  }

  /**
   * May the office refuse an electronic document that the applicant or a system supplied? It must
   * be accepted unless a law or regulation says otherwise.
   *
   * @param material how the case calls the document
   * @param basis the basis the office offers, or null when it offers none
   * @return the answer; each unmet condition is named
   */
  public RefusalAnswer mayRefuse(String material, @Nullable LegalBasis basis) {
    return Acceptance.mayRefuse(rules.compiled(), given, material(material), basis, at);
  }

  /**
   * May material from the retrieval system be given to somebody (规则第十五条)? The channel of the case
   * decides for the applicant.
   *
   * @param material how the case calls it
   * @param to to whom
   * @return the answer with the provision
   */
  public StatedAnswer mayRelease(String material, Recipient to) {
    CaseMaterial released = material(material);
    Function<String, CaseDecision> whenDone =
        act ->
            rules.decide(
                given.toBuilder()
                    .fact("record.acts", new FactValue.CodeSet(Set.of(act), true))
                    .build()
                    .withMaterials(List.of(released)),
                at);
    return Acceptance.mayRelease(to, rules.packs(), whenDone);
  }

  /**
   * Whether the system can supply a material.
   *
   * @param material how the case calls it
   * @return the mark with the reason
   */
  public MaterialMark classify(String material) {
    return Simulation.classify(rules.packs(), material(material));
  }

  /**
   * Is simulated approval (模拟审批) open to this case?
   *
   * @return the answer with every condition
   */
  public StatedAnswer simulatedApproval() {
    return Simulation.eligibility(rules.compiled(), given, at);
  }

  /**
   * May the application be accepted although materials are missing?
   *
   * @param missing the ids of the missing materials
   * @return what may follow, by when, and what blocks
   */
  public DeferralCheck deferral(Collection<String> missing) {
    List<ExemptionDecision> decisions = new ArrayList<>();
    for (String id : missing) {
      decisions.add(rules.decide(given, material(id), at));
    }
    return Simulation.deferral(decisions, at);
  }

  /**
   * How to get each material: sources in order, consent, steps, fallback.
   *
   * @return one plan per material
   */
  public List<MaterialPlan> plan() {
    return rules.decide(given, at).decisions().stream().map(Plans::plan).toList();
  }

  /**
   * What the applicant reads once for all (一次性告知单).
   *
   * @return the notice
   */
  public Notice notice() {
    return Notice.of(rules.decide(given, at));
  }

  /**
   * What the record of the office amounts to.
   *
   * @param events the record; entries after the day of the decision are left out
   * @param complete whether these are all acts and circumstances
   * @return violations with their maturity, immunities, duties
   */
  public ConductReport violations(Collection<RecordedEvent> events, boolean complete) {
    CaseDecision decided = rules.decide(RecordFacts.with(given, events, complete, at), at);
    List<Violation> violations = new ArrayList<>(decided.violations());
    List<Duty> duties = new ArrayList<>(decided.duties());
    for (ExemptionDecision decision : decided.decisions()) {
      violations.addAll(decision.violations());
    }
    return new ConductReport(violations, decided.immunities(), duties);
  }

  /**
   * The smallest lawful changes that would give another decision. Only facts that are declared
   * changeable change, and only days that are still to come.
   *
   * @param material how the case calls it
   * @return the changes, smallest first
   */
  public PossibleChanges whatWouldChange(String material) {
    return ChangeSearch.of(rules, given, material(material), at);
  }

  /**
   * Records that a named officer did something else than the rules say.
   *
   * @param material how the case calls it
   * @param taken what the officer decided
   * @param officer who
   * @param reason why
   * @param when when
   * @return the departure beside the rules' answer
   */
  public Departure depart(
      String material, DecisionType taken, String officer, String reason, Instant when) {
    Objects.requireNonNull(when, "when");
    CaseMaterial asked = material(material);
    ExemptionDecision answer = rules.decide(given, asked, at);
    ServiceCase reasoned =
        given.toBuilder().fact("departure.reasonRecorded", FactValue.of(true)).build();
    boolean within =
        answer.mayDemand() == Answer.NO
            && rules.decide(reasoned, asked, at).mayDemand() == Answer.YES;
    return new Departure(answer, taken, officer, reason, when, within);
  }
}
