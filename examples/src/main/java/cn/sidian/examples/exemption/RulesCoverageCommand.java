package cn.sidian.examples.exemption;

import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.RuleCases;
import cn.sidian.exemption.RuleCoverage;
import cn.sidian.exemption.RuleTestReport;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sidian rules coverage}: what the cases of a folder exercise. */
@Command(
    name = "coverage",
    description = "用例覆盖了哪些规则、条件和结论 / What the cases of a folder exercise.",
    mixinStandardHelpOptions = true)
public final class RulesCoverageCommand extends ExemptionCommand {
  @Parameters(paramLabel = "DIR", description = "用例所在的文件夹或文件 / the folder or file of cases")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--html"},
      paramLabel = "FILE",
      description = "写出网页，条文在规则旁边 / write a page with the law beside each rule")
  private @Nullable Path html;

  @Override
  ExitCode run() {
    if (isTaken(html)) {
      return ExitCode.OPEN;
    }
    RuleTestReport report = RuleCases.in(folder).run();
    if (html != null) {
      RulesTestCommand.write(html, report.toHtml());
    }
    RuleCoverage coverage = report.coverage();
    if (json()) {
      print(json(coverage));
    } else {
      for (RuleCoverage.RuleUse rule : coverage.rules()) {
        line(
            (rule.isCovered() ? "  " : "! ")
                + rule.rule()
                + "  "
                + rule.inForce()
                + "/"
                + rule.open()
                + "/"
                + rule.beaten()
                + "/"
                + rule.notMet());
      }
      line("次序：生效/未定/被压过/不满足", "in force/open/beaten/not met");
    }
    return report.results().isEmpty() ? ExitCode.NO : ExitCode.YES;
  }

  private static ObjectNode json(RuleCoverage coverage) {
    ObjectNode all = object();
    ArrayNode rules = all.putArray("rules");
    for (RuleCoverage.RuleUse use : coverage.rules()) {
      ObjectNode rule =
          rules
              .addObject()
              .put("id", use.rule())
              .put("pack", use.pack())
              .put("inForce", use.inForce())
              .put("open", use.open())
              .put("beaten", use.beaten())
              .put("notMet", use.notMet());
      ArrayNode comparisons = rule.putArray("conditions");
      for (RuleCoverage.ComparisonUse comparison : use.comparisons()) {
        comparisons
            .addObject()
            .put("condition", comparison.comparison())
            .put("true", comparison.asTrue())
            .put("false", comparison.asFalse())
            .put("unknown", comparison.asUnknown())
            .put("canBeUnknown", comparison.canBeUnknown());
      }
    }
    ArrayNode outcomes = all.putArray("outcomes");
    for (RuleCoverage.OutcomeUse use : coverage.outcomes()) {
      outcomes
          .addObject()
          .put("pack", use.pack())
          .put("outcome", use.outcome().name())
          .put("reached", use.reached());
    }
    ObjectNode shares = all.putObject("coverage");
    share(shares, "rules", coverage.ofRules());
    share(shares, "conditions", coverage.ofConditions());
    share(shares, "outcomes", coverage.ofOutcomes());
    return all;
  }

  private static void share(ObjectNode node, String key, RuleCoverage.Share share) {
    node.putArray(key).add(share.covered()).add(share.all());
  }
}
