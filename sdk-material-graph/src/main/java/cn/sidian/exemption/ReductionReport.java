package cn.sidian.exemption;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the rules save over a whole list (减材料). Before is always the sum of the decisions. Immutable
 * and safe for many threads.
 */
public final class ReductionReport {
  /**
   * Counts of materials by decision.
   *
   * @param byDecision how many materials had each decision
   * @param mayBeDemanded how many may be demanded today
   */
  public record Counts(Map<DecisionType, Integer> byDecision, int mayBeDemanded) {
    /**
     * Copies the map.
     *
     * @param byDecision how many materials had each decision
     * @param mayBeDemanded how many may be demanded today
     */
    public Counts {
      byDecision = Collections.unmodifiableMap(new EnumMap<>(byDecision));
    }

    /**
     * How many materials were on the list.
     *
     * @return the sum over all decisions
     */
    public int before() {
      return byDecision.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How many the applicant still brings, at once or later, or may have to bring.
     *
     * @return before without EXEMPT and CANCELLED
     */
    public int after() {
      return before() - of(DecisionType.EXEMPT) - of(DecisionType.CANCELLED);
    }

    /**
     * How many had a decision.
     *
     * @param type the decision
     * @return zero or more
     */
    public int of(DecisionType type) {
      return byDecision.getOrDefault(type, 0);
    }
  }

  private static final class Tally {
    final Map<DecisionType, Integer> byDecision = new EnumMap<>(DecisionType.class);
    int mayBeDemanded;

    void add(ExemptionDecision decision) {
      byDecision.merge(decision.type(), 1, Integer::sum);
      if (decision.mayDemand() == Answer.YES) {
        mayBeDemanded++;
      }
    }

    Counts counts() {
      return new Counts(byDecision, mayBeDemanded);
    }
  }

  private final Counts total;
  private final Map<String, Counts> byItem;
  private final Map<String, Counts> byDepartment;
  private final List<AdjustmentProposal> proposals;

  private ReductionReport(
      Counts total,
      Map<String, Counts> byItem,
      Map<String, Counts> byDepartment,
      List<AdjustmentProposal> proposals) {
    this.total = total;
    this.byItem = Collections.unmodifiableMap(byItem);
    this.byDepartment = Collections.unmodifiableMap(byDepartment);
    this.proposals = List.copyOf(proposals);
  }

  /**
   * Counts decided items, one by one.
   *
   * @param decisions as {@link ExemptionRules#decideAll} streams them; consumed
   * @return the report
   */
  public static ReductionReport of(Stream<ListedDecision> decisions) {
    Tally all = new Tally();
    Map<String, Tally> items = new LinkedHashMap<>();
    Map<String, Tally> departments = new LinkedHashMap<>();
    List<AdjustmentProposal> proposals = new ArrayList<>();
    decisions
        .sequential()
        .forEach(
            listed -> {
              Tally item = items.computeIfAbsent(listed.item(), key -> new Tally());
              Tally department =
                  departments.computeIfAbsent(listed.department(), key -> new Tally());
              for (ExemptionDecision decision : listed.decided().decisions()) {
                all.add(decision);
                item.add(decision);
                department.add(decision);
                boolean propose =
                    decision.duties().stream()
                        .anyMatch(duty -> duty.code().equals("PROPOSE_ADJUSTMENT"));
                if (propose) {
                  String material = decision.material().name();
                  proposals.add(new AdjustmentProposal(listed.item(), material, List.of()));
                }
              }
            });
    return new ReductionReport(all.counts(), counts(items), counts(departments), proposals);
  }

  private static Map<String, Counts> counts(Map<String, Tally> tallies) {
    Map<String, Counts> counts = new LinkedHashMap<>();
    tallies.forEach((key, tally) -> counts.put(key, tally.counts()));
    return counts;
  }

  /**
   * Over the whole list.
   *
   * @return the counts
   */
  public Counts total() {
    return total;
  }

  /**
   * By item.
   *
   * @return unmodifiable, in the order of first mention
   */
  public Map<String, Counts> byItem() {
    return byItem;
  }

  /**
   * By department.
   *
   * @return unmodifiable, in the order of first mention
   */
  public Map<String, Counts> byDepartment() {
    return byDepartment;
  }

  /**
   * The changes to propose, none of them begun.
   *
   * @return unmodifiable
   */
  public List<AdjustmentProposal> proposals() {
    return proposals;
  }

  @Override
  public String toString() {
    return "ReductionReport[" + total.before() + " -> " + total.after() + "]";
  }
}
