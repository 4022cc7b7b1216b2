package cn.sidian.seal.internal.json;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object with a closed set of keys. Everything that is not as agreed is an error with its
 * line and column: unknown, missing and repeated keys, wrong types, text behind the end.
 */
public final class StrictJson {
  private static final int MAX_BYTES = 1 << 20;
  private static final JsonFactory FACTORY = factory();

  private final String code;
  private final String place;
  private final Map<String, Value> values;

  private StrictJson(String code, String place, Map<String, Value> values) {
    this.code = code;
    this.place = place;
    this.values = values;
  }

  private record Value(@Nullable Object content, String place) {}

  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(8).maxStringLength(64 << 10).build())
        .build();
  }

  /**
   * Reads an object.
   *
   * @param json UTF-8
   * @param code the code of the exception; its message takes the problem as {0}
   * @throws SidianException with that code and the line and column
   */
  public static StrictJson parse(byte[] json, String code) {
    if (json.length > MAX_BYTES) {
      throw exception(code, "line 1, column 1", "tooLarge", MAX_BYTES);
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw exception(code, place(parser.currentTokenLocation()), "object");
      }
      StrictJson result = object(parser, code);
      if (parser.nextToken() != null) {
        throw exception(code, place(parser.currentTokenLocation()), "trailing");
      }
      return result;
    } catch (JsonProcessingException e) {
      // its message may quote the input, which may be personal data
      throw exception(code, place(e.getLocation()), "syntax");
    } catch (IOException e) {
      throw exception(code, "line 1, column 1", "syntax");
    }
  }

  private static StrictJson object(JsonParser parser, String code) throws IOException {
    String start = place(parser.currentTokenLocation());
    Map<String, Value> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String at = place(parser.currentTokenLocation());
      JsonToken token = parser.nextToken();
      Object content =
          switch (token) {
            case START_OBJECT -> object(parser, code);
            case START_ARRAY -> array(parser, code, key);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw exception(code, at, "type", key);
          };
      values.put(key, new Value(content, at));
    }
    return new StrictJson(code, start, values);
  }

  /** Strings and integers only. */
  private static List<Object> array(JsonParser parser, String code, String key) throws IOException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      switch (parser.currentToken()) {
        case VALUE_STRING -> items.add(parser.getText());
        case VALUE_NUMBER_INT -> items.add(parser.getLongValue());
        default -> throw exception(code, place(parser.currentTokenLocation()), "type", key);
      }
    }
    return List.copyOf(items);
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? "line 1, column 1"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static SidianException exception(
      String code, String place, String problem, Object... values) {
    Text text = MESSAGES.text(code, MESSAGES.text("JSON." + problem, values));
    return new SidianException(code, text, place);
  }

  /** Throws if there is a key that is not one of these. */
  public StrictJson allow(String... keys) {
    Set<String> allowed = Set.of(keys);
    values.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            String shown = key.length() > 40 ? key.substring(0, 40) + "…" : key;
            throw exception(code, value.place(), "unknownKey", shown, String.join(", ", keys));
          }
        });
    return this;
  }

  /** The string of a key that must be there and not be blank. */
  public String string(String key) {
    String found = optionalString(key);
    if (found == null || found.isBlank()) {
      throw exception(code, placeOf(key), "missing", key);
    }
    return found;
  }

  /** The string of a key, or null if it is absent or null. */
  public @Nullable String optionalString(String key) {
    Value value = values.get(key);
    Object content = value == null ? null : value.content();
    if (content == null) {
      return null;
    }
    if (content instanceof String text) {
      return text;
    }
    throw exception(code, placeOf(key), "type", key);
  }

  /** The integer of a key that must be there. */
  public long integer(String key) {
    Value value = values.get(key);
    if (value != null && value.content() instanceof Long number) {
      return number;
    }
    throw exception(code, placeOf(key), value == null ? "missing" : "type", key);
  }

  /** The array of a key that must be there, all items of one type. */
  public <T> List<T> list(String key, Class<T> type) {
    Value value = values.get(key);
    if (value != null
        && value.content() instanceof List<?> items
        && items.stream().allMatch(type::isInstance)) {
      return items.stream().map(type::cast).toList();
    }
    throw exception(code, placeOf(key), value == null ? "missing" : "type", key);
  }

  /** The object of a key, or null if it is absent or null. */
  public @Nullable StrictJson optionalObject(String key) {
    Value value = values.get(key);
    Object content = value == null ? null : value.content();
    if (content == null) {
      return null;
    }
    if (content instanceof StrictJson object) {
      return object;
    }
    throw exception(code, placeOf(key), "type", key);
  }

  /** An error at a key, with a problem of the caller's own. */
  public SidianException wrong(String key, String problem) {
    return exception(code, placeOf(key), problem, key);
  }

  /** Where a key stands, or where the object starts if it is absent. */
  public String placeOf(String key) {
    Value value = values.get(key);
    return value == null ? place : value.place();
  }

  /** Something that writes JSON. */
  public interface Writer {
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes JSON as ASCII: other characters are escaped. */
  public static byte[] write(Writer writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      writer.write(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
