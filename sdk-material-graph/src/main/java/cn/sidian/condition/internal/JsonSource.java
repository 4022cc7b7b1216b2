package cn.sidian.condition.internal;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Limits;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON (RFC 8259) from parser events. Numbers keep their characters. */
final class JsonSource {
  private JsonSource() {}

  static SourceNode read(String name, String text, Limits limits, Problems problems) {
    // depth is limited by NodeStack, which says where
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Math.max(limits.maxDepth(), 1) + 2)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(100_000)
                    .build())
            .build();
    NodeStack stack = new NodeStack(limits, problems);
    try (JsonParser parser = factory.createParser(text)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw SourceReader.failed(Place.wholeOf(name), "SOURCE_EMPTY");
      }
      while (token != null) {
        if (stack.root() != null) {
          throw syntax(place(name, parser));
        }
        take(parser, token, name, stack);
        token = parser.nextToken();
      }
    } catch (StreamConstraintsException e) {
      throw SourceReader.failed(
          place(name, e.getLocation()), "LIMIT_EXCEEDED", "maxDepth", limits.maxDepth());
    } catch (JsonProcessingException e) {
      throw syntax(place(name, e.getLocation()));
    } catch (IOException e) {
      throw SourceReader.failed(Place.wholeOf(name), "SOURCE_UNREADABLE");
    }
    SourceNode root = stack.root();
    if (root == null) {
      throw SourceReader.failed(Place.wholeOf(name), "SOURCE_EMPTY");
    }
    return root;
  }

  /** The parser's own words may repeat the content, so they are not passed on. */
  private static SourceException syntax(Place place) {
    return SourceReader.failed(
        place, "SOURCE_SYNTAX", SourceMessages.MESSAGES.text("SOURCE_SYNTAX.JSON"));
  }

  private static void take(JsonParser parser, JsonToken token, String name, NodeStack stack)
      throws IOException {
    Place place = place(name, parser);
    switch (token) {
      case START_OBJECT -> stack.begin(place, true, null);
      case START_ARRAY -> stack.begin(place, false, null);
      case END_OBJECT, END_ARRAY -> stack.end();
      case FIELD_NAME, VALUE_STRING ->
          stack.add(new SourceNode.Scalar(place, parser.getText(), SourceNode.Style.QUOTED));
      default ->
          stack.add(new SourceNode.Scalar(place, parser.getText(), SourceNode.Style.LITERAL));
    }
  }

  private static Place place(String name, JsonParser parser) {
    return place(name, parser.currentTokenLocation());
  }

  private static Place place(String name, @Nullable JsonLocation location) {
    return location == null
        ? Place.wholeOf(name)
        : new Place(name, location.getLineNr(), location.getColumnNr());
  }
}
