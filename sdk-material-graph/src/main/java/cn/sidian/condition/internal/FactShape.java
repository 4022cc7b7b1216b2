package cn.sidian.condition.internal;

import cn.sidian.condition.FactType;
import java.util.List;

/**
 * What values a declared fact can have.
 *
 * @param type the type
 * @param values the codes of an ENUM or SET; empty when any text will do
 */
public record FactShape(FactType type, List<String> values) {
  /** Copies the codes. */
  public FactShape {
    values = List.copyOf(values);
  }
}
