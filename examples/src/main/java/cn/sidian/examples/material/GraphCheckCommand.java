package cn.sidian.examples.material;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.CaseView;
import cn.sidian.material.GraphCheck;
import cn.sidian.material.GraphFile;
import cn.sidian.material.GraphFormat;
import cn.sidian.material.PrerequisiteCycle;
import cn.sidian.material.PrerequisiteGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code sidian graph check}: everything that is wrong with a graph. */
@Command(
    name = "check",
    description = "Everything that is wrong with a graph.",
    mixinStandardHelpOptions = true)
public final class GraphCheckCommand extends GraphFilesCommand {
  @Override
  ExitCode graph(Path file, GraphFile read, CaseView view) {
    PrerequisiteGraph graph = read.graph();
    boolean edges = read.format() == GraphFormat.EDGES;
    GraphCheck check = GraphCheck.of(graph, facts(), edges, GraphCheck.CYCLES, GraphCheck.TIME);
    List<Finding> findings = new ArrayList<>(read.findings());
    findings.addAll(check.findings());
    if (json()) {
      print(
          begin(file)
              .put("nodes", graph.nodeCount())
              .put("edges", graph.edgeCount())
              .put("requirements", graph.requirementCount())
              .put("unverified", graph.unverifiedCount())
              .put("acyclic", check.acyclic())
              .rows(
                  "cycles", check.cycles().cycles().stream().map(PrerequisiteCycle::nodes).toList())
              .put("cyclesTruncated", check.cycles().truncated())
              .put("shortestProven", check.cycles().shortestProven())
              .rows("stronglyConnected", check.stronglyConnected())
              .findings(findings));
    } else {
      line(
          file
              + "："
              + graph.nodeCount()
              + "个节点，"
              + graph.edgeCount()
              + "条前置关系，"
              + graph.unverifiedCount()
              + "条未核实",
          file
              + ": "
              + graph.nodeCount()
              + " nodes, "
              + graph.edgeCount()
              + " edges, "
              + graph.unverifiedCount()
              + " unverified");
      for (Finding finding : findings) {
        line(
            finding.severity()
                + " "
                + finding.code()
                + (finding.place() == null ? "" : " " + finding.place())
                + ": "
                + say(finding.message()));
      }
      if (findings.isEmpty()) {
        line("没有发现问题。", "Nothing is wrong.");
      }
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)
        ? ExitCode.NO
        : ExitCode.YES;
  }
}
