package cn.sidian.material;

import java.math.BigDecimal;
import java.util.List;

/**
 * In which order everything can be done that can be done for certain.
 *
 * @param stages layers: stage 1 has no prerequisites, every other node stands one stage after the
 *     latest of the earliest ways to meet its requirements
 * @param unplanned what is deadlocked, missing or depends on unknown facts
 * @param criticalPath the nodes from a start to the largest finish
 * @param serialDays the sum of all planned durations
 * @param parallelDays the largest finish
 */
public record ProcessingStages(
    List<List<String>> stages,
    List<String> unplanned,
    List<String> criticalPath,
    BigDecimal serialDays,
    BigDecimal parallelDays) {

  /**
   * Copies the lists.
   *
   * @param stages layers
   * @param unplanned the rest
   * @param criticalPath from a start to the largest finish
   * @param serialDays the sum
   * @param parallelDays the largest finish
   */
  public ProcessingStages {
    stages = stages.stream().map(List::copyOf).toList();
    unplanned = List.copyOf(unplanned);
    criticalPath = List.copyOf(criticalPath);
  }
}
