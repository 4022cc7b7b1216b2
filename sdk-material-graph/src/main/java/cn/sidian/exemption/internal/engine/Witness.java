package cn.sidian.exemption.internal.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An assignment under which something holds.
 *
 * @param values values by fact id; of a set, the codes in it; the region under {@code region}
 */
public record Witness(Map<String, Object> values) {
  /** Copies the map. */
  public Witness {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
