package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.core.law.LegalBasis;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of a node (前置条件): any one of its alternatives meets it. A requirement without
 * alternatives can never be met.
 *
 * @param id its id, unique in the graph
 * @param node the node that needs it
 * @param anyOf the alternatives, in declared order; the list is copied
 * @param when the condition under which it is due; null when it always is
 * @param basis the text that demands it; null when none is known
 * @param from the first day on which it is in force; null when open
 * @param to the last day on which it is in force; null when open
 * @param verified whether somebody has checked the requirement against the text; what is not
 *     verified is said to be so in every output
 * @param place where it was declared, as in {@code city.json, line 3, column 5}; null when it was
 *     declared in code
 */
public record Prerequisite(
    String id,
    String node,
    List<Alternative> anyOf,
    @Nullable Condition when,
    @Nullable LegalBasis basis,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean verified,
    @Nullable String place) {

  /**
   * Checks and copies the parts.
   *
   * @param id its id
   * @param node the node that needs it
   * @param anyOf the alternatives
   * @param when the condition under which it is due, or null
   * @param basis the text that demands it, or null
   * @param from the first day in force, or null
   * @param to the last day in force, or null
   * @param verified whether it was checked against the text
   * @param place where it was declared, or null
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Prerequisite {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(node, "node");
    anyOf = List.copyOf(anyOf);
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "requirement `" + id + "` ends before it begins; swap the days");
    }
  }

  /**
   * A requirement with one alternative, unconditional, always in force.
   *
   * @param id its id
   * @param node the node that needs it
   * @param needs the node it needs
   * @param basis the text that demands it, or null
   * @return the requirement, verified
   */
  public static Prerequisite of(String id, String node, String needs, @Nullable LegalBasis basis) {
    return anyOf(id, node, List.of(needs), basis);
  }

  /**
   * A requirement with alternatives, unconditional, always in force.
   *
   * @param id its id
   * @param node the node that needs it
   * @param anyOf the nodes any of which meets it
   * @param basis the text that demands it, or null
   * @return the requirement, verified
   */
  public static Prerequisite anyOf(
      String id, String node, List<String> anyOf, @Nullable LegalBasis basis) {
    return new Prerequisite(
        id,
        node,
        anyOf.stream().map(Alternative::of).toList(),
        null,
        basis,
        null,
        null,
        true,
        null);
  }

  /**
   * The same, due only under a condition.
   *
   * @param condition the condition
   * @return a copy
   */
  public Prerequisite onlyWhen(Condition condition) {
    return new Prerequisite(id, node, anyOf, condition, basis, from, to, verified, place);
  }

  /**
   * Whether it is in force on a day.
   *
   * @param day the day
   * @return true when the day is not before the first and not after the last
   */
  public boolean isInForceOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
