package cn.sidian.material.list;

import cn.sidian.material.Alternative;
import cn.sidian.material.PrerequisiteGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a graph covers a list (全部材料完整清晰的逻辑关系图; 卫政办发〔2022〕22号 二（四）).
 *
 * @param missing codes of materials that are in the list and not in the graph
 * @param dangling ids that the graph names and nobody declares
 * @param unlisted nodes of the graph that are neither a material nor a result in the list
 * @param isolated nodes that need nothing and that nothing needs
 */
public record GraphCoverage(
    List<String> missing, List<String> dangling, List<String> unlisted, List<String> isolated) {

  /**
   * Copies the lists.
   *
   * @param missing materials without a node
   * @param dangling undeclared ids
   * @param unlisted nodes that are not in the list
   * @param isolated nodes without any edge
   */
  public GraphCoverage {
    missing = List.copyOf(missing);
    dangling = List.copyOf(dangling);
    unlisted = List.copyOf(unlisted);
    isolated = List.copyOf(isolated);
  }

  /**
   * Compares a graph with a list.
   *
   * @param graph the graph
   * @param list the list
   * @return what is missing on either side
   */
  public static GraphCoverage of(PrerequisiteGraph graph, MaterialList list) {
    List<String> missing = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (Material material : list.materials()) {
      if (listed.add(material.code()) && !graph.contains(material.code())) {
        missing.add(material.code());
      }
    }
    for (ServiceItem item : list.items()) {
      listed.add(item.code());
      if (item.resultCode() != null) {
        listed.add(item.resultCode());
      }
    }
    Set<String> touched = new HashSet<>();
    graph
        .requirements()
        .forEach(
            r -> {
              touched.add(r.node());
              r.anyOf().stream().map(Alternative::node).forEach(touched::add);
            });
    return new GraphCoverage(
        missing,
        graph.undeclared(),
        graph.ids().stream().filter(id -> !listed.contains(id)).toList(),
        graph.ids().stream().filter(id -> !touched.contains(id)).toList());
  }
}
