package cn.sidian.benchmarks.run;

import cn.sidian.benchmarks.peers.PdfBoxPath;
import cn.sidian.benchmarks.peers.PeerKey;
import cn.sidian.benchmarks.peers.SidianPath;
import cn.sidian.benchmarks.preparation.Preparation;
import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures all paths on the same documents, those that are compared right after one another, and
 * writes JMH's own results and the table of ratios.
 */
public final class SideBySide {
  private static final List<String> LEVELS = List.of("B", "T", "LT", "LTA");

  private final List<String> operations;
  private final Effort effort;
  private final Workspace workspace;
  private final JmhProcess here;
  private final JmhProcess dss;
  private final ArrayNode results = new ObjectMapper().createArrayNode();

  private SideBySide(
      List<String> operations, Effort effort, Workspace workspace, String dssClassPath) {
    this.operations = operations;
    this.effort = effort;
    this.workspace = workspace;
    this.here = new JmhProcess(System.getProperty("java.class.path"), workspace);
    this.dss = new JmhProcess(dssClassPath, workspace);
  }

  /**
   * Runs.
   *
   * @param arguments the folder for results, the build folder of the DSS module, {@code true} for a
   *     quick run, and which of Seal, Verify and Level, separated by commas
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Instant start = Instant.now();
    Path folder = Files.createTempDirectory("sidian-benchmarks");
    try {
      Effort effort = Effort.of(Boolean.parseBoolean(arguments[2]));
      Path target = Path.of(arguments[1]);
      String classPath =
          target.resolve("classes")
              + File.pathSeparator
              + Files.readString(target.resolve("class-path.txt")).strip();
      SideBySide run =
          new SideBySide(
              List.of(arguments[3].split(",")), effort, new Workspace(folder), classPath);
      run.prepare();
      run.measure();
      run.write(Path.of(arguments[0]), Duration.between(start, Instant.now()));
    } finally {
      delete(folder);
    }
  }

  private void prepare() throws IOException, InterruptedException {
    progress("documents and keys");
    Preparation.fill(workspace);
    dss.run("cn.sidian.benchmarks.dss.Samples", List.of());
    for (Key key : List.of(Key.RSA, Key.P256)) {
      SidianPath sidian = new SidianPath(key, workspace);
      PdfBoxPath pdfBox = new PdfBoxPath(PeerKey.of(key, workspace), workspace);
      for (Document document : Document.values()) {
        byte[] sample = Workspace.read(workspace.sample("dss", document, key));
        sidian.checkForeign(sample);
        if (!pdfBox.verify(sample)) {
          throw new IllegalStateException("what DSS made is not intact");
        }
      }
    }
  }

  private void measure() throws IOException, InterruptedException {
    for (String operation : operations) {
      for (Document document : effort.documents()) {
        for (Key key : effort.keys()) {
          for (String more : parameters(operation, document)) {
            progress(operation + " " + document + " " + key + " " + more);
            String paths = key == Key.SM2 ? "(limit.*|sidian.*|pdfBox.*|extend|verify)" : ".*";
            String benchmark = operation + "Benchmark\\.";
            add(
                here.measure(
                    "measured\\." + benchmark + paths, document, key, more, effort, false));
            if (key != Key.SM2 && !operation.equals("Level")) {
              add(dss.measure("dss\\." + benchmark + ".*", document, key, more, effort, true));
            }
          }
        }
      }
    }
  }

  /** What varies beside document and key. */
  private static List<String> parameters(String operation, Document document) {
    return switch (operation) {
      case "Seal" -> List.of("");
      case "Verify" ->
          document == Document.TEN_MEGABYTES
              ? List.of("seals=1")
              : List.of("seals=1", "seals=" + Preparation.SEALS);
      case "Level" ->
          document == Document.ONE_PAGE
              ? LEVELS.stream().map(level -> "level=" + level).toList()
              : List.of();
      default -> throw new IllegalArgumentException("Seal, Verify or Level, not " + operation);
    };
  }

  private void add(JsonNode measured) {
    measured.forEach(results::add);
  }

  private void write(Path folder, Duration took) throws IOException {
    Files.createDirectories(folder);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    String name = effort.name() + "-" + String.join("-", operations).toLowerCase(Locale.ROOT);
    json.writeValue(folder.resolve(name + ".json").toFile(), results);
    String table = new RatioTable(Measurement.all(results), workspace).text(took);
    Files.writeString(folder.resolve(name + ".md"), table);
    System.out.println(table);
  }

  private static void progress(String what) {
    System.err.println(what);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
