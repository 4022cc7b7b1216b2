package cn.sidian.examples.material;

import cn.sidian.condition.Facts;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.CaseView;
import cn.sidian.material.GraphFacts;
import cn.sidian.material.GraphFile;
import cn.sidian.material.GraphFormat;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands about prerequisite graphs share. */
abstract class GraphFilesCommand extends FilesCommand {
  @Option(
      names = "--format",
      paramLabel = "json|yaml|csv|edges",
      description = "the format of the files; by their ending when left out, else JSON or YAML")
  @Nullable String formatName;

  @Option(names = "--facts", paramLabel = "F", description = "what is known of the case")
  @Nullable Path factsFile;

  private Facts facts = Facts.none();
  private @Nullable GraphFormat format;

  @Override
  void prepare() {
    if (formatName != null) {
      try {
        format = GraphFormat.valueOf(formatName.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw usage(
            new Text(
                "--format 只能是 json、yaml、csv 或 edges。",
                "--format must be json, yaml, csv or edges."));
      }
    }
    if (factsFile != null) {
      facts = GraphFacts.read(factsFile, GraphFile.LIMITS);
    }
  }

  @Override
  final ExitCode file(Path file) {
    GraphFile read = GraphFile.read(file, formatOf(file), GraphFile.LIMITS);
    return graph(file, read, read.graph().in(facts));
  }

  private GraphFormat formatOf(Path file) {
    if (format != null) {
      return format;
    }
    // JSON and YAML are told apart by their content
    return GraphFormat.ofName(file.toString()).orElse(GraphFormat.JSON);
  }

  Facts facts() {
    return facts;
  }

  /** Says one thing about one graph. */
  abstract ExitCode graph(Path file, GraphFile read, CaseView view);

  JsonLine begin(Path file) {
    return JsonLine.of(file.toString());
  }
}
