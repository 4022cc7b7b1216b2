package cn.sidian.material;

import cn.sidian.material.internal.Components;
import cn.sidian.material.internal.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a graph. The order of the graph is computed once; each change is then checked only
 * between the two ends it connects, which for most changes is nothing at all. Not safe for many
 * threads.
 */
public final class GraphEdit {
  private final PrerequisiteGraph graph;
  private final Shape shape;
  private final Components parts;
  private final Map<String, GraphNode> newNodes = new LinkedHashMap<>();
  private final Map<String, Prerequisite> added = new LinkedHashMap<>();
  private final Map<String, List<Prerequisite>> addedByNode = new HashMap<>();
  private final Set<String> removed = new HashSet<>();

  /** Additions that run against the order so far start no lower than here. */
  private int lowestAgainst = Integer.MAX_VALUE;

  private long visited;

  GraphEdit(PrerequisiteGraph graph) {
    this.graph = graph;
    this.shape = graph.shape();
    this.parts = Components.of(shape);
  }

  /**
   * Declares a new node.
   *
   * @param node the node
   * @return this edit
   * @throws IllegalArgumentException if its id is taken
   */
  public GraphEdit add(GraphNode node) {
    if (graph.contains(node.id()) || newNodes.putIfAbsent(node.id(), node) != null) {
      throw new IllegalArgumentException(
          "node `" + node.id() + "` is there already; choose another id");
    }
    return this;
  }

  /**
   * The cycle that a requirement would close, shortest through its first closing alternative;
   * nothing is changed.
   *
   * @param requirement the requirement, its nodes declared
   * @return the cycle with the basis of every edge; empty when it closes none
   * @throws NoSuchElementException if it names a node that is not declared
   */
  public Optional<PrerequisiteCycle> wouldClose(Prerequisite requirement) {
    checkDeclared(requirement);
    for (Alternative alternative : requirement.anyOf()) {
      List<Prerequisite> path = path(alternative.node(), requirement.node());
      if (path != null) {
        List<String> nodes = new ArrayList<>();
        List<Prerequisite> edges = new ArrayList<>();
        nodes.add(requirement.node());
        edges.add(requirement);
        for (Prerequisite edge : path) {
          nodes.add(edge.node());
          edges.add(edge);
        }
        nodes.add(requirement.node());
        return Optional.of(new PrerequisiteCycle(nodes, edges));
      }
    }
    return Optional.empty();
  }

  private void checkDeclared(Prerequisite requirement) {
    check(requirement.node());
    requirement.anyOf().forEach(a -> check(a.node()));
  }

  private void check(String id) {
    if (!graph.contains(id) && !newNodes.containsKey(id)) {
      throw new NoSuchElementException(
          "node `" + id + "` is not declared; add it to the edit first");
    }
  }

  /**
   * Adds a requirement, also one that closes a cycle: ask {@link #wouldClose} first.
   *
   * @param requirement the requirement, its nodes declared
   * @return this edit
   * @throws IllegalArgumentException if its id is taken
   * @throws NoSuchElementException if it names a node that is not declared
   */
  public GraphEdit add(Prerequisite requirement) {
    checkDeclared(requirement);
    if (added.putIfAbsent(requirement.id(), requirement) != null) {
      throw new IllegalArgumentException(
          "requirement `" + requirement.id() + "` is added twice; give it another id");
    }
    addedByNode.computeIfAbsent(requirement.node(), n -> new ArrayList<>()).add(requirement);
    int rank = rank(requirement.node());
    for (Alternative alternative : requirement.anyOf()) {
      if (rank(alternative.node()) >= rank) {
        lowestAgainst = Math.min(lowestAgainst, rank);
      }
    }
    return this;
  }

  /**
   * Takes a requirement away.
   *
   * @param requirementId its id
   * @return this edit
   */
  public GraphEdit remove(String requirementId) {
    Prerequisite gone = added.remove(requirementId);
    if (gone != null) {
      addedByNode.getOrDefault(gone.node(), new ArrayList<>()).remove(gone);
    } else {
      removed.add(requirementId);
    }
    return this;
  }

  /** Where a node stands in the order; new nodes stand above all others. */
  private int rank(String id) {
    return graph.contains(id) ? parts.partOf(graph.number(id)) : Integer.MAX_VALUE;
  }

  /** The requirements from one node down to another, or null when it does not lead there. */
  private @org.jspecify.annotations.Nullable List<Prerequisite> path(String from, String to) {
    if (from.equals(to)) {
      return List.of();
    }
    int floor = Math.min(rank(to), lowestAgainst);
    Map<String, Prerequisite> reachedBy = new HashMap<>();
    Map<String, String> parent = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>();
    queue.add(from);
    parent.put(from, from);
    while (!queue.isEmpty()) {
      String id = queue.remove();
      visited++;
      for (Prerequisite requirement : requirementsOf(id)) {
        for (Alternative alternative : requirement.anyOf()) {
          String next = alternative.node();
          if (rank(next) < floor || parent.putIfAbsent(next, id) != null) {
            continue;
          }
          reachedBy.put(next, requirement);
          if (next.equals(to)) {
            return unwind(from, to, parent, reachedBy);
          }
          queue.add(next);
        }
      }
    }
    return null;
  }

  private static List<Prerequisite> unwind(
      String from, String to, Map<String, String> parent, Map<String, Prerequisite> reachedBy) {
    List<Prerequisite> path = new ArrayList<>();
    String at = to;
    while (!at.equals(from)) {
      Prerequisite by = reachedBy.get(at);
      String above = parent.get(at);
      if (by == null || above == null) {
        throw new IllegalStateException("a path with a gap");
      }
      path.add(by);
      at = above;
    }
    Collections.reverse(path);
    return path;
  }

  private List<Prerequisite> requirementsOf(String id) {
    List<Prerequisite> list = new ArrayList<>(addedByNode.getOrDefault(id, List.of()));
    if (graph.contains(id)) {
      int v = graph.number(id);
      // an edge that stays above the floor is looked at; whoever cannot lead there is cut early
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        Prerequisite requirement = graph.requirement(r);
        if (!removed.contains(requirement.id())) {
          list.add(requirement);
        }
      }
    }
    return list;
  }

  /** How many nodes the checks so far have looked at, for tests of how little that is. */
  long visited() {
    return visited;
  }

  /**
   * The changed graph.
   *
   * @return a new graph; the old one stays as it is
   * @throws IllegalArgumentException if a requirement id of the old graph was added again
   */
  public PrerequisiteGraph build() {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder().allowUndeclared();
    for (int v = 0; v < graph.nodeCount(); v++) {
      builder.node(graph.node(v));
    }
    newNodes.values().forEach(builder::node);
    for (Prerequisite requirement : graph.requirements()) {
      if (!removed.contains(requirement.id())) {
        builder.requires(requirement);
      }
    }
    added.values().forEach(builder::requires);
    return builder.build();
  }
}
