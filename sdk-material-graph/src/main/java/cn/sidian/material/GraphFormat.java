package cn.sidian.material;

import java.util.Locale;
import java.util.Optional;

/** The formats in which graphs are read. */
public enum GraphFormat {
  /** {@code {"format":"sidian-graph/1", …}}. */
  JSON,
  /** The same in YAML. */
  YAML,
  /** A table with one line for each alternative. */
  CSV,
  /** One line {@code a b} for "a needs b"; a line with one name is a node without prerequisites. */
  EDGES;

  /**
   * The format that a file name suggests.
   *
   * @param name the name of a file
   * @return by its ending: json, yaml or yml, csv, edges or txt; empty for any other
   */
  public static Optional<GraphFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".json")) {
      return Optional.of(JSON);
    } else if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
      return Optional.of(YAML);
    } else if (lower.endsWith(".csv")) {
      return Optional.of(CSV);
    } else if (lower.endsWith(".edges") || lower.endsWith(".txt")) {
      return Optional.of(EDGES);
    }
    return Optional.empty();
  }
}
