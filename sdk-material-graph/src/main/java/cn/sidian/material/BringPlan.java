package cn.sidian.material;

import cn.sidian.condition.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What an applicant still has to bring for a goal.
 *
 * @param goal the id of the goal
 * @param possible TRUE when it can be reached for certain, FALSE when not even everything that can
 *     be brought suffices, UNKNOWN when that depends on facts
 * @param bring what is needed in any case, in declared order
 * @param onlyIf what is needed only if named facts hold
 * @param apply the results to apply for, in an order in which each is possible
 * @param dependsOn where {@code possible} is UNKNOWN, the facts that decide
 * @param weight what everything in {@code bring} and {@code onlyIf} weighs
 * @param optimal whether it is proven that nothing lighter suffices
 * @param lowerBound nothing that suffices weighs less
 * @param core why it is impossible; empty when it is not
 */
public record BringPlan(
    String goal,
    Truth possible,
    List<String> bring,
    List<Obtainability.DependsOn> onlyIf,
    List<String> apply,
    List<String> dependsOn,
    BigDecimal weight,
    boolean optimal,
    BigDecimal lowerBound,
    Optional<DeadlockCore> core) {

  /**
   * Copies the lists.
   *
   * @param goal the id of the goal
   * @param possible whether it can be reached
   * @param bring what is needed in any case
   * @param onlyIf what is needed only if facts hold
   * @param apply the results to apply for
   * @param dependsOn the facts that decide
   * @param weight the weight of all
   * @param optimal whether nothing lighter suffices
   * @param lowerBound the least possible weight
   * @param core why it is impossible
   */
  public BringPlan {
    bring = List.copyOf(bring);
    onlyIf = List.copyOf(onlyIf);
    apply = List.copyOf(apply);
    dependsOn = List.copyOf(dependsOn);
  }
}
