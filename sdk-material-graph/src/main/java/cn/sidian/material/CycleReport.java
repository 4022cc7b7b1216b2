package cn.sidian.material;

import java.util.List;

/**
 * The cycles of a graph.
 *
 * @param cycles shortest first, each once
 * @param truncated whether a limit was hit, so that more exist or may exist
 * @param shortestProven whether the first is known to be a shortest one
 */
public record CycleReport(
    List<PrerequisiteCycle> cycles, boolean truncated, boolean shortestProven) {

  /**
   * Copies the list.
   *
   * @param cycles shortest first
   * @param truncated whether a limit was hit
   * @param shortestProven whether the first is a shortest one
   */
  public CycleReport {
    cycles = List.copyOf(cycles);
  }
}
