package cn.sidian.certificate.internal.code;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A square picture of one bit for each pixel that says its resolution (PNG, ISO/IEC 15948). */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private PngWriter() {}

  /** Tells the colour of a pixel. */
  public interface Pixels {
    /** Whether a pixel is dark. */
    boolean isDark(int x, int y);
  }

  /** The picture. */
  public static byte[] write(int side, int dpi, Pixels pixels) {
    int row = (side + 7) / 8;
    byte[] lines = new byte[side * (row + 1)];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (!pixels.isDark(x, y)) {
          lines[y * (row + 1) + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
    out.writeBytes(SIGNATURE);
    // one bit, grey
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13).putInt(side).putInt(side).put(new byte[] {1, 0, 0, 0, 0}).array());
    int perMetre = (int) Math.round(dpi * INCHES_PER_METRE);
    chunk(
        out,
        "pHYs",
        ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array());
    chunk(out, "IDAT", deflate(lines));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
      byte[] buffer = new byte[4_096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
