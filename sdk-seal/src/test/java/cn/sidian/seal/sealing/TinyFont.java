package cn.sidian.seal.sealing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TrueType font made on the spot: each of its characters is a filled square. So a test has a font
 * with exactly the characters, the name and the embedding right that it is about.
 */
final class TinyFont {
  private static final int UNITS = 1000;

  private final SortedMap<Integer, Integer> glyphs = new TreeMap<>();
  private final String name;
  private int fsType;

  private TinyFont(String name) {
    this.name = name;
  }

  /** A font with these characters, of any plane. */
  static TinyFont of(String name, String characters) {
    TinyFont font = new TinyFont(name);
    characters
        .codePoints()
        .sorted()
        .distinct()
        .forEach(c -> font.glyphs.put(c, font.glyphs.size() + 1));
    return font;
  }

  /** Embedding forbidden by its licence bits. */
  TinyFont restricted() {
    fsType = 2;
    return this;
  }

  byte[] bytes() {
    try {
      return build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Table {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] table(Table table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private byte[] build() throws IOException {
    int count = glyphs.size() + 1;
    byte[] square = table(TinyFont::square);
    SortedMap<String, byte[]> tables = new TreeMap<>();
    tables.put("OS/2", table(this::os2));
    tables.put("cmap", table(this::cmap));
    tables.put(
        "glyf",
        table(
            out -> {
              for (int i = 0; i < count; i++) {
                out.write(square);
              }
            }));
    tables.put("head", table(TinyFont::head));
    tables.put(
        "hhea",
        table(
            out -> {
              out.writeInt(0x00010000);
              shorts(out, 800, -200, 0, UNITS, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, count);
            }));
    tables.put(
        "hmtx",
        table(
            out -> {
              for (int i = 0; i < count; i++) {
                shorts(out, UNITS, 100);
              }
            }));
    tables.put(
        "loca",
        table(
            out -> {
              for (int i = 0; i <= count; i++) {
                out.writeInt(i * square.length);
              }
            }));
    tables.put(
        "maxp",
        table(
            out -> {
              out.writeInt(0x00010000);
              shorts(out, count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0);
            }));
    tables.put("name", table(this::names));
    tables.put(
        "post",
        table(
            out -> {
              out.writeInt(0x00030000);
              out.write(new byte[28]);
            }));
    return file(tables);
  }

  private static void shorts(DataOutputStream out, int... values) throws IOException {
    for (int value : values) {
      out.writeShort(value);
    }
  }

  private static void square(DataOutputStream out) throws IOException {
    shorts(out, 1, 100, 0, 900, 800, 3, 0);
    out.write(new byte[] {1, 1, 1, 1});
    shorts(out, 100, 800, 0, -800);
    shorts(out, 0, 0, 800, 0);
    while (out.size() % 4 != 0) {
      out.write(0);
    }
  }

  private static void head(DataOutputStream out) throws IOException {
    out.writeInt(0x00010000);
    out.writeInt(0x00010000);
    out.writeInt(0);
    out.writeInt(0x5F0F3CF5);
    shorts(out, 3, UNITS);
    out.writeLong(0);
    out.writeLong(0);
    shorts(out, 0, -200, 1000, 800, 0, 8, 2, 1, 0);
  }

  private void os2(DataOutputStream out) throws IOException {
    shorts(out, 4, UNITS, 400, 5, fsType);
    shorts(out, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    out.write(new byte[10]);
    out.write(new byte[16]);
    out.writeBytes("TEST");
    shorts(out, 64, 0x20, 0xFFFF, 800, -200, 0, 800, 200);
    out.writeLong(0);
    shorts(out, 500, 700, 0, 0x20, 0);
  }

  private void cmap(DataOutputStream out) throws IOException {
    shorts(out, 0, 1, 3, 10);
    out.writeInt(12);
    shorts(out, 12, 0);
    out.writeInt(16 + 12 * glyphs.size());
    out.writeInt(0);
    out.writeInt(glyphs.size());
    for (Map.Entry<Integer, Integer> entry : glyphs.entrySet()) {
      out.writeInt(entry.getKey());
      out.writeInt(entry.getKey());
      out.writeInt(entry.getValue());
    }
  }

  private void names(DataOutputStream out) throws IOException {
    byte[] utf16 = name.getBytes(StandardCharsets.UTF_16BE);
    List<Integer> ids = List.of(1, 4, 6);
    shorts(out, 0, ids.size(), 6 + 12 * ids.size());
    for (int id : ids) {
      shorts(out, 3, 1, 0x409, id, utf16.length, 0);
    }
    out.write(utf16);
  }

  private static byte[] file(SortedMap<String, byte[]> tables) throws IOException {
    return table(
        out -> {
          out.writeInt(0x00010000);
          shorts(out, tables.size(), 128, 3, 16 * tables.size() - 128);
          int offset = 12 + 16 * tables.size();
          for (Map.Entry<String, byte[]> entry : tables.entrySet()) {
            out.writeBytes(entry.getKey());
            out.writeInt(0);
            out.writeInt(offset);
            out.writeInt(entry.getValue().length);
            offset += (entry.getValue().length + 3) & ~3;
          }
          for (byte[] data : tables.values()) {
            out.write(data);
            out.write(new byte[-data.length & 3]);
          }
        });
  }
}
