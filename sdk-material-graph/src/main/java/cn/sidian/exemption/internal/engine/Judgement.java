package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.ConditionFailure;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.ServiceCase;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules come to for one material. The bottom line is computed at once; what explains it
 * only when asked for, and then anew each time. Immutable and safe for many threads.
 */
public final class Judgement {
  private final CompiledRules rules;
  private final ServiceCase given;
  private final CaseMaterial material;
  private final LocalDate decidedAt;
  private final Lifted lifted;
  private final DecisionType decision;
  private final Answer mayDemand;
  private final Set<DecisionType> possible;
  private final boolean exact;
  private final List<String> needed;

  /** Facts and comparisons as the decision found them; read by copies only. Null when searched. */
  private final @Nullable Frame found;

  private Judgement(
      CompiledRules rules,
      ServiceCase given,
      CaseMaterial material,
      LocalDate decidedAt,
      Lifted lifted) {
    this.rules = rules;
    this.given = given;
    this.material = material;
    this.decidedAt = decidedAt;
    this.lifted = lifted;
    Evaluation evaluation = Evaluation.ofDecisive(frame(lifted));
    Standing standing = Standing.of(evaluation);
    if (standing.isSettled()) {
      this.decision = standing.decision();
      this.mayDemand = standing.answer();
      this.possible = Set.of(decision);
      this.exact = true;
      this.needed = List.of();
      this.found = evaluation.frame;
      return;
    }
    this.found = null;
    OpenFacts open = OpenFacts.of(evaluation);
    Completions completions = Search.explore(evaluation, open);
    this.exact = completions != null && open.isExact();
    Set<DecisionType> reached =
        completions == null || !open.isExact() ? standing.decisions() : completions.decisions();
    this.possible = Set.copyOf(reached);
    this.decision = reached.size() == 1 ? reached.iterator().next() : DecisionType.UNDETERMINED;
    this.mayDemand = exact && completions != null ? completions.answer() : standing.answer();
    if (reached.size() == 1) {
      this.needed = List.of();
    } else if (completions == null) {
      this.needed = Sampling.needed(evaluation, open);
    } else {
      this.needed = QuestionOrder.of(completions.ofDecisions(), rules);
    }
  }

  /** Judges one material. */
  public static Judgement of(
      CompiledRules rules,
      ServiceCase given,
      CaseMaterial material,
      LocalDate decidedAt,
      boolean strict) {
    return new Judgement(rules, given, material, decidedAt, Lifted.of(strict));
  }

  private Frame frame(Lifted presumptions) {
    return new Frame(rules, given, material, decidedAt, presumptions);
  }

  /** The material. */
  public CaseMaterial material() {
    return material;
  }

  /** The case. */
  public ServiceCase given() {
    return given;
  }

  /** The rules. */
  public CompiledRules rules() {
    return rules;
  }

  /** The day of the decision. */
  public LocalDate decidedAt() {
    return decidedAt;
  }

  /** Whether presumptions are off. */
  public boolean isStrict() {
    return lifted.isAll();
  }

  /** The bottom line. */
  public DecisionType decision() {
    return decision;
  }

  /** Whether the material may be demanded, in the form of the demand, else on paper. */
  public Answer mayDemand() {
    return mayDemand;
  }

  /** The decisions that completions of what is open can reach. */
  public Set<DecisionType> possible() {
    return possible;
  }

  /** Whether every completion was tried. */
  public boolean exact() {
    return exact;
  }

  /** The facts to ask for, most useful first; empty when decided. */
  public List<String> needed() {
    return needed;
  }

  /** Every rule judged. */
  public FullView view() {
    return new FullView(Evaluation.ofAll(found == null ? frame(lifted) : found.copy()));
  }

  /** The comparisons that failed anywhere in the packs. */
  public List<ConditionFailure> failures() {
    Frame frame = frame(lifted);
    for (int i = 0; i < rules.leafCount(); i++) {
      frame.leaf(i);
    }
    return List.copyOf(frame.failures());
  }

  /**
   * The open facts whose presumption decides: without it there would be another bottom line. Where
   * only several together make the difference, all of them.
   */
  public Set<String> presumed() {
    if (lifted.isAll() || !rules.presumes()) {
      return Set.of();
    }
    Set<Integer> candidates = presumedSlots(Evaluation.ofDecisive(frame(lifted)));
    if (candidates.isEmpty() || isSame(Lifted.ALL)) {
      return Set.of();
    }
    Set<String> facts = new LinkedHashSet<>();
    for (int slot : candidates) {
      if (!isSame(Lifted.only(slot))) {
        facts.add(rules.slot(slot).id());
      }
    }
    if (facts.isEmpty()) {
      candidates.forEach(slot -> facts.add(rules.slot(slot).id()));
    }
    return facts;
  }

  private boolean isSame(Lifted presumptions) {
    Judgement other = new Judgement(rules, given, material, decidedAt, presumptions);
    return other.decision == decision && other.mayDemand == mayDemand;
  }

  /** The slots of open facts that count as something else anywhere in a rule that was judged. */
  private Set<Integer> presumedSlots(Evaluation usual) {
    Set<Integer> slots = new LinkedHashSet<>();
    Frame frame = usual.frame;
    Node.LeafVisitor visitor =
        (leaf, presumed) -> {
          Leaf comparison = rules.leaf(leaf);
          if (comparison.slot == Leaf.NONE) {
            return;
          }
          if (comparison.isPresumed(frame)) {
            slots.add(comparison.slot);
          }
          if (presumed && frame.leaf(leaf) == Tri.UNKNOWN) {
            // of two facts that are compared, the open one
            boolean otherOpen = comparison.other != Leaf.NONE && frame.isOpen(comparison.other);
            if (otherOpen) {
              slots.add(comparison.other);
            }
            if (!otherOpen || frame.isOpen(comparison.slot)) {
              slots.add(comparison.slot);
            }
          }
        };
    for (int i = 0; i < rules.ruleCount(); i++) {
      CompiledRule rule = rules.rule(i);
      if (Evaluation.isDecisive(rule) && usual.condition(rule) != Tri.UNSET) {
        rule.when.visit(visitor);
        if (rule.unless != null) {
          rule.unless.visit(visitor);
        }
      }
    }
    visitor.leaf(rules.special().departure(), false);
    return slots;
  }
}
