package cn.sidian.exemption;

import cn.sidian.exemption.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another version of the rules means for cases: who gains, who loses, by which rule.
 *
 * @param changes the materials whose decision or answer changes
 * @param unchanged how many stay as they are
 */
public record RuleDiff(List<Change> changes, int unchanged) {
  /** What a change means for the applicant. */
  public enum Effect {
    /** The material may be demanded less than before. */
    GAINS,
    /** The material may be demanded more than before. */
    LOSES,
    /** Only the way the decision is made differs, or what is known of it. */
    OTHERWISE
  }

  /**
   * A material that is decided otherwise.
   *
   * @param caseId the case
   * @param material the material
   * @param effect what that means for the applicant
   * @param before the decision by the old rules
   * @param after the decision by the new rules
   * @param mayDemandBefore the answer by the old rules
   * @param mayDemandAfter the answer by the new rules
   * @param rules the rules that make the difference: in force in only one of the two
   */
  public record Change(
      String caseId,
      String material,
      Effect effect,
      DecisionType before,
      DecisionType after,
      Answer mayDemandBefore,
      Answer mayDemandAfter,
      List<String> rules) {
    /**
     * Copies the list.
     *
     * @param caseId the case
     * @param material the material
     * @param effect what that means
     * @param before the old decision
     * @param after the new decision
     * @param mayDemandBefore the old answer
     * @param mayDemandAfter the new answer
     * @param rules the rules that make the difference
     */
    public Change {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Copies the list.
   *
   * @param changes the materials whose decision changes
   * @param unchanged how many stay as they are
   */
  public RuleDiff {
    changes = List.copyOf(changes);
  }

  /**
   * Decides cases by both versions.
   *
   * @param before the old rules
   * @param after the new rules
   * @param cases what to compare them on; their own packs and expectations do not count
   * @return the differences
   */
  public static RuleDiff of(ExemptionRules before, ExemptionRules after, RuleCases cases) {
    List<Change> changes = new ArrayList<>();
    int unchanged = 0;
    for (RuleCase one : cases.all()) {
      CaseDecision first = before.decide(one.given(), one.at());
      CaseDecision second = after.decide(one.given(), one.at());
      for (int i = 0; i < first.decisions().size(); i++) {
        ExemptionDecision a = first.decisions().get(i);
        ExemptionDecision b = second.decisions().get(i);
        boolean same =
            a.type() == b.type()
                && a.mayDemand() == b.mayDemand()
                && a.outcomes().equals(b.outcomes());
        if (same) {
          unchanged++;
        } else {
          changes.add(change(one.id(), a, b));
        }
      }
    }
    return new RuleDiff(changes, unchanged);
  }

  private static Change change(String id, ExemptionDecision a, ExemptionDecision b) {
    Set<String> before = inForce(a);
    Set<String> after = inForce(b);
    Set<String> rules = new LinkedHashSet<>();
    before.stream().filter(rule -> !after.contains(rule)).forEach(rules::add);
    after.stream().filter(rule -> !before.contains(rule)).forEach(rules::add);
    int shift = weight(b.mayDemand()) - weight(a.mayDemand());
    Effect effect = shift < 0 ? Effect.GAINS : shift > 0 ? Effect.LOSES : Effect.OTHERWISE;
    return new Change(
        id,
        a.material().id(),
        effect,
        a.type(),
        b.type(),
        a.mayDemand(),
        b.mayDemand(),
        List.copyOf(rules));
  }

  private static int weight(Answer mayDemand) {
    return switch (mayDemand) {
      case NO -> 0;
      case UNKNOWN -> 1;
      case YES -> 2;
    };
  }

  private static Set<String> inForce(ExemptionDecision decision) {
    Set<String> rules = new LinkedHashSet<>();
    for (Reason reason : decision.reasons()) {
      if (reason.status() == ReasonStatus.IN_FORCE) {
        rules.add(reason.rule());
      }
    }
    return rules;
  }

  /**
   * All of it as one line of JSON.
   *
   * @return in the shape of {@code docs/schemas/rules-diff.json}
   */
  public String toJson() {
    Map<String, @Nullable Object> json = Json.object();
    List<Object> all = new ArrayList<>();
    for (Change change : changes) {
      Map<String, @Nullable Object> one = Json.object();
      one.put("case", change.caseId());
      one.put("material", change.material());
      one.put("effect", change.effect());
      one.put("before", change.before());
      one.put("after", change.after());
      one.put("mayDemandBefore", change.mayDemandBefore());
      one.put("mayDemandAfter", change.mayDemandAfter());
      one.put("rules", change.rules());
      all.add(one);
    }
    json.put("changes", all);
    json.put("unchanged", unchanged);
    return Json.write(json);
  }
}
