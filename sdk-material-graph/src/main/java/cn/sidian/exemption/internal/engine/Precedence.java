package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Nearest;
import cn.sidian.condition.internal.Problems;
import cn.sidian.core.law.LegalOrder;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.Question;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rules beat or switch off which, by rank, speciality, age, and what packs say expressly. */
final class Precedence {
  /** One rule beats or switches off another. */
  record Edge(CompiledRule from, boolean excludes) {}

  private final List<CompiledRule> rules;
  private final Map<String, CompiledRule> byId;
  private final Problems problems;
  private final Set<String> packIds = new HashSet<>();
  private final List<RuleGroup> groups = new ArrayList<>();
  private final Map<CompiledRule, List<Edge>> edges = new HashMap<>();

  /** Pairs (beaten by its group, but not by this rule). */
  private final Map<CompiledRule, Set<CompiledRule>> spared = new HashMap<>();

  Precedence(
      List<PackModel> packs,
      List<CompiledRule> rules,
      Map<String, CompiledRule> byId,
      Problems problems) {
    this.rules = rules;
    this.byId = byId;
    this.problems = problems;
    packs.forEach(pack -> packIds.add(pack.id()));
  }

  List<RuleGroup> groups() {
    return groups;
  }

  /** Explicit edges into a rule. */
  List<Edge> edgesInto(CompiledRule rule) {
    return edges.getOrDefault(rule, List.of());
  }

  /** Rules of a beating group that do not beat this one. */
  Set<CompiledRule> sparedBy(CompiledRule rule) {
    return spared.getOrDefault(rule, Set.of());
  }

  void build() {
    makeGroups();
    for (CompiledRule rule : rules) {
      excludes(rule);
      rule.model.overrides().forEach(id -> overrides(rule, id));
      rule.model.specialTo().forEach(id -> specialTo(rule, id));
    }
  }

  private void makeGroups() {
    record Key(int pack, Question question, DecisionType type) {}

    Map<Key, RuleGroup> byKey = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      Question question = rule.model.question();
      if (rule.model.effect() == Effect.OUTCOME && question != null) {
        Key key = new Key(rule.packIndex, question, rule.type());
        RuleGroup group =
            byKey.computeIfAbsent(
                key, k -> new RuleGroup(byKey.size(), k.pack(), k.question(), k.type()));
        rule.group = group.number();
      }
    }
    groups.addAll(byKey.values());
  }

  /** Whether all rules of one group beat all of another, exceptions aside. */
  static boolean beats(RuleGroup a, RuleGroup b, List<PackModel> packs) {
    PackModel packOfA = packs.get(a.pack());
    PackModel packOfB = packs.get(b.pack());
    if (b.question() == Question.TIME) {
      // a deferral speaks only of what the applicant must bring
      return a.question() == Question.SOURCE
          && (a.type() == DecisionType.EXEMPT || PackOrder.beats(packOfA, packOfB));
    }
    return a.question() == b.question()
        && a.type() != b.type()
        && PackOrder.beats(packOfA, packOfB);
  }

  private void excludes(CompiledRule rule) {
    for (String id : rule.model.excludes()) {
      boolean all = id.equals(rule.pack.id() + ".*");
      for (CompiledRule target : rules) {
        boolean meant =
            all ? target.packIndex == rule.packIndex && target != rule : target.id().equals(id);
        if (meant && !(all && target.model.effect() == Effect.EXCLUDES)) {
          add(rule, target, true);
        }
      }
    }
  }

  private void add(CompiledRule from, CompiledRule to, boolean excludes) {
    edges.computeIfAbsent(to, t -> new ArrayList<>()).add(new Edge(from, excludes));
  }

  private void overrides(CompiledRule rule, String id) {
    CompiledRule beaten = find(rule, id);
    if (beaten == null || !comparable(rule, beaten)) {
      return;
    }
    RuleModel model = rule.model;
    LegalOrder order = PackOrder.basis(rule.pack).compareForce(PackOrder.basis(beaten.pack));
    boolean agrees =
        order == LegalOrder.HIGHER
            || rule.packIndex == beaten.packIndex
            || (PackOrder.sameOrganAndRank(rule.pack, beaten.pack)
                && PackOrder.notOlder(rule.pack, beaten.pack));
    if (!agrees && model.allowedBy() == null) {
      problems.error(
          model.place(), EngineMessages.MESSAGES, "OVERRIDE_AGAINST_RANK", rule.id(), beaten.id());
      return;
    }
    add(rule, beaten, false);
    spare(rule, beaten);
  }

  private void specialTo(CompiledRule rule, String id) {
    CompiledRule general = find(rule, id);
    if (general == null || !comparable(rule, general)) {
      return;
    }
    RuleModel model = rule.model;
    if (!PackOrder.sameOrganAndRank(rule.pack, general.pack)) {
      problems.error(
          model.place(), EngineMessages.MESSAGES, "SPECIAL_OTHER_ORGAN", rule.id(), general.id());
      return;
    }
    if (PackOrder.notOlder(rule.pack, general.pack)) {
      add(rule, general, false);
    } else {
      problems.warning(
          model.place(), EngineMessages.MESSAGES, "SPECIAL_OLDER", rule.id(), general.id());
    }
    spare(rule, general);
  }

  /** The other rule no longer beats this one by rank or age. */
  private void spare(CompiledRule rule, CompiledRule other) {
    spared.computeIfAbsent(rule, r -> new HashSet<>()).add(other);
  }

  private @Nullable CompiledRule find(CompiledRule rule, String id) {
    CompiledRule found = byId.get(id);
    String pack = id.indexOf('.') < 0 ? id : id.substring(0, id.indexOf('.'));
    if (found == null && packIds.contains(pack)) {
      problems.error(
          rule.model.place(),
          EngineMessages.MESSAGES,
          "UNKNOWN_RULE",
          Fields.shown(id),
          Nearest.hint(id, byId.keySet()));
    }
    return found;
  }

  /** Rules can only beat each other when they answer the same question differently. */
  private boolean comparable(CompiledRule rule, CompiledRule other) {
    Question mine = rule.model.question();
    Question theirs = other.model.question();
    boolean sameQuestion =
        mine != null && theirs != null && (mine == Question.NEED) == (theirs == Question.NEED);
    if (!sameQuestion || rule.type() == other.type()) {
      problems.error(
          rule.model.place(), EngineMessages.MESSAGES, "BEATS_NOTHING", rule.id(), other.id());
      return false;
    }
    if (mine == Question.TIME) {
      problems.error(
          rule.model.place(), EngineMessages.MESSAGES, "DEFERRAL_BEATS", rule.id(), other.id());
      return false;
    }
    return true;
  }
}
