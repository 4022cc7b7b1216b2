package cn.sidian.certificate.internal.json;

import cn.sidian.core.crypto.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the one way of RFC 8785: keys in the order of their UTF-16 units, no white space,
 * the shortest escapes, UTF-8. Numbers are integers only, so that the rules for fractions never
 * apply.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * The bytes of a value made of maps, lists, strings, integers, booleans and null.
   *
   * @throws IllegalArgumentException for any other value and for half a surrogate pair
   */
  public static byte[] write(@Nullable Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The same as characters. */
  public static String text(@Nullable Object value) {
    StringBuilder out = new StringBuilder(512);
    append(out, value);
    return out.toString();
  }

  /** The digest of the canonical bytes, as in {@code sm3:66c7…}. */
  public static String digest(byte[] canonical) {
    return "sm3:" + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(canonical));
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    if (value instanceof String text) {
      string(out, text);
    } else if (value instanceof Map<?, ?> map) {
      object(out, map);
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        append(i == 0 ? out : out.append(','), list.get(i));
      }
      out.append(']');
    } else if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("no JSON value: " + value.getClass().getName());
    }
  }

  private static void object(StringBuilder out, Map<?, ?> map) {
    // String.compareTo compares UTF-16 units, as RFC 8785, 3.2.3 demands
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      string(out, entry.getKey());
      out.append(':');
      append(out, entry.getValue());
    }
    out.append('}');
  }

  private static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> character(out, text, i, c);
      }
    }
    out.append('"');
  }

  private static void character(StringBuilder out, String text, int i, char c) {
    boolean paired =
        Character.isHighSurrogate(c)
            ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
            : !Character.isLowSurrogate(c)
                || (i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
    if (!paired) {
      throw new IllegalArgumentException("half a surrogate pair at character " + (i + 1));
    }
    if (c < 0x20) {
      out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
    } else {
      out.append(c);
    }
  }
}
