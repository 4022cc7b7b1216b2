package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Condition;
import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.internal.pack.PackModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds, for each open fact, one value of each kind that the comparisons can tell apart. */
final class DomainBuilder {
  private static final List<Object> YES_NO = List.of(true, false);

  private final Frame frame;
  private final CompiledRules rules;
  private final Map<Integer, Integer> openLeaves;
  private final Set<Integer> openDays;
  private final boolean regionOpen;
  private final Map<Variable, Integer> weights = new HashMap<>();
  private boolean exact = true;

  DomainBuilder(
      Frame frame, Map<Integer, Integer> openLeaves, Set<Integer> openDays, boolean regionOpen) {
    this.frame = frame;
    this.rules = frame.rules();
    this.openLeaves = openLeaves;
    this.openDays = openDays;
    this.regionOpen = regionOpen;
  }

  boolean isExact() {
    return exact;
  }

  /** The variables, what occurs most often first; equal ones in the order of the rules. */
  List<Variable> build() {
    Map<Integer, List<Leaf>> bySlot = new LinkedHashMap<>();
    List<Variable> variables = new ArrayList<>();
    if (regionOpen) {
      add(variables, region(), Integer.MAX_VALUE);
    }
    for (Map.Entry<Integer, Integer> entry : openLeaves.entrySet()) {
      Leaf leaf = rules.leaf(entry.getKey());
      if (leaf instanceof Leaf.HasCertificate) {
        certificate(entry.getKey(), leaf, entry.getValue(), variables, bySlot);
        continue;
      }
      for (int slot : new int[] {leaf.slot, leaf.other}) {
        if (slot != Leaf.NONE && frame.isOpen(slot)) {
          bySlot.computeIfAbsent(slot, s -> new ArrayList<>()).add(leaf);
        }
      }
    }
    openDays.forEach(slot -> bySlot.computeIfAbsent(slot, s -> new ArrayList<>()));
    PointFinder points = new PointFinder(frame, bySlot, openDays);
    for (Map.Entry<Integer, List<Leaf>> entry : bySlot.entrySet()) {
      variables(entry.getKey(), entry.getValue(), points, variables);
    }
    exact &= points.isExact();
    variables.sort(
        Comparator.comparingInt((Variable variable) -> -weights.getOrDefault(variable, 0)));
    return variables;
  }

  private void add(List<Variable> variables, Variable variable, int weight) {
    variables.add(variable);
    weights.put(variable, weight);
  }

  private Variable region() {
    Set<Object> values = new LinkedHashSet<>();
    for (PackModel pack : rules.packs()) {
      if (pack.region() != null) {
        values.add(FactValue.of(pack.region().normalized()));
      }
    }
    values.add(FactValue.of("000000"));
    int slot = rules.special().region();
    return new Variable("region", slot, Leaf.NONE, null, List.copyOf(values));
  }

  private void certificate(
      int number,
      Leaf leaf,
      int weight,
      List<Variable> variables,
      Map<Integer, List<Leaf>> bySlot) {
    add(variables, new Variable(Facts.CERTIFICATES, Leaf.NONE, number, null, YES_NO), weight);
    if (leaf.other != Leaf.NONE && frame.isOpen(leaf.other)) {
      // the day asked for is open too; the certificate's own variable covers both answers
      bySlot.computeIfAbsent(leaf.other, s -> new ArrayList<>());
      exact = false;
    }
  }

  private void variables(
      int slot, List<Leaf> leaves, PointFinder points, List<Variable> variables) {
    String id = rules.slot(slot).id();
    int weight = 0;
    for (Leaf leaf : leaves) {
      weight +=
          openLeaves.entrySet().stream()
              .filter(entry -> rules.leaf(entry.getKey()) == leaf)
              .mapToInt(Map.Entry::getValue)
              .sum();
    }
    boolean set = leaves.stream().anyMatch(leaf -> leaf instanceof Leaf.Contains);
    if (set) {
      for (Leaf leaf : leaves) {
        if (leaf.condition instanceof Condition.Contains contains
            && variables.stream().noneMatch(v -> isCode(v, slot, contains.value()))) {
          add(variables, new Variable(id, slot, Leaf.NONE, contains.value(), YES_NO), weight);
        }
      }
      return;
    }
    boolean ordered =
        openDays.contains(slot)
            || leaves.stream()
                .anyMatch(leaf -> leaf instanceof Leaf.OfNumber || leaf instanceof Leaf.OfDay)
            || leaves.isEmpty();
    List<Object> values = ordered ? points.values(slot) : codes(slot, leaves);
    add(variables, new Variable(id, slot, Leaf.NONE, null, values), weight);
  }

  private static boolean isCode(Variable variable, int slot, String code) {
    return variable.slot() == slot && code.equals(variable.code());
  }

  /** The values compared with, and one other if there is another. */
  private List<Object> codes(int slot, List<Leaf> leaves) {
    Set<Object> values = new LinkedHashSet<>();
    for (Leaf leaf : leaves) {
      if (leaf.condition instanceof Condition.Is is) {
        values.add(is.value());
      } else if (leaf.condition instanceof Condition.In in) {
        values.addAll(in.values());
      }
    }
    RuleFact fact = rules.slot(slot).fact();
    FactType type =
        fact != null
            ? fact.type()
            : values.isEmpty() ? FactType.ENUM : ((FactValue) values.iterator().next()).type();
    if (type == FactType.BOOLEAN) {
      return List.of(FactValue.of(true), FactValue.of(false));
    }
    if (type == FactType.ENUM) {
      if (fact == null || fact.values().isEmpty()) {
        values.add(FactValue.of("\u0000"));
      } else {
        fact.values().stream()
            .map(FactValue::of)
            .filter(value -> !values.contains(value))
            .findFirst()
            .ifPresent(values::add);
      }
    } else if (type == FactType.NUMBER) {
      values.add(new FactValue.Amount(other(values)));
    } else {
      values.add(FactValue.of(LocalDate.of(1, 1, 1)));
    }
    return List.copyOf(values);
  }

  private static BigDecimal other(Set<Object> values) {
    BigDecimal candidate = BigDecimal.ZERO;
    while (values.contains(new FactValue.Amount(candidate))) {
      candidate = candidate.add(BigDecimal.ONE);
    }
    return candidate;
  }
}
