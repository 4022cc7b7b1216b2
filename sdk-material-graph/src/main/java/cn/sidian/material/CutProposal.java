package cn.sidian.material;

import java.util.List;

/**
 * Which requirements to drop. Ranks of law are compared first: however many requirements of a lower
 * rank are cheaper than one of a higher.
 *
 * @param goal what the cut is to achieve
 * @param requirements what to drop, and who asks for it may drop it
 * @param uncuttable what would have to be dropped as well, and may not be: their basis has a rank
 *     that the asking authority cannot change
 * @param optimal whether it is proven that no other cut is cheaper
 * @param lowerBound how many requirements of the highest rank that must be cut have to be cut at
 *     least
 */
public record CutProposal(
    CutGoal goal,
    List<Prerequisite> requirements,
    List<Prerequisite> uncuttable,
    boolean optimal,
    int lowerBound) {

  /**
   * Copies the lists.
   *
   * @param goal what the cut is to achieve
   * @param requirements what to drop
   * @param uncuttable what may not be dropped
   * @param optimal whether no other cut is cheaper
   * @param lowerBound how many of the highest rank at least
   */
  public CutProposal {
    requirements = List.copyOf(requirements);
    uncuttable = List.copyOf(uncuttable);
  }
}
