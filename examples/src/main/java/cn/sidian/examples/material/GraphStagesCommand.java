package cn.sidian.examples.material;

import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.CaseView;
import cn.sidian.material.GraphFile;
import cn.sidian.material.ProcessingStages;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code sidian graph stages}: the order of work. */
@Command(
    name = "stages",
    description = "What can be done at the same time, and how long it takes.",
    mixinStandardHelpOptions = true)
public final class GraphStagesCommand extends GraphFilesCommand {
  @Override
  ExitCode graph(Path file, GraphFile read, CaseView view) {
    ProcessingStages plan = view.stages();
    if (json()) {
      print(
          begin(file)
              .rows("stages", plan.stages())
              .texts("unplanned", plan.unplanned())
              .texts("criticalPath", plan.criticalPath())
              .put("serialDays", plan.serialDays())
              .put("parallelDays", plan.parallelDays()));
    } else {
      for (int i = 0; i < plan.stages().size(); i++) {
        line(
            "第" + (i + 1) + "阶段：" + String.join("、", plan.stages().get(i)),
            "stage " + (i + 1) + ": " + String.join(", ", plan.stages().get(i)));
      }
      if (!plan.unplanned().isEmpty()) {
        line(
            "排不进去：" + String.join("、", plan.unplanned()),
            "not planned: " + String.join(", ", plan.unplanned()));
      }
      line(
          "关键路径：" + String.join(" → ", plan.criticalPath()),
          "critical path: " + String.join(" → ", plan.criticalPath()));
      line(
          "串联"
              + plan.serialDays().toPlainString()
              + "天，并联"
              + plan.parallelDays().toPlainString()
              + "天",
          "in sequence "
              + plan.serialDays().toPlainString()
              + " days, in parallel "
              + plan.parallelDays().toPlainString());
    }
    return GraphDeadlocksCommand.exit(view.obtainability());
  }
}
