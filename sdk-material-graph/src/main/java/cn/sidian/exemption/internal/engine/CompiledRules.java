package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactValue;
import cn.sidian.core.Text;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Effect;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.internal.pack.FactTable;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.text.ConditionWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Packs compiled together. Immutable and safe for many threads. */
public final class CompiledRules {
  private static final FactValue NO_DEMAND = FactValue.of(FactTable.NO_DEMAND);

  private final List<PackModel> packs;
  private final CompiledRule[] rules;
  private final List<CompiledRule> all;
  private final List<CompiledRule> inFileOrder;
  private final Map<String, CompiledRule> byId;
  private final Slot[] slots;
  private final Leaf[] leaves;
  private final int[][] leavesOfSlot;
  private final RuleGroup[] groups;
  private final PackScope[] scopes;
  private final RuleIndex index;
  private final SpecialSlots special;
  private final @Nullable String[] adoptedPacks;
  private final Map<String, RuleFact> declared;
  private final BitSet scopeSlots = new BitSet();
  private final long[] decisive;
  private final List<CompiledRule> bans;
  private final List<CompiledRule> exempting;
  private final List<CompiledRule> deferring;
  private final List<CompiledRule> outcomes;
  private final List<CompiledRule> withDuties;
  private final List<CompiledRule> violations;
  private final boolean presumes;

  CompiledRules(
      List<PackModel> packs,
      CompiledRule[] rules,
      Map<String, CompiledRule> byId,
      Slot[] slots,
      Leaf[] leaves,
      RuleGroup[] groups,
      PackScope[] scopes,
      SpecialSlots special,
      @Nullable String[] adoptedPacks,
      Map<String, RuleFact> declared) {
    this.packs = List.copyOf(packs);
    this.rules = rules;
    this.all = List.of(rules);
    this.inFileOrder =
        all.stream()
            .sorted(
                Comparator.comparingInt((CompiledRule rule) -> rule.packIndex)
                    .thenComparingInt(rule -> rule.model.place().line())
                    .thenComparingInt(rule -> rule.model.place().column()))
            .toList();
    this.byId = Map.copyOf(byId);
    this.slots = slots;
    this.leaves = leaves;
    this.groups = groups;
    this.scopes = scopes;
    this.special = special;
    this.adoptedPacks = adoptedPacks;
    this.declared = Collections.unmodifiableMap(declared);
    scopeSlots.set(special.region());
    for (PackScope scope : scopes) {
      if (scope.adoptionSlot != Leaf.NONE) {
        scopeSlots.set(scope.adoptionSlot);
      }
    }
    this.leavesOfSlot = leavesOfSlot(slots.length, leaves);
    this.index = RuleIndex.of(rules, leaves);
    this.decisive = decisive(rules);
    this.bans = select(rules, rule -> rule.model.effect() == Effect.BAN);
    this.exempting = select(rules, rule -> has(rule, DecisionType.EXEMPT));
    this.deferring = select(rules, rule -> has(rule, DecisionType.DEFERRED));
    this.outcomes = select(rules, rule -> rule.model.effect() == Effect.OUTCOME);
    this.withDuties =
        inFileOrder.stream()
            .filter(rule -> rule.model.effect() == Effect.DUTY || !rule.duties.isEmpty())
            .toList();
    this.violations =
        inFileOrder.stream().filter(rule -> rule.model.effect() == Effect.VIOLATION).toList();
    this.presumes =
        Arrays.stream(leaves).anyMatch(leaf -> leaf.presumed != null)
            || all.stream().anyMatch(CompiledRules::presumesAround);
  }

  private static boolean presumesAround(CompiledRule rule) {
    for (boolean presumed : rule.presumedAround) {
      if (presumed) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(CompiledRule rule, DecisionType type) {
    return rule.model.effect() == Effect.OUTCOME && rule.type() == type;
  }

  private static List<CompiledRule> select(CompiledRule[] rules, Predicate<CompiledRule> wanted) {
    return Arrays.stream(rules).filter(wanted).toList();
  }

  /** Rules that decide, and whatever they depend on. */
  private static long[] decisive(CompiledRule[] rules) {
    long[] bits = new long[(rules.length + 63) >> 6];
    for (int i = rules.length - 1; i >= 0; i--) {
      boolean marked = (bits[i >> 6] & (1L << i)) != 0;
      if (marked || Evaluation.isDecisive(rules[i])) {
        bits[i >> 6] |= 1L << i;
        for (int needed : rules[i].where) {
          bits[needed >> 6] |= 1L << needed;
        }
      }
    }
    return bits;
  }

  private static int[][] leavesOfSlot(int slots, Leaf[] leaves) {
    int[] counts = new int[slots];
    for (Leaf leaf : leaves) {
      if (leaf.slot != Leaf.NONE) {
        counts[leaf.slot]++;
      }
      if (leaf.other != Leaf.NONE) {
        counts[leaf.other]++;
      }
    }
    int[][] result = new int[slots][];
    for (int i = 0; i < slots; i++) {
      result[i] = new int[counts[i]];
    }
    for (int i = 0; i < leaves.length; i++) {
      for (int slot : new int[] {leaves[i].slot, leaves[i].other}) {
        if (slot != Leaf.NONE) {
          result[slot][--counts[slot]] = i;
        }
      }
    }
    return result;
  }

  /** The packs, in the order given. */
  public List<PackModel> packs() {
    return packs;
  }

  /** The rules, in the order of evaluation. */
  public List<CompiledRule> all() {
    return all;
  }

  /** The rules as the packs are written, one after the other. */
  public List<CompiledRule> inFileOrder() {
    return inFileOrder;
  }

  /** How many rules there are. */
  public int ruleCount() {
    return rules.length;
  }

  /** The rule at a position of the order of evaluation. */
  public CompiledRule rule(int position) {
    return rules[position];
  }

  /** The rule of an id, or null. */
  public @Nullable CompiledRule find(String id) {
    return byId.get(id);
  }

  /** The declaration of a fact or reading, or null. */
  public @Nullable RuleFact declared(String id) {
    return declared.get(id);
  }

  /** What a fact or reading is called; its id where nothing declares it. */
  public Text label(String id) {
    RuleFact fact = declared.get(id);
    if (fact == null) {
      return id.equals(FactTable.DEMAND) ? FactTable.DEMAND_LABEL : new Text(id, id);
    }
    return fact.label();
  }

  /** The comparisons of a rule in words, in the order of {@link FullView#comparisons}. */
  public List<Text> words(CompiledRule rule) {
    List<Text> words = new ArrayList<>();
    for (int leaf : rule.comparisons) {
      words.add(ConditionWords.of(leaves[leaf].condition, this::label));
    }
    return words;
  }

  /** Every declaration, by id. */
  public Map<String, RuleFact> declared() {
    return declared;
  }

  int slotCount() {
    return slots.length;
  }

  Slot slot(int number) {
    return slots[number];
  }

  int leafCount() {
    return leaves.length;
  }

  Leaf leaf(int number) {
    return leaves[number];
  }

  int[] leavesOf(int slot) {
    return leavesOfSlot[slot];
  }

  RuleGroup[] groups() {
    return groups;
  }

  PackScope scope(int pack) {
    return scopes[pack];
  }

  /** Whether the scope of a pack depends on a slot. */
  boolean isScope(int slot) {
    return scopeSlots.get(slot);
  }

  RuleIndex index() {
    return index;
  }

  SpecialSlots special() {
    return special;
  }

  long[] decisive() {
    return decisive;
  }

  List<CompiledRule> bans() {
    return bans;
  }

  List<CompiledRule> exempting() {
    return exempting;
  }

  List<CompiledRule> deferring() {
    return deferring;
  }

  /** The rules with an outcome, in the order of evaluation. */
  List<CompiledRule> outcomes() {
    return outcomes;
  }

  /** The rules that are a duty or bring one, as the packs are written. */
  List<CompiledRule> withDuties() {
    return withDuties;
  }

  /** The rules on violations, as the packs are written. */
  List<CompiledRule> violations() {
    return violations;
  }

  /** Whether any open fact counts as something. */
  boolean presumes() {
    return presumes;
  }

  /** The pack whose adoption stands in for the fact of a slot, or null. */
  @Nullable String adoptedPack(int slot) {
    return adoptedPacks[slot];
  }

  FactValue noDemand() {
    return NO_DEMAND;
  }
}
