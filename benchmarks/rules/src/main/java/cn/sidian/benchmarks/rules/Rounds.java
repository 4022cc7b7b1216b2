package cn.sidian.benchmarks.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The engines in turns, each turn a JMH run in a process of its own, so that whatever else the
 * machine does falls on all of them. Prints medians and ratios; the turns go to a file.
 */
public final class Rounds {
  private static final List<String> ENGINES =
      List.of(
          "handWritten",
          "sidianWithoutReasons",
          "sidianOf10000Rules",
          "sidianWithAllReasons",
          "drools",
          "easyRules",
          "jsonLogic",
          "loading10000Rules");

  private Rounds() {}

  public static void main(String[] args) throws RunnerException, IOException {
    int rounds = Integer.parseInt(args[0]);
    Map<String, List<Double>> turns = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String engine : ENGINES) {
        turns.computeIfAbsent(engine, key -> new ArrayList<>()).add(turn(engine));
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    turns.forEach((engine, values) -> medians.put(engine, median(values)));
    double drools = medians.get("drools");
    double hand = medians.get("handWritten");
    System.out.println();
    System.out.println("| | per second | turns | of Drools | of hand-written |");
    System.out.println("| --- | ---: | --- | ---: | ---: |");
    turns.forEach(
        (engine, values) -> {
          double median = medians.get(engine);
          System.out.printf(
              Locale.ROOT,
              "| %s | %,.1f | %s | %.1f | %.2f |%n",
              engine,
              median,
              values.stream().map(v -> String.format(Locale.ROOT, "%,.1f", v)).toList(),
              median / drools,
              median / hand);
        });
    write(Path.of(args[1]), turns);
  }

  private static double turn(String engine) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("^" + RulesBenchmark.class.getName().replace(".", "\\.") + "\\." + engine + "$")
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .build();
    RunResult result = new Runner(options).runSingle();
    return result.getPrimaryResult().getScore();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static void write(Path file, Map<String, List<Double>> turns) throws IOException {
    StringBuilder json = new StringBuilder("{\"unit\":\"per second\",\"turns\":{");
    turns.forEach(
        (engine, values) ->
            json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                .append('"')
                .append(engine)
                .append("\":")
                .append(values));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, json.append("}}\n").toString());
  }
}
