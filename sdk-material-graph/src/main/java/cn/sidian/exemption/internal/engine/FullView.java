package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.condition.Truth;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.ReasonFact;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every rule judged in one frame, for explanations. Used by one thread. */
public final class FullView {
  /** A duty that has arisen. */
  public record DutyView(String code, @Nullable LocalDate due, CompiledRule rule) {}

  private final Evaluation evaluation;
  private final Frame frame;
  private final CompiledRules rules;

  /** Comparisons that were shown already; rules share many. */
  private final @Nullable ReasonFact[] shown;

  /** Facts that were looked up already, by slot; a null may not have been looked up. */
  private final @Nullable KnownFact[] looked;

  /** Whether the reasons of a pack bear the mark UNVERIFIED: 0 not asked yet, 1 yes, 2 no. */
  private final byte[] unverified;

  FullView(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.frame = evaluation.frame;
    this.rules = frame.rules();
    this.shown = new ReasonFact[rules.leafCount()];
    this.looked = new KnownFact[rules.slotCount()];
    this.unverified = new byte[rules.packs().size()];
  }

  /** The rules compiled together. */
  public CompiledRules rules() {
    return rules;
  }

  /** The rules, in the order of evaluation. */
  public List<CompiledRule> all() {
    return rules.all();
  }

  /** The rules as the packs are written, one after the other. */
  public List<CompiledRule> inFileOrder() {
    return rules.inFileOrder();
  }

  /** Whether a rule is in force. */
  public Truth inForce(CompiledRule rule) {
    return Tri.truth(evaluation.inForce(rule));
  }

  /** Whether the condition of a rule holds, its scope and days included. */
  public Truth condition(CompiledRule rule) {
    return Tri.truth(evaluation.condition(rule));
  }

  /** Whether the condition of a rule holds by itself. */
  public Truth ownCondition(CompiledRule rule) {
    return Tri.truth(rule.condition(frame));
  }

  /** Whether region and days are not against the rule. */
  boolean holds(CompiledRule rule) {
    return frame.holds(rule) != Tri.FALSE;
  }

  /** Whether the region is that of the rule's pack. */
  public Truth region(CompiledRule rule) {
    return Tri.truth(rules.scope(rule.packIndex).region(frame));
  }

  /** Whether the rule is in force by its days. */
  public Truth days(CompiledRule rule) {
    return Tri.truth(rules.scope(rule.packIndex).days(frame, rule.model));
  }

  /** Whether the source of the rule's pack was adopted, where that is asked. */
  public Truth adoption(CompiledRule rule) {
    return Tri.truth(rules.scope(rule.packIndex).adoption(frame));
  }

  /** A rule in force that switches this one off, or null. */
  public @Nullable CompiledRule switchedOffBy(CompiledRule rule, Truth force) {
    return blocker(rule, true, force);
  }

  /** A rule in force that beats this one, or null. */
  public @Nullable CompiledRule beatenBy(CompiledRule rule, Truth force) {
    CompiledRule blocker = blocker(rule, false, force);
    if (blocker != null) {
      return blocker;
    }
    for (int group : rule.blockingGroups) {
      if (Tri.truth(evaluation.group(rules.groups()[group])) == force) {
        for (CompiledRule member : all()) {
          if (member.group == group && inForce(member) == force) {
            return member;
          }
        }
      }
    }
    return null;
  }

  private @Nullable CompiledRule blocker(CompiledRule rule, boolean excludes, Truth force) {
    for (int i = 0; i < rule.blockers.length; i++) {
      CompiledRule blocker = rules.rule(rule.blockers[i]);
      if (rule.blockerExcludes[i] == excludes && inForce(blocker) == force) {
        return blocker;
      }
    }
    return null;
  }

  /** Whether a comparison of the rule's condition failed. */
  public boolean hasFailed(CompiledRule rule) {
    Frame fresh = frame.fresh();
    Node.LeafVisitor visitor = (leaf, presumed) -> fresh.leaf(leaf);
    rule.when.visit(visitor);
    if (rule.unless != null) {
      rule.unless.visit(visitor);
    }
    return !fresh.failures().isEmpty();
  }

  /** The comparisons of a rule, each once. */
  public List<ReasonFact> comparisons(CompiledRule rule) {
    ReasonFact[] found = new ReasonFact[rule.comparisons.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = comparison(rule.comparisons[i], rule.presumedAround[i]);
    }
    return List.of(found);
  }

  /** The comparisons behind "no rule speaks". */
  public List<ReasonFact> noRuleComparisons() {
    List<ReasonFact> found = new ArrayList<>();
    found.add(comparison(rules.special().listed(), false));
    rules.special().anyBasis().visit((leaf, presumed) -> found.add(comparison(leaf, false)));
    return found;
  }

  private ReasonFact comparison(int number, boolean presumedAround) {
    ReasonFact known = shown[number];
    if (known != null && !presumedAround) {
      return known;
    }
    Leaf leaf = rules.leaf(number);
    byte truth = frame.leaf(number);
    boolean presumed =
        leaf.isPresumed(frame) || (presumedAround && truth == Tri.UNKNOWN && !frame.isLifted(leaf));
    boolean plain = leaf.slot == Leaf.NONE;
    ReasonFact made =
        new ReasonFact(
            plain ? Facts.CERTIFICATES : rules.slot(leaf.slot).id(),
            plain ? null : known(leaf.slot),
            Tri.truth(truth),
            presumed,
            leaf.written());
    if (!presumedAround) {
      shown[number] = made;
    }
    return made;
  }

  private @Nullable KnownFact known(int slot) {
    KnownFact known = looked[slot];
    if (known == null) {
      known = lookUp(slot);
      looked[slot] = known;
    }
    return known;
  }

  private @Nullable KnownFact lookUp(int slot) {
    Slot place = rules.slot(slot);
    for (String id : place.ids()) {
      KnownFact found =
          switch (place.kind()) {
            case CASE -> frame.given().facts().find(id).orElse(null);
            case MATERIAL -> {
              var material = frame.material();
              yield material == null ? null : material.facts().find(id).orElse(null);
            }
            default -> null;
          };
      if (found != null) {
        return found;
      }
    }
    Object value = frame.value(slot);
    return value instanceof FactValue plain ? KnownFact.of(plain) : null;
  }

  /** The duties that go with a rule in force. */
  public List<DutyView> duties(CompiledRule rule) {
    List<DutyView> duties = new ArrayList<>();
    for (CompiledRule.Duty duty : rule.duties) {
      if (duty.when().test(frame) == Tri.TRUE) {
        duties.add(new DutyView(duty.code(), due(duty.dueSlot()), rule));
      }
    }
    return duties;
  }

  /** The due day of a rule, or null when there is none or it is not known. */
  public @Nullable LocalDate due(CompiledRule rule) {
    return due(rule.dueSlot);
  }

  private @Nullable LocalDate due(int slot) {
    return slot == Leaf.NONE ? null : Leaf.day(frame, slot, frame.value(slot));
  }

  /** Whether a violation matures; TRUE where nothing is asked for that. */
  public Truth maturity(CompiledRule rule) {
    return rule.maturity == null ? Truth.TRUE : Tri.truth(rule.maturity.test(frame));
  }

  /** Whether every reason of a rule bears the mark UNVERIFIED in this case. */
  public boolean isUnverified(CompiledRule rule) {
    if (unverified[rule.packIndex] == 0) {
      unverified[rule.packIndex] = (byte) (findUnverified(rule) ? 1 : 2);
    }
    return unverified[rule.packIndex] == 1;
  }

  private boolean findUnverified(CompiledRule rule) {
    SourceModel source = rule.pack.source();
    var adoption = frame.given().adopted().get(rule.pack.id());
    return source == null && (adoption == null || adoption.document() == null);
  }

  /** Whether a rule is judged for this frame: per material, or once for the case. */
  public boolean isJudgedHere(CompiledRule rule) {
    return rule.model.scope() == FactScope.MATERIAL || rule.perMaterial || frame.material() == null;
  }
}
