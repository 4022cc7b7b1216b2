package cn.sidian.seal.internal.appearance;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Compression of what is written many times. */
final class Flate {
  private Flate() {}

  static byte[] compress(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 2 + 64);
      byte[] chunk = new byte[8 << 10];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
