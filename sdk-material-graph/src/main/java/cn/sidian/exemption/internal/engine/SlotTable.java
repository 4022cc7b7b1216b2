package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactType;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.internal.pack.FactTable;
import cn.sidian.exemption.internal.pack.PackModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each fact one slot, under whatever id a pack declares it. */
final class SlotTable {
  private final List<PackModel> packs;
  private final Problems problems;
  private final Map<String, RuleFact> declared = new LinkedHashMap<>();
  private final Map<String, String> readingPacks = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Slot> slots = new ArrayList<>();

  SlotTable(List<PackModel> packs, Problems problems) {
    this.packs = packs;
    this.problems = problems;
    for (PackModel pack : packs) {
      pack.facts().values().forEach(fact -> declare(pack, fact));
      pack.readings()
          .values()
          .forEach(
              reading -> {
                declare(pack, FactTable.ofReading(reading));
                readingPacks.put(reading.id(), pack.id());
              });
    }
  }

  private void declare(PackModel pack, RuleFact fact) {
    RuleFact earlier = declared.putIfAbsent(fact.id(), fact);
    if (earlier != null
        && (earlier.type() != fact.type()
            || earlier.scope() != fact.scope()
            || !earlier.values().equals(fact.values()))) {
      problems.error(
          Place.wholeOf(pack.file()), EngineMessages.MESSAGES, "FACT_DIFFERS", fact.id());
    }
  }

  /** The declarations, by id. */
  Map<String, RuleFact> declared() {
    return declared;
  }

  /** The slot of a fact that a condition names. */
  int slot(String id) {
    Integer known = numbers.get(id);
    if (known != null) {
      return known;
    }
    if (id.equals(FactTable.DEMAND)) {
      return add(Slot.Kind.DEMAND, List.of(id), new FactTable(Map.of(), Map.of()).fact(id));
    }
    RuleFact fact = declared.get(id);
    if (readingPacks.containsKey(id)) {
      return add(Slot.Kind.READING, List.of(id), fact);
    }
    if (fact == null) {
      // asked for by the semantics itself, declared by no pack: never known, so always open
      boolean ofMaterial = id.startsWith("material.");
      return add(ofMaterial ? Slot.Kind.MATERIAL : Slot.Kind.CASE, List.of(id), null);
    }
    List<String> ids = sameFact(fact);
    return add(fact.scope() == FactScope.MATERIAL ? Slot.Kind.MATERIAL : Slot.Kind.CASE, ids, fact);
  }

  /** The id itself first, then the others that mean the same fact. */
  private List<String> sameFact(RuleFact fact) {
    List<String> ids = new ArrayList<>();
    String root = root(fact.id());
    ids.add(root);
    for (RuleFact other : declared.values()) {
      if (!ids.contains(other.id()) && root(other.id()).equals(root)) {
        ids.add(other.id());
        if (other.type() != fact.type() || other.scope() != fact.scope()) {
          problems.error(
              Place.wholeOf(packs.get(0).file()),
              EngineMessages.MESSAGES,
              "FACT_DIFFERS",
              other.id());
        }
      }
    }
    return ids;
  }

  private String root(String id) {
    String current = id;
    for (int steps = 0; steps < declared.size(); steps++) {
      RuleFact fact = declared.get(current);
      if (fact == null || fact.sameAs() == null || !declared.containsKey(fact.sameAs())) {
        return current;
      }
      current = fact.sameAs();
    }
    return id;
  }

  /** The slot of the division of the acting office. */
  int region() {
    Integer known = numbers.get("region");
    return known != null ? known : add(Slot.Kind.REGION, List.of("region"), null);
  }

  /** The slot of the day from which an office adopted a pack without dates. */
  int adoption(String pack) {
    String id = "adopted." + pack;
    Integer known = numbers.get(id);
    return known != null ? known : add(Slot.Kind.ADOPTION, List.of(id, pack), null);
  }

  private int add(Slot.Kind kind, List<String> ids, @Nullable RuleFact fact) {
    Slot slot = new Slot(slots.size(), kind, List.copyOf(ids), fact);
    slots.add(slot);
    if (kind == Slot.Kind.ADOPTION) {
      numbers.put(ids.get(0), slot.index());
    } else {
      ids.forEach(id -> numbers.put(id, slot.index()));
    }
    return slot.index();
  }

  FactType type(int slot) {
    RuleFact fact = slots.get(slot).fact();
    return fact == null ? FactType.ENUM : fact.type();
  }

  Slot[] slots() {
    return slots.toArray(Slot[]::new);
  }
}
