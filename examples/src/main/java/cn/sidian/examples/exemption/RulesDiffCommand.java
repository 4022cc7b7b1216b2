package cn.sidian.examples.exemption;

import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.RuleCases;
import cn.sidian.exemption.RuleDiff;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sidian rules diff}: what another version of a pack means for cases. */
@Command(
    name = "diff",
    description = "两版规则对办件的影响：谁得益，谁受损，因为哪条规则 / Who gains and who loses by another version.",
    mixinStandardHelpOptions = true)
public final class RulesDiffCommand extends ExemptionCommand {
  @Option(
      names = "--before",
      required = true,
      paramLabel = "P",
      description = "原规则包，可重复 / the old packs; may be repeated")
  private List<String> before = List.of();

  @Option(
      names = "--after",
      required = true,
      paramLabel = "P",
      description = "新规则包，可重复 / the new packs; may be repeated")
  private List<String> after = List.of();

  @Option(
      names = "--cases",
      required = true,
      paramLabel = "DIR",
      description = "用来比较的用例 / the cases to compare on")
  private Path cases = Path.of("");

  @Override
  ExitCode run() {
    RuleDiff diff = RuleDiff.of(rules(before), rules(after), RuleCases.in(cases));
    if (json()) {
      printJson(diff.toJson());
    } else {
      for (RuleDiff.Change change : diff.changes()) {
        line(
            change.effect()
                + " "
                + change.caseId()
                + " "
                + change.material()
                + "  "
                + change.before()
                + " -> "
                + change.after()
                + "  "
                + String.join(" ", change.rules()));
      }
      line(
          diff.changes().size() + "份材料有变化，" + diff.unchanged() + "份不变",
          diff.changes().size() + " materials change, " + diff.unchanged() + " do not");
    }
    return ExitCode.YES;
  }

  private static ExemptionRules rules(List<String> packs) {
    return ExemptionRules.of(packs.stream().map(PackOptions::pack).toList());
  }
}
