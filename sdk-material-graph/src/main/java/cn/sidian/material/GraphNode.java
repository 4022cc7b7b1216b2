package cn.sidian.material;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A material, or the result of a service item, in a prerequisite graph.
 *
 * @param id its code, compared character by character
 * @param name its name in Chinese, for people
 * @param from how it comes to the office
 * @param weight what it costs the applicant to bring it, in any unit, not negative
 * @param days how long it takes, in the unit of the whole graph (working days, say), not negative
 * @param validDays how long it stays valid once it is there, in the same unit; null when it does
 *     not run out or nobody knows
 */
public record GraphNode(
    String id,
    String name,
    SuppliedBy from,
    BigDecimal weight,
    BigDecimal days,
    @Nullable BigDecimal validDays) {

  /**
   * Checks the parts.
   *
   * @param id its code
   * @param name its name in Chinese
   * @param from how it comes to the office
   * @param weight what it costs to bring it
   * @param days how long it takes
   * @param validDays how long it stays valid, or null
   * @throws IllegalArgumentException if a number is negative, has more than 6 decimals or more than
   *     9 digits before the point
   */
  public GraphNode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(from, "from");
    Amounts.units(weight);
    Amounts.units(days);
    if (validDays != null) {
      Amounts.units(validDays);
    }
  }

  /**
   * A node of weight 1 that takes no time.
   *
   * @param id its code
   * @param name its name in Chinese
   * @param from how it comes to the office
   * @return the node
   */
  public static GraphNode of(String id, String name, SuppliedBy from) {
    return new GraphNode(id, name, from, BigDecimal.ONE, BigDecimal.ZERO, null);
  }

  /**
   * The same with another duration.
   *
   * @param days how long it takes, not negative
   * @return a copy
   */
  public GraphNode taking(long days) {
    return new GraphNode(id, name, from, weight, BigDecimal.valueOf(days), validDays);
  }

  /**
   * The same with another weight.
   *
   * @param weight what it costs to bring it, not negative
   * @return a copy
   */
  public GraphNode weighing(long weight) {
    return new GraphNode(id, name, from, BigDecimal.valueOf(weight), days, validDays);
  }

  /**
   * The same with a validity.
   *
   * @param days how long it stays valid, not negative
   * @return a copy
   */
  public GraphNode validFor(long days) {
    return new GraphNode(id, name, from, weight, this.days, BigDecimal.valueOf(days));
  }
}
