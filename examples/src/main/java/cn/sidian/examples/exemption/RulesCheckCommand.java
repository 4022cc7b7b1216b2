package cn.sidian.examples.exemption;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.RulePack;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sidian rules check}: everything that is wrong with packs, alone and together. */
@Command(
    name = "check",
    description = "检查规则包 / Everything that is wrong with packs, alone and together.",
    mixinStandardHelpOptions = true)
public final class RulesCheckCommand extends ExemptionCommand {
  @Mixin PackOptions packs = new PackOptions();

  @Override
  ExitCode run() {
    List<Finding> findings = new ArrayList<>();
    List<RulePack> read = new ArrayList<>();
    ArrayNode ids = object().arrayNode();
    for (String pack : packs.names()) {
      try {
        RulePack one = PackOptions.pack(pack);
        read.add(one);
        findings.addAll(one.findings());
        ids.add(one.id());
      } catch (SourceException e) {
        if (isUnreadable(e)) {
          throw e;
        }
        findings.addAll(e.findings());
      }
    }
    if (read.size() == packs.names().size()) {
      try {
        findings.addAll(ExemptionRules.of(read).findings());
      } catch (SourceException e) {
        findings.addAll(e.findings());
      }
    }
    boolean wrong = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    if (json()) {
      ObjectNode object = object();
      object.set("packs", ids);
      object.put("rules", read.stream().mapToInt(pack -> pack.rules().size()).sum());
      object.set("findings", Reporter.findings(findings));
      print(object);
    } else {
      findings.forEach(this::print);
      if (findings.isEmpty()) {
        line("没有发现问题。", "Nothing is wrong.");
      }
    }
    return wrong ? ExitCode.NO : ExitCode.YES;
  }

  private static boolean isUnreadable(SourceException e) {
    return e.code().startsWith("SOURCE_") || e.code().equals("LIMIT_EXCEEDED");
  }

  private void print(Finding finding) {
    line(
        finding.severity()
            + " "
            + finding.code()
            + (finding.place() == null ? "" : " " + finding.place())
            + ": "
            + say(finding.message()));
  }
}
