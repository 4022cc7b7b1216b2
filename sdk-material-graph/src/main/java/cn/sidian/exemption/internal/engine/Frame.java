package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.ConditionFailure;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.exemption.Adoption;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.ServiceCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of one material of one case while it is decided: facts are looked up when first
 * needed, comparisons are made once. Used by one thread.
 */
final class Frame {
  /** Looked up and not known. */
  static final Object OPEN = new Object();

  private final CompiledRules rules;
  private final ServiceCase given;
  private final @Nullable CaseMaterial material;
  private final LocalDate decidedAt;
  private final Lifted lifted;
  private final @Nullable Object[] slots;
  private final byte[] leaves;
  private final byte[] packs;
  private @Nullable List<ConditionFailure> failures;

  Frame(
      CompiledRules rules,
      ServiceCase given,
      @Nullable CaseMaterial material,
      LocalDate decidedAt,
      Lifted lifted) {
    this.rules = rules;
    this.given = given;
    this.material = material;
    this.decidedAt = decidedAt;
    this.lifted = lifted;
    this.slots = new Object[rules.slotCount()];
    this.leaves = new byte[rules.leafCount()];
    this.packs = new byte[2 * rules.packs().size()];
  }

  CompiledRules rules() {
    return rules;
  }

  ServiceCase given() {
    return given;
  }

  @Nullable CaseMaterial material() {
    return material;
  }

  /** Whether the presumption on a fact is switched off. */
  boolean isLifted(int slot) {
    return lifted.contains(slot);
  }

  /** Whether the presumption on a fact of a comparison is switched off. */
  boolean isLifted(Leaf leaf) {
    return isLifted(leaf.slot) || (leaf.other != Leaf.NONE && isLifted(leaf.other));
  }

  LocalDate acceptedAt() {
    return given.acceptedAt();
  }

  LocalDate decidedAt() {
    return decidedAt;
  }

  /** The value of a slot: a {@link FactValue}, a {@link PartialSet} or {@link #OPEN}. */
  Object value(int slot) {
    Object value = slots[slot];
    if (value == null) {
      value = load(rules.slot(slot));
      slots[slot] = value;
    }
    return value;
  }

  boolean isOpen(int slot) {
    Object value = value(slot);
    return value == OPEN
        || value instanceof PartialSet
        || (value instanceof FactValue.CodeSet set && !set.complete());
  }

  private Object load(Slot slot) {
    switch (slot.kind()) {
      case CASE -> {
        return find(given.facts(), slot);
      }
      case MATERIAL -> {
        return material == null ? OPEN : find(material.facts(), slot);
      }
      case READING -> {
        String chosen = given.readings().get(slot.id());
        return chosen == null ? OPEN : FactValue.of(chosen);
      }
      case DEMAND -> {
        return demand();
      }
      case REGION -> {
        return given.region().<Object>map(code -> FactValue.of(code.normalized())).orElse(OPEN);
      }
      case ADOPTION -> {
        Adoption adoption = given.adopted().get(slot.ids().get(1));
        return adoption == null ? OPEN : FactValue.of(adoption.from());
      }
    }
    throw new IllegalStateException("a slot of no kind");
  }

  private Object demand() {
    if (material == null || material.demand() == null) {
      return rules.noDemand();
    }
    return FactValue.of(material.demand().name());
  }

  /** An adoption stated for the whole pack stands in for the fact a text's own adoption has. */
  private Object find(Facts facts, Slot slot) {
    for (String id : slot.ids()) {
      Optional<KnownFact> known = facts.find(id);
      if (known.isPresent()) {
        return known.get().value();
      }
    }
    String pack = rules.adoptedPack(slot.index());
    Adoption adoption = pack == null ? null : given.adopted().get(pack);
    return adoption == null ? OPEN : FactValue.of(adoption.from());
  }

  /** The truth of a comparison. */
  byte leaf(int index) {
    byte truth = leaves[index];
    if (truth == Tri.UNSET) {
      truth = rules.leaf(index).test(this);
      leaves[index] = truth;
    }
    return truth;
  }

  /** Whether a rule's pack, and the days of the rule, are those of this case. */
  byte holds(CompiledRule rule) {
    if (rule.model.from() != null || rule.model.to() != null) {
      return rules.scope(rule.packIndex).holds(this, rule.model);
    }
    int key = 2 * rule.packIndex + (rule.model.favoursApplicant() ? 1 : 0);
    byte truth = packs[key];
    if (truth == Tri.UNSET) {
      truth = rules.scope(rule.packIndex).holds(this, rule.model);
      packs[key] = truth;
    }
    return truth;
  }

  /** Assumes a value, or takes the assumption back with {@code null}. */
  void assume(int slot, @Nullable Object value) {
    slots[slot] = value;
    if (rules.isScope(slot)) {
      Arrays.fill(packs, Tri.UNSET);
    }
    for (int leaf : rules.leavesOf(slot)) {
      leaves[leaf] = Tri.UNSET;
    }
  }

  /** Assumes the truth of a comparison, or takes the assumption back with {@link Tri#UNSET}. */
  void assumeLeaf(int leaf, byte truth) {
    leaves[leaf] = truth;
  }

  /** Records a comparison that failed. */
  void failed(ConditionFailure failure) {
    if (failures == null) {
      failures = new ArrayList<>();
    }
    if (!failures.contains(failure)) {
      failures.add(failure);
    }
  }

  /** The comparisons that failed so far. */
  List<ConditionFailure> failures() {
    return failures == null ? List.of() : failures;
  }

  /** The same values and comparisons, to be gone on with. */
  Frame copy() {
    return new Frame(this);
  }

  private Frame(Frame from) {
    this.rules = from.rules;
    this.given = from.given;
    this.material = from.material;
    this.decidedAt = from.decidedAt;
    this.lifted = from.lifted;
    this.slots = from.slots.clone();
    this.leaves = from.leaves.clone();
    this.packs = from.packs.clone();
    this.failures = from.failures == null ? null : new ArrayList<>(from.failures);
  }

  /** The same values, every comparison to be made anew. */
  Frame fresh() {
    Frame copy = new Frame(rules, given, material, decidedAt, lifted);
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] instanceof PartialSet) {
        throw new IllegalStateException("only real values are copied");
      }
    }
    System.arraycopy(slots, 0, copy.slots, 0, slots.length);
    return copy;
  }

  @Override
  public String toString() {
    return "Frame" + Arrays.toString(leaves);
  }
}
