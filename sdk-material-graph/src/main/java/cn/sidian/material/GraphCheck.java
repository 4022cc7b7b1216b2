package cn.sidian.material;

import cn.sidian.condition.ConditionFailure;
import cn.sidian.condition.Facts;
import cn.sidian.core.Finding;
import cn.sidian.core.MessageCatalog;
import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import cn.sidian.material.internal.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is wrong with a graph, at once: cycles, deadlocks, undeclared ids, requirements
 * that nothing can meet, requirements without basis, materials that run out before they are used.
 *
 * @param cycles the cycles
 * @param stronglyConnected the sets of two and more nodes that all need one another
 * @param acyclic whether there is no cycle
 * @param findings everything noticed, ERRORs first
 */
public record GraphCheck(
    CycleReport cycles,
    List<List<String>> stronglyConnected,
    boolean acyclic,
    List<Finding> findings) {
  /** As many cycles as anybody reads. */
  public static final int CYCLES = 1_000;

  /** The longest search for cycles. */
  public static final Duration TIME = Duration.ofSeconds(10);

  private static final MessageCatalog WORDS = MaterialMessages.WORDS;
  private static final int MOST_OF_A_KIND = 1_000;
  private static final int SHOWN = 12;

  /**
   * Copies the lists.
   *
   * @param cycles the cycles
   * @param stronglyConnected the parts
   * @param acyclic whether there is no cycle
   * @param findings everything noticed
   */
  public GraphCheck {
    stronglyConnected = stronglyConnected.stream().map(List::copyOf).toList();
    findings = List.copyOf(findings);
  }

  /**
   * Checks a graph without facts.
   *
   * @param graph the graph
   * @return what was found
   */
  public static GraphCheck of(PrerequisiteGraph graph) {
    return of(graph, Facts.none(), false, CYCLES, TIME);
  }

  /**
   * Checks a graph in a case.
   *
   * @param graph the graph
   * @param facts what is known of the case
   * @param everyCycleIsAnError whether a cycle is an ERROR even where an alternative avoids it, as
   *     in edge lists
   * @param limit the most cycles to name
   * @param time the longest search for cycles
   * @return what was found
   */
  public static GraphCheck of(
      PrerequisiteGraph graph, Facts facts, boolean everyCycleIsAnError, int limit, Duration time) {
    CaseView view = graph.in(facts);
    CycleReport cycles = view.cycles(limit, time);
    Obtainability standing =
        everyCycleIsAnError
            ? new Obtainability(List.of(), List.of(), List.of(), List.of(), List.of())
            : view.obtainability();
    List<Finding> found = new ArrayList<>();
    cycles(graph, cycles, standing, everyCycleIsAnError, found);
    deadlocks(standing, everyCycleIsAnError, found);
    undeclared(graph, found);
    unsatisfiable(graph, view, found);
    bases(graph, everyCycleIsAnError, found);
    found.addAll(Expiry.findings(view));
    for (ConditionFailure failure : view.failures()) {
      found.add(WORDS.warning("CONDITION_FAILED", failure.fact(), failure.message()));
    }
    found.sort((a, b) -> a.severity().compareTo(b.severity()));
    return new GraphCheck(cycles, view.stronglyConnected(), cycles.cycles().isEmpty(), found);
  }

  /**
   * Whether nothing of severity ERROR was found.
   *
   * @return true when the graph can be used as it is
   */
  public boolean isClean() {
    return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
  }

  private static void cycles(
      PrerequisiteGraph graph,
      CycleReport report,
      Obtainability standing,
      boolean everyCycleIsAnError,
      List<Finding> found) {
    Set<String> stuck = new HashSet<>(standing.deadlocked());
    for (PrerequisiteCycle cycle : report.cycles()) {
      boolean blocks = everyCycleIsAnError || stuck.containsAll(cycle.nodes());
      String key = blocks ? "CYCLE" : "CYCLE.avoidable";
      Text message = WORDS.text(key, path(graph, cycle), cycle.length(), laws(cycle));
      Finding finding =
          blocks ? Finding.error("CYCLE", message) : Finding.warning("CYCLE", message);
      found.add(placed(finding, cycle.requirements().get(0)));
    }
    if (report.truncated()) {
      String key = report.shortestProven() ? "CYCLES_TRUNCATED" : "CYCLES_TRUNCATED.unproven";
      found.add(Finding.warning("CYCLES_TRUNCATED", WORDS.text(key, report.cycles().size())));
    }
  }

  private static Finding placed(Finding finding, Prerequisite requirement) {
    return requirement.place() == null ? finding : finding.at(requirement.place());
  }

  /** The path with names, shortened in the middle when it is long. */
  private static String path(PrerequisiteGraph graph, PrerequisiteCycle cycle) {
    StringBuilder out = new StringBuilder();
    int n = cycle.nodes().size();
    for (int i = 0; i < n; i++) {
      if (n > 2 * SHOWN && i == SHOWN) {
        out.append(" → …");
        i = n - SHOWN;
      }
      if (i > 0) {
        out.append(" → ");
      }
      out.append(Labels.of(graph, cycle.nodes().get(i)));
    }
    return out.toString();
  }

  /** The bases of the edges, each once. */
  private static Text laws(PrerequisiteCycle cycle) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Prerequisite requirement : cycle.requirements()) {
      Text law = Labels.law(requirement);
      if (!zh.contains(law.zh()) && zh.size() < SHOWN) {
        zh.add(law.zh());
        en.add(law.en());
      }
    }
    return new Text(String.join("；", zh), String.join("; ", en));
  }

  private static void deadlocks(Obtainability standing, boolean plain, List<Finding> found) {
    if (plain) {
      return; // there every cycle says it already
    }
    for (DeadlockCore core : standing.cores().stream().limit(MOST_OF_A_KIND).toList()) {
      String nodes =
          String.join("、", core.nodes().stream().limit(SHOWN).toList())
              + (core.nodes().size() > SHOWN ? " …" : "");
      List<String> requirements =
          core.requirements().stream().limit(SHOWN).map(Prerequisite::id).toList();
      Finding finding =
          WORDS.error("DEADLOCK", nodes, core.nodes().size(), String.join(", ", requirements));
      found.add(placed(finding, core.requirements().get(0)));
    }
  }

  private static void undeclared(PrerequisiteGraph graph, List<Finding> found) {
    if (graph.undeclared().isEmpty()) {
      return;
    }
    Shape shape = graph.shape();
    int count = 0;
    int[] order = graph.tables().declaredOrder();
    for (int i = 0; i < order.length && count < MOST_OF_A_KIND; i++) {
      int r = order[i];
      for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
        if (shape.target(a) >= shape.nodes()) {
          Prerequisite requirement = graph.requirement(r);
          found.add(
              placed(
                  WORDS.error(
                      "DANGLING", graph.tables().ids().id(shape.target(a)), requirement.id()),
                  requirement));
          count++;
        }
      }
    }
  }

  private static void unsatisfiable(PrerequisiteGraph graph, CaseView view, List<Finding> found) {
    for (int r : view.withoutAlternative(MOST_OF_A_KIND)) {
      Prerequisite requirement = graph.requirement(r);
      found.add(
          placed(WORDS.error("UNSATISFIABLE", requirement.id(), requirement.node()), requirement));
    }
  }

  private static void bases(PrerequisiteGraph graph, boolean plain, List<Finding> found) {
    if (plain) {
      return;
    }
    int count = 0;
    int[] order = graph.tables().declaredOrder();
    for (int i = 0; i < order.length && count < MOST_OF_A_KIND; i++) {
      int r = order[i];
      Terms terms = graph.tables().terms(r);
      if (terms.basis() == null) {
        Prerequisite requirement = graph.requirement(r);
        found.add(placed(WORDS.warning("NO_BASIS", requirement.id()), requirement));
        count++;
      } else if (!terms.verified()) {
        Prerequisite requirement = graph.requirement(r);
        found.add(placed(WORDS.warning("UNVERIFIED", requirement.id()), requirement));
        count++;
      }
    }
  }
}
