package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.RuleFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders the facts that make a difference: first what settles most for its cost, then what settles
 * most once that is known, and so on. Completions count alike.
 */
final class QuestionOrder {
  /** Beyond so many different nodes, what is already ordered is no longer taken into account. */
  private static final int MOST_NODES = 256;

  private final Diagram diagram;
  private final CompiledRules rules;
  private final Map<String, List<Integer>> variablesOf = new LinkedHashMap<>();
  private final Map<Integer, Map<Integer, Double>> shares = new HashMap<>();
  private final Map<Integer, Map<Integer, Integer>> restricted = new HashMap<>();

  private QuestionOrder(Diagram diagram, CompiledRules rules) {
    this.diagram = diagram;
    this.rules = rules;
    for (int variable : diagram.relevant()) {
      String fact = diagram.variables().get(variable).fact();
      variablesOf.computeIfAbsent(fact, f -> new ArrayList<>()).add(variable);
    }
  }

  /** The facts a diagram depends on, in the order of asking. */
  static List<String> of(Diagram diagram, CompiledRules rules) {
    return new QuestionOrder(diagram, rules).order();
  }

  private List<String> order() {
    List<String> left = new ArrayList<>(variablesOf.keySet());
    List<String> ordered = new ArrayList<>();
    Map<Integer, Double> reached = Map.of(diagram.root(), 1.0);
    while (!left.isEmpty()) {
      String best = left.get(0);
      double most = -1;
      Map<Integer, Double> bestReached = reached;
      for (String fact : left) {
        Map<Integer, Double> next = ask(reached, fact);
        double gain = (disorder(reached) - disorder(next)) / cost(fact);
        if (gain > most + 1e-12) {
          most = gain;
          best = fact;
          bestReached = next;
        }
      }
      ordered.add(best);
      left.remove(best);
      if (bestReached.size() <= MOST_NODES) {
        reached = bestReached;
      }
    }
    return ordered;
  }

  /** Where one gets from some nodes by the answers to one fact, and with which share. */
  private Map<Integer, Double> ask(Map<Integer, Double> nodes, String fact) {
    Map<Integer, Double> current = nodes;
    for (int variable : variablesOf.getOrDefault(fact, List.of())) {
      Map<Integer, Double> next = new HashMap<>();
      int answers = diagram.variables().get(variable).size();
      for (Map.Entry<Integer, Double> node : current.entrySet()) {
        for (int answer = 0; answer < answers; answer++) {
          int to = restrict(node.getKey(), variable, answer);
          next.merge(to, node.getValue() / answers, Double::sum);
        }
      }
      current = next;
    }
    return current;
  }

  private int restrict(int node, int variable, int answer) {
    return restrict(
        node,
        variable,
        answer,
        restricted.computeIfAbsent(variable * 1_000 + answer, key -> new HashMap<>()));
  }

  /** The node with one variable answered. */
  private int restrict(int node, int variable, int answer, Map<Integer, Integer> done) {
    if (Diagram.isEnd(node) || diagram.variable(node) > variable) {
      return node;
    }
    if (diagram.variable(node) == variable) {
      return diagram.children(node).get(answer);
    }
    Integer known = done.get(node);
    if (known != null) {
      return known;
    }
    List<Integer> children = diagram.children(node);
    int[] below = new int[children.size()];
    for (int i = 0; i < below.length; i++) {
      below[i] = restrict(children.get(i), variable, answer, done);
    }
    int result = diagram.node(diagram.variable(node), below);
    done.put(node, result);
    return result;
  }

  /** How far completions below some nodes disagree on average: 0 when each node is settled. */
  private double disorder(Map<Integer, Double> nodes) {
    double sum = 0;
    for (Map.Entry<Integer, Double> node : nodes.entrySet()) {
      double same = 0;
      for (double share : shares(node.getKey()).values()) {
        same += share * share;
      }
      sum += node.getValue() * (1 - same);
    }
    return sum;
  }

  /** The share of completions of each end below a node. */
  private Map<Integer, Double> shares(int node) {
    if (Diagram.isEnd(node)) {
      return Map.of(node, 1.0);
    }
    Map<Integer, Double> known = shares.get(node);
    if (known != null) {
      return known;
    }
    Map<Integer, Double> sum = new HashMap<>();
    List<Integer> children = diagram.children(node);
    for (int child : children) {
      shares(child).forEach((end, share) -> sum.merge(end, share / children.size(), Double::sum));
    }
    shares.put(node, sum);
    return sum;
  }

  private int cost(String fact) {
    for (int variable : variablesOf.getOrDefault(fact, List.of())) {
      int slot = diagram.variables().get(variable).slot();
      RuleFact declared = slot == Leaf.NONE ? null : rules.slot(slot).fact();
      if (declared != null) {
        return declared.cost();
      }
    }
    return 1;
  }
}
