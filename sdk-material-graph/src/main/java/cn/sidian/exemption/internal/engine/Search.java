package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactValue;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.DecisionType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tries the completions of what is open. A branch ends as soon as its decision is settled, so far
 * fewer ends are visited than there are completions.
 */
final class Search {
  /** The most ends that are visited; beyond, the answer says that it is not exact. */
  static final int BOUND = 4_096;

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("more than " + BOUND + " ends", null, false, false);
    }
  }

  /** What a completion comes to. */
  record End(DecisionType decision, Answer answer) {}

  private final Evaluation start;
  private final OpenFacts open;
  private final Diagram diagram;
  private final List<End> kinds = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private int ends;

  private Search(Evaluation start, OpenFacts open) {
    this.start = start;
    this.open = open;
    this.diagram = new Diagram(open.variables());
  }

  /** The diagram of decisions and answers, or null when the bound was hit. */
  static @Nullable Completions explore(Evaluation start, OpenFacts open) {
    Search search = new Search(start, open);
    try {
      search.diagram.root(search.explore(start, 0));
      return new Completions(search.diagram, search.kinds);
    } catch (TooMany e) {
      return null;
    }
  }

  private int explore(Evaluation evaluation, int from) {
    Standing standing = Standing.of(evaluation);
    BitSet named = standing.isSettled() ? new BitSet() : named(evaluation, standing);
    int variable = next(evaluation.frame, named, from);
    if (variable == open.variables().size()) {
      ends++;
      if (ends > BOUND) {
        throw new TooMany();
      }
      return Diagram.end(kind(standing));
    }
    // two branches that leave the same rules open in the same way have the same future
    String situation = situation(evaluation, named, variable);
    Integer known = seen.get(situation);
    if (known != null) {
      return known;
    }
    Variable asked = open.variables().get(variable);
    Frame frame = start.frame;
    int[] children = new int[asked.size()];
    Object before = asked.slot() == Leaf.NONE ? null : frame.value(asked.slot());
    for (int i = 0; i < children.length; i++) {
      asked.assume(frame, i);
      children[i] = explore(Evaluation.again(evaluation, open.positions()), variable + 1);
      if (asked.slot() == Leaf.NONE) {
        frame.assumeLeaf(asked.leaf(), Tri.UNSET);
      } else {
        frame.assume(asked.slot(), before);
      }
    }
    int node = diagram.node(variable, children);
    seen.put(situation, node);
    return node;
  }

  /** Everything the rest of the search depends on. */
  private String situation(Evaluation evaluation, BitSet named, int variable) {
    Frame frame = evaluation.frame;
    CompiledRules rules = frame.rules();
    StringBuilder key = new StringBuilder(128).append((char) variable);
    for (int position : open.positions()) {
      CompiledRule rule = rules.rule(position);
      byte condition = evaluation.condition(rule);
      key.append((char) condition);
      if (condition == Tri.UNKNOWN) {
        Node.LeafVisitor visitor = (leaf, presumed) -> state(frame, leaf, key);
        rule.when.visit(visitor);
        if (rule.unless != null) {
          rule.unless.visit(visitor);
        }
        key.append((char) frame.holds(rule));
      }
    }
    SpecialSlots special = rules.special();
    state(frame, special.listed(), key);
    special.anyBasis().visit((leaf, presumed) -> state(frame, leaf, key));
    state(frame, special.departure(), key);
    key.append((char) evaluation.notYetDue()).append(named);
    return key.toString();
  }

  private static void state(Frame frame, int leaf, StringBuilder key) {
    byte truth = frame.leaf(leaf);
    key.append((char) truth);
    Leaf comparison = frame.rules().leaf(leaf);
    if (truth == Tri.UNKNOWN && comparison.other != Leaf.NONE && comparison.slot != Leaf.NONE) {
      value(frame, comparison.slot, key);
      value(frame, comparison.other, key);
    }
  }

  /** One side of an open comparison may already be assumed. */
  private static void value(Frame frame, int slot, StringBuilder key) {
    if (frame.value(slot) instanceof FactValue value) {
      key.append(value.text());
    }
    key.append((char) 0);
  }

  /** The next variable that can still make a difference. */
  private int next(Frame frame, BitSet named, int from) {
    int variable = from;
    while (variable < open.variables().size()
        && !isNamed(open.variables().get(variable), frame, named)) {
      variable++;
    }
    return variable;
  }

  /** The leaves, and after them the slots, that are open and still asked for. */
  private BitSet named(Evaluation evaluation, Standing standing) {
    Frame frame = evaluation.frame;
    CompiledRules rules = frame.rules();
    BitSet named = new BitSet(rules.leafCount() + rules.slotCount());
    for (int position : open.positions()) {
      CompiledRule rule = rules.rule(position);
      if (evaluation.condition(rule) != Tri.UNKNOWN) {
        continue;
      }
      rule.when.visit((leaf, presumed) -> name(frame, leaf, named));
      if (rule.unless != null) {
        rule.unless.visit((leaf, presumed) -> name(frame, leaf, named));
      }
      PackScope scope = rules.scope(rule.packIndex);
      if (scope.region(frame) == Tri.UNKNOWN) {
        named.set(rules.leafCount() + rules.special().region());
      }
      if (scope.adoption(frame) == Tri.UNKNOWN) {
        named.set(rules.leafCount() + scope.adoptionSlot);
      }
    }
    nameSpecial(evaluation, standing, named);
    return named;
  }

  /** What the semantics itself asks for, where it matters. */
  private static void nameSpecial(Evaluation evaluation, Standing standing, BitSet named) {
    Frame frame = evaluation.frame;
    CompiledRules rules = frame.rules();
    SpecialSlots special = rules.special();
    if (standing.decisions().contains(DecisionType.UNDETERMINED)) {
      byte listed = frame.leaf(special.listed());
      byte basis = special.anyBasis().test(frame);
      if (Tri.and(listed, basis) == Tri.UNKNOWN) {
        name(frame, special.listed(), named);
        if (basis == Tri.UNKNOWN) {
          special.anyBasis().visit((leaf, presumed) -> name(frame, leaf, named));
        }
      }
    }
    if (standing.answers().size() < 2) {
      return;
    }
    if (standing.decisions().contains(DecisionType.EXEMPT)) {
      name(frame, special.departure(), named);
    }
    if (standing.decisions().contains(DecisionType.DEFERRED)) {
      for (CompiledRule rule : rules.deferring()) {
        if (rule.dueSlot != Leaf.NONE && evaluation.inForce(rule) != Tri.FALSE) {
          named.set(rules.leafCount() + rule.dueSlot);
        }
      }
    }
  }

  private static void name(Frame frame, int leaf, BitSet named) {
    if (frame.leaf(leaf) == Tri.UNKNOWN) {
      named.set(leaf);
    }
  }

  private static boolean isNamed(Variable variable, Frame frame, BitSet named) {
    if (variable.slot() == Leaf.NONE) {
      return named.get(variable.leaf());
    }
    if (!frame.isOpen(variable.slot())) {
      return false;
    }
    if (named.get(frame.rules().leafCount() + variable.slot())) {
      return true;
    }
    for (int leaf : frame.rules().leavesOf(variable.slot())) {
      if (named.get(leaf) && variable.isOf(frame.rules().leaf(leaf))) {
        return true;
      }
    }
    return false;
  }

  /** An unsettled end is one nobody can settle. */
  private int kind(Standing standing) {
    End end =
        new End(
            standing.isDecided() ? standing.decision() : DecisionType.UNDETERMINED,
            standing.answer());
    int known = kinds.indexOf(end);
    if (known < 0) {
      kinds.add(end);
      return kinds.size() - 1;
    }
    return known;
  }
}
