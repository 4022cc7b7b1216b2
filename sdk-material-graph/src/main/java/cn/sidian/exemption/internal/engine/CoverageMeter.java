package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Truth;
import cn.sidian.core.Text;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.ReasonFact;
import cn.sidian.exemption.ReasonStatus;
import cn.sidian.exemption.RuleCoverage;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.internal.pack.FactTable;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what cases exercise. Not safe for many threads. */
public final class CoverageMeter {
  private static final int AS_TRUE = 1;
  private static final int AS_FALSE = 2;
  private static final int AS_UNKNOWN = 4;

  /** One rule of one version of a pack. */
  private record RuleKey(String sm3, String rule) {}

  private record OutcomeKey(String sm3, String pack, Outcome outcome) {}

  private static final class Counts {
    int inForce;
    int open;
    int beaten;
    int notMet;
    final Map<String, Integer> comparisons = new LinkedHashMap<>();
    final Map<String, Boolean> canBeUnknown = new LinkedHashMap<>();
    final Map<String, Text> words = new LinkedHashMap<>();
  }

  private final Map<String, PackModel> packs = new LinkedHashMap<>();
  private final Map<RuleKey, Counts> rules = new LinkedHashMap<>();
  private final Map<OutcomeKey, Integer> outcomes = new LinkedHashMap<>();

  /** Counts one decided case. */
  public void add(CompiledRules compiled, ServiceCase given, LocalDate decidedAt) {
    compiled.packs().forEach(this::declare);
    FullView whole = view(compiled, given, null, decidedAt, Lifted.NONE);
    FullView wholeRaw = view(compiled, given, null, decidedAt, Lifted.ALL);
    for (CompiledRule rule : whole.all()) {
      if (rule.model.scope() == FactScope.CASE && !rule.perMaterial) {
        count(rule, whole, wholeRaw);
      }
    }
    for (CaseMaterial material : given.materials()) {
      FullView view = view(compiled, given, material, decidedAt, Lifted.NONE);
      FullView raw = view(compiled, given, material, decidedAt, Lifted.ALL);
      DecisionType decision = Judgement.of(compiled, given, material, decidedAt, false).decision();
      for (CompiledRule rule : view.all()) {
        if (rule.perMaterial) {
          count(rule, view, raw);
          if (rule.model.effect() == Effect.OUTCOME
              && view.inForce(rule) == Truth.TRUE
              && rule.type() == decision) {
            OutcomeKey key = key(rule.pack, rule.model);
            outcomes.merge(key, 1, Integer::sum);
          }
        }
      }
    }
  }

  private static FullView view(
      CompiledRules compiled,
      ServiceCase given,
      @Nullable CaseMaterial material,
      LocalDate decidedAt,
      Lifted lifted) {
    return new FullView(Evaluation.ofAll(new Frame(compiled, given, material, decidedAt, lifted)));
  }

  private static OutcomeKey key(PackModel pack, RuleModel rule) {
    Outcome outcome = rule.outcome();
    if (outcome == null) {
      throw new IllegalStateException("only outcome rules have an outcome");
    }
    return new OutcomeKey(pack.sm3(), pack.id(), outcome);
  }

  private void declare(PackModel pack) {
    if (packs.putIfAbsent(pack.sm3(), pack) != null) {
      return;
    }
    for (RuleModel rule : pack.rules()) {
      rules.put(new RuleKey(pack.sm3(), rule.id()), new Counts());
      if (rule.outcome() != null) {
        outcomes.putIfAbsent(key(pack, rule), 0);
      }
    }
  }

  private void count(CompiledRule rule, FullView view, FullView raw) {
    Counts counts = rules.get(new RuleKey(rule.pack.sm3(), rule.id()));
    if (counts == null) {
      return;
    }
    ReasonStatus status = DecisionDetails.status(view, rule);
    switch (status) {
      case IN_FORCE -> counts.inForce++;
      case OPEN, ERROR -> counts.open++;
      case BEATEN, SWITCHED_OFF -> counts.beaten++;
      default -> counts.notMet++;
    }
    List<ReasonFact> comparisons = raw.comparisons(rule);
    if (counts.words.isEmpty()) {
      List<Text> words = raw.rules().words(rule);
      for (int i = 0; i < words.size(); i++) {
        counts.words.put(comparisons.get(i).comparison(), words.get(i));
      }
    }
    for (ReasonFact leaf : comparisons) {
      int seen =
          switch (leaf.truth()) {
            case TRUE -> AS_TRUE;
            case FALSE -> AS_FALSE;
            case UNKNOWN -> AS_UNKNOWN;
          };
      counts.comparisons.merge(leaf.comparison(), seen, (a, b) -> a | b);
      counts.canBeUnknown.putIfAbsent(leaf.comparison(), !leaf.id().equals(FactTable.DEMAND));
    }
  }

  /** What was exercised so far. */
  public RuleCoverage coverage() {
    List<RuleCoverage.RuleUse> uses = new ArrayList<>();
    rules.forEach((key, counts) -> uses.add(use(key, counts)));
    List<RuleCoverage.OutcomeUse> reached = new ArrayList<>();
    outcomes.forEach(
        (key, count) -> reached.add(new RuleCoverage.OutcomeUse(key.pack(), key.outcome(), count)));
    return new RuleCoverage(uses, reached);
  }

  private RuleCoverage.RuleUse use(RuleKey key, Counts counts) {
    PackModel pack = packs.get(key.sm3());
    List<RuleCoverage.ComparisonUse> comparisons = new ArrayList<>();
    counts.comparisons.forEach(
        (comparison, seen) ->
            comparisons.add(
                new RuleCoverage.ComparisonUse(
                    comparison,
                    counts.words.getOrDefault(comparison, new Text(comparison, comparison)),
                    (seen & AS_TRUE) != 0,
                    (seen & AS_FALSE) != 0,
                    (seen & AS_UNKNOWN) != 0,
                    counts.canBeUnknown.getOrDefault(comparison, true))));
    return new RuleCoverage.RuleUse(
        pack == null ? "" : pack.id(),
        key.rule(),
        counts.inForce,
        counts.open,
        counts.beaten,
        counts.notMet,
        comparisons);
  }
}
