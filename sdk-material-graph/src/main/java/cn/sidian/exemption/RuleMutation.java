package cn.sidian.exemption;

import cn.sidian.condition.internal.Problems;
import cn.sidian.exemption.internal.analysis.PackMutants;
import cn.sidian.exemption.internal.engine.CompiledRules;
import cn.sidian.exemption.internal.engine.Compiler;
import cn.sidian.exemption.internal.json.Json;
import cn.sidian.exemption.internal.pack.PackModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well cases guard the rules: rules are made wrong in one place after the other, and each such
 * mutant should make a case fail.
 *
 * @param total how many mutants were made
 * @param refused how many of them the compiler itself refused, which counts as found
 * @param killed how many made a case fail
 * @param survivors the others: wrong rules that no case notices
 */
public record RuleMutation(int total, int refused, int killed, List<Survivor> survivors) {
  /**
   * A wrong rule that no case notices.
   *
   * @param pack the pack
   * @param rule the rule; empty when the whole pack was changed
   * @param what what was changed
   */
  public record Survivor(String pack, String rule, String what) {}

  /**
   * Copies the list.
   *
   * @param total how many mutants were made
   * @param refused how many the compiler refused
   * @param killed how many made a case fail
   * @param survivors the others
   */
  public RuleMutation {
    survivors = List.copyOf(survivors);
  }

  /**
   * Makes every mutant of every pack that the cases use and runs the cases on it.
   *
   * @param cases cases that all pass on the rules as they are
   * @return the result
   * @throws IllegalArgumentException if a case fails on the unchanged rules
   */
  public static RuleMutation of(RuleCases cases) {
    Map<String, PackModel> packs = new LinkedHashMap<>();
    Map<String, List<RuleCase>> using = new LinkedHashMap<>();
    for (RuleCase one : cases.all()) {
      if (!one.run().isEmpty()) {
        throw new IllegalArgumentException("a case fails on the unchanged rules; mend it first");
      }
      for (PackModel pack : one.rules().compiled().packs()) {
        packs.putIfAbsent(pack.sm3(), pack);
        using.computeIfAbsent(pack.sm3(), key -> new ArrayList<>()).add(one);
      }
    }
    int total = 0;
    int refused = 0;
    int killed = 0;
    List<Survivor> survivors = new ArrayList<>();
    for (PackModel pack : packs.values()) {
      List<RuleCase> order = new ArrayList<>(using.getOrDefault(pack.sm3(), List.of()));
      for (PackMutants.Mutant mutant : PackMutants.of(pack)) {
        total++;
        switch (fate(pack, mutant.pack(), order)) {
          case REFUSED -> refused++;
          case KILLED -> killed++;
          case SURVIVED -> survivors.add(new Survivor(pack.id(), mutant.rule(), mutant.what()));
        }
      }
    }
    return new RuleMutation(total, refused, killed, survivors);
  }

  private enum Fate {
    REFUSED,
    KILLED,
    SURVIVED
  }

  private static Fate fate(PackModel pack, PackModel mutant, List<RuleCase> cases) {
    Map<List<String>, ExemptionRules> compiled = new LinkedHashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      RuleCase one = cases.get(i);
      List<PackModel> models = one.rules().compiled().packs();
      List<String> key = models.stream().map(PackModel::sm3).toList();
      ExemptionRules rules = compiled.get(key);
      if (rules == null) {
        List<PackModel> changed =
            models.stream().map(m -> m.sm3().equals(pack.sm3()) ? mutant : m).toList();
        Problems problems = new Problems();
        CompiledRules compiledRules = Compiler.compile(changed, problems);
        if (compiledRules == null) {
          return Fate.REFUSED;
        }
        rules = ExemptionRules.of(changed.stream().map(RulePack::of).toList());
        compiled.put(key, rules);
      }
      if (!one.run(rules).isEmpty()) {
        // who found one mutant of a rule is likely to find the next
        cases.remove(i);
        cases.add(0, one);
        return Fate.KILLED;
      }
    }
    return Fate.SURVIVED;
  }

  /**
   * The share of mutants that were found.
   *
   * @return from 0 to 1; 1 when there was none
   */
  public double score() {
    return total == 0 ? 1 : (killed + refused) / (double) total;
  }

  /**
   * All of it as one line of JSON.
   *
   * @return in the shape of {@code docs/schemas/rules-mutate.json}
   */
  public String toJson() {
    Map<String, @Nullable Object> json = Json.object();
    json.put("total", total);
    json.put("refused", refused);
    json.put("killed", killed);
    json.put("score", Math.round(score() * 10_000) / 10_000.0);
    List<Object> all = new ArrayList<>();
    for (Survivor survivor : survivors) {
      Map<String, @Nullable Object> one = Json.object();
      one.put("pack", survivor.pack());
      one.put("rule", survivor.rule());
      one.put("what", survivor.what());
      all.add(one);
    }
    json.put("survivors", all);
    return Json.write(json);
  }
}
