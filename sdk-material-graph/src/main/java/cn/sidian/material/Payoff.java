package cn.sidian.material;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one measure would save over many goals.
 *
 * @param measure the node that would be shared (an interface or exemption), or the requirement that
 *     would be dropped
 * @param kind what the measure is
 * @param materials how many fewer materials applicants would bring, over all goals
 * @param days by how much the largest finish would fall
 */
public record Payoff(String measure, Kind kind, int materials, BigDecimal days) {

  /** What a measure is. */
  public enum Kind {
    /** A material that applicants bring is shared through an interface, or exempted. */
    SHARE,
    /** A requirement is dropped. */
    CUT
  }

  /**
   * Ranks every single measure: sharing one thing that applicants bring now, or dropping one
   * requirement that may be dropped.
   *
   * @param view the case
   * @param goals what applicants apply for
   * @param droppable the ids of requirements that may be dropped
   * @return the best first: most materials, then most days, then declared order; measures that save
   *     nothing are left out
   */
  public static List<Payoff> rank(CaseView view, List<String> goals, Set<String> droppable) {
    PrerequisiteGraph graph = view.graph();
    int before = brought(view, goals, Set.of());
    BigDecimal days = view.stages().parallelDays();
    List<Payoff> ranked = new ArrayList<>();
    Set<String> candidates = new HashSet<>();
    goals.forEach(goal -> candidates.addAll(needed(view.toBring(goal, Set.of()))));
    for (String id : graph.ids()) {
      if (candidates.contains(id)) {
        int after = brought(view, goals, Set.of(id));
        add(ranked, new Payoff(id, Kind.SHARE, before - after, BigDecimal.ZERO));
      }
    }
    for (Prerequisite requirement : graph.requirements()) {
      if (droppable.contains(requirement.id())) {
        CaseView without = graph.edit().remove(requirement.id()).build().in(view.facts());
        add(
            ranked,
            new Payoff(
                requirement.id(),
                Kind.CUT,
                before - brought(without, goals, Set.of()),
                days.subtract(without.stages().parallelDays())));
      }
    }
    ranked.sort(
        Comparator.comparingInt(Payoff::materials)
            .thenComparing(Payoff::days)
            .reversed()); // stable: declared order decides between equals
    return List.copyOf(ranked);
  }

  private static void add(List<Payoff> ranked, Payoff payoff) {
    if (payoff.materials() > 0 || payoff.days().signum() > 0) {
      ranked.add(payoff);
    }
  }

  private static int brought(CaseView view, List<String> goals, Set<String> shared) {
    return goals.stream().mapToInt(goal -> needed(view.toBring(goal, shared)).size()).sum();
  }

  private static List<String> needed(BringPlan plan) {
    List<String> ids = new ArrayList<>(plan.bring());
    plan.onlyIf().forEach(one -> ids.add(one.node()));
    return ids;
  }
}
