package cn.sidian.examples.material;

import cn.sidian.condition.Truth;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.BringPlan;
import cn.sidian.material.CaseView;
import cn.sidian.material.DeadlockCore;
import cn.sidian.material.GraphFile;
import cn.sidian.material.Obtainability;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sidian graph bring}: what an applicant still has to bring. */
@Command(
    name = "bring",
    description = "What an applicant still has to bring for a goal.",
    mixinStandardHelpOptions = true)
public final class GraphBringCommand extends GraphFilesCommand {
  @Option(names = "--goal", required = true, paramLabel = "A", description = "the goal")
  String goal = "";

  @Option(
      names = "--shared",
      split = ",",
      paramLabel = "B,C",
      description = "what the office can fetch, beside what is always shared")
  List<String> shared = List.of();

  @Override
  ExitCode graph(Path file, GraphFile read, CaseView view) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : shared) {
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    for (String id : ids) {
      requireNode(read, id);
    }
    requireNode(read, goal);
    BringPlan plan = view.toBring(goal, ids);
    if (json()) {
      JsonLine line = begin(file).put("goal", goal);
      if (plan.possible() == Truth.UNKNOWN) {
        line.putNull("possible");
      } else {
        line.put("possible", plan.possible().isTrue());
      }
      line.texts("bring", plan.bring())
          .list("onlyIf", plan.onlyIf(), GraphDeadlocksCommand::dependsOn)
          .texts("apply", plan.apply())
          .texts("dependsOn", plan.dependsOn())
          .put("weight", plan.weight())
          .put("optimal", plan.optimal())
          .put("lowerBound", plan.lowerBound());
      if (plan.core().isPresent()) {
        DeadlockCore core = plan.core().get();
        line.put(
            "core",
            new JsonLine()
                .texts("nodes", core.nodes())
                .texts("requires", GraphDeadlocksCommand.ids(core.requirements())));
      } else {
        line.putNull("core");
      }
      print(line);
    } else {
      print(plan);
    }
    return switch (plan.possible()) {
      case TRUE -> ExitCode.YES;
      case FALSE -> ExitCode.NO;
      case UNKNOWN -> ExitCode.OPEN;
    };
  }

  private void requireNode(GraphFile read, String id) {
    if (!read.graph().contains(id)) {
      throw usage(
          new Text("图中没有节点“" + id + "”，请核对编码。", "The graph has no node " + id + "; check its id."));
    }
  }

  private void print(BringPlan plan) {
    switch (plan.possible()) {
      case TRUE -> line("需要带：" + list(plan.bring(), "、"), "bring: " + list(plan.bring(), ", "));
      case FALSE -> line("无法办成。", "This cannot be reached.");
      case UNKNOWN ->
          line(
              "能否办成取决于：" + list(plan.dependsOn(), "、"),
              "whether it can be reached depends on: " + list(plan.dependsOn(), ", "));
    }
    for (Obtainability.DependsOn one : plan.onlyIf()) {
      line(
          "视情况（" + list(one.facts(), "、") + "）还需要：" + one.node(),
          "depending on " + list(one.facts(), ", ") + " also: " + one.node());
    }
    if (!plan.apply().isEmpty()) {
      line("依次申请：" + list(plan.apply(), " → "), "apply for: " + list(plan.apply(), " → "));
    }
    plan.core().ifPresent(core -> core.requirements().forEach(r -> line("    " + CutText.of(r))));
  }

  private String list(List<String> ids, String between) {
    return ids.isEmpty() ? say("无", "nothing") : String.join(between, ids);
  }
}
