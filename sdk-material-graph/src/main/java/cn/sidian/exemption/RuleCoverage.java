package cn.sidian.exemption;

import cn.sidian.core.Text;
import java.util.List;

/**
 * Which rules, comparisons and outcomes the cases of a run exercised.
 *
 * @param rules one entry per rule of every pack that a case used, in the order written
 * @param outcomes one entry per outcome that some rule of a pack can give
 */
public record RuleCoverage(List<RuleUse> rules, List<OutcomeUse> outcomes) {

  /**
   * What became of a rule, counted over materials (or cases, for a rule of the case).
   *
   * @param pack the id of its pack
   * @param rule its id
   * @param inForce how often it was in force
   * @param open how often that was open
   * @param beaten how often its condition held or was open and another rule beat it or switched it
   *     off
   * @param notMet how often its condition did not hold
   * @param comparisons the comparisons of its condition
   */
  public record RuleUse(
      String pack,
      String rule,
      int inForce,
      int open,
      int beaten,
      int notMet,
      List<ComparisonUse> comparisons) {

    /**
     * Copies the list.
     *
     * @param pack the id of its pack
     * @param rule its id
     * @param inForce how often it was in force
     * @param open how often that was open
     * @param beaten how often it was beaten or switched off
     * @param notMet how often its condition did not hold
     * @param comparisons the comparisons of its condition
     */
    public RuleUse {
      comparisons = List.copyOf(comparisons);
    }

    /**
     * Whether some case had the rule in force.
     *
     * @return true when covered
     */
    public boolean isCovered() {
      return inForce > 0;
    }
  }

  /**
   * Which truth values a comparison took, presumptions aside.
   *
   * @param comparison the comparison, as one line of JSON
   * @param words the same in words
   * @param asTrue whether it was true in some case
   * @param asFalse whether it was false in some case
   * @param asUnknown whether it was unknown in some case
   * @param canBeUnknown whether it can be unknown at all
   */
  public record ComparisonUse(
      String comparison,
      Text words,
      boolean asTrue,
      boolean asFalse,
      boolean asUnknown,
      boolean canBeUnknown) {}

  /**
   * Whether an outcome was reached.
   *
   * @param pack the id of the pack whose rules can give it
   * @param outcome the outcome
   * @param reached how many decisions rested on it
   */
  public record OutcomeUse(String pack, Outcome outcome, int reached) {}

  /**
   * Copies the lists.
   *
   * @param rules one entry per rule
   * @param outcomes one entry per outcome of a pack
   */
  public RuleCoverage {
    rules = List.copyOf(rules);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * How many of how many rules were in force in some case.
   *
   * @return covered and all
   */
  public Share ofRules() {
    return new Share((int) rules.stream().filter(RuleUse::isCovered).count(), rules.size());
  }

  /**
   * How many of the truth values that comparisons can take were taken.
   *
   * @return covered and all
   */
  public Share ofConditions() {
    int taken = 0;
    int all = 0;
    for (RuleUse rule : rules) {
      for (ComparisonUse comparison : rule.comparisons()) {
        taken += comparison.asTrue() ? 1 : 0;
        taken += comparison.asFalse() ? 1 : 0;
        taken += comparison.asUnknown() ? 1 : 0;
        all += comparison.canBeUnknown() ? 3 : 2;
      }
    }
    return new Share(taken, all);
  }

  /**
   * How many of how many outcomes were reached.
   *
   * @return covered and all
   */
  public Share ofOutcomes() {
    return new Share((int) outcomes.stream().filter(o -> o.reached() > 0).count(), outcomes.size());
  }

  /**
   * Some of all.
   *
   * @param covered how many are covered
   * @param all how many there are
   */
  public record Share(int covered, int all) {
    /**
     * Whether the share reaches a percentage; nothing of nothing does.
     *
     * @param percent from 0 to 100
     * @return true when it does
     */
    public boolean reaches(double percent) {
      return covered * 100.0 >= percent * all;
    }
  }
}
