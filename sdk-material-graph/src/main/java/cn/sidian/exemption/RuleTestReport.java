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

  /** What became of a case. */
  public enum Status {
    /** All is as expected. */
    PASS,
    /** Something differs. */
    FAIL,
    /** It could not be evaluated: its packs do not go together. */
    ERROR
  }

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
     * What became of the case.
     *
     * @return never null
     */
    public Status status() {
      if (!of.errors().isEmpty()) {
        return Status.ERROR;
      }
      return differences.isEmpty() ? Status.PASS : Status.FAIL;
    }

    /**
     * Whether all is as expected.
     *
     * @return true when it passed
     */
    public boolean passed() {
      return status() == Status.PASS;
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
    return count(Status.PASS);
  }

  /**
   * How many cases failed.
   *
   * @return zero when all is well
   */
  public int failed() {
    return count(Status.FAIL);
  }

  /**
   * How many cases could not be evaluated.
   *
   * @return zero when all is well
   */
  public int errors() {
    return count(Status.ERROR);
  }

  private int count(Status status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }

  /**
   * Whether there was a case, all passed, and rules and outcomes are covered to a percentage.
   *
   * @param minCoverage from 0 to 100
   * @return true when all is well
   */
  public boolean isGood(double minCoverage) {
    return !results.isEmpty()
        && passed() == results.size()
        && coverage.ofRules().reaches(minCoverage)
        && coverage.ofOutcomes().reaches(minCoverage);
  }

  /**
   * The packs of the cases that were evaluated.
   *
   * @return each once, in the order of first use
   */
  public List<RulePack> packs() {
    Set<String> seen = new LinkedHashSet<>();
    return results.stream()
        .filter(result -> result.status() != Status.ERROR)
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
