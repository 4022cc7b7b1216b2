package cn.sidian.material;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whether one thing of several items can be done within the longest promised limit of a single item
 * (办理时间原则上不超过所涉事项中最长的单一政务服务事项承诺办结时限; 鄂府发〔2021〕300号 二（一）5). Where items wait for one another it may
 * not be: then the path says why.
 *
 * @param longestSingle the longest duration of one node
 * @param needed how long all takes in parallel
 * @param path the nodes that wait for one another, where it is not feasible; empty where it is
 * @param unplanned what could not be planned at all; as long as there is something, the answer is
 *     for the rest only
 */
public record Feasibility(
    BigDecimal longestSingle, BigDecimal needed, List<String> path, List<String> unplanned) {

  /**
   * Copies the lists.
   *
   * @param longestSingle the longest duration of one node
   * @param needed how long all takes
   * @param path the breaking path
   * @param unplanned what could not be planned
   */
  public Feasibility {
    path = List.copyOf(path);
    unplanned = List.copyOf(unplanned);
  }

  /**
   * Whether everything is planned and fits.
   *
   * @return true when nothing takes longer than the longest single item
   */
  public boolean isFeasible() {
    return unplanned.isEmpty() && needed.compareTo(longestSingle) <= 0;
  }

  static Feasibility of(CaseView view) {
    ProcessingStages stages = view.stages();
    BigDecimal longest =
        stages.stages().stream()
            .flatMap(List::stream)
            .map(id -> view.graph().node(view.graph().number(id)).days())
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    boolean fits = stages.parallelDays().compareTo(longest) <= 0;
    return new Feasibility(
        longest,
        stages.parallelDays(),
        fits ? List.of() : stages.criticalPath(),
        stages.unplanned());
  }
}
