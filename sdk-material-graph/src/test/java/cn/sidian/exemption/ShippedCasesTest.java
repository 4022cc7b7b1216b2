package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.sidian.core.Severity;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped packs against the cases written from their articles. */
class ShippedCasesTest {
  private static final Path CASES = Path.of("src/main/resources/cn/sidian/exemption/packs/cases");

  @TestFactory
  Stream<DynamicTest> cases() {
    return RuleCases.in(CASES).stream().map(c -> dynamicTest(c.name(), c::check));
  }

  @Test
  void everyRuleAndOutcomeIsCovered() {
    RuleTestReport report = RuleCases.in(CASES).run();
    assertThat(report.results()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(report.isGood(100)).isTrue();
    assertThat(report.results()).allSatisfy(r -> assertThat(r.of().requirements()).isNotEmpty());
  }

  @Test
  void thePacksAreClean() {
    for (String id : RulePack.SHIPPED) {
      assertThat(RulePack.shipped(id).findings())
          .as(id)
          .noneMatch(finding -> finding.severity() != Severity.INFO);
    }
    ExemptionRules together =
        ExemptionRules.of(RulePack.SHIPPED.stream().map(RulePack::shipped).toList());
    assertThat(together.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
