package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Condition;
import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that can matter. Each rule has a guard: a comparison of one fact with codes that
 * must not be false if the rule is to hold. A fact that is known leaves only the rules that are
 * guarded by its value; one that is open leaves all of them.
 */
final class RuleIndex {
  private static final int[] NO_RULES = {};

  /** The rules guarded by one fact. */
  private static final class Guarded {
    final int slot;
    final FactType type;
    final Map<FactValue, int[]> byValue;
    final int[] all;

    Guarded(int slot, FactType type, Map<FactValue, int[]> byValue, int[] all) {
      this.slot = slot;
      this.type = type;
      this.byValue = byValue;
      this.all = all;
    }

    int[] candidates(Frame frame) {
      Object value = frame.value(slot);
      // a value of the wrong type makes the guard unknown, not false
      return value instanceof FactValue known && known.type() == type
          ? byValue.getOrDefault(known, NO_RULES)
          : all;
    }
  }

  private final int ruleCount;
  private final int[] unguarded;
  private final Guarded[] guarded;

  private RuleIndex(int ruleCount, int[] unguarded, Guarded[] guarded) {
    this.ruleCount = ruleCount;
    this.unguarded = unguarded;
    this.guarded = guarded;
  }

  static RuleIndex of(CompiledRule[] rules, Leaf[] leaves) {
    Map<Integer, Map<FactValue, Integer>> popularity = popularity(rules, leaves);
    Map<Integer, Map<FactValue, List<Integer>>> bySlot = new HashMap<>();
    List<Integer> unguarded = new ArrayList<>();
    for (CompiledRule rule : rules) {
      Leaf guard = guard(rule, leaves, popularity);
      if (guard == null) {
        unguarded.add(rule.index);
        continue;
      }
      Map<FactValue, List<Integer>> byValue =
          bySlot.computeIfAbsent(guard.slot, slot -> new HashMap<>());
      for (FactValue value : values(guard)) {
        byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(rule.index);
      }
    }
    Guarded[] guarded =
        bySlot.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> guarded(entry.getKey(), entry.getValue()))
            .toArray(Guarded[]::new);
    return new RuleIndex(rules.length, array(unguarded), guarded);
  }

  private static Guarded guarded(int slot, Map<FactValue, List<Integer>> byValue) {
    Map<FactValue, int[]> arrays = new HashMap<>();
    byValue.forEach((value, list) -> arrays.put(value, array(list)));
    int[] all =
        byValue.values().stream().flatMap(List::stream).mapToInt(i -> i).distinct().toArray();
    Arrays.sort(all);
    FactType type = byValue.keySet().iterator().next().type();
    return new Guarded(slot, type, arrays, all);
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(i -> i).sorted().toArray();
  }

  /** How many rules each possible guard would keep. */
  private static Map<Integer, Map<FactValue, Integer>> popularity(
      CompiledRule[] rules, Leaf[] leaves) {
    Map<Integer, Map<FactValue, Integer>> popularity = new HashMap<>();
    for (CompiledRule rule : rules) {
      for (Leaf leaf : possibleGuards(rule, leaves)) {
        Map<FactValue, Integer> counts =
            popularity.computeIfAbsent(leaf.slot, slot -> new HashMap<>());
        values(leaf).forEach(value -> counts.merge(value, 1, Integer::sum));
      }
    }
    return popularity;
  }

  private static @Nullable Leaf guard(
      CompiledRule rule, Leaf[] leaves, Map<Integer, Map<FactValue, Integer>> popularity) {
    Leaf best = null;
    double least = Double.MAX_VALUE;
    for (Leaf leaf : possibleGuards(rule, leaves)) {
      Map<FactValue, Integer> counts = popularity.get(leaf.slot);
      if (counts == null) {
        continue;
      }
      double kept = 0;
      double total = 0;
      for (int count : counts.values()) {
        total += count;
      }
      for (FactValue value : values(leaf)) {
        kept += counts.getOrDefault(value, 0);
      }
      // few rules per value, but many rules per fact: else every fact is a guard of its own
      double weight = kept - total / 1_000_000;
      if (weight < least) {
        least = weight;
        best = leaf;
      }
    }
    return best;
  }

  /** Comparisons with codes at the top of the condition that no presumption can turn true. */
  private static List<Leaf> possibleGuards(CompiledRule rule, Leaf[] leaves) {
    List<Leaf> guards = new ArrayList<>();
    collect(rule.when, leaves, guards);
    return guards;
  }

  private static void collect(Node node, Leaf[] leaves, List<Leaf> guards) {
    if (node instanceof Node.OfLeaf ofLeaf) {
      Leaf leaf = leaves[ofLeaf.leaf];
      if (leaf instanceof Leaf.OneOf && !values(leaf).isEmpty()) {
        guards.add(leaf);
      }
    } else if (node instanceof Node.All all) {
      for (Node part : all.parts) {
        collect(part, leaves, guards);
      }
    }
  }

  private static List<FactValue> values(Leaf leaf) {
    if (leaf.condition instanceof Condition.Is is) {
      return List.of(is.value());
    }
    return leaf.condition instanceof Condition.In in ? in.values() : List.of();
  }

  /** The positions of the rules that can matter, as a set of bits. */
  long[] candidates(Frame frame) {
    long[] bits = new long[(ruleCount + 63) >> 6];
    mark(bits, unguarded);
    for (Guarded guard : guarded) {
      mark(bits, guard.candidates(frame));
    }
    return bits;
  }

  private static void mark(long[] bits, int[] rules) {
    for (int rule : rules) {
      bits[rule >> 6] |= 1L << rule;
    }
  }
}
