package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.SourceException;
import cn.sidian.condition.Truth;
import cn.sidian.core.code.RegionCode;
import cn.sidian.exemption.internal.pack.PackModel;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Analyses, receipts and the order of questions on random packs. */
class AnalysisPropertyTest {
  private static @Nullable ExemptionRules compiled(List<PackModel> packs) {
    try {
      return ExemptionRules.of(packs.stream().map(RulePack::of).toList());
    } catch (SourceException e) {
      return null;
    }
  }

  /** What is proven never to be in force never is; what is shown with a case is so there. */
  @Property(tries = 400)
  void theAnalysisIsRightByTheReference(@ForAll long seed) {
    RandomPacks source = new RandomPacks(seed);
    List<PackModel> packs = source.packs();
    ExemptionRules rules = compiled(packs);
    if (rules == null) {
      return;
    }
    ReferenceInterpreter reference = new ReferenceInterpreter(packs, true);
    for (RuleAnalysis.Item item : RuleAnalysis.of(rules, RandomPacks.ACCEPTED).items()) {
      String code = item.finding().code();
      if (code.equals("RULE_NEVER_IN_FORCE") && item.exhaustive()) {
        for (int i = 0; i < 40; i++) {
          ServiceCase given = source.given(source.complete(), true);
          ReferenceInterpreter.Run run =
              reference.new Run(given, given.materials().get(0), RandomPacks.ACCEPTED);
          assertThat(run.inForce(item.about().get(0))).isEqualTo(Truth.FALSE);
        }
      }
      if (item.witness().isEmpty()) {
        continue;
      }
      ServiceCase shown = item.witness().get();
      CaseMaterial material = shown.materials().get(0);
      ReferenceInterpreter.Run run = reference.new Run(shown, material, RandomPacks.ACCEPTED);
      if (code.equals("CONTRADICTION")) {
        assertThat(run.inForce(item.about().get(0))).isEqualTo(Truth.TRUE);
        assertThat(run.inForce(item.about().get(1))).isEqualTo(Truth.TRUE);
      } else if (code.equals("GAP")) {
        for (PackModel pack : packs) {
          pack.rules().stream()
              .filter(rule -> rule.effect() == Effect.OUTCOME)
              .forEach(rule -> assertThat(run.inForce(rule.id())).isEqualTo(Truth.FALSE));
        }
      }
    }
  }

  @Property(tries = 400)
  void receiptsReplay(@ForAll long seed) {
    RandomPacks source = new RandomPacks(seed);
    ExemptionRules rules = compiled(source.packs());
    if (rules == null) {
      return;
    }
    Map<String, FactValue> known = source.complete();
    List<String> ids = new ArrayList<>(known.keySet());
    for (int i = 0; i < 3; i++) {
      known.remove(ids.get(source.random().nextInt(ids.size())));
    }
    ServiceCase given = source.given(known, true);
    DecisionReceipt receipt =
        DecisionReceipt.of(
            rules.decide(given, RandomPacks.DECIDED), Instant.EPOCH, new SecureRandom());
    assertThat(receipt.replay(rules, given).problems()).isEmpty();
    assertThat(receipt.replay(rules, null).problems()).isEmpty();
  }

  /** The cost of asking in the order of {@code needed}, beside the best question tree there is. */
  private static final class Questions {
    final RandomPacks source;
    final ExemptionRules rules;
    final List<String> open;
    final Map<String, FactValue> known;
    final Map<Map<String, FactValue>, Double> best = new HashMap<>();
    final Map<Map<String, FactValue>, ExemptionDecision> decisions = new HashMap<>();

    Questions(
        RandomPacks source, ExemptionRules rules, List<String> open, Map<String, FactValue> known) {
      this.source = source;
      this.rules = rules;
      this.open = open;
      this.known = known;
    }

    ExemptionDecision decide(Map<String, FactValue> learnt) {
      return decisions.computeIfAbsent(
          learnt,
          key -> {
            ServiceCase.Builder builder =
                ServiceCase.builder(RandomPacks.ACCEPTED)
                    .region(RegionCode.parse("640500").orThrow());
            Facts.Builder ofMaterial = Facts.builder();
            Map<String, FactValue> all = new LinkedHashMap<>(known);
            all.putAll(key);
            all.forEach(
                (id, value) -> {
                  RuleFact fact = source.facts().get(id);
                  if (fact != null && fact.scope() == FactScope.MATERIAL) {
                    ofMaterial.put(id, value);
                  } else {
                    builder.fact(id, value);
                  }
                });
            return rules
                .strict()
                .decide(
                    builder.build(),
                    new CaseMaterial("m", "m", ofMaterial.build(), null),
                    RandomPacks.DECIDED);
          });
    }

    private double ask(Map<String, FactValue> learnt, String id, boolean optimal) {
      RuleFact fact = source.facts().get(id);
      if (fact == null) {
        throw new IllegalStateException(id);
      }
      List<FactValue> domain = source.domain(fact);
      double sum = 0;
      for (FactValue value : domain) {
        Map<String, FactValue> more = new LinkedHashMap<>(learnt);
        more.put(id, value);
        sum += optimal ? best(more) : greedy(more);
      }
      return fact.cost() + sum / domain.size();
    }

    double best(Map<String, FactValue> learnt) {
      Double found = best.get(learnt);
      if (found != null) {
        return found;
      }
      double least = 0;
      if (!decide(learnt).needed().isEmpty()) {
        least = Double.MAX_VALUE;
        for (String id : open) {
          if (!learnt.containsKey(id)) {
            least = Math.min(least, ask(learnt, id, true));
          }
        }
      }
      best.put(learnt, least);
      return least;
    }

    double greedy(Map<String, FactValue> learnt) {
      List<String> needed = decide(learnt).needed();
      return needed.isEmpty() ? 0 : ask(learnt, needed.get(0), false);
    }
  }

  @Example
  void askingInTheOrderOfNeededCostsLittleMoreThanTheBestTree() {
    double greedy = 0;
    double best = 0;
    int compared = 0;
    for (long seed = 0; seed < 1_500 && compared < 200; seed++) {
      RandomPacks source = new RandomPacks(seed);
      ExemptionRules rules = compiled(source.packs());
      if (rules == null) {
        continue;
      }
      Map<String, FactValue> known = source.complete();
      List<String> open = new ArrayList<>();
      for (String id :
          List.of(
              "case.b0", "material.b0", "case.b1", "material.b1", "material.code", "material.b2")) {
        known.remove(id);
        open.add(id);
      }
      Questions questions = new Questions(source, rules, open, known);
      ExemptionDecision before = questions.decide(Map.of());
      if (before.needed().size() < 2 || !before.isExact()) {
        continue;
      }
      compared++;
      double least = questions.best(Map.of());
      double asked = questions.greedy(Map.of());
      assertThat(asked).isGreaterThanOrEqualTo(least - 1e-9);
      best += least;
      greedy += asked;
    }
    assertThat(compared).isGreaterThan(50);
    assertThat(greedy / best).as("cost of asking beside the best tree").isLessThan(1.1);
  }
}
