package cn.sidian.examples.material;

import cn.sidian.core.law.LegalBasis;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.CaseView;
import cn.sidian.material.CycleReport;
import cn.sidian.material.GraphCheck;
import cn.sidian.material.GraphFile;
import cn.sidian.material.GraphFormat;
import cn.sidian.material.Prerequisite;
import cn.sidian.material.PrerequisiteCycle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sidian graph cycles}: each cycle with the basis and place of every edge. */
@Command(
    name = "cycles",
    description = "Every cycle, shortest first, with the basis and place of every edge.",
    mixinStandardHelpOptions = true)
public final class GraphCyclesCommand extends GraphFilesCommand {
  @Option(names = "--limit", paramLabel = "N", description = "the most cycles to name")
  int limit = GraphCheck.CYCLES;

  @Option(names = "--seconds", paramLabel = "N", description = "the longest time to search")
  int seconds = (int) GraphCheck.TIME.toSeconds();

  @Override
  ExitCode graph(Path file, GraphFile read, CaseView view) {
    if (limit < 1 || seconds < 1) {
      throw usage(
          new cn.sidian.core.Text(
              "--limit 和 --seconds 至少为1。", "--limit and --seconds must be at least 1."));
    }
    CycleReport report = view.cycles(limit, Duration.ofSeconds(seconds));
    if (json()) {
      print(
          begin(file)
              .put("acyclic", report.cycles().isEmpty())
              .list("cycles", report.cycles(), GraphCyclesCommand::cycle)
              .put("cyclesTruncated", report.truncated())
              .put("shortestProven", report.shortestProven()));
    } else {
      for (PrerequisiteCycle cycle : report.cycles()) {
        line(String.join(" → ", cycle.nodes()));
        for (Prerequisite edge : cycle.requirements()) {
          line("    " + edge.id() + ": " + law(edge));
        }
      }
      if (report.cycles().isEmpty()) {
        line("没有循环。", "No cycle.");
      } else if (report.truncated()) {
        line("（还有更多）", "(there are more)");
      }
    }
    if (report.cycles().isEmpty()) {
      return ExitCode.YES;
    }
    if (read.format() == GraphFormat.EDGES) {
      return ExitCode.NO;
    }
    Set<String> stuck = new HashSet<>(view.obtainability().deadlocked());
    return report.cycles().stream().anyMatch(c -> stuck.containsAll(c.nodes()))
        ? ExitCode.NO
        : ExitCode.YES;
  }

  private static String law(Prerequisite edge) {
    LegalBasis basis = edge.basis();
    String law = basis == null ? "-" : "《" + basis.document() + "》" + basis.article();
    return law
        + (edge.verified() ? "" : " UNVERIFIED")
        + (edge.place() == null ? "" : " [" + edge.place() + "]");
  }

  private static void cycle(JsonLine line, PrerequisiteCycle cycle) {
    line.texts("nodes", cycle.nodes())
        .list(
            "requires",
            cycle.requirements(),
            (one, edge) -> {
              one.put("id", edge.id()).put("unverified", !edge.verified());
              one.nullable("place", edge.place());
              LegalBasis basis = edge.basis();
              if (basis == null) {
                one.putNull("basis");
              } else {
                one.put(
                    "basis",
                    new JsonLine()
                        .put("document", basis.document())
                        .put("article", basis.article())
                        .put("rank", basis.rank().name())
                        .nullable("quote", basis.quote()));
              }
            });
  }
}
