package cn.sidian.examples.exemption;

import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.RuleCase;
import cn.sidian.exemption.RuleCases;
import cn.sidian.exemption.RuleMutation;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sidian rules mutate}: how well the cases guard the rules. */
@Command(
    name = "mutate",
    description = "把规则逐处改错，看用例能否发现 / Makes rules wrong one place at a time and runs the cases.",
    mixinStandardHelpOptions = true)
public final class RulesMutateCommand extends ExemptionCommand {
  @Parameters(paramLabel = "DIR", description = "用例所在的文件夹或文件 / the folder or file of cases")
  private Path folder = Path.of("");

  @Option(
      names = "--min-score",
      paramLabel = "N",
      description = "最低发现率（百分数） / least share of mutants found, in percent")
  private double minScore;

  @Override
  ExitCode run() {
    RuleCases cases = RuleCases.in(folder);
    for (RuleCase one : cases.all()) {
      if (!one.run().isEmpty()) {
        line(
            "用例 " + one.id() + " 在原规则上就不通过，请先改正。",
            "The case " + one.id() + " fails on the rules as they are; mend it first.");
        return ExitCode.NO;
      }
    }
    RuleMutation mutation = RuleMutation.of(cases);
    if (json()) {
      printJson(mutation.toJson());
    } else {
      for (RuleMutation.Survivor survivor : mutation.survivors()) {
        line(
            "未被发现：" + survivor.pack() + " " + survivor.rule() + "  " + survivor.what(),
            "survived: " + survivor.pack() + " " + survivor.rule() + "  " + survivor.what());
      }
      String percent = String.format(Locale.ROOT, "%.1f%%", mutation.score() * 100);
      line(
          mutation.total() + "处改动，发现" + percent,
          mutation.total() + " mutants, " + percent + " found");
    }
    boolean good = mutation.total() > 0 && mutation.score() * 100 >= minScore;
    return good ? ExitCode.YES : ExitCode.NO;
  }
}
