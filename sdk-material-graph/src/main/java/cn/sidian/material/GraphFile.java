package cn.sidian.material;

import cn.sidian.condition.SourceException;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A graph that was read from a file.
 *
 * @param graph the graph; it may name ids that nobody declares
 * @param format the format it was read in
 * @param findings what was noticed while reading and does not prevent judging
 */
public record GraphFile(PrerequisiteGraph graph, GraphFormat format, List<Finding> findings) {
  /** Suits the graph of a city: a few million requirements. */
  public static final Limits LIMITS =
      new Limits(1L << 30, 200, 200_000_000, 64L << 20, 1_000, 1_000, Limits.DEFAULT.maxDuration());

  /**
   * Copies the list.
   *
   * @param graph the graph
   * @param format the format
   * @param findings what was noticed
   */
  public GraphFile {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a graph.
   *
   * @param file the file
   * @param format its format
   * @param limits protection against hostile input
   * @return the graph
   * @throws SourceException with everything that is wrong, if the file cannot be used
   * @throws SidianException if it cannot be read
   */
  public static GraphFile read(Path file, GraphFormat format, Limits limits) {
    return switch (format) {
      case JSON, YAML -> structured(file, format, limits);
      case CSV -> new GraphFile(GraphTable.read(file, limits), format, List.of());
      case EDGES -> new GraphFile(edges(file, limits), format, List.of());
    };
  }

  private static GraphFile structured(Path file, GraphFormat format, Limits limits) {
    Problems problems = new Problems();
    String name = SourceReader.name(file);
    SourceNode root = SourceReader.read(file, limits, problems);
    GraphReader reader = new GraphReader(name, problems);
    PrerequisiteGraph graph = reader.read(root);
    return new GraphFile(graph, format, reader.notes());
  }

  private static PrerequisiteGraph edges(Path file, Limits limits) {
    String name = SourceReader.name(file);
    try (InputStream in = Files.newInputStream(file)) {
      return EdgeList.read(name, in, limits);
    } catch (IOException | SecurityException e) {
      throw new SidianException(
          "SOURCE_UNREADABLE",
          MaterialMessages.WORDS.text("SOURCE_UNREADABLE"),
          Place.wholeOf(name).toString(),
          e);
    }
  }
}
