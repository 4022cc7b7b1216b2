package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.internal.Problems;
import cn.sidian.core.code.RegionCode;
import cn.sidian.exemption.internal.engine.CompiledRule;
import cn.sidian.exemption.internal.engine.CompiledRules;
import cn.sidian.exemption.internal.engine.Compiler;
import cn.sidian.exemption.internal.engine.FullView;
import cn.sidian.exemption.internal.engine.Judgement;
import cn.sidian.exemption.internal.pack.PackModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** decision-semantics: the compiled evaluator against the reference interpreter. */
class DecisionPropertyTest {
  /** A random situation in which at most a few facts are open. */
  private static final class Situation {
    final RandomPacks source;
    final List<PackModel> packs;
    final CompiledRules rules;
    final Map<String, FactValue> complete;
    final Map<String, FactValue> known;
    final List<String> open = new ArrayList<>();
    final ServiceCase given;
    final CaseMaterial material;

    private Situation(
        RandomPacks source, List<PackModel> packs, CompiledRules rules, int mostOpen) {
      this.source = source;
      this.packs = packs;
      this.rules = rules;
      this.complete = source.complete();
      this.known = new LinkedHashMap<>(complete);
      List<String> ids = new ArrayList<>(complete.keySet());
      int count = source.random().nextInt(mostOpen + 1);
      for (int i = 0; i < count; i++) {
        String id = ids.get(source.random().nextInt(ids.size()));
        if (known.remove(id) != null) {
          open.add(id);
        }
      }
      this.given = source.given(known, true);
      this.material = given.materials().get(0);
    }

    static @Nullable Situation of(long seed, int mostOpen) {
      RandomPacks source = new RandomPacks(seed);
      List<PackModel> packs = source.packs();
      CompiledRules rules = Compiler.compile(packs, new Problems());
      return rules == null ? null : new Situation(source, packs, rules, mostOpen);
    }

    Judgement judge(boolean strict) {
      return Judgement.of(rules, given, material, RandomPacks.DECIDED, strict);
    }

    /** Every completion of the open facts. */
    List<Map<String, FactValue>> completions() {
      List<Map<String, FactValue>> all = new ArrayList<>(List.of(known));
      for (String id : open) {
        RuleFact fact = source.facts().get(id);
        List<Map<String, FactValue>> more = new ArrayList<>();
        for (Map<String, FactValue> one : all) {
          assertThat(fact).isNotNull();
          if (fact != null) {
            for (FactValue value : source.domain(fact)) {
              Map<String, FactValue> next = new LinkedHashMap<>(one);
              next.put(id, value);
              more.add(next);
            }
          }
        }
        all = more;
      }
      return all;
    }

    ServiceCase with(Map<String, FactValue> values) {
      ServiceCase.Builder builder = given.toBuilder();
      Facts.Builder ofMaterial = Facts.builder();
      values.forEach(
          (id, value) -> {
            RuleFact fact = source.facts().get(id);
            if (fact != null && fact.scope() == FactScope.MATERIAL) {
              ofMaterial.put(id, value);
            } else {
              builder.fact(id, value);
            }
          });
      return builder
          .material(
              new CaseMaterial(
                  material.id(), material.name(), ofMaterial.build(), material.demand()))
          .build();
    }

    ReferenceInterpreter.Run reference(Map<String, FactValue> values, boolean strict) {
      ServiceCase full = with(values);
      return new ReferenceInterpreter(packs, strict)
      .new Run(full, full.materials().get(0), RandomPacks.DECIDED);
    }
  }

  @Property(tries = 4_000)
  void everyRuleIsInForceExactlyWhenTheReferenceSaysSo(@ForAll long seed, @ForAll boolean strict) {
    Situation situation = Situation.of(seed, 6);
    if (situation == null) {
      return;
    }
    FullView view = situation.judge(strict).view();
    ReferenceInterpreter.Run reference = situation.reference(situation.known, strict);
    for (CompiledRule rule : view.all()) {
      assertThat(view.inForce(rule)).as("%s", rule).isEqualTo(reference.inForce(rule.model().id()));
    }
  }

  @Property(tries = 4_000)
  void withEverythingKnownTheDecisionIsTheReferences(@ForAll long seed) {
    Situation situation = Situation.of(seed, 0);
    if (situation == null) {
      return;
    }
    Judgement judgement = situation.judge(false);
    ReferenceInterpreter.Result reference = situation.reference(situation.known, false).decide();
    assertThat(judgement.decision()).isEqualTo(reference.decision());
    assertThat(judgement.mayDemand()).isEqualTo(reference.mayDemand());
    assertThat(judgement.exact()).isTrue();
    assertThat(judgement.needed()).isEmpty();
  }

  /** Soundness, exactness of {@code possible}, and {@code mayDemand} by its definition. */
  @Property(tries = 4_000)
  void overAllCompletions(@ForAll long seed) {
    Situation situation = Situation.of(seed, 3);
    if (situation == null) {
      return;
    }
    Judgement judgement = situation.judge(true);
    Set<DecisionType> reached = EnumSet.noneOf(DecisionType.class);
    Set<Answer> answers = EnumSet.noneOf(Answer.class);
    for (Map<String, FactValue> completion : situation.completions()) {
      ReferenceInterpreter.Result result = situation.reference(completion, true).decide();
      reached.add(result.decision());
      answers.add(result.mayDemand());
    }
    if (reached.size() == 1 && judgement.exact()) {
      assertThat(judgement.decision()).isEqualTo(reached.iterator().next());
    }
    if (judgement.possible().size() == 1) {
      assertThat(reached).isEqualTo(judgement.possible());
    }
    assertThat(judgement.possible()).containsAll(reached);
    if (judgement.exact()) {
      assertThat(judgement.possible()).isEqualTo(reached);
      assertThat(judgement.mayDemand())
          .isEqualTo(answers.size() == 1 ? answers.iterator().next() : Answer.UNKNOWN);
    } else {
      assertThat(
              judgement.mayDemand() == Answer.UNKNOWN
                  || answers.equals(Set.of(judgement.mayDemand())))
          .isTrue();
    }
  }

  /** A fact is needed exactly when, in some completion, it alone makes a difference. */
  @Property(tries = 2_000)
  void neededIsExactlyWhatMakesADifference(@ForAll long seed) {
    Situation situation = Situation.of(seed, 3);
    if (situation == null) {
      return;
    }
    Judgement judgement = situation.judge(true);
    if (!judgement.exact()) {
      return;
    }
    Map<Map<String, FactValue>, DecisionType> decisions = new LinkedHashMap<>();
    for (Map<String, FactValue> completion : situation.completions()) {
      decisions.put(completion, situation.reference(completion, true).decide().decision());
    }
    Set<String> relevant = new LinkedHashSet<>();
    for (Map.Entry<Map<String, FactValue>, DecisionType> entry : decisions.entrySet()) {
      for (String id : situation.open) {
        RuleFact fact = situation.source.facts().get(id);
        if (fact == null || relevant.contains(id)) {
          continue;
        }
        for (FactValue value : situation.source.domain(fact)) {
          Map<String, FactValue> other = new LinkedHashMap<>(entry.getKey());
          other.put(id, value);
          if (decisions.get(other) != entry.getValue()) {
            relevant.add(id);
          }
        }
      }
    }
    assertThat(judgement.needed()).containsExactlyInAnyOrderElementsOf(relevant);
  }

  /** Learning one more fact never changes what was determined. */
  @Property(tries = 4_000)
  void learningOneMoreFactNeverChangesADeterminedAnswer(@ForAll long seed) {
    Situation situation = Situation.of(seed, 6);
    if (situation == null || situation.open.isEmpty()) {
      return;
    }
    Judgement before = situation.judge(true);
    String learnt = situation.open.get(0);
    Map<String, FactValue> more = new LinkedHashMap<>(situation.known);
    FactValue value = situation.complete.get(learnt);
    if (value == null) {
      return;
    }
    more.put(learnt, value);
    ServiceCase later = situation.with(more);
    Judgement after =
        Judgement.of(situation.rules, later, later.materials().get(0), RandomPacks.DECIDED, true);
    assertThat(before.possible()).containsAll(after.possible());
    if (before.mayDemand() != Answer.UNKNOWN) {
      assertThat(after.mayDemand()).isEqualTo(before.mayDemand());
    }
  }

  @Property(tries = 1_000)
  void anOpenRegionKeepsItsRulesOpen(@ForAll long seed) {
    RandomPacks source = new RandomPacks(seed);
    List<PackModel> packs = source.packs();
    CompiledRules rules = Compiler.compile(packs, new Problems());
    if (rules == null) {
      return;
    }
    ServiceCase open = source.given(source.complete(), false);
    CaseMaterial material = open.materials().get(0);
    Judgement judgement = Judgement.of(rules, open, material, RandomPacks.DECIDED, true);
    Set<DecisionType> reached = EnumSet.noneOf(DecisionType.class);
    for (String region : List.of("640500", "640502", "150300")) {
      ServiceCase here = open.toBuilder().region(RegionCode.parse(region).orThrow()).build();
      ReferenceInterpreter.Run run =
          new ReferenceInterpreter(packs, true).new Run(here, material, RandomPacks.DECIDED);
      assertThat(run.isClosed()).isTrue();
      reached.add(run.decide().decision());
    }
    assertThat(judgement.possible()).isEqualTo(reached);
    assertThat(judgement.needed()).isEqualTo(reached.size() == 1 ? List.of() : List.of("region"));
  }

  @Property(tries = 500)
  void strictModeNeverPresumes(@ForAll long seed) {
    Situation situation = Situation.of(seed, 6);
    if (situation == null) {
      return;
    }
    Judgement usual = situation.judge(false);
    Judgement strict = situation.judge(true);
    assertThat(strict.presumed()).isEmpty();
    if (usual.presumed().isEmpty()) {
      assertThat(strict.decision()).isEqualTo(usual.decision());
      assertThat(strict.mayDemand()).isEqualTo(usual.mayDemand());
    } else {
      assertThat(situation.open).containsAll(usual.presumed());
    }
  }
}
