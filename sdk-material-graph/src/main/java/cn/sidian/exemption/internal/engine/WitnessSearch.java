package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactValue;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.ServiceCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for facts under which a three-valued question comes out true, over one value of each kind
 * that the comparisons can tell apart. Bounded by steps. Not safe for many threads.
 */
public final class WitnessSearch {
  private static final int MOST_STEPS = 60_000;

  /** A question about an evaluation: TRUE, FALSE or UNKNOWN while it depends on what is open. */
  public interface Target {
    /** The answer, as a constant of {@link Tri}. */
    byte test(Evaluated evaluated);
  }

  /** What a target may look at. */
  public static final class Evaluated {
    private final Evaluation evaluation;

    Evaluated(Evaluation evaluation) {
      this.evaluation = evaluation;
    }

    /** Whether a rule is in force. */
    public byte inForce(CompiledRule rule) {
      return evaluation.inForce(rule);
    }

    /** Whether the condition of a rule holds. */
    public byte condition(CompiledRule rule) {
      return evaluation.condition(rule);
    }

    /** Whether the decision is of a type. */
    public byte isDecision(DecisionType type) {
      Standing standing = Standing.of(evaluation);
      if (!standing.decisions().contains(type)) {
        return Tri.FALSE;
      }
      return standing.isDecided() ? Tri.TRUE : Tri.UNKNOWN;
    }
  }

  /** What a search came to: a witness, or none; and whether everything was tried. */
  public record Result(@Nullable Witness witness, boolean exhaustive) {}

  private final CompiledRules rules;
  private final Frame frame;
  private final Target target;
  private final int[] positions;
  private final List<Variable> variables;
  private final boolean exact;
  private final Map<Integer, Object> chosen = new LinkedHashMap<>();
  private int steps;
  private boolean stopped;
  private @Nullable Witness found;

  private WitnessSearch(
      CompiledRules rules,
      ServiceCase given,
      CaseMaterial material,
      LocalDate day,
      Collection<CompiledRule> about,
      boolean decides,
      Target target) {
    this.rules = rules;
    this.target = target;
    this.frame = new Frame(rules, given, material, day, Lifted.ALL);
    BitSet closure = closure(about, decides);
    this.positions = closure.stream().toArray();
    Map<Integer, Integer> open = new LinkedHashMap<>();
    Set<Integer> days = new LinkedHashSet<>();
    boolean region = false;
    Set<CompiledRule> first = Set.copyOf(about);
    for (int position : positions) {
      CompiledRule rule = rules.rule(position);
      int weight = first.contains(rule) ? 1_000 : 1;
      Node.LeafVisitor visitor =
          (leaf, presumed) -> {
            if (frame.leaf(leaf) == Tri.UNKNOWN) {
              open.merge(leaf, weight, Integer::sum);
            }
          };
      rule.when.visit(visitor);
      if (rule.unless != null) {
        rule.unless.visit(visitor);
      }
      PackScope scope = rules.scope(rule.packIndex);
      region |= scope.region(frame) == Tri.UNKNOWN;
      if (scope.adoption(frame) == Tri.UNKNOWN) {
        days.add(scope.adoptionSlot);
      }
    }
    if (decides) {
      SpecialSlots special = rules.special();
      open.merge(special.listed(), 1, Integer::sum);
      special.anyBasis().visit((leaf, presumed) -> open.merge(leaf, 1, Integer::sum));
    }
    DomainBuilder domains = new DomainBuilder(frame, open, days, region);
    this.variables = domains.build();
    this.exact = domains.isExact();
  }

  /** Looks for facts under which a question about some rules is true. */
  public static Result find(
      CompiledRules rules,
      ServiceCase given,
      CaseMaterial material,
      LocalDate day,
      Collection<CompiledRule> about,
      boolean decides,
      Target target) {
    WitnessSearch search = new WitnessSearch(rules, given, material, day, about, decides, target);
    search.explore(Evaluation.ofAll(search.frame));
    return new Result(search.found, !search.stopped && search.exact);
  }

  /** The rules themselves and everything their force depends on. */
  private BitSet closure(Collection<CompiledRule> about, boolean decides) {
    BitSet closure = new BitSet(rules.ruleCount());
    List<CompiledRule> todo = new ArrayList<>(about);
    if (decides) {
      for (int i = 0; i < rules.ruleCount(); i++) {
        if (Evaluation.isDecisive(rules.rule(i))) {
          todo.add(rules.rule(i));
        }
      }
    }
    while (!todo.isEmpty()) {
      CompiledRule rule = todo.remove(todo.size() - 1);
      if (closure.get(rule.index)) {
        continue;
      }
      closure.set(rule.index);
      for (int blocker : rule.blockers) {
        todo.add(rules.rule(blocker));
      }
      for (int needed : rule.where) {
        todo.add(rules.rule(needed));
      }
      for (int group : rule.blockingGroups) {
        for (int i = 0; i < rules.ruleCount(); i++) {
          if (rules.rule(i).group == group) {
            todo.add(rules.rule(i));
          }
        }
      }
    }
    return closure;
  }

  private boolean explore(Evaluation evaluation) {
    steps++;
    if (steps > MOST_STEPS) {
      stopped = true;
      return true;
    }
    byte answer = target.test(new Evaluated(evaluation));
    if (answer == Tri.TRUE) {
      found = witness();
      return true;
    }
    int next = answer == Tri.FALSE ? -1 : next(evaluation);
    if (next < 0) {
      return false;
    }
    Variable asked = variables.get(next);
    Object before = asked.slot() == Leaf.NONE ? null : frame.value(asked.slot());
    for (int i = 0; i < asked.size(); i++) {
      asked.assume(frame, i);
      chosen.put(next, asked.values().get(i));
      if (explore(Evaluation.again(evaluation, positions))) {
        return true;
      }
      chosen.remove(next);
      if (asked.slot() == Leaf.NONE) {
        frame.assumeLeaf(asked.leaf(), Tri.UNSET);
      } else {
        frame.assume(asked.slot(), before);
      }
    }
    return false;
  }

  /** The next variable that an open rule still asks for. */
  private int next(Evaluation evaluation) {
    BitSet named = new BitSet(rules.leafCount());
    boolean region = false;
    Set<Integer> days = new LinkedHashSet<>();
    for (int position : positions) {
      CompiledRule rule = rules.rule(position);
      if (evaluation.condition(rule) != Tri.UNKNOWN) {
        continue;
      }
      Node.LeafVisitor visitor =
          (leaf, presumed) -> {
            if (frame.leaf(leaf) == Tri.UNKNOWN) {
              named.set(leaf);
            }
          };
      rule.when.visit(visitor);
      if (rule.unless != null) {
        rule.unless.visit(visitor);
      }
      PackScope scope = rules.scope(rule.packIndex);
      region |= scope.region(frame) == Tri.UNKNOWN;
      if (scope.adoption(frame) == Tri.UNKNOWN) {
        days.add(scope.adoptionSlot);
      }
    }
    nameSpecial(named);
    for (int i = 0; i < variables.size(); i++) {
      if (!chosen.containsKey(i) && isNamed(variables.get(i), named, region, days)) {
        return i;
      }
    }
    return -1;
  }

  private void nameSpecial(BitSet named) {
    SpecialSlots special = rules.special();
    Node.LeafVisitor visitor =
        (leaf, presumed) -> {
          if (frame.leaf(leaf) == Tri.UNKNOWN) {
            named.set(leaf);
          }
        };
    visitor.leaf(special.listed(), false);
    special.anyBasis().visit(visitor);
  }

  private boolean isNamed(Variable variable, BitSet named, boolean region, Set<Integer> days) {
    if (variable.slot() == Leaf.NONE) {
      return named.get(variable.leaf());
    }
    if (variable.slot() == rules.special().region()) {
      return region;
    }
    if (days.contains(variable.slot())) {
      return true;
    }
    for (int leaf : rules.leavesOf(variable.slot())) {
      if (named.get(leaf) && variable.isOf(rules.leaf(leaf))) {
        return true;
      }
    }
    return false;
  }

  private Witness witness() {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Set<String>> sets = new HashMap<>();
    chosen.forEach(
        (index, value) -> {
          Variable variable = variables.get(index);
          String code = variable.code();
          if (code != null) {
            Set<String> codes = sets.computeIfAbsent(variable.fact(), id -> new TreeSet<>());
            values.putIfAbsent(variable.fact(), codes);
            if (Boolean.TRUE.equals(value)) {
              codes.add(code);
            }
          } else if (value instanceof FactValue || value instanceof Boolean) {
            values.put(variable.fact(), value);
          }
        });
    return new Witness(values);
  }
}
