package cn.sidian.material;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps that several departments can do together in one visit (联合踏勘): those of the same kind in the
 * same stage, so that none has to wait for another. Implements 鄂府发〔2021〕300号 二（三）1.
 *
 * @param kind the kind of step
 * @param stage the stage, from 1
 * @param nodes the nodes that one joint step serves
 */
public record JointSteps(String kind, int stage, List<String> nodes) {

  /**
   * Copies the list.
   *
   * @param kind the kind of step
   * @param stage the stage
   * @param nodes the nodes
   */
  public JointSteps {
    nodes = List.copyOf(nodes);
  }

  static List<JointSteps> of(ProcessingStages stages, Map<String, String> kinds) {
    List<JointSteps> joint = new java.util.ArrayList<>();
    for (int s = 0; s < stages.stages().size(); s++) {
      Map<String, List<String>> byKind = new LinkedHashMap<>();
      for (String id : stages.stages().get(s)) {
        String kind = kinds.get(id);
        if (kind != null) {
          byKind.computeIfAbsent(kind, k -> new java.util.ArrayList<>()).add(id);
        }
      }
      int stage = s + 1;
      byKind.forEach(
          (kind, ids) -> {
            if (ids.size() > 1) {
              joint.add(new JointSteps(kind, stage, ids));
            }
          });
    }
    return List.copyOf(joint);
  }
}
