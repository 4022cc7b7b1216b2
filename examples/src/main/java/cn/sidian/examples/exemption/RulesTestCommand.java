package cn.sidian.examples.exemption;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.RuleCase;
import cn.sidian.exemption.RuleCases;
import cn.sidian.exemption.RuleCoverage;
import cn.sidian.exemption.RuleTestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sidian rules test}: runs the cases of a folder. */
@Command(
    name = "test",
    description = "运行用例，统计覆盖 / Runs the cases of a folder and measures what they cover.",
    mixinStandardHelpOptions = true)
public final class RulesTestCommand extends ExemptionCommand {
  @Parameters(paramLabel = "DIR", description = "用例所在的文件夹或文件 / the folder or file of cases")
  private Path folder = Path.of("");

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "另存 JUnit 格式的结果 / also write the results in JUnit's format")
  private @Nullable Path junitXml;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "另存覆盖情况网页 / also write the coverage as a page")
  private @Nullable Path html;

  @Option(
      names = "--min-coverage",
      paramLabel = "N",
      description = "规则和结论的最低覆盖率（百分数） / least coverage of rules and outcomes, in percent")
  private double minCoverage;

  @Option(names = "--overwrite", description = "覆盖已有输出 / replace existing outputs")
  private boolean overwrite;

  @Override
  ExitCode run() {
    if (!(minCoverage >= 0 && minCoverage <= 100)) {
      throw usage("--min-coverage 应在 0 到 100 之间。", "--min-coverage is from 0 to 100.");
    }
    if (!overwrite && isTaken(junitXml, html)) {
      return ExitCode.OPEN;
    }
    RuleTestReport report = RuleCases.in(folder).run();
    if (junitXml != null) {
      write(junitXml, report.toJunitXml());
    }
    if (html != null) {
      write(html, report.toHtml());
    }
    if (json()) {
      printJson(report.toJson());
    } else {
      print(report);
    }
    return report.isGood(minCoverage) ? ExitCode.YES : ExitCode.NO;
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new SidianException(
          "OUTPUT_UNWRITABLE",
          new Text("无法写入文件，请检查路径和权限。", "The file cannot be written; check its path and rights."),
          file.toString(),
          e);
    }
  }

  private void print(RuleTestReport report) {
    for (RuleTestReport.Result result : report.results()) {
      if (!result.passed()) {
        line(result.status() + " " + result.of().name() + "  " + result.of().place());
        for (RuleCase.Difference difference : result.differences()) {
          line("    " + say(difference.text()));
        }
        for (Finding error : result.of().errors()) {
          line("    " + error.place() + " " + error.code() + " " + say(error.message()));
        }
      }
    }
    RuleCoverage coverage = report.coverage();
    for (RuleCoverage.RuleUse rule : coverage.rules()) {
      if (!rule.isCovered()) {
        line("没有用例使其生效：" + rule.rule(), "in force in no case: " + rule.rule());
      }
    }
    for (RuleCoverage.OutcomeUse outcome : coverage.outcomes()) {
      if (outcome.reached() == 0) {
        String what = outcome.pack() + " " + outcome.outcome();
        line("没有用例得出：" + what, "reached by no case: " + what);
      }
    }
    if (report.results().isEmpty()) {
      line("没有找到用例。", "No case was found.");
    }
    line(
        report.results().size()
            + "个用例，通过"
            + report.passed()
            + "，未通过"
            + report.failed()
            + "，无法判定"
            + report.errors()
            + "；规则 "
            + share(coverage.ofRules())
            + "，条件取值 "
            + share(coverage.ofConditions())
            + "，结论 "
            + share(coverage.ofOutcomes()),
        report.results().size()
            + " cases, "
            + report.passed()
            + " passed, "
            + report.failed()
            + " failed, "
            + report.errors()
            + " not evaluated; rules "
            + share(coverage.ofRules())
            + ", conditions "
            + share(coverage.ofConditions())
            + ", outcomes "
            + share(coverage.ofOutcomes()));
  }

  private static String share(RuleCoverage.Share share) {
    return share.covered() + "/" + share.all();
  }
}
