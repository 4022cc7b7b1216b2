package cn.sidian.core.internal.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes values in the deterministic encoding of RFC 8949, section 4.2.1. */
public final class CborWriter {
  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  private CborWriter() {}

  /** The encoding of a value. */
  public static byte[] write(Cbor value) {
    CborWriter writer = new CborWriter();
    writer.value(value);
    return writer.out.toByteArray();
  }

  private void value(Cbor value) {
    if (value instanceof Cbor.Int number) {
      long n = number.value();
      head(n < 0 ? NEGATIVE : UNSIGNED, n < 0 ? ~n : n);
    } else if (value instanceof Cbor.Bytes bytes) {
      string(BYTES, bytes.shared());
    } else if (value instanceof Cbor.Text text) {
      string(TEXT, text.value().getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof Cbor.Array array) {
      head(ARRAY, array.items().size());
      array.items().forEach(this::value);
    } else if (value instanceof Cbor.Dictionary map) {
      head(MAP, map.entries().size());
      for (Map.Entry<Cbor, Cbor> entry : map.entries().entrySet()) {
        value(entry.getKey());
        value(entry.getValue());
      }
    }
  }

  private void string(int major, byte[] content) {
    head(major, content.length);
    out.writeBytes(content);
  }

  private void head(int major, long argument) {
    int bytes = size(argument);
    int low =
        switch (bytes) {
          case 0 -> (int) argument;
          case 1 -> 24;
          case 2 -> 25;
          case 4 -> 26;
          default -> 27;
        };
    out.write((major << 5) | low);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (argument >>> shift));
    }
  }

  /** How many bytes the shortest form of an argument needs behind the first one. */
  static int size(long argument) {
    if (argument < 24) {
      return 0;
    }
    if (argument < 1L << 8) {
      return 1;
    }
    if (argument < 1L << 16) {
      return 2;
    }
    return argument < 1L << 32 ? 4 : 8;
  }
}
