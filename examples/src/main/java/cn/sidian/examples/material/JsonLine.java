package cn.sidian.examples.material;

import cn.sidian.core.Finding;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** One JSON object on one line. */
final class JsonLine {
  private final StringBuilder out = new StringBuilder();
  private boolean first = true;

  JsonLine() {
    out.append('{');
  }

  private JsonLine key(String key) {
    if (!first) {
      out.append(',');
    }
    first = false;
    text(key);
    out.append(':');
    return this;
  }

  JsonLine put(String key, String value) {
    key(key);
    text(value);
    return this;
  }

  JsonLine put(String key, boolean value) {
    key(key);
    out.append(value);
    return this;
  }

  JsonLine put(String key, long value) {
    key(key);
    out.append(value);
    return this;
  }

  JsonLine put(String key, BigDecimal value) {
    key(key);
    out.append(value.toPlainString());
    return this;
  }

  JsonLine putNull(String key) {
    key(key);
    out.append("null");
    return this;
  }

  JsonLine put(String key, JsonLine value) {
    key(key);
    out.append(value);
    return this;
  }

  JsonLine texts(String key, Collection<String> values) {
    key(key);
    row(values);
    return this;
  }

  JsonLine rows(String key, Collection<List<String>> rows) {
    key(key);
    out.append('[');
    boolean firstRow = true;
    for (List<String> row : rows) {
      if (!firstRow) {
        out.append(',');
      }
      firstRow = false;
      row(row);
    }
    out.append(']');
    return this;
  }

  <T> JsonLine list(String key, Collection<T> values, BiConsumer<JsonLine, T> each) {
    key(key);
    out.append('[');
    boolean firstValue = true;
    for (T value : values) {
      if (!firstValue) {
        out.append(',');
      }
      firstValue = false;
      JsonLine line = new JsonLine();
      each.accept(line, value);
      out.append(line);
    }
    out.append(']');
    return this;
  }

  JsonLine findings(Collection<Finding> findings) {
    return list("findings", findings, JsonLine::finding);
  }

  private static void finding(JsonLine line, Finding finding) {
    line.put("code", finding.code())
        .put("severity", finding.severity().name())
        .put("zh", finding.message().zh())
        .put("en", finding.message().en());
    line.nullable("place", finding.place());
    line.nullable("clause", finding.clause());
  }

  JsonLine nullable(String key, @org.jspecify.annotations.Nullable String value) {
    return value == null ? putNull(key) : put(key, value);
  }

  private void row(Collection<String> values) {
    out.append('[');
    boolean firstValue = true;
    for (String value : values) {
      if (!firstValue) {
        out.append(',');
      }
      firstValue = false;
      text(value);
    }
    out.append(']');
  }

  private void text(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** The finished object; call once. */
  @Override
  public String toString() {
    return out + "}";
  }
}
