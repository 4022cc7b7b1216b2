package cn.sidian.examples.material;

import cn.sidian.core.Finding;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A JSON object that is filled in one breath. */
final class JsonLine {
  private final ObjectNode node;

  JsonLine() {
    this(JsonNodeFactory.instance.objectNode());
  }

  private JsonLine(ObjectNode node) {
    this.node = node;
  }

  /** An object that begins with the name of its input. */
  static JsonLine of(String file) {
    return new JsonLine(Reporter.object(file));
  }

  ObjectNode node() {
    return node;
  }

  JsonLine put(String key, String value) {
    node.put(key, value);
    return this;
  }

  JsonLine put(String key, boolean value) {
    node.put(key, value);
    return this;
  }

  JsonLine put(String key, long value) {
    node.put(key, value);
    return this;
  }

  JsonLine put(String key, BigDecimal value) {
    node.put(key, value);
    return this;
  }

  JsonLine putNull(String key) {
    node.putNull(key);
    return this;
  }

  JsonLine put(String key, JsonLine value) {
    node.set(key, value.node);
    return this;
  }

  JsonLine nullable(String key, @Nullable String value) {
    node.put(key, value);
    return this;
  }

  JsonLine texts(String key, Collection<String> values) {
    values.forEach(node.putArray(key)::add);
    return this;
  }

  JsonLine rows(String key, Collection<List<String>> rows) {
    ArrayNode array = node.putArray(key);
    rows.forEach(row -> row.forEach(array.addArray()::add));
    return this;
  }

  <T> JsonLine list(String key, Collection<T> values, BiConsumer<JsonLine, T> each) {
    ArrayNode array = node.putArray(key);
    values.forEach(value -> each.accept(new JsonLine(array.addObject()), value));
    return this;
  }

  JsonLine findings(Collection<Finding> findings) {
    node.set("findings", Reporter.findings(findings));
    return this;
  }
}
