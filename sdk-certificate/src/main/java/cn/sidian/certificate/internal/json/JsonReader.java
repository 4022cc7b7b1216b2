package cn.sidian.certificate.internal.json;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly: no repeated key, no fraction, nothing behind the end. */
public final class JsonReader {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxStringLength(1 << 20)
                  .maxNumberLength(20)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads one object.
   *
   * @param json UTF-8
   * @param code the code of the exception; its message takes the problem as {0}
   * @param maxBytes the most bytes
   * @throws SidianException with that code and the line and column
   */
  public static JsonObject read(byte[] json, String code, int maxBytes) {
    if (json.length > maxBytes) {
      throw exception(code, "line 1, column 1", "tooLarge", maxBytes);
    }
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw exception(code, place(parser.currentTokenLocation()), "object");
      }
      JsonObject result = object(parser, code);
      if (parser.nextToken() != null) {
        throw exception(code, place(parser.currentTokenLocation()), "trailing");
      }
      return result;
    } catch (IOException e) {
      throw failure(e, code);
    }
  }

  /**
   * Reads an array of objects, or objects one after the other, and gives each away at once.
   *
   * @param json UTF-8; not closed
   * @param code as {@link #read}
   * @param each takes one object after the other
   */
  public static void stream(InputStream json, String code, Consumer<JsonObject> each) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      JsonToken token = parser.nextToken();
      boolean array = token == JsonToken.START_ARRAY;
      if (array) {
        token = parser.nextToken();
      }
      while (token == JsonToken.START_OBJECT) {
        each.accept(object(parser, code));
        token = parser.nextToken();
      }
      if (array ? token != JsonToken.END_ARRAY || parser.nextToken() != null : token != null) {
        throw exception(code, place(parser.currentTokenLocation()), "object");
      }
    } catch (IOException e) {
      throw failure(e, code);
    }
  }

  private static SidianException failure(IOException e, String code) {
    // its message may quote the input, which may be personal data
    return exception(
        code,
        e instanceof JsonProcessingException json ? place(json.getLocation()) : "line 1, column 1",
        "syntax");
  }

  private static JsonObject object(JsonParser parser, String code) throws IOException {
    String start = place(parser.currentTokenLocation());
    Map<String, JsonObject.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String at = place(parser.currentTokenLocation());
      JsonToken token = parser.nextToken();
      members.put(key, new JsonObject.Member(value(parser, token, code, key, at), at));
    }
    return new JsonObject(code, start, members);
  }

  private static @Nullable Object value(
      JsonParser parser, JsonToken token, String code, String key, String at) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser, code);
      case START_ARRAY -> array(parser, code, key);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw exception(code, at, "type", key);
    };
  }

  private static List<@Nullable Object> array(JsonParser parser, String code, String key)
      throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token, code, key, place(parser.currentTokenLocation())));
    }
    return Collections.unmodifiableList(items);
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? "line 1, column 1"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  static SidianException exception(String code, String place, String problem, Object... values) {
    Text text = MESSAGES.text(code, MESSAGES.text("JSON." + problem, values));
    return new SidianException(code, text, place);
  }
}
