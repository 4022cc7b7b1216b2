package cn.sidian.examples.exemption;

import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.ExemptionRule;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.Reading;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.RulePack;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sidian rules facts}: what packs ask for, and their rules. */
@Command(
    name = "facts",
    description = "规则包要问的事实、规则和读法 / The facts, rules and readings of packs.",
    mixinStandardHelpOptions = true)
public final class RulesFactsCommand extends ExemptionCommand {
  @Mixin PackOptions packs = new PackOptions();

  @Override
  ExitCode run() {
    List<RulePack> read = packs.read();
    // facts that packs declare differently are found here
    ExemptionRules.of(read);
    Map<String, RuleFact> facts = new LinkedHashMap<>();
    List<ExemptionRule> rules = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    for (RulePack pack : read) {
      pack.facts().forEach(fact -> facts.putIfAbsent(fact.id(), fact));
      rules.addAll(pack.rules());
      readings.addAll(pack.readings());
    }
    Map<String, List<String>> usedBy = new LinkedHashMap<>();
    facts.keySet().forEach(id -> usedBy.put(id, new ArrayList<>()));
    for (ExemptionRule rule : rules) {
      rule.facts().forEach(id -> usedBy.computeIfAbsent(id, i -> new ArrayList<>()).add(rule.id()));
    }
    if (json()) {
      ObjectNode all = object();
      ArrayNode factArray = all.putArray("facts");
      facts.values().forEach(f -> factArray.add(fact(f, usedBy.getOrDefault(f.id(), List.of()))));
      ArrayNode ruleArray = all.putArray("rules");
      rules.forEach(rule -> ruleArray.add(rule(rule)));
      ArrayNode readingArray = all.putArray("readings");
      readings.forEach(reading -> readingArray.add(reading(reading)));
      print(all);
      return ExitCode.YES;
    }
    for (RuleFact fact : facts.values()) {
      if (!usedBy.getOrDefault(fact.id(), List.of()).isEmpty()) {
        line(fact.id() + "  " + fact.type() + values(fact) + "  " + say(fact.question()));
      }
    }
    for (Reading reading : readings) {
      line(reading.id() + "  " + say(reading.label()));
      reading.alternatives().forEach((code, words) -> line("    " + code + "  " + say(words)));
    }
    for (ExemptionRule rule : rules) {
      line(rule.id() + "  " + effect(rule) + "  " + say(rule.label()));
    }
    return ExitCode.YES;
  }

  private static String values(RuleFact fact) {
    return fact.values().isEmpty() ? "" : " " + String.join("|", fact.values());
  }

  private static String effect(ExemptionRule rule) {
    String what = rule.outcome() != null ? rule.outcome().name() : rule.code();
    return what == null ? rule.effect().name() : rule.effect() + " " + what;
  }

  private static ObjectNode fact(RuleFact fact, List<String> usedBy) {
    ObjectNode node =
        object()
            .put("id", fact.id())
            .put("scope", fact.scope().name())
            .put("type", fact.type().name());
    node.set("values", array(fact.values()));
    node.put("unit", fact.unit()).put("zh", fact.label().zh()).put("en", fact.label().en());
    node.set("question", text(fact.question()));
    node.put("knownBy", fact.knownBy().name())
        .put("sensitivity", fact.sensitivity().name())
        .put("cost", fact.cost());
    node.set("requirements", array(fact.requirements()));
    node.set("usedBy", array(usedBy));
    return node;
  }

  private static ObjectNode rule(ExemptionRule rule) {
    ObjectNode node =
        object().put("id", rule.id()).put("pack", rule.pack()).put("effect", rule.effect().name());
    if (rule.outcome() != null) {
      node.put("outcome", rule.outcome().name());
    }
    if (rule.code() != null) {
      node.put("code", rule.code());
    }
    node.put("strength", rule.strength().name());
    node.set("requirements", array(rule.requirements()));
    node.put("article", rule.basis() == null ? null : rule.basis().article())
        .put("quote", rule.basis() == null ? null : rule.basis().quote())
        .put("zh", rule.label().zh())
        .put("en", rule.label().en());
    node.set("facts", array(rule.facts()));
    return node;
  }

  private static ObjectNode reading(Reading reading) {
    ObjectNode node = object().put("id", reading.id()).put("article", reading.article());
    node.set("alternatives", array(reading.alternatives().keySet()));
    node.put("zh", reading.label().zh()).put("en", reading.label().en());
    ObjectNode meanings = node.putObject("meanings");
    reading.alternatives().forEach((code, words) -> meanings.set(code, text(words)));
    return node;
  }
}
