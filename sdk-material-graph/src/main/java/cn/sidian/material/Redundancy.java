package cn.sidian.material;

import cn.sidian.material.internal.Reduction;
import cn.sidian.material.internal.Shape;
import java.util.ArrayList;
import java.util.List;

/** Requirements that add nothing to the order of work. */
final class Redundancy {
  private Redundancy() {}

  static List<Prerequisite> of(PrerequisiteGraph graph) {
    GraphTables tables = graph.tables();
    Shape shape = graph.shape();
    boolean[] plain = new boolean[shape.requirements()];
    for (int r = 0; r < plain.length; r++) {
      int a = shape.firstAlternative(r);
      plain[r] =
          shape.endAlternative(r) == a + 1
              && shape.target(a) < shape.nodes()
              && (tables.due() == null || tables.due()[r] == null)
              && (tables.counts() == null || tables.counts()[a] == null);
    }
    boolean[] redundant = Reduction.redundant(shape, plain);
    List<Prerequisite> list = new ArrayList<>();
    for (int r : tables.declaredOrder()) {
      if (redundant[r]) {
        list.add(graph.requirement(r));
      }
    }
    return List.copyOf(list);
  }
}
