package cn.sidian.core.status;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The ZLIB format (RFC 1950) with its checksum. */
final class Zlib {
  private static final int BUFFER = 64 << 10;

  private Zlib() {}

  static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 16 + 64);
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** The content, or null if it has not exactly this size or anything else is wrong with it. */
  static byte @Nullable [] inflate(byte[] compressed, int size) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      byte[] content = new byte[size];
      int filled = 0;
      while (filled < size) {
        int count = inflater.inflate(content, filled, size - filled);
        if (count == 0
            && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
          return null;
        }
        filled += count;
      }
      // the end mark and the checksum may still be to come, but no content
      boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
      return more || !inflater.finished() || inflater.getRemaining() > 0 ? null : content;
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
  }
}
