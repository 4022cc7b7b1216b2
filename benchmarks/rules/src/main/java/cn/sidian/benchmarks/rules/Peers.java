package cn.sidian.benchmarks.rules;

import io.github.jamsesso.jsonlogic.JsonLogic;
import io.github.jamsesso.jsonlogic.JsonLogicException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/** The same rules in other engines. */
final class Peers {
  private Peers() {}

  static KieBase drools() {
    StringBuilder drl =
        new StringBuilder("import java.util.Map;\nglobal java.util.List fired;\n");
    for (Workload.Rule rule : Workload.RULES) {
      drl.append("rule \"").append(rule.id()).append("\" when $m : Map(this[\"")
          .append(rule.flag()).append("\"] == ").append(rule.is()).append(", this[\"")
          .append(rule.code()).append("\"] == \"").append(rule.value())
          .append("\", ((Integer) this[\"").append(rule.number()).append("\"]) > ")
          .append(rule.over()).append(") then fired.add(\"").append(rule.id()).append("\"); end\n");
    }
    return new KieHelper().addContent(drl.toString(), ResourceType.DRL).build();
  }

  static List<String> drools(KieBase base, Map<String, Object> map) {
    List<String> fired = new ArrayList<>();
    KieSession session = base.newKieSession();
    try {
      session.setGlobal("fired", fired);
      session.insert(map);
      session.fireAllRules();
    } finally {
      session.dispose();
    }
    return fired;
  }

  static Rules easyRules(List<String> fired) {
    Rules rules = new Rules();
    for (Workload.Rule rule : Workload.RULES) {
      rules.register(
          new RuleBuilder()
              .name(rule.id())
              .when(
                  f ->
                      f.get(rule.flag()).equals(rule.is())
                          && f.get(rule.code()).equals(rule.value())
                          && f.<Integer>get(rule.number()) > rule.over())
              .then(f -> fired.add(rule.id()))
              .build());
    }
    return rules;
  }

  static List<String> easyRules(DefaultRulesEngine engine, Rules rules, List<String> fired, Map<String, Object> map) {
    fired.clear();
    Facts facts = new Facts();
    map.forEach(facts::put);
    engine.fire(rules, facts);
    return fired;
  }

  static List<String> jsonLogic() {
    List<String> rules = new ArrayList<>();
    for (Workload.Rule rule : Workload.RULES) {
      rules.add(
          "{\"and\":[{\"==\":[{\"var\":\"" + rule.flag() + "\"}," + rule.is() + "]},{\"==\":[{\"var\":\""
              + rule.code() + "\"},\"" + rule.value() + "\"]},{\">\":[{\"var\":\"" + rule.number() + "\"},"
              + rule.over() + "]}]}");
    }
    return rules;
  }

  static List<String> jsonLogic(JsonLogic engine, List<String> rules, Map<String, Object> map) {
    List<String> fired = new ArrayList<>();
    try {
      for (int i = 0; i < rules.size(); i++) {
        if (Boolean.TRUE.equals(engine.apply(rules.get(i), map))) {
          fired.add("r" + i);
        }
      }
    } catch (JsonLogicException e) {
      throw new IllegalStateException(e);
    }
    return fired;
  }
}
