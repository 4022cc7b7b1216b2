package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.HeldCertificate;
import cn.sidian.core.code.RegionCode;
import cn.sidian.exemption.Adoption;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.internal.pack.FactTable;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import cn.sidian.exemption.internal.pack.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be proven of rules without cases; each finding with facts that show it. */
public final class Analysis {
  /** Something found: a code, the rules or facts it is about, a case that shows it. */
  public record Found(
      String code, List<String> about, @Nullable ServiceCase witness, boolean exhaustive) {
    /** Copies the list. */
    public Found {
      about = List.copyOf(about);
    }
  }

  private static final CaseMaterial BARE = new CaseMaterial("m1", "m1", Facts.none(), null);
  private static final CaseMaterial DEMANDED =
      new CaseMaterial("m1", "m1", Facts.none(), DemandForm.ORIGINAL);
  private static final CaseMaterial ASKED_FOR_FILE =
      new CaseMaterial("m1", "m1", Facts.none(), DemandForm.ELECTRONIC);

  private final CompiledRules rules;
  private final LocalDate day;
  private final ServiceCase base;
  private final List<Found> found = new ArrayList<>();

  private Analysis(CompiledRules rules, LocalDate day) {
    this.rules = rules;
    this.day = day;
    ServiceCase.Builder builder = ServiceCase.builder(day);
    for (PackModel pack : rules.packs()) {
      SourceModel source = pack.source();
      if (source == null) {
        builder.adopted(pack.id(), new Adoption(day, null));
      }
    }
    this.base = builder.build();
  }

  /** Everything found, on one day of acceptance and decision. */
  public static List<Found> of(CompiledRules rules, LocalDate day) {
    Analysis analysis = new Analysis(rules, day);
    for (int i = 0; i < rules.ruleCount(); i++) {
      analysis.rule(rules.rule(i));
    }
    analysis.contradictions();
    analysis.outcomes();
    analysis.gap();
    analysis.facts();
    return analysis.found;
  }

  private WitnessSearch.Result find(
      List<CompiledRule> about, boolean decides, WitnessSearch.Target target) {
    WitnessSearch.Result result = find(BARE, about, decides, target);
    boolean demand = about.stream().anyMatch(this::asksForDemand);
    for (CaseMaterial material : List.of(DEMANDED, ASKED_FOR_FILE)) {
      if (result.witness() == null && demand) {
        WitnessSearch.Result other = find(material, about, decides, target);
        result =
            new WitnessSearch.Result(other.witness(), result.exhaustive() && other.exhaustive());
      }
    }
    return result;
  }

  private WitnessSearch.Result find(
      CaseMaterial material,
      List<CompiledRule> about,
      boolean decides,
      WitnessSearch.Target target) {
    return WitnessSearch.find(rules, base, material, day, about, decides, target);
  }

  private boolean asksForDemand(CompiledRule rule) {
    if (rule.model.when().factIds().contains(FactTable.DEMAND)) {
      return true;
    }
    for (int needed : rule.where) {
      if (asksForDemand(rules.rule(needed))) {
        return true;
      }
    }
    return false;
  }

  private void rule(CompiledRule rule) {
    WitnessSearch.Result force = find(List.of(rule), false, e -> e.inForce(rule));
    if (force.witness() != null) {
      decidesAlone(rule, force);
      return;
    }
    WitnessSearch.Result holds = find(List.of(rule), false, e -> e.condition(rule));
    boolean exhaustive = force.exhaustive() && (holds.witness() != null || holds.exhaustive());
    String code = holds.witness() == null ? "RULE_NEVER_IN_FORCE" : "RULE_ALWAYS_BEATEN";
    found.add(new Found(code, List.of(rule.id()), given(rule, holds.witness()), exhaustive));
  }

  /** A rule on need, source or time whose condition asks for one fact only. */
  private void decidesAlone(CompiledRule rule, WitnessSearch.Result force) {
    Set<String> facts = new LinkedHashSet<>(rule.model.when().factIds());
    boolean alone = facts.size() == 1 && rule.unless == null && rule.where.length == 0;
    boolean reading = rule.pack.readings().containsKey(facts.isEmpty() ? "" : first(facts));
    if (rule.model.effect() == Effect.OUTCOME && alone && !reading) {
      found.add(
          new Found(
              "FACT_DECIDES_ALONE",
              List.of(rule.id(), first(facts)),
              given(rule, force.witness()),
              true));
    }
  }

  private static String first(Set<String> facts) {
    return facts.iterator().next();
  }

  /** Rules of different answers to one question, both in force. */
  private void contradictions() {
    for (int i = 0; i < rules.ruleCount(); i++) {
      for (int j = i + 1; j < rules.ruleCount(); j++) {
        CompiledRule a = rules.rule(i);
        CompiledRule b = rules.rule(j);
        if (contradict(a, b)) {
          WitnessSearch.Result both =
              find(List.of(a, b), false, e -> Tri.and(e.inForce(a), e.inForce(b)));
          if (both.witness() != null || !both.exhaustive()) {
            found.add(
                new Found(
                    both.witness() == null ? "CONTRADICTION_NOT_EXCLUDED" : "CONTRADICTION",
                    List.of(a.id(), b.id()),
                    given(a, both.witness()),
                    both.exhaustive()));
          }
        }
      }
    }
  }

  private static boolean contradict(CompiledRule a, CompiledRule b) {
    Question question = a.model.question();
    return question != null
        && question == b.model.question()
        && question != Question.TIME
        && a.type() != b.type();
  }

  private void outcomes() {
    Map<Outcome, List<CompiledRule>> byOutcome = new EnumMap<>(Outcome.class);
    for (int i = 0; i < rules.ruleCount(); i++) {
      Outcome outcome = rules.rule(i).model.outcome();
      if (outcome != null) {
        byOutcome.computeIfAbsent(outcome, o -> new ArrayList<>()).add(rules.rule(i));
      }
    }
    byOutcome.forEach(this::outcome);
  }

  private void outcome(Outcome outcome, List<CompiledRule> candidates) {
    boolean exhaustive = true;
    for (CompiledRule rule : candidates) {
      DecisionType type = outcome.type();
      WitnessSearch.Result reached =
          find(List.of(rule), true, e -> Tri.and(e.inForce(rule), e.isDecision(type)));
      if (reached.witness() != null) {
        return;
      }
      exhaustive &= reached.exhaustive();
    }
    found.add(new Found("OUTCOME_NEVER_REACHED", List.of(outcome.name()), null, exhaustive));
  }

  /** Facts for which no rule speaks. */
  private void gap() {
    List<CompiledRule> speaking = new ArrayList<>();
    for (int i = 0; i < rules.ruleCount(); i++) {
      if (rules.rule(i).model.effect() == Effect.OUTCOME) {
        speaking.add(rules.rule(i));
      }
    }
    if (speaking.isEmpty()) {
      return;
    }
    WitnessSearch.Result silent =
        find(
            speaking,
            false,
            e -> {
              byte none = Tri.TRUE;
              for (CompiledRule rule : speaking) {
                none = Tri.and(none, Tri.not(e.inForce(rule)));
              }
              return none;
            });
    if (silent.witness() != null) {
      found.add(
          new Found(
              "GAP", List.of(), given(speaking.get(0), silent.witness()), silent.exhaustive()));
    }
  }

  /** Facts that a pack declares by itself and no rule asks for. */
  private void facts() {
    Set<String> used = new LinkedHashSet<>();
    for (PackModel pack : rules.packs()) {
      pack.rules().forEach(rule -> used.addAll(rule.factIds()));
      SourceModel source = pack.source();
      if (source != null && source.adoptionFact() != null) {
        used.add(source.adoptionFact());
      }
    }
    Set<String> shared = Vocabulary.shipped().facts().keySet();
    for (String id : rules.declared().keySet()) {
      boolean reading = rules.packs().stream().anyMatch(pack -> pack.readings().containsKey(id));
      if (!used.contains(id) && (reading || !shared.contains(id))) {
        found.add(new Found("FACT_NEVER_USED", List.of(id), null, true));
      }
    }
  }

  /** A witness as a case that can be decided. */
  private @Nullable ServiceCase given(CompiledRule about, @Nullable Witness witness) {
    if (witness == null) {
      return null;
    }
    ServiceCase.Builder builder = base.toBuilder();
    Facts.Builder material = Facts.builder();
    DemandForm demand = asksForDemand(about) ? DemandForm.ORIGINAL : null;
    List<HeldCertificate> held = new ArrayList<>();
    for (Map.Entry<String, Object> entry : witness.values().entrySet()) {
      String id = entry.getKey();
      if (id.equals("region") && entry.getValue() instanceof FactValue code) {
        builder.region(RegionCode.parse(code.text()).value().orElse(null));
      } else if (id.startsWith("adopted.") && entry.getValue() instanceof FactValue.Day from) {
        builder.adopted(id.substring("adopted.".length()), new Adoption(from.value(), null));
      } else {
        put(builder, material, id, entry.getValue());
      }
    }
    builder.certificates(held, true);
    return builder.material(new CaseMaterial("m1", "m1", material.build(), demand)).build();
  }

  private void put(ServiceCase.Builder builder, Facts.Builder material, String id, Object value) {
    FactValue known =
        value instanceof FactValue fact
            ? fact
            : value instanceof Set<?> codes ? set(codes) : FactValue.of(value.equals(true));
    RuleFact declared = rules.declared(id);
    boolean reading = rules.packs().stream().anyMatch(pack -> pack.readings().containsKey(id));
    if (reading) {
      builder.reading(id, known.text());
    } else if (declared == null || declared.scope() == FactScope.MATERIAL) {
      material.put(id, known);
    } else {
      builder.fact(id, known);
    }
  }

  private static FactValue set(Set<?> codes) {
    Set<String> texts = new LinkedHashSet<>();
    codes.forEach(code -> texts.add(String.valueOf(code)));
    return new FactValue.CodeSet(texts, true);
  }
}
