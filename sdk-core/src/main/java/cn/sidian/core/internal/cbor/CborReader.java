package cn.sidian.core.internal.cbor;

import static cn.sidian.core.internal.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one value that fills all the bytes given. Everything but the deterministic encoding is
 * refused with the byte at which it stands: other lengths than the shortest, indefinite lengths,
 * keys that are out of order or repeated, malformed UTF-8, tags, floating point and simple values,
 * bytes behind the end. Nothing is reserved for a length that the input only claims.
 */
public final class CborReader {
  /** Deeper than any format of this SDK. */
  private static final int MAX_DEPTH = 16;

  private final byte[] in;
  private final int maxItems;
  private int at;
  private int items;

  private CborReader(byte[] in, int maxItems) {
    this.in = in;
    this.maxItems = maxItems;
  }

  /**
   * Reads a value.
   *
   * @param encoded the bytes; strings of the result are copies
   * @param maxItems how many values there may be, those inside arrays and maps included
   * @throws SidianException {@code CBOR_MALFORMED} or {@code LIMIT_EXCEEDED}, with the byte
   */
  public static Cbor read(byte[] encoded, int maxItems) {
    CborReader reader = new CborReader(encoded, maxItems);
    Cbor value = reader.value(0);
    if (reader.at < encoded.length) {
      throw malformed("trailing", reader.at);
    }
    return value;
  }

  private Cbor value(int depth) {
    int start = at;
    if (depth > MAX_DEPTH) {
      throw limit("depth", MAX_DEPTH, start);
    }
    if (++items > maxItems) {
      throw limit("items", maxItems, start);
    }
    int first = nextByte();
    int major = first >> 5;
    if (major > CborWriter.MAP) {
      throw malformed("type", start);
    }
    long argument = argument(first & 31, start);
    return switch (major) {
      case CborWriter.UNSIGNED -> new Cbor.Int(number(argument, start));
      case CborWriter.NEGATIVE -> new Cbor.Int(~number(argument, start));
      case CborWriter.BYTES -> new Cbor.Bytes(string(argument, start));
      case CborWriter.TEXT -> new Cbor.Text(text(string(argument, start), start));
      case CborWriter.ARRAY -> array(count(argument, 1, start), depth);
      default -> map(count(argument, 2, start), depth);
    };
  }

  private long argument(int low, int start) {
    if (low < 24) {
      return low;
    }
    if (low == 31) {
      throw malformed("indefinite", start);
    }
    if (low > 27) {
      throw malformed("type", start);
    }
    int bytes = 1 << (low - 24);
    long argument = 0;
    for (int i = 0; i < bytes; i++) {
      argument = (argument << 8) | nextByte();
    }
    // above 2^63 the shortest form has eight bytes, as here
    if (argument >= 0 && CborWriter.size(argument) != bytes) {
      throw malformed("shortest", start);
    }
    return argument;
  }

  private long number(long argument, int start) {
    if (argument < 0) {
      throw malformed("range", start);
    }
    return argument;
  }

  private byte[] string(long length, int start) {
    if (length < 0 || length > in.length - at) {
      throw malformed("length", start);
    }
    byte[] content = Arrays.copyOfRange(in, at, at + (int) length);
    at += (int) length;
    return content;
  }

  private String text(byte[] utf8, int start) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("utf8", start);
    }
  }

  /** Each item takes a byte at least: a count beyond the rest of the input is a lie. */
  private int count(long claimed, int bytesEach, int start) {
    if (claimed < 0 || claimed > (in.length - at) / bytesEach) {
      throw malformed("length", start);
    }
    return (int) claimed;
  }

  private Cbor array(int count, int depth) {
    List<Cbor> list = new ArrayList<>(Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      list.add(value(depth + 1));
    }
    return new Cbor.Array(list);
  }

  private Cbor map(int count, int depth) {
    Map<Cbor, Cbor> entries = new LinkedHashMap<>();
    int before = at;
    int beforeEnd = at;
    for (int i = 0; i < count; i++) {
      int start = at;
      Cbor key = value(depth + 1);
      int order = Arrays.compareUnsigned(in, before, beforeEnd, in, start, at);
      if (i > 0 && order >= 0) {
        throw malformed(order == 0 ? "twice" : "order", start);
      }
      if (key instanceof Cbor.Array || key instanceof Cbor.Dictionary) {
        throw malformed("key", start);
      }
      before = start;
      beforeEnd = at;
      entries.put(key, value(depth + 1));
    }
    return new Cbor.Dictionary(entries);
  }

  private int nextByte() {
    if (at >= in.length) {
      throw malformed("end", at);
    }
    return in[at++] & 0xff;
  }

  private static SidianException malformed(String reason, int start) {
    return new SidianException(
        "CBOR_MALFORMED",
        MESSAGES.text("CBOR_MALFORMED", MESSAGES.text("CBOR_MALFORMED." + reason)),
        "byte " + start);
  }

  private static SidianException limit(String what, int most, int start) {
    return new SidianException(
        "LIMIT_EXCEEDED", MESSAGES.text("LIMIT_EXCEEDED." + what, most), "byte " + start);
  }
}
