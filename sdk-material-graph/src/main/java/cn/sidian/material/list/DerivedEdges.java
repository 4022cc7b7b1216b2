package cn.sidian.material.list;

import cn.sidian.material.Prerequisite;
import cn.sidian.material.PrerequisiteGraph;
import cn.sidian.material.PrerequisiteGraphBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Edges between items, derived from a real list, which only says what items ask for: a material
 * that is the result of another item makes that item come first. Matched by code first, then by
 * name; an edge by name that fits several results is listed for review and never taken over
 * silently.
 *
 * @param edges what is sure enough to be used, each with its evidence
 * @param review what a person has to decide
 */
public record DerivedEdges(List<Edge> edges, List<Edge> review) {

  /** How sure a match is. */
  public enum Confidence {
    /** The codes are the same. */
    CODE,
    /** The names are the same and only one item has such a result. */
    NAME,
    /** The names are the same and several items have such a result. */
    AMBIGUOUS
  }

  /**
   * An item needs the result of another.
   *
   * @param item the item that asks for the material
   * @param material the material
   * @param resultOf the item whose result it is
   * @param confidence how sure the match is
   */
  public record Edge(String item, String material, String resultOf, Confidence confidence) {}

  /**
   * Copies the lists.
   *
   * @param edges the sure ones
   * @param review the others
   */
  public DerivedEdges {
    edges = List.copyOf(edges);
    review = List.copyOf(review);
  }

  /**
   * Derives edges.
   *
   * @param list the list
   * @param names when two names mean the same
   * @return the edges, in the order of the list
   */
  public static DerivedEdges of(MaterialList list, NamingRules names) {
    Map<String, List<ServiceItem>> byCode = new HashMap<>();
    Map<String, List<ServiceItem>> byName = new HashMap<>();
    for (ServiceItem item : list.items()) {
      if (item.resultCode() != null) {
        byCode.computeIfAbsent(item.resultCode(), k -> new ArrayList<>()).add(item);
      }
      if (item.resultName() != null) {
        byName.computeIfAbsent(names.key(item.resultName()), k -> new ArrayList<>()).add(item);
      }
    }
    Set<Edge> edges = new LinkedHashSet<>();
    Set<Edge> review = new LinkedHashSet<>();
    for (MaterialRequirement requirement : list.requirements()) {
      List<String> codes = new ArrayList<>(List.of(requirement.material()));
      codes.addAll(requirement.alternatives());
      for (String code : codes) {
        List<ServiceItem> results = byCode.getOrDefault(code, List.of());
        if (!results.isEmpty()) {
          take(requirement, code, results, Confidence.CODE, edges, review);
          continue;
        }
        String name = list.material(code).map(Material::name).orElse(null);
        if (name != null) {
          take(
              requirement,
              code,
              byName.getOrDefault(names.key(name), List.of()),
              Confidence.NAME,
              edges,
              review);
        }
      }
    }
    return new DerivedEdges(List.copyOf(edges), List.copyOf(review));
  }

  private static void take(
      MaterialRequirement requirement,
      String code,
      List<ServiceItem> results,
      Confidence confidence,
      Set<Edge> edges,
      Set<Edge> review) {
    boolean sure = results.size() == 1;
    for (ServiceItem result : results) {
      Edge edge =
          new Edge(
              requirement.item(), code, result.code(), sure ? confidence : Confidence.AMBIGUOUS);
      (sure ? edges : review).add(edge);
    }
  }

  /**
   * A graph of the items in which the sure edges are requirements.
   *
   * @param list the list they were derived from
   * @return items as nodes that take their promised days; a requirement is unverified until
   *     somebody has looked at it
   */
  public PrerequisiteGraph graph(MaterialList list) {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    Set<String> seen = new HashSet<>();
    for (ServiceItem item : list.items()) {
      if (seen.add(item.code())) {
        cn.sidian.material.GraphNode node =
            cn.sidian.material.GraphNode.of(
                item.code(), item.name(), cn.sidian.material.SuppliedBy.RESULT);
        builder.node(item.promisedDays() == null ? node : node.taking(item.promisedDays()));
      }
    }
    Map<String, Prerequisite> requirements = new LinkedHashMap<>();
    for (Edge edge : edges) {
      if (!seen.contains(edge.item()) || !seen.contains(edge.resultOf())) {
        continue;
      }
      String id = edge.item() + " " + edge.material();
      requirements.putIfAbsent(
          id,
          new Prerequisite(
              id,
              edge.item(),
              List.of(cn.sidian.material.Alternative.of(edge.resultOf())),
              null,
              list.requirementsOf(edge.item()).stream()
                  .filter(r -> r.material().equals(edge.material()))
                  .flatMap(r -> r.bases().stream())
                  .findFirst()
                  .orElse(null),
              null,
              null,
              false,
              null));
    }
    requirements.values().forEach(builder::requires);
    return builder.build();
  }
}
