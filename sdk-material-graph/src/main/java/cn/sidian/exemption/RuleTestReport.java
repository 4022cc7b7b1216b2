package cn.sidian.exemption;

import cn.sidian.exemption.internal.cases.CoveragePage;
import cn.sidian.exemption.internal.cases.TestReportWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What running cases gave. Immutable and safe for many threads.
 *
 * @param results one per case, in the order of the cases
 * @param coverage what they covered
 */
public record RuleTestReport(List<Result> results, RuleCoverage coverage) {

  /**
   * One case.
   *
   * @param of the case
   * @param differences what is not as expected; empty when it passed
   * @param nanoseconds how long deciding and measuring it took
   */
  public record Result(RuleCase of, List<RuleCase.Difference> differences, long nanoseconds) {
    /**
     * Copies the list.
     *
     * @param of the case
     * @param differences what is not as expected
     * @param nanoseconds how long it took
     */
    public Result {
      differences = List.copyOf(differences);
    }

    /**
     * Whether all is as expected.
     *
     * @return true when it passed
     */
    public boolean passed() {
      return differences.isEmpty();
    }
  }

  /**
   * Copies the list.
   *
   * @param results one per case
   * @param coverage what they covered
   */
  public RuleTestReport {
    results = List.copyOf(results);
  }

  /**
   * How many cases passed.
   *
   * @return at most as many as there are
   */
  public int passed() {
    return (int) results.stream().filter(Result::passed).count();
  }

  /**
   * How many cases failed.
   *
   * @return zero when all is well
   */
  public int failed() {
    return results.size() - passed();
  }

  /**
   * Whether there was a case, none failed, and rules and outcomes are covered to a percentage.
   *
   * @param minCoverage from 0 to 100
   * @return true when all is well
   */
  public boolean isGood(double minCoverage) {
    return !results.isEmpty()
        && failed() == 0
        && coverage.ofRules().reaches(minCoverage)
        && coverage.ofOutcomes().reaches(minCoverage);
  }

  /**
   * The packs that the cases used.
   *
   * @return each once, in the order of first use
   */
  public List<RulePack> packs() {
    Set<String> seen = new LinkedHashSet<>();
    return results.stream()
        .flatMap(result -> result.of().rules().packs().stream())
        .filter(pack -> seen.add(pack.digest()))
        .toList();
  }

  /**
   * All of it as one line of JSON.
   *
   * @return in the shape of {@code docs/schemas/rules-test.json}
   */
  public String toJson() {
    return TestReportWriter.json(this);
  }

  /**
   * The results in JUnit's XML format, as build servers read it.
   *
   * @return an XML document
   */
  public String toJunitXml() {
    return TestReportWriter.junitXml(this);
  }

  /**
   * The coverage as one self-contained page: the law's words beside each rule, coloured by what the
   * cases exercised.
   *
   * @return an HTML document in Chinese
   */
  public String toHtml() {
    return CoveragePage.of(this);
  }
}
