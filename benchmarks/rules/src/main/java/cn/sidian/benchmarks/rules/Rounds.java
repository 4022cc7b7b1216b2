package cn.sidian.benchmarks.rules;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The engines in turns in one JVM, by the processor time of the thread that decides, so that what
 * else the machine does falls on all of them and mostly does not count. The first half of the turns
 * is warm-up. Garbage collection and compilation run in other threads and are not counted. Prints
 * medians and ratios; the turns go to a file. {@link RulesBenchmark} is the same for JMH.
 */
public final class Rounds {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long TURN_NANOSECONDS = 300_000_000;

  private Rounds() {}

  public static void main(String[] args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    RulesBenchmark benchmark = new RulesBenchmark();
    benchmark.prepare();
    Blackhole hole =
        new Blackhole(
            "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
    Map<String, Runnable> engines = new LinkedHashMap<>();
    engines.put("hand-written ifs", () -> hole.consume(benchmark.handWritten()));
    engines.put("Sidian, without reasons", () -> hole.consume(benchmark.sidianWithoutReasons()));
    engines.put("Sidian, all reasons and text", () -> hole.consume(benchmark.sidianWithAllReasons()));
    engines.put("Drools", () -> hole.consume(benchmark.drools()));
    engines.put("Easy Rules", () -> hole.consume(benchmark.easyRules()));
    engines.put("json-logic", () -> hole.consume(benchmark.jsonLogic()));
    engines.put("Sidian, of 10,000 rules", () -> hole.consume(benchmark.sidianOf10000Rules()));
    engines.put("Sidian, loading 10,000 rules", () -> hole.consume(benchmark.loading10000Rules()));
    Map<String, List<Double>> turns = new LinkedHashMap<>();
    for (int round = 0; round < 2 * rounds; round++) {
      for (Map.Entry<String, Runnable> engine : engines.entrySet()) {
        double microseconds = turn(engine.getValue());
        if (round >= rounds) {
          turns.computeIfAbsent(engine.getKey(), key -> new ArrayList<>()).add(microseconds);
        }
      }
    }
    print(turns);
    write(Path.of(args[1]), turns);
  }

  /** Microseconds of processor time for one. */
  private static double turn(Runnable engine) {
    long begun = THREADS.getCurrentThreadCpuTime();
    long spent = 0;
    long count = 0;
    while (spent < TURN_NANOSECONDS) {
      for (int i = 0; i < 64 && spent < TURN_NANOSECONDS; i++) {
        engine.run();
        count++;
        if (i == 0) {
          spent = THREADS.getCurrentThreadCpuTime() - begun;
        }
      }
      spent = THREADS.getCurrentThreadCpuTime() - begun;
    }
    return spent / 1e3 / count;
  }

  private static void print(Map<String, List<Double>> turns) {
    double hand = median(turns.getOrDefault("hand-written ifs", List.of()));
    double drools = median(turns.getOrDefault("Drools", List.of()));
    System.out.println("| | µs each | least – most | × Drools | × hand-written |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    turns.forEach(
        (engine, values) -> {
          double median = median(values);
          System.out.printf(
              Locale.ROOT,
              "| %s | %,.2f | %,.2f – %,.2f | %.2f | %.2f |%n",
              engine,
              median,
              Collections.min(values),
              Collections.max(values),
              drools / median,
              hand / median);
        });
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void write(Path file, Map<String, List<Double>> turns) throws IOException {
    StringBuilder json = new StringBuilder("{\"unit\":\"microseconds of processor time\",\"turns\":{");
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
