package cn.sidian.exemption.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * A reduced ordered decision diagram over the open variables: a variable is in it exactly when some
 * completion exists in which it alone makes a difference. Ends are numbers below zero.
 */
final class Diagram {
  private record Key(int variable, List<Integer> children) {}

  private final List<Variable> variables;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Key> nodes = new ArrayList<>();
  private int root;

  Diagram(List<Variable> variables) {
    this.variables = variables;
  }

  /** The number of an end. */
  static int end(int value) {
    return -1 - value;
  }

  static boolean isEnd(int node) {
    return node < 0;
  }

  /** The value of an end. */
  static int value(int end) {
    return -1 - end;
  }

  /** The node that asks a variable, or the only child when the answer makes no difference. */
  int node(int variable, int[] children) {
    boolean same = true;
    for (int child : children) {
      same &= child == children[0];
    }
    if (same) {
      return children[0];
    }
    Key key = new Key(variable, Arrays.stream(children).boxed().toList());
    return numbers.computeIfAbsent(
        key,
        k -> {
          nodes.add(k);
          return nodes.size() - 1;
        });
  }

  void root(int node) {
    this.root = node;
  }

  int root() {
    return root;
  }

  int variable(int node) {
    return nodes.get(node).variable();
  }

  List<Integer> children(int node) {
    return nodes.get(node).children();
  }

  List<Variable> variables() {
    return variables;
  }

  /** The same questions with other ends, reduced again. */
  Diagram project(IntUnaryOperator ends) {
    Diagram projected = new Diagram(variables);
    Map<Integer, Integer> done = new HashMap<>();
    projected.root(copy(root, ends, projected, done));
    return projected;
  }

  private int copy(int node, IntUnaryOperator ends, Diagram into, Map<Integer, Integer> done) {
    if (isEnd(node)) {
      return end(ends.applyAsInt(value(node)));
    }
    Integer known = done.get(node);
    if (known != null) {
      return known;
    }
    int[] children =
        children(node).stream().mapToInt(child -> copy(child, ends, into, done)).toArray();
    int copied = into.node(variable(node), children);
    done.put(node, copied);
    return copied;
  }

  /** The variables that make a difference. */
  Set<Integer> relevant() {
    Set<Integer> found = new LinkedHashSet<>();
    Set<Integer> seen = new LinkedHashSet<>();
    visit(root, seen);
    seen.stream().map(this::variable).sorted().forEach(found::add);
    return found;
  }

  private void visit(int node, Set<Integer> seen) {
    if (!isEnd(node) && seen.add(node)) {
      children(node).forEach(child -> visit(child, seen));
    }
  }

  /** The values of the ends that can be reached. */
  Set<Integer> ends() {
    Set<Integer> found = new LinkedHashSet<>();
    collectEnds(root, new LinkedHashSet<>(), found);
    return found;
  }

  private void collectEnds(int node, Set<Integer> seen, Set<Integer> found) {
    if (isEnd(node)) {
      found.add(value(node));
    } else if (seen.add(node)) {
      children(node).forEach(child -> collectEnds(child, seen, found));
    }
  }
}
