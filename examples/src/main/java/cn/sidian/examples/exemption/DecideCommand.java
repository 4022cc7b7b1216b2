package cn.sidian.examples.exemption;

import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseDecision;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Duty;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.Immunity;
import cn.sidian.exemption.Notice;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.Violation;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sidian decide}: may the office ask the applicant for the materials of a case? */
@Command(
    name = "decide",
    description = "逐份材料判断能否向申请人索要 / Whether each material of a case may be asked of the applicant.",
    mixinStandardHelpOptions = true)
public final class DecideCommand extends ExemptionCommand {
  @Mixin PackOptions packs = new PackOptions();

  @Option(
      names = "--facts",
      required = true,
      paramLabel = "F",
      description = "办件的事实，YAML 或 JSON / what is known of the case, YAML or JSON")
  private Path facts = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "作出判断的日期，默认今天 / the day of the decision, today when left out")
  private @Nullable String at;

  @Option(names = "--strict", description = "不作推定 / no presumptions")
  private boolean strict;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "另存供窗口阅读的网页 / also write a page for the clerk")
  private @Nullable Path html;

  @Option(
      names = "--notice",
      paramLabel = "FILE",
      description = "另存一次性告知单（网页，可打印） / also write the notice for the applicant, to print")
  private @Nullable Path notice;

  @Override
  ExitCode run() {
    LocalDate day = day(at);
    if (isTaken(html, notice)) {
      return ExitCode.OPEN;
    }
    ExemptionRules rules = ExemptionRules.of(packs.read());
    if (strict) {
      rules = rules.strict();
    }
    ServiceCase given = rules.readCase(facts);
    CaseDecision decided = rules.decide(given, day);
    if (html != null) {
      RulesTestCommand.write(html, decided.toHtml(options.locale()));
    }
    if (notice != null) {
      RulesTestCommand.write(notice, Notice.of(decided).toHtml(options.locale()));
    }
    if (json()) {
      printJson(decided.toJson());
    } else {
      print(decided);
    }
    return exit(decided);
  }

  private static ExitCode exit(CaseDecision decided) {
    ExitCode worst = ExitCode.YES;
    for (ExemptionDecision decision : decided.decisions()) {
      if (decision.type() == DecisionType.CONFLICT) {
        worst = worst.worse(ExitCode.NO);
      } else if (decision.type() == DecisionType.UNDETERMINED) {
        worst = worst.worse(ExitCode.OPEN);
      }
    }
    return worst;
  }

  private void print(CaseDecision decided) {
    for (ExemptionDecision decision : decided.decisions()) {
      line(decision.material().id() + "  " + decision.type());
      say(decision.explanation()).lines().forEach(sentence -> line("    " + sentence));
    }
    for (Duty duty : decided.duties()) {
      line(say("本办件须办理：", "to be done in this case: ") + cited(duty.label(), duty.article()));
    }
    for (Violation violation : decided.violations()) {
      line(
          say("违规：", "violation: ")
              + cited(violation.label(), violation.article())
              + mature(violation.mature()));
    }
    for (Immunity immunity : decided.immunities()) {
      if (immunity.holds() != Answer.NO) {
        line(
            say("免于追责：", "exempt from liability: ")
                + cited(immunity.label(), immunity.article())
                + (immunity.holds() == Answer.UNKNOWN ? say("，尚未确定", ", not settled yet") : ""));
      }
    }
  }

  private String mature(Answer mature) {
    return switch (mature) {
      case YES -> "";
      case NO -> say("，尚不构成问责", ", not matured");
      case UNKNOWN -> say("，是否构成尚未确定", ", not settled yet");
    };
  }

  private String cited(Text label, @Nullable String article) {
    return say(label) + (article == null ? "" : "（" + article + "）");
  }
}
