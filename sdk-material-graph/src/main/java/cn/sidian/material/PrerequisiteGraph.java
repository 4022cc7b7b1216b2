package cn.sidian.material;

import cn.sidian.condition.Facts;
import cn.sidian.material.internal.Components;
import cn.sidian.material.internal.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Who needs what (前后置条件关系图谱): an AND-OR graph of materials and results. A node has requirements,
 * all due; a requirement lists alternatives, any one of which meets it. Requirements carry their
 * legal basis, and both requirements and alternatives may carry conditions that are true, false or
 * unknown in a case.
 *
 * <p>Nodes and requirements keep the order in which they were declared. Nothing is computed before
 * it is asked for, and nothing is remembered. Immutable and safe for many threads.
 *
 * <p>Implements 卫政办发〔2022〕22号 二（四）.
 */
public final class PrerequisiteGraph {
  private final GraphTables tables;

  PrerequisiteGraph(GraphTables tables) {
    this.tables = tables;
  }

  /**
   * Starts an empty graph.
   *
   * @return a builder
   */
  public static PrerequisiteGraphBuilder builder() {
    return new PrerequisiteGraphBuilder();
  }

  /**
   * Starts a change of this graph; the graph itself stays as it is.
   *
   * @return an edit that re-checks only what a change can affect
   */
  public GraphEdit edit() {
    return new GraphEdit(this);
  }

  GraphTables tables() {
    return tables;
  }

  Shape shape() {
    return tables.shape();
  }

  /**
   * How many nodes are declared.
   *
   * @return the number
   */
  public int nodeCount() {
    return tables.declaredNodes();
  }

  /**
   * How many requirements there are.
   *
   * @return the number
   */
  public int requirementCount() {
    return shape().requirements();
  }

  /**
   * How many pairs of declared nodes there are of which one may need the other directly.
   *
   * @return the number of different pairs
   */
  public int edgeCount() {
    Shape shape = shape();
    int count = 0;
    int[] seenBy = new int[shape.nodes() + shape.dangling()];
    Arrays.fill(seenBy, -1);
    for (int v = 0; v < shape.nodes(); v++) {
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          int w = shape.target(a);
          if (w < shape.nodes() && seenBy[w] != v) {
            seenBy[w] = v;
            count++;
          }
        }
      }
    }
    return count;
  }

  /**
   * The ids of all nodes.
   *
   * @return in declared order
   */
  public List<String> ids() {
    return ids(0, nodeCount());
  }

  /**
   * The ids that requirements name and nobody declares.
   *
   * @return in the order of first mention; empty in a complete graph
   */
  public List<String> undeclared() {
    return ids(nodeCount(), tables.ids().size());
  }

  private List<String> ids(int from, int to) {
    List<String> list = new ArrayList<>(to - from);
    for (int v = from; v < to; v++) {
      list.add(tables.ids().id(v));
    }
    return List.copyOf(list);
  }

  /**
   * Whether a node is declared.
   *
   * @param id its id
   * @return true when it is
   */
  public boolean contains(String id) {
    int v = tables.ids().find(id);
    return v >= 0 && v < nodeCount();
  }

  /**
   * A node.
   *
   * @param id its id
   * @return the node; empty when it is not declared
   */
  public Optional<GraphNode> node(String id) {
    return contains(id) ? Optional.of(node(tables.ids().find(id))) : Optional.empty();
  }

  GraphNode node(int v) {
    long[] valid = tables.validDays();
    return new GraphNode(
        tables.ids().id(v),
        tables.name(v),
        tables.from(v),
        Amounts.amount(tables.weight(v)),
        Amounts.amount(tables.days(v)),
        valid == null || valid[v] < 0 ? null : Amounts.amount(valid[v]));
  }

  /**
   * The number of a node inside, for the searches.
   *
   * @throws NoSuchElementException with the remedy, if it is not declared
   */
  int number(String id) {
    if (!contains(id)) {
      throw new NoSuchElementException(
          "the graph has no node `" + id + "`; ids() lists the nodes it has");
    }
    return tables.ids().find(id);
  }

  /**
   * Everything a node requires.
   *
   * @param id its id
   * @return its requirements in declared order
   * @throws NoSuchElementException if the node is not declared
   */
  public List<Prerequisite> requirementsOf(String id) {
    int v = number(id);
    List<Prerequisite> list = new ArrayList<>();
    for (int r = shape().firstRequirement(v); r < shape().endRequirement(v); r++) {
      list.add(requirement(r));
    }
    return List.copyOf(list);
  }

  /**
   * All requirements.
   *
   * @return in declared order
   */
  public List<Prerequisite> requirements() {
    List<Prerequisite> list = new ArrayList<>(requirementCount());
    for (int r : tables.declaredOrder()) {
      list.add(requirement(r));
    }
    return List.copyOf(list);
  }

  Prerequisite requirement(int r) {
    Shape shape = shape();
    List<Alternative> anyOf = new ArrayList<>();
    for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
      anyOf.add(
          new Alternative(
              tables.ids().id(shape.target(a)),
              tables.counts() == null ? null : tables.counts()[a]));
    }
    Terms terms = tables.terms(r);
    return new Prerequisite(
        tables.requirementId(r),
        tables.ids().id(shape.nodeOf(r)),
        anyOf,
        tables.due() == null ? null : tables.due()[r],
        terms.basis(),
        terms.from(),
        terms.to(),
        terms.verified(),
        tables.place(r));
  }

  /**
   * How many requirements nobody has checked against the text they cite.
   *
   * @return the number
   */
  public int unverifiedCount() {
    int count = 0;
    for (int r = 0; r < requirementCount(); r++) {
      count += tables.terms(r).verified() ? 0 : 1;
    }
    return count;
  }

  /**
   * Whether no node needs itself, directly or through others, whatever the conditions.
   *
   * @return true when there is no cycle
   */
  public boolean isAcyclic() {
    return Components.orderOf(shape()) != null;
  }

  /**
   * The nodes so that each stands after all it may need. Linear.
   *
   * @return the order; empty when there is a cycle
   */
  public Optional<List<String>> order() {
    int[] order = Components.orderOf(shape());
    return order == null ? Optional.empty() : Optional.of(ids(order));
  }

  /**
   * The sets of two and more nodes that all need one another. Linear.
   *
   * @return the parts by their first node, nodes in declared order
   */
  public List<List<String>> stronglyConnected() {
    Components parts = Components.of(shape());
    List<int[]> large = new ArrayList<>();
    for (int p = 0; p < parts.count(); p++) {
      if (parts.size(p) > 1) {
        large.add(parts.members(p));
      }
    }
    large.sort((a, b) -> Integer.compare(a[0], b[0]));
    return large.stream().map(this::ids).toList();
  }

  List<String> ids(int[] numbers) {
    String[] names = new String[numbers.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = tables.ids().id(numbers[i]);
    }
    return Collections.unmodifiableList(Arrays.asList(names));
  }

  /**
   * Every elementary cycle once, shortest first, conditions left aside. A cyclic graph always names
   * at least one.
   *
   * @param limit the most cycles to name
   * @param time the longest time to search
   * @return the cycles, and whether there may be more
   * @throws IllegalArgumentException if the limit is not positive
   */
  public CycleReport cycles(int limit, Duration time) {
    return CaseView.unconditional(this).cycles(limit, time);
  }

  /**
   * This graph in one case: questions whose answer depends on conditions.
   *
   * @param facts what is known of the case; the day of acceptance, where known, decides which
   *     requirements are in force
   * @return a view, computed once
   */
  public CaseView in(Facts facts) {
    return CaseView.of(this, facts);
  }

  /**
   * What of the nodes may be needed for one, conditions unknown.
   *
   * @param id the node
   * @return everything below it, nearest first
   * @throws NoSuchElementException if the node is not declared
   */
  public List<Support> prerequisitesOf(String id) {
    return in(Facts.none()).prerequisitesOf(id);
  }

  /**
   * The nodes that may need one, directly or through others.
   *
   * @param id the node
   * @return nearest first
   * @throws NoSuchElementException if the node is not declared
   */
  public List<String> dependentsOf(String id) {
    return Dependents.of(this, number(id));
  }

  /**
   * Requirements that say nothing about the order which others do not say already (transitive
   * reduction). Only edges of the acyclic, unconditional part with one alternative are judged, and
   * they are redundant <em>for ordering</em> only: the basis may ask for the document itself.
   *
   * @return in declared order
   */
  public List<Prerequisite> redundantForOrdering() {
    return Redundancy.of(this);
  }

  /**
   * Results whose output no requirement names.
   *
   * @param goals what the applicant wants in the end; those are never named
   * @return in declared order
   */
  public List<String> neededByNobody(Set<String> goals) {
    return Dependents.neededByNobody(this, goals);
  }

  /**
   * For logs.
   *
   * @return the numbers of nodes and requirements
   */
  @Override
  public String toString() {
    return "PrerequisiteGraph[" + nodeCount() + " nodes, " + requirementCount() + " requirements]";
  }
}
