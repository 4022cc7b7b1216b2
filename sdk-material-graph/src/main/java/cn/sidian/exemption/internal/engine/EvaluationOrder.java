package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.internal.Problems;
import cn.sidian.exemption.internal.pack.PackModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts rules into an order in which whatever a rule depends on comes before it, which proves the
 * combined relation (rank, speciality, age, overrides, exclusions) free of cycles.
 */
final class EvaluationOrder {
  private final List<CompiledRule> rules;
  private final List<PackModel> packs;
  private final Precedence precedence;
  private final Map<String, CompiledRule> byId;
  private final Map<CompiledRule, Integer> numbers = new HashMap<>();
  private final List<List<CompiledRule>> members = new ArrayList<>();
  private final int[][] beatingGroups;

  /** Successors of rules (by number) and, after them, of groups. */
  private final List<List<Integer>> successors = new ArrayList<>();

  private final int[] pending;

  EvaluationOrder(
      List<CompiledRule> rules,
      List<PackModel> packs,
      Precedence precedence,
      Map<String, CompiledRule> byId) {
    this.rules = rules;
    this.packs = packs;
    this.precedence = precedence;
    this.byId = byId;
    int groups = precedence.groups().size();
    this.beatingGroups = new int[groups][];
    this.pending = new int[rules.size() + groups];
  }

  /** The rules in order, their positions and blockers set; empty if there is a cycle. */
  CompiledRule[] sort(Problems problems) {
    for (int i = 0; i < rules.size(); i++) {
      numbers.put(rules.get(i), i);
    }
    for (int i = 0; i < pending.length; i++) {
      successors.add(new ArrayList<>());
    }
    relateGroups();
    rules.forEach(this::relate);
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < pending.length; i++) {
      if (pending[i] == 0) {
        ready.add(i);
      }
    }
    List<CompiledRule> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      if (next < rules.size()) {
        order.add(rules.get(next));
      }
      for (int successor : successors.get(next)) {
        pending[successor]--;
        if (pending[successor] == 0) {
          ready.add(successor);
        }
      }
    }
    if (order.size() < rules.size()) {
      reportCycle(problems);
      return new CompiledRule[0];
    }
    for (int i = 0; i < order.size(); i++) {
      order.get(i).index = i;
    }
    order.forEach(this::fix);
    return order.toArray(CompiledRule[]::new);
  }

  private void relateGroups() {
    List<RuleGroup> groups = precedence.groups();
    for (RuleGroup group : groups) {
      members.add(rules.stream().filter(rule -> rule.group == group.number()).toList());
      beatingGroups[group.number()] =
          groups.stream()
              .filter(other -> Precedence.beats(other, group, packs))
              .mapToInt(RuleGroup::number)
              .toArray();
    }
    for (RuleGroup group : groups) {
      for (CompiledRule member : members.get(group.number())) {
        edge(number(member), rules.size() + group.number());
      }
    }
  }

  private int number(CompiledRule rule) {
    Integer number = numbers.get(rule);
    if (number == null) {
      throw new IllegalStateException("a rule of another compilation");
    }
    return number;
  }

  private void edge(int from, int to) {
    successors.get(from).add(to);
    pending[to]++;
  }

  private void relate(CompiledRule rule) {
    int number = number(rule);
    precedence.edgesInto(rule).forEach(edge -> edge(number(edge.from()), number));
    for (String id : rule.model.where()) {
      CompiledRule needed = byId.get(id);
      if (needed != null) {
        edge(number(needed), number);
      }
    }
    if (rule.group < 0) {
      return;
    }
    for (int group : beatingGroups[rule.group]) {
      if (isSpared(rule, group)) {
        for (CompiledRule member : members.get(group)) {
          if (!precedence.sparedBy(rule).contains(member)) {
            edge(number(member), number);
          }
        }
      } else {
        edge(rules.size() + group, number);
      }
    }
  }

  private boolean isSpared(CompiledRule rule, int group) {
    Set<CompiledRule> spared = precedence.sparedBy(rule);
    return !spared.isEmpty() && members.get(group).stream().anyMatch(spared::contains);
  }

  /** Writes the relation into the rule, in positions. */
  private void fix(CompiledRule rule) {
    Map<Integer, Boolean> blockers = new TreeMap<>();
    for (Precedence.Edge edge : precedence.edgesInto(rule)) {
      blockers.merge(edge.from().index, edge.excludes(), Boolean::logicalOr);
    }
    List<Integer> wholeGroups = new ArrayList<>();
    int[] groups = rule.group < 0 ? new int[0] : beatingGroups[rule.group];
    for (int group : groups) {
      if (!isSpared(rule, group)) {
        wholeGroups.add(group);
        continue;
      }
      for (CompiledRule member : members.get(group)) {
        if (!precedence.sparedBy(rule).contains(member)) {
          blockers.putIfAbsent(member.index, false);
        }
      }
    }
    rule.blockers = blockers.keySet().stream().mapToInt(i -> i).toArray();
    rule.blockerExcludes = new boolean[rule.blockers.length];
    for (int i = 0; i < rule.blockers.length; i++) {
      rule.blockerExcludes[i] = Boolean.TRUE.equals(blockers.get(rule.blockers[i]));
    }
    rule.blockingGroups = wholeGroups.stream().mapToInt(i -> i).toArray();
    rule.where =
        rule.model.where().stream()
            .map(byId::get)
            .filter(Objects::nonNull)
            .mapToInt(needed -> needed.index)
            .toArray();
  }

  private void reportCycle(Problems problems) {
    int start = 0;
    while (pending[start] == 0) {
      start++;
    }
    // walk backwards along unfinished predecessors until one repeats
    int[] seenAt = new int[pending.length];
    Arrays.fill(seenAt, -1);
    Deque<Integer> path = new ArrayDeque<>();
    int current = start;
    while (seenAt[current] < 0) {
      seenAt[current] = path.size();
      path.addLast(current);
      current = unfinishedPredecessor(current);
    }
    List<Integer> walk = new ArrayList<>(path).subList(seenAt[current], path.size());
    List<CompiledRule> cycle = new ArrayList<>();
    for (int i = walk.size() - 1; i >= 0; i--) {
      if (walk.get(i) < rules.size()) {
        cycle.add(rules.get(walk.get(i)));
      }
    }
    cycle.add(cycle.get(0));
    String shown = String.join(" → ", cycle.stream().map(CompiledRule::id).toList());
    problems.error(cycle.get(0).model.place(), EngineMessages.MESSAGES, "PRECEDENCE_CYCLE", shown);
  }

  private int unfinishedPredecessor(int node) {
    for (int i = 0; i < successors.size(); i++) {
      if (pending[i] > 0 && successors.get(i).contains(node)) {
        return i;
      }
    }
    throw new IllegalStateException("an unfinished rule without unfinished predecessor");
  }
}
