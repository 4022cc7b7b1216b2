package cn.sidian.benchmarks.run;

import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * One result of JMH.
 *
 * @param operation Seal, Verify or Level
 * @param path which of the compared paths
 * @param document on which document
 * @param key with which key
 * @param more the other parameter: how many seals, or the level; empty if there is none
 * @param micros median processor time of a call: others use the machine too
 * @param bytes what a call allocates on the heap
 */
record Measurement(
    String operation,
    String path,
    Document document,
    Key key,
    String more,
    double micros,
    double bytes) {

  static List<Measurement> all(Iterable<JsonNode> results) {
    List<Measurement> all = new ArrayList<>();
    for (JsonNode result : results) {
      String[] name = result.get("benchmark").asText().split("\\.", -1);
      JsonNode parameters = result.get("params");
      all.add(
          new Measurement(
              name[name.length - 2].replace("Benchmark", ""),
              name[name.length - 1],
              Document.valueOf(parameters.get("document").asText()),
              Key.valueOf(parameters.get("key").asText()),
              more(parameters),
              median(result.get("secondaryMetrics").get("cpu").get("rawData")),
              allocated(result.get("secondaryMetrics"))));
    }
    return all;
  }

  private static String more(JsonNode parameters) {
    return Stream.of("seals", "level")
        .filter(parameters::has)
        .map(name -> parameters.get(name).asText())
        .findFirst()
        .orElse("");
  }

  /** Of all iterations of all forks: single disturbances do not count. */
  private static double median(JsonNode forks) {
    List<Double> values = new ArrayList<>();
    forks.forEach(fork -> fork.forEach(value -> values.add(value.asDouble())));
    Collections.sort(values);
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  private static double allocated(JsonNode metrics) {
    return metrics.get("gc.alloc.rate.norm").get("score").asDouble();
  }
}
