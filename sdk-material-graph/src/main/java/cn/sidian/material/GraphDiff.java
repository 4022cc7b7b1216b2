package cn.sidian.material;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed from one graph to another; places in files do not count.
 *
 * @param addedNodes ids of nodes that are new
 * @param removedNodes ids of nodes that are gone
 * @param amendedNodes ids of nodes that are described differently
 * @param addedRequirements ids of requirements that are new
 * @param removedRequirements ids of requirements that are gone
 * @param amendedRequirements ids of requirements that say something else
 */
public record GraphDiff(
    List<String> addedNodes,
    List<String> removedNodes,
    List<String> amendedNodes,
    List<String> addedRequirements,
    List<String> removedRequirements,
    List<String> amendedRequirements) {

  /**
   * Copies the lists.
   *
   * @param addedNodes new nodes
   * @param removedNodes nodes that are gone
   * @param amendedNodes changed nodes
   * @param addedRequirements new requirements
   * @param removedRequirements requirements that are gone
   * @param amendedRequirements changed requirements
   */
  public GraphDiff {
    addedNodes = List.copyOf(addedNodes);
    removedNodes = List.copyOf(removedNodes);
    amendedNodes = List.copyOf(amendedNodes);
    addedRequirements = List.copyOf(addedRequirements);
    removedRequirements = List.copyOf(removedRequirements);
    amendedRequirements = List.copyOf(amendedRequirements);
  }

  /**
   * Compares.
   *
   * @param before the older graph
   * @param after the newer graph
   * @return the differences, in declared order
   */
  public static GraphDiff between(PrerequisiteGraph before, PrerequisiteGraph after) {
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> amended = new ArrayList<>();
    for (String id : before.ids()) {
      if (!after.contains(id)) {
        removed.add(id);
      } else if (!before.node(id).equals(after.node(id))) {
        amended.add(id);
      }
    }
    after.ids().stream().filter(id -> !before.contains(id)).forEach(added::add);
    Map<String, Prerequisite> old = byId(before);
    Map<String, Prerequisite> now = byId(after);
    List<String> gone = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    old.forEach(
        (id, requirement) -> {
          Prerequisite other = now.get(id);
          if (other == null) {
            gone.add(id);
          } else if (!GraphMerge.sameContent(requirement, other)) {
            changed.add(id);
          }
        });
    List<String> fresh = now.keySet().stream().filter(id -> !old.containsKey(id)).toList();
    return new GraphDiff(added, removed, amended, fresh, gone, changed);
  }

  private static Map<String, Prerequisite> byId(PrerequisiteGraph graph) {
    Map<String, Prerequisite> map = new LinkedHashMap<>();
    graph.requirements().forEach(r -> map.put(r.id(), r));
    return map;
  }

  /**
   * Whether both graphs say the same.
   *
   * @return true when nothing differs
   */
  public boolean isEmpty() {
    return addedNodes.isEmpty()
        && removedNodes.isEmpty()
        && amendedNodes.isEmpty()
        && addedRequirements.isEmpty()
        && removedRequirements.isEmpty()
        && amendedRequirements.isEmpty();
  }
}
