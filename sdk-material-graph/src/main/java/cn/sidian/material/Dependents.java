package cn.sidian.material;

import cn.sidian.material.internal.Shape;
import cn.sidian.material.internal.Upward;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who needs a node. */
final class Dependents {
  private Dependents() {}

  static List<String> of(PrerequisiteGraph graph, int node) {
    return graph.ids(Upward.from(graph.shape(), node));
  }

  static List<String> neededByNobody(PrerequisiteGraph graph, Set<String> goals) {
    Shape shape = graph.shape();
    boolean[] named = new boolean[shape.nodes() + shape.dangling()];
    for (int a = 0; a < shape.alternatives(); a++) {
      named[shape.target(a)] = true;
    }
    List<String> nobody = new ArrayList<>();
    for (int v = 0; v < shape.nodes(); v++) {
      String id = graph.tables().ids().id(v);
      if (!named[v] && graph.tables().from(v) == SuppliedBy.RESULT && !goals.contains(id)) {
        nobody.add(id);
      }
    }
    return List.copyOf(nobody);
  }
}
