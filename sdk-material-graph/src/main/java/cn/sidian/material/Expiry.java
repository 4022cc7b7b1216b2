package cn.sidian.material;

import cn.sidian.core.Finding;
import cn.sidian.material.internal.Schedule;
import cn.sidian.material.internal.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * EXPIRES_BEFORE_USE: a material whose validity ends before the step that needs it can start. It is
 * taken to be ready as early as possible and the step to start as early as possible: the best case.
 */
final class Expiry {
  private Expiry() {}

  static List<Finding> findings(CaseView view) {
    PrerequisiteGraph graph = view.graph();
    long[] valid = graph.tables().validDays();
    if (valid == null) {
      return List.of();
    }
    Schedule schedule = view.schedule();
    Shape shape = graph.shape();
    List<Finding> found = new ArrayList<>();
    for (int v = 0; v < shape.nodes(); v++) {
      if (!schedule.isPlanned(v)) {
        continue;
      }
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        if (view.isDue(r) && expired(shape, view, schedule, valid, r, v)) {
          Prerequisite requirement = graph.requirement(r);
          String needed = graph.tables().ids().id(shape.target(shape.firstAlternative(r)));
          Finding finding =
              MaterialMessages.WORDS.warning(
                  "EXPIRES_BEFORE_USE", Labels.of(graph, needed), requirement.node());
          found.add(requirement.place() == null ? finding : finding.at(requirement.place()));
        }
      }
    }
    return found;
  }

  /** Whether every alternative that can be had has run out by the time the node starts. */
  private static boolean expired(
      Shape shape, CaseView view, Schedule schedule, long[] valid, int r, int v) {
    boolean any = false;
    for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
      int w = shape.target(a);
      if (w >= shape.nodes() || !schedule.isPlanned(w) || !view.countsSurely(a)) {
        continue;
      }
      any = true;
      if (valid[w] < 0 || schedule.finish(w) + valid[w] >= schedule.start(v)) {
        return false;
      }
    }
    return any;
  }
}
