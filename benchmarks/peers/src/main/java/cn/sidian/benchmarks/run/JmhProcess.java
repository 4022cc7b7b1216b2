package cn.sidian.benchmarks.run;

import cn.sidian.benchmarks.workload.CpuTime;
import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes on a class path of their own.
 *
 * @param classPath where the benchmarks are
 * @param workspace what they work on
 */
record JmhProcess(String classPath, Workspace workspace) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs a main class and fails if it fails. */
  void run(String mainClass, List<String> arguments) throws IOException, InterruptedException {
    Path log = workspace.folder().resolve("process.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D" + Workspace.PROPERTY + "=" + workspace.folder());
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(mainClass + " " + arguments + "\n" + Files.readString(log));
    }
  }

  /**
   * Measures.
   *
   * @param benchmarks a regular expression for names of classes and methods
   * @param more other parameters, as {@code seals=5}
   * @param effort how thoroughly
   * @param slow whether the path takes long
   */
  JsonNode measure(
      String benchmarks, Document document, Key key, String more, Effort effort, boolean slow)
      throws IOException, InterruptedException {
    Path result = workspace.folder().resolve("result.json");
    List<String> arguments = new ArrayList<>(effort.options(slow));
    arguments.addAll(List.of("-p", "document=" + document, "-p", "key=" + key));
    if (!more.isEmpty()) {
      arguments.addAll(List.of("-p", more));
    }
    arguments.addAll(List.of("-prof", "gc", "-prof", CpuTime.class.getName()));
    arguments.addAll(List.of("-foe", "true", "-rf", "json", "-rff", result.toString()));
    arguments.add(benchmarks);
    run("org.openjdk.jmh.Main", arguments);
    JsonNode measured = JSON.readTree(result.toFile());
    Files.delete(result);
    if (measured.isEmpty()) {
      throw new IllegalStateException("nothing was measured by " + benchmarks);
    }
    return measured;
  }
}
