package cn.sidian.exemption;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Limits;
import cn.sidian.exemption.internal.cases.CaseFolder;
import cn.sidian.exemption.internal.cases.CaseModel;
import cn.sidian.exemption.internal.engine.CoverageMeter;
import cn.sidian.exemption.internal.pack.PackModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cases of a folder, for tests of rules in continuous integration. With JUnit 5 they are
 * dynamic tests in three lines, and no framework is needed at run time:
 *
 * <pre>{@code
 * @TestFactory Stream<DynamicTest> rules() {
 *   return RuleCases.in(Path.of("rules")).stream().map(c -> dynamicTest(c.name(), c::check));
 * }
 * }</pre>
 *
 * <p>Immutable and safe for many threads.
 */
public final class RuleCases {
  private final List<RuleCase> cases;

  private RuleCases(List<RuleCase> cases) {
    this.cases = List.copyOf(cases);
  }

  /**
   * Reads the cases of a folder and the folders below it. Packs and vocabularies that lie there are
   * passed over; cases name the packs they use by id or by file.
   *
   * @param folder a folder, or one file of cases
   * @return the cases, by file and in the order written
   * @throws SourceException with everything that is wrong in the first file that is not right.
   *     Packs that are right but do not go together are {@linkplain RuleCase#errors() errors} of
   *     the cases that use them together
   */
  public static RuleCases in(Path folder) {
    return in(folder, RulePack.LIMITS);
  }

  /**
   * Reads the cases of a folder within limits.
   *
   * @param folder a folder, or one file of cases
   * @param limits protection against hostile input
   * @return the cases, by file and in the order written
   * @throws SourceException as {@link #in(Path)}
   */
  public static RuleCases in(Path folder, Limits limits) {
    CaseFolder read = CaseFolder.read(folder, limits);
    Map<List<String>, Object> compiled = new HashMap<>();
    List<RuleCase> cases = new ArrayList<>();
    for (CaseFolder.Found found : read.cases()) {
      CaseModel model = found.model();
      List<String> digests = found.packs().stream().map(PackModel::sm3).toList();
      Object rules = compiled.computeIfAbsent(digests, key -> compiled(found.packs()));
      cases.add(
          rules instanceof SourceException unusable
              ? new RuleCase(model, unusable)
              : new RuleCase(model, (ExemptionRules) rules));
    }
    return new RuleCases(cases);
  }

  /** The rules, or why these packs cannot be compiled together: that is an error of its cases. */
  private static Object compiled(List<PackModel> packs) {
    try {
      return ExemptionRules.of(packs.stream().map(RulePack::of).toList());
    } catch (SourceException e) {
      return e;
    }
  }

  /**
   * The cases.
   *
   * @return unmodifiable, by file and in the order written
   */
  public List<RuleCase> all() {
    return cases;
  }

  /**
   * The cases, for a factory of dynamic tests.
   *
   * @return at least one case
   * @throws IllegalStateException if there is no case: a test of nothing must not pass
   */
  public Stream<RuleCase> stream() {
    if (cases.isEmpty()) {
      throw new IllegalStateException("no case was found; check the folder");
    }
    return cases.stream();
  }

  /**
   * Runs all of them and measures what they cover.
   *
   * @return the report
   */
  public RuleTestReport run() {
    CoverageMeter meter = new CoverageMeter();
    List<RuleTestReport.Result> results = new ArrayList<>();
    for (RuleCase one : cases) {
      long begun = System.nanoTime();
      List<RuleCase.Difference> differences = List.of();
      if (one.errors().isEmpty()) {
        differences = one.run();
        meter.add(one.rules().compiled(), one.given(), one.at());
      }
      results.add(new RuleTestReport.Result(one, differences, System.nanoTime() - begun));
    }
    return new RuleTestReport(results, meter.coverage());
  }
}
