package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Published three-valued semantics as cases of this format: Kleene's strong tables (K3) in full,
 * and the ends of ranges, equal numbers of different scale, ends of months and missing values as
 * the DMN compatibility kit has them (its groups on ternary logic, negation, {@code in}, ranges and
 * dates). What is not the same there is written in {@code docs/rules.md}.
 */
class PublishedSemanticsTest {
  private static final Path CASES = Path.of("src/test/resources/semantics");

  @TestFactory
  Stream<DynamicTest> cases() {
    return RuleCases.in(CASES).stream().map(c -> dynamicTest(c.name(), c::check));
  }

  /** Each operator was seen to hold, not to hold and to be unknown. */
  @Test
  void everyOperatorIsSeenInAllThreeTruths() {
    RuleTestReport report = RuleCases.in(CASES).run();
    assertThat(report.results()).hasSizeGreaterThan(80);
    assertThat(report.isGood(100)).isTrue();
    assertThat(report.coverage().ofConditions().covered())
        .isEqualTo(report.coverage().ofConditions().all());
    assertThat(report.coverage().rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.inForce()).as(rule.rule()).isPositive();
              assertThat(rule.open()).as(rule.rule()).isPositive();
              assertThat(rule.notMet()).as(rule.rule()).isPositive();
            });
  }
}
