package cn.sidian.examples.material;

import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.CaseView;
import cn.sidian.material.DeadlockCore;
import cn.sidian.material.GraphFile;
import cn.sidian.material.Obtainability;
import cn.sidian.material.Prerequisite;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code sidian graph deadlocks}: what can never be had, and why. */
@Command(
    name = "deadlocks",
    description = "What can be had, what never, and what depends on which facts.",
    mixinStandardHelpOptions = true)
public final class GraphDeadlocksCommand extends GraphFilesCommand {
  @Override
  ExitCode graph(Path file, GraphFile read, CaseView view) {
    Obtainability found = view.obtainability();
    if (json()) {
      print(
          begin(file)
              .texts("free", found.free())
              .texts("deadlocked", found.deadlocked())
              .texts("missing", found.missing())
              .list("depends", found.depends(), GraphDeadlocksCommand::dependsOn)
              .list("cores", found.cores(), GraphDeadlocksCommand::core));
    } else {
      print(found);
    }
    return exit(found);
  }

  /** 1 with anything deadlocked or missing, 4 if nodes only depend on facts. */
  static ExitCode exit(Obtainability found) {
    if (!found.deadlocked().isEmpty() || !found.missing().isEmpty()) {
      return ExitCode.NO;
    }
    return found.depends().isEmpty() ? ExitCode.YES : ExitCode.OPEN;
  }

  static void dependsOn(JsonLine line, Obtainability.DependsOn one) {
    line.put("node", one.node()).texts("facts", one.facts());
  }

  static void core(JsonLine line, DeadlockCore core) {
    line.texts("nodes", core.nodes())
        .texts("requires", ids(core.requirements()))
        .put("smallest", core.smallest());
  }

  static List<String> ids(List<Prerequisite> requirements) {
    return requirements.stream().map(Prerequisite::id).toList();
  }

  private void print(Obtainability found) {
    line("可以办出：" + found.free().size(), "can be had: " + found.free().size());
    list("死锁", "deadlocked", found.deadlocked());
    list("缺少", "missing", found.missing());
    for (Obtainability.DependsOn one : found.depends()) {
      line(
          one.node() + " 取决于 " + String.join("、", one.facts()),
          one.node() + " depends on " + String.join(", ", one.facts()));
    }
    for (DeadlockCore core : found.cores()) {
      line("死锁核心：" + String.join("、", core.nodes()), "core: " + String.join(", ", core.nodes()));
      for (Prerequisite requirement : core.requirements()) {
        line("    " + CutText.of(requirement));
      }
    }
  }

  private void list(String zh, String en, List<String> ids) {
    if (!ids.isEmpty()) {
      line(
          zh + "（" + ids.size() + "）：" + String.join("、", ids),
          en + " (" + ids.size() + "): " + String.join(", ", ids));
    }
  }
}
