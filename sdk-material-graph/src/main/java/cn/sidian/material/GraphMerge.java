package cn.sidian.material;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several graphs made into one, across trades, levels and platforms: every requirement keeps where
 * it came from, and what the graphs say differently is shown.
 *
 * @param graph the merged graph; of conflicting nodes it holds the first
 * @param origin of each requirement id of the merged graph the names of the graphs that say it
 * @param conflicts what the graphs say differently
 */
public record GraphMerge(
    PrerequisiteGraph graph, Map<String, Set<String>> origin, List<Conflict> conflicts) {

  /**
   * A thing that two graphs describe differently.
   *
   * @param id the id of the node or requirement
   * @param first the graph whose description was taken
   * @param other the graph that says otherwise
   */
  public record Conflict(String id, String first, String other) {}

  /**
   * Copies the parts.
   *
   * @param graph the merged graph
   * @param origin where each requirement comes from
   * @param conflicts what is said differently
   */
  public GraphMerge {
    Map<String, Set<String>> copy = new LinkedHashMap<>();
    origin.forEach(
        (id, names) ->
            copy.put(id, java.util.Collections.unmodifiableSet(new LinkedHashSet<>(names))));
    origin = java.util.Collections.unmodifiableMap(copy);
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Merges graphs. A requirement that two graphs give the same id and the same content is one; the
   * same id with other content is a conflict, and both stay: the second under the id {@code
   * NAME/id}.
   *
   * @param graphs the graphs by name, in order
   * @return the merged graph
   */
  public static GraphMerge of(Map<String, PrerequisiteGraph> graphs) {
    Map<String, GraphNode> nodes = new LinkedHashMap<>();
    Map<String, String> nodeFrom = new LinkedHashMap<>();
    Map<String, Prerequisite> requirements = new LinkedHashMap<>();
    Map<String, Set<String>> origin = new LinkedHashMap<>();
    Map<String, String> requirementFrom = new LinkedHashMap<>();
    List<Conflict> conflicts = new ArrayList<>();
    graphs.forEach(
        (name, graph) -> {
          for (String id : graph.ids()) {
            GraphNode node = graph.node(graph.number(id));
            GraphNode known = nodes.putIfAbsent(id, node);
            nodeFrom.putIfAbsent(id, name);
            if (known != null && !known.equals(node)) {
              conflicts.add(new Conflict(id, nodeFrom.getOrDefault(id, name), name));
            }
          }
          for (Prerequisite requirement : graph.requirements()) {
            String id = requirement.id();
            Prerequisite known = requirements.get(id);
            if (known != null && !sameContent(known, requirement)) {
              conflicts.add(new Conflict(id, requirementFrom.getOrDefault(id, name), name));
              id = name + "/" + id;
              while (requirements.containsKey(id)) {
                id = name + "/" + id;
              }
            }
            requirements.putIfAbsent(id, named(requirement, id));
            requirementFrom.putIfAbsent(id, name);
            origin.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(name);
          }
        });
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder().allowUndeclared();
    nodes.values().forEach(builder::node);
    requirements.values().forEach(builder::requires);
    return new GraphMerge(builder.build(), origin, conflicts);
  }

  private static Prerequisite named(Prerequisite r, String id) {
    return new Prerequisite(
        id, r.node(), r.anyOf(), r.when(), r.basis(), r.from(), r.to(), r.verified(), r.place());
  }

  static boolean sameContent(Prerequisite a, Prerequisite b) {
    return withoutPlace(a).equals(withoutPlace(b));
  }

  private static Prerequisite withoutPlace(Prerequisite r) {
    return new Prerequisite(
        r.id(), r.node(), r.anyOf(), r.when(), r.basis(), r.from(), r.to(), r.verified(), null);
  }
}
