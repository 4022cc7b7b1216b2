package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Nearest;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.core.MessageCatalog;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Outcome;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be said of one pack by itself. */
final class PackChecks {
  private static final MessageCatalog WORDS = PackMessages.MESSAGES;

  private final PackModel pack;
  private final Problems problems;
  private final Set<String> own = new HashSet<>();

  private PackChecks(PackModel pack, Problems problems) {
    this.pack = pack;
    this.problems = problems;
    pack.rules().forEach(rule -> own.add(rule.id()));
  }

  static void check(PackModel pack, Place whole, Problems problems) {
    PackChecks checks = new PackChecks(pack, problems);
    if (!pack.id().matches("[a-z][a-z0-9-]{0,40}")) {
      problems.error(whole, WORDS, "PACK_ID", Fields.shown(pack.id()));
    }
    // a rule that could not be read is no missing rule
    if (pack.rules().isEmpty() && !problems.hasErrors()) {
      problems.error(whole, WORDS, "NO_RULES");
    }
    checks.ids();
    checks.readings(whole);
    pack.rules().forEach(checks::rule);
  }

  private void ids() {
    Map<String, Place> seen = new HashMap<>();
    for (RuleModel rule : pack.rules()) {
      Place earlier = seen.putIfAbsent(rule.id(), rule.place());
      if (earlier != null) {
        problems.error(rule.place(), WORDS, "DUPLICATE_RULE", rule.id(), earlier.line());
      }
      if (!rule.id().startsWith(pack.id() + ".")) {
        problems.error(rule.place(), WORDS, "RULE_ID", Fields.shown(rule.id()), pack.id());
      }
    }
  }

  private void readings(Place whole) {
    SourceText text = pack.text();
    for (Reading reading : pack.readings().values()) {
      if (pack.facts().containsKey(reading.id())) {
        problems.error(whole, WORDS, "READING_IS_FACT", reading.id());
      }
      if (text != null && text.words(reading.article()) == null) {
        unknownArticle(whole, text, reading.article());
      }
    }
  }

  private void rule(RuleModel rule) {
    names(rule);
    keys(rule);
    if (rule.requirements().isEmpty()) {
      problems.warning(rule.place(), WORDS, "NO_REQUIREMENT", rule.id());
    }
    decidesAlone(rule);
  }

  private void unknownArticle(Place place, SourceText text, String article) {
    problems.error(
        place,
        WORDS,
        "UNKNOWN_ARTICLE",
        Fields.shown(article),
        Nearest.hint(article, text.articles()));
  }

  /** Rules named by this one, as far as they belong to this pack. */
  private void names(RuleModel rule) {
    for (List<String> ids : List.of(rule.excludes(), rule.where())) {
      for (String id : ids) {
        if (!own.contains(id) && !id.equals(pack.id() + ".*")) {
          problems.error(
              rule.place(), WORDS, "UNKNOWN_RULE", Fields.shown(id), Nearest.hint(id, own));
        }
      }
    }
    for (List<String> ids : List.of(rule.overrides(), rule.specialTo())) {
      for (String id : ids) {
        if (id.equals(rule.id())) {
          problems.error(rule.place(), WORDS, "RULE_BEATS_ITSELF", rule.id());
        } else if (id.startsWith(pack.id() + ".") && !own.contains(id)) {
          problems.error(
              rule.place(), WORDS, "UNKNOWN_RULE", Fields.shown(id), Nearest.hint(id, own));
        }
      }
    }
    if (rule.where().contains(pack.id() + ".*")) {
      problems.error(rule.place(), WORDS, "WHERE_NEEDS_RULES");
    }
  }

  /** Keys that belong to other effects. */
  private void keys(RuleModel rule) {
    boolean outcome = rule.effect() == Effect.OUTCOME;
    if (rule.maturity() != null && rule.effect() != Effect.VIOLATION) {
      problems.error(rule.place(), WORDS, "KEY_OF_OTHER_EFFECT", "maturesWhen", rule.effect());
    }
    if (rule.dueFact() != null
        && rule.outcome() != Outcome.DEFERRED
        && rule.effect() != Effect.DUTY) {
      problems.error(rule.place(), WORDS, "KEY_OF_OTHER_EFFECT", "due", rule.effect());
    }
    if (outcome && rule.question() == Question.TIME && rule.missed() == null) {
      problems.error(rule.place(), "MISSING_KEY", "missed");
    }
    if (!outcome && (!rule.overrides().isEmpty() || !rule.specialTo().isEmpty())) {
      problems.error(rule.place(), WORDS, "KEY_OF_OTHER_EFFECT", "overrides", rule.effect());
    }
    if (outcome && rule.scope() != FactScope.MATERIAL) {
      problems.error(rule.place(), WORDS, "KEY_OF_OTHER_EFFECT", "scope", rule.effect());
    }
  }

  /** A fact that alone decides a rule may be the legal conclusion in disguise. */
  private void decidesAlone(RuleModel rule) {
    // a condition that could not be read is no missing condition
    if (rule.effect() != Effect.OUTCOME
        || rule.unless() != null
        || !rule.where().isEmpty()
        || problems.hasErrors()) {
      return;
    }
    Set<String> facts = rule.when().factIds();
    if (rule.accepted().containsKey("FACT_DECIDES_ALONE")) {
      return;
    }
    if (facts.size() == 1 && pack.readings().get(facts.iterator().next()) == null) {
      problems.warning(
          rule.place(), WORDS, "FACT_DECIDES_ALONE", facts.iterator().next(), rule.id());
    }
    if (facts.isEmpty() && !rule.accepted().containsKey("RULE_WITHOUT_CONDITION")) {
      problems.warning(rule.place(), WORDS, "RULE_WITHOUT_CONDITION", rule.id());
    }
  }
}
