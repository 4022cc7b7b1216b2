package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.NumberOperand;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.internal.pack.DutyModel;
import cn.sidian.exemption.internal.pack.FactTable;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles packs together. */
public final class Compiler {
  /** The facts the semantics itself asks for. */
  static final String LISTED = "material.listed";

  static final String BASES = "material.bases";
  static final String DEPARTURE = "departure.reasonRecorded";

  /** What makes a basis; internal documents do not. */
  static final List<String> RANKS =
      List.of(
          "LAW",
          "ADMINISTRATIVE_REGULATION",
          "LOCAL_REGULATION",
          "DEPARTMENT_RULE",
          "LOCAL_GOVERNMENT_RULE",
          "NORMATIVE_DOCUMENT");

  private record LeafKey(Condition condition, @Nullable FactValue presumed) {}

  private final List<PackModel> packs;
  private final Problems problems;
  private final SlotTable slots;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<LeafKey, Integer> leafNumbers = new HashMap<>();
  private final Map<String, CompiledRule> byId = new HashMap<>();

  private Compiler(List<PackModel> packs, Problems problems) {
    this.packs = packs;
    this.problems = problems;
    this.slots = new SlotTable(packs, problems);
  }

  /**
   * Compiles packs; contradictions between them are added to the problems.
   *
   * @return null when there are errors
   */
  public static @Nullable CompiledRules compile(List<PackModel> packs, Problems problems) {
    return new Compiler(packs, problems).compile();
  }

  private @Nullable CompiledRules compile() {
    List<CompiledRule> rules = new ArrayList<>();
    Set<String> packIds = new HashSet<>();
    for (int i = 0; i < packs.size(); i++) {
      PackModel pack = packs.get(i);
      if (!packIds.add(pack.id())) {
        problems.error(
            Place.wholeOf(pack.file()), EngineMessages.MESSAGES, "PACK_TWICE", pack.id());
      }
      for (RuleModel model : pack.rules()) {
        CompiledRule rule = rule(model, pack, i);
        rules.add(rule);
        byId.putIfAbsent(model.id(), rule);
      }
    }
    if (problems.hasErrors()) {
      return null;
    }
    Precedence precedence = new Precedence(packs, rules, byId, problems);
    precedence.build();
    if (problems.hasErrors()) {
      return null;
    }
    CompiledRule[] order = new EvaluationOrder(rules, packs, precedence, byId).sort(problems);
    SpecialSlots special = special();
    PackScope[] scopes = scopes();
    if (problems.hasErrors()) {
      return null;
    }
    Slot[] slotArray = slots.slots();
    return new CompiledRules(
        packs,
        order,
        byId,
        slotArray,
        leaves.toArray(Leaf[]::new),
        precedence.groups().toArray(RuleGroup[]::new),
        scopes,
        special,
        adoptedPacks(slotArray.length),
        slots.declared());
  }

  private CompiledRule rule(RuleModel model, PackModel pack, int packIndex) {
    Node when = node(model.when(), pack);
    Condition reservation = model.unless();
    Node unless =
        reservation == null
            ? null
            : node(reservation, pack, model.presumeUnless() ? Tri.FALSE : Tri.UNKNOWN);
    Condition maturity = model.maturity();
    String due = model.dueFact();
    List<CompiledRule.Duty> duties = new ArrayList<>();
    for (DutyModel duty : model.duties()) {
      Condition dutyWhen = duty.when();
      String dutyDue = duty.dueFact();
      duties.add(
          new CompiledRule.Duty(
              duty.code(),
              dutyWhen == null ? Node.always() : node(dutyWhen, pack),
              dutyDue == null ? Leaf.NONE : slots.slot(dutyDue)));
    }
    return new CompiledRule(
        model,
        pack,
        packIndex,
        when,
        unless,
        maturity == null ? null : node(maturity, pack),
        due == null ? Leaf.NONE : slots.slot(due),
        duties,
        namesMaterial(model, pack));
  }

  private boolean namesMaterial(RuleModel model, PackModel pack) {
    Set<String> ids = new LinkedHashSet<>(model.when().factIds());
    if (model.unless() != null) {
      ids.addAll(model.unless().factIds());
    }
    boolean own =
        ids.stream()
            .anyMatch(
                id -> {
                  var fact = pack.facts().get(id);
                  return id.equals(FactTable.DEMAND)
                      || (fact != null && fact.scope() == FactScope.MATERIAL);
                });
    if (own || model.where().isEmpty()) {
      return own;
    }
    return pack.rules().stream()
        .anyMatch(
            other -> model.where().contains(other.id()) && other.scope() == FactScope.MATERIAL);
  }

  private Node node(Condition condition, PackModel pack) {
    return node(condition, pack, Tri.UNKNOWN);
  }

  /** Open comparisons count as {@code ifOpen}, as the opposite under a negation. */
  private Node node(Condition condition, PackModel pack, byte ifOpen) {
    if (condition instanceof Condition.All all) {
      if (all.parts().isEmpty()) {
        return Node.always();
      }
      return new Node.All(nodes(all.parts(), pack, ifOpen));
    } else if (condition instanceof Condition.Any any) {
      return new Node.Any(nodes(any.parts(), pack, ifOpen));
    } else if (condition instanceof Condition.Not not) {
      return new Node.Not(node(not.part(), pack, Tri.not(ifOpen)));
    }
    return ofLeaf(leaf(condition, pack), ifOpen);
  }

  private Node ofLeaf(int leaf, byte ifOpen) {
    return new Node.OfLeaf(leaf, ifOpen);
  }

  private Node[] nodes(List<Condition> parts, PackModel pack, byte ifOpen) {
    return parts.stream().map(part -> node(part, pack, ifOpen)).toArray(Node[]::new);
  }

  private int leaf(Condition condition, PackModel pack) {
    String fact = factOf(condition);
    return leaf(condition, fact == null ? null : pack.presume().get(fact));
  }

  private int leaf(Condition condition, @Nullable FactValue presumed) {
    LeafKey key = new LeafKey(condition, presumed);
    Integer known = leafNumbers.get(key);
    if (known != null) {
      return known;
    }
    leaves.add(makeLeaf(condition, presumed));
    leafNumbers.put(key, leaves.size() - 1);
    return leaves.size() - 1;
  }

  private static @Nullable String factOf(Condition condition) {
    return condition instanceof Condition.HasCertificate
        ? null
        : condition.factIds().iterator().next();
  }

  private Leaf makeLeaf(Condition condition, @Nullable FactValue presumed) {
    if (condition instanceof Condition.Is is) {
      int slot = slots.slot(is.fact());
      return new Leaf.OneOf(is, slot, Set.of(is.value()), is.value().type(), presumed);
    } else if (condition instanceof Condition.In in) {
      int slot = slots.slot(in.fact());
      return new Leaf.OneOf(in, slot, Set.copyOf(in.values()), slots.type(slot), presumed);
    } else if (condition instanceof Condition.Contains contains) {
      return new Leaf.Contains(contains, slots.slot(contains.fact()), contains.value(), presumed);
    } else if (condition instanceof Condition.OfNumber number) {
      int other =
          number.operand() instanceof NumberOperand.OfFact fact
              ? slots.slot(fact.fact())
              : Leaf.NONE;
      return new Leaf.OfNumber(number, slots.slot(number.fact()), other, presumed);
    } else if (condition instanceof Condition.OfDay day) {
      return new Leaf.OfDay(day, slots.slot(day.fact()), operandSlot(day.operand()), presumed);
    } else if (condition instanceof Condition.HasCertificate certificate) {
      return new Leaf.HasCertificate(certificate, operandSlot(certificate.validAt()));
    }
    throw new IllegalStateException("not a comparison");
  }

  private int operandSlot(DayOperand operand) {
    return operand instanceof DayOperand.OfFact fact ? slots.slot(fact.fact()) : Leaf.NONE;
  }

  /** What the semantics itself asks: listed, with a basis in force, departure on record. */
  private SpecialSlots special() {
    FactValue presumedDeparture =
        packs.stream()
            .map(pack -> pack.presume().get(DEPARTURE))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    int listed = leaf(new Condition.Is(LISTED, FactValue.of(true)), (FactValue) null);
    List<Node> bases = new ArrayList<>();
    for (String rank : RANKS) {
      int leaf = leaf(new Condition.Contains(BASES, rank), (FactValue) null);
      bases.add(ofLeaf(leaf, Tri.UNKNOWN));
    }
    int departure = leaf(new Condition.Is(DEPARTURE, FactValue.of(true)), presumedDeparture);
    return new SpecialSlots(
        listed, new Node.Any(bases.toArray(Node[]::new)), departure, slots.region());
  }

  private PackScope[] scopes() {
    int region = slots.region();
    return packs.stream()
        .map(pack -> new PackScope(pack, region, adoptionSlot(pack)))
        .toArray(PackScope[]::new);
  }

  private int adoptionSlot(PackModel pack) {
    SourceModel source = pack.source();
    if (source == null) {
      return Leaf.NONE;
    }
    String fact = source.adoptionFact();
    if (fact != null) {
      return slots.slot(fact);
    }
    boolean undated = source.from() == null && source.date() == null;
    return undated ? slots.adoption(pack.id()) : Leaf.NONE;
  }

  private @Nullable String[] adoptedPacks(int count) {
    @Nullable String[] adopted = new String[count];
    for (PackModel pack : packs) {
      SourceModel source = pack.source();
      String fact = source == null ? null : source.adoptionFact();
      if (fact != null) {
        adopted[slots.slot(fact)] = pack.id();
      }
    }
    return adopted;
  }
}
