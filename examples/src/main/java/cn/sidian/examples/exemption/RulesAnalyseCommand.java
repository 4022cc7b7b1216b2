package cn.sidian.examples.exemption;

import cn.sidian.core.Severity;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.RuleAnalysis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sidian rules analyse}: what can be proven of rules without cases. */
@Command(
    name = "analyse",
    description =
        "不用用例就能证明的问题，附一个能看到它的办件 / What can be proven of rules without cases, each with a case that shows it.",
    mixinStandardHelpOptions = true)
public final class RulesAnalyseCommand extends ExemptionCommand {
  @Mixin PackOptions packs = new PackOptions();

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "按哪一天分析，默认今天 / the day to look at, today when left out")
  private @Nullable String at;

  @Override
  ExitCode run() {
    RuleAnalysis analysis = RuleAnalysis.of(ExemptionRules.of(packs.read()), day(at));
    if (json()) {
      printJson(analysis.toJson());
    } else {
      for (RuleAnalysis.Item item : analysis.items()) {
        line(
            item.finding().severity()
                + " "
                + item.finding().code()
                + ": "
                + say(item.finding().message())
                + (item.exhaustive() ? "" : say("（未穷尽）", " (not exhaustive)")));
      }
      if (analysis.items().isEmpty()) {
        line("没有发现问题。", "Nothing was found.");
      }
    }
    boolean wrong =
        analysis.items().stream().anyMatch(i -> i.finding().severity() == Severity.ERROR);
    return wrong ? ExitCode.NO : ExitCode.YES;
  }
}
