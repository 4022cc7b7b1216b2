package cn.sidian.condition.internal;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads YAML 1.2 and JSON into nodes with places. Ids stay the characters they are written with;
 * duplicate keys are errors; aliases are limited.
 */
public final class SourceReader {
  private SourceReader() {}

  /** The bytes of a file, within the limits. */
  public static byte[] bytes(Path file, Limits limits) {
    String name = name(file);
    int most = (int) Math.min(limits.maxInputBytes(), Integer.MAX_VALUE - 16);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(most + 1);
    } catch (IOException | SecurityException e) {
      throw failed(Place.wholeOf(name), "SOURCE_UNREADABLE");
    }
    if (bytes.length > most) {
      throw failed(Place.wholeOf(name), "LIMIT_EXCEEDED", "maxInputBytes", most);
    }
    return bytes;
  }

  /** The name of a file for places: as the caller wrote it. */
  public static String name(Path file) {
    return file.toString();
  }

  /** Reads a file, adding duplicate keys to the problems. */
  public static SourceNode read(Path file, Limits limits, Problems problems) {
    return read(name(file), bytes(file, limits), limits, problems);
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws SourceException if they are not UTF-8, or neither YAML nor JSON
   */
  public static SourceNode read(String name, byte[] bytes, Limits limits, Problems problems) {
    String text = decode(name, bytes);
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".json")) {
      return JsonSource.read(name, text, limits, problems);
    }
    if (!startsLikeJson(text)) {
      return YamlSource.read(name, text, limits, problems);
    }
    boolean yamlFirst = lower.endsWith(".yaml") || lower.endsWith(".yml");
    return yamlFirst
        ? either(YamlSource::read, JsonSource::read, name, text, limits, problems)
        : either(JsonSource::read, YamlSource::read, name, text, limits, problems);
  }

  private interface Syntax {
    SourceNode read(String name, String text, Limits limits, Problems problems);
  }

  /**
   * YAML may look like JSON, and JSON with tabs is no YAML; the first syntax explains a failure.
   */
  private static SourceNode either(
      Syntax first, Syntax second, String name, String text, Limits limits, Problems problems) {
    try {
      return attempt(first, name, text, limits, problems);
    } catch (SourceException e) {
      if (!e.code().equals("SOURCE_SYNTAX")) {
        throw e;
      }
      try {
        return attempt(second, name, text, limits, problems);
      } catch (SourceException other) {
        throw e;
      }
    }
  }

  private static SourceNode attempt(
      Syntax syntax, String name, String text, Limits limits, Problems problems) {
    Problems own = new Problems();
    SourceNode node = syntax.read(name, text, limits, own);
    problems.addAll(own);
    return node;
  }

  private static boolean startsLikeJson(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  private static String decode(String name, byte[] bytes) {
    int from =
        bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(in)
          .toString();
    } catch (CharacterCodingException e) {
      throw failed(placeOf(name, bytes, in.position()), "SOURCE_ENCODING");
    }
  }

  private static Place placeOf(String name, byte[] bytes, int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset && i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    String before =
        new String(bytes, lineStart, Math.max(0, offset - lineStart), StandardCharsets.UTF_8);
    return new Place(name, line, before.codePointCount(0, before.length()) + 1);
  }

  /** An exception with one problem. */
  static SourceException failed(Place place, String code, Object... values) {
    return new SourceException(
        List.of(SourceMessages.MESSAGES.error(code, values).at(place.toString())));
  }
}
