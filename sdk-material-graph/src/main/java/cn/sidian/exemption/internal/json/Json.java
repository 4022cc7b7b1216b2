package cn.sidian.exemption.internal.json;

import cn.sidian.condition.internal.JsonText;
import cn.sidian.core.Text;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON from maps, collections, strings, numbers, booleans, enum constants and null.
 * Canonical JSON (RFC 8785) sorts keys by UTF-16 units and writes numbers in one way only; numbers
 * here are integers or plain decimals.
 */
public final class Json {
  private final StringBuilder out = new StringBuilder(256);
  private final boolean canonical;

  private Json(boolean canonical) {
    this.canonical = canonical;
  }

  /** One line, keys in the order given. */
  public static String write(@Nullable Object tree) {
    Json json = new Json(false);
    json.append(tree);
    return json.out.toString();
  }

  /** One line, keys sorted: the same tree always gives the same bytes. */
  public static String canonical(@Nullable Object tree) {
    Json json = new Json(true);
    json.append(tree);
    return json.out.toString();
  }

  /** An object under construction. */
  public static Map<String, @Nullable Object> object() {
    return new LinkedHashMap<>();
  }

  /** A text in both languages. */
  public static Map<String, @Nullable Object> text(Text text) {
    Map<String, @Nullable Object> both = object();
    both.put("zh", text.zh());
    both.put("en", text.en());
    return both;
  }

  private void append(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof BigDecimal number) {
      out.append(number.stripTrailingZeros().toPlainString());
    } else if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      object(canonical ? sorted(map) : map);
    } else if (value instanceof Collection<?> list) {
      array(list);
    } else if (value instanceof Enum<?> constant) {
      JsonText.append(out, constant.name());
    } else {
      JsonText.append(out, value.toString());
    }
  }

  private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }

  private void object(Map<?, ?> map) {
    char before = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(before);
      JsonText.append(out, String.valueOf(entry.getKey()));
      out.append(':');
      append(entry.getValue());
      before = ',';
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private void array(Collection<?> list) {
    char before = '[';
    for (Object item : list) {
      out.append(before);
      append(item);
      before = ',';
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }
}
