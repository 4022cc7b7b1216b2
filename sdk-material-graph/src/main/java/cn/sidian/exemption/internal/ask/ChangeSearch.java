package cn.sidian.exemption.internal.ask;

import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.core.Text;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.ExemptionRule;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.FactChange;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.PossibleChanges;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.ServiceCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks for the smallest lawful changes, by number of steps. */
public final class ChangeSearch {
  private static final int MOST_STEPS = 3;
  private static final int MOST_DECISIONS = 5_000;

  private record Candidate(
      @Nullable RuleFact fact, @Nullable FactValue value, @Nullable LocalDate day) {}

  private final ExemptionRules rules;
  private final ServiceCase given;
  private final CaseMaterial material;
  private final LocalDate at;
  private final ExemptionDecision before;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Set<Integer>> found = new ArrayList<>();
  private final List<PossibleChanges.Change> changes = new ArrayList<>();
  private int tried;

  private ChangeSearch(
      ExemptionRules rules, ServiceCase given, CaseMaterial material, LocalDate at) {
    this.rules = rules;
    this.given = given;
    this.material = material;
    this.at = at;
    this.before = rules.decide(given, material, at);
  }

  /** The smallest changes of a material's decision. */
  public static PossibleChanges of(
      ExemptionRules rules, ServiceCase given, CaseMaterial material, LocalDate at) {
    return new ChangeSearch(rules, given, material, at).search();
  }

  private PossibleChanges search() {
    collect();
    boolean complete = true;
    for (int steps = 1; steps <= MOST_STEPS && complete; steps++) {
      complete = combine(new ArrayList<>(), 0, steps);
    }
    return new PossibleChanges(changes, complete);
  }

  private void collect() {
    Map<String, RuleFact> facts = new LinkedHashMap<>();
    Set<String> used = new HashSet<>();
    Set<LocalDate> days = new TreeSet<>();
    for (RulePack pack : rules.packs()) {
      pack.facts().forEach(fact -> facts.putIfAbsent(fact.id(), fact));
      for (ExemptionRule rule : pack.rules()) {
        used.addAll(rule.facts());
      }
    }
    for (RuleFact fact : facts.values()) {
      FactChange change = fact.change();
      if (change != null && used.contains(fact.id())) {
        for (String to : change.to()) {
          FactValue value = value(fact, to);
          if (value != null && !value.equals(known(fact).orElse(null))) {
            candidates.add(new Candidate(fact, value, null));
          }
        }
      }
    }
    // the day of the decision moves on by itself; the day of acceptance does not
    for (KnownFact fact : material.facts().known().values()) {
      if (fact.value() instanceof FactValue.Day day && day.value().isAfter(at)) {
        days.add(day.value());
      }
    }
    days.forEach(day -> candidates.add(new Candidate(null, null, day)));
  }

  private Optional<FactValue> known(RuleFact fact) {
    Facts facts = fact.scope() == FactScope.MATERIAL ? material.facts() : given.facts();
    return facts.find(fact.id()).map(KnownFact::value);
  }

  private static @Nullable FactValue value(RuleFact fact, String written) {
    return fact.type() == FactType.BOOLEAN
        ? FactValue.of(Boolean.parseBoolean(written))
        : fact.type() == FactType.ENUM ? FactValue.of(written) : null;
  }

  /** Tries every set of so many steps; false when the bound was hit. */
  private boolean combine(List<Integer> chosen, int from, int steps) {
    if (chosen.size() == steps) {
      return attempt(chosen);
    }
    for (int i = from; i < candidates.size(); i++) {
      if (clashes(chosen, i)) {
        continue;
      }
      chosen.add(i);
      boolean complete = combine(chosen, i + 1, steps);
      chosen.remove(chosen.size() - 1);
      if (!complete) {
        return false;
      }
    }
    return true;
  }

  private boolean clashes(List<Integer> chosen, int next) {
    Candidate candidate = candidates.get(next);
    for (int index : chosen) {
      Candidate other = candidates.get(index);
      boolean sameFact = candidate.fact() != null && candidate.fact().equals(other.fact());
      if (sameFact || (candidate.day() != null && other.day() != null)) {
        return true;
      }
    }
    Set<Integer> all = new HashSet<>(chosen);
    all.add(next);
    return found.stream().anyMatch(all::containsAll);
  }

  private boolean attempt(List<Integer> chosen) {
    tried++;
    if (tried > MOST_DECISIONS) {
      return false;
    }
    ServiceCase.Builder changed = given.toBuilder();
    Facts facts = material.facts();
    LocalDate day = at;
    List<PossibleChanges.Step> steps = new ArrayList<>();
    for (int index : chosen) {
      Candidate candidate = candidates.get(index);
      RuleFact fact = candidate.fact();
      FactValue value = candidate.value();
      if (fact == null || value == null) {
        day = candidate.day() == null ? at : candidate.day();
        steps.add(
            new PossibleChanges.Step(
                null, null, day, null, new Text(day + " 起", "from " + day + " on")));
        continue;
      }
      if (fact.scope() == FactScope.MATERIAL) {
        facts = facts.with(fact.id(), value);
      } else {
        changed.fact(fact.id(), value);
      }
      FactChange change = fact.change();
      steps.add(
          new PossibleChanges.Step(
              fact.id(),
              value.text(),
              null,
              change == null ? null : change.by(),
              change == null ? fact.label() : change.how()));
    }
    CaseMaterial then = new CaseMaterial(material.id(), material.name(), facts, material.demand());
    ExemptionDecision after = rules.decide(changed.build(), then, day);
    boolean other = after.type() != before.type() || after.mayDemand() != before.mayDemand();
    if (other && after.type() != DecisionType.UNDETERMINED) {
      found.add(new HashSet<>(chosen));
      changes.add(new PossibleChanges.Change(steps, after.type(), after.mayDemand()));
    }
    return true;
  }
}
