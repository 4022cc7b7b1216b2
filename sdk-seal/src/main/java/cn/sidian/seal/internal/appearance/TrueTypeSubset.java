package cn.sidian.seal.internal.appearance;

import cn.sidian.seal.internal.pdf.ByteOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The few glyphs a note needs, as a TrueType font for embedding (ISO 32000-2, 9.9: glyf, head,
 * hhea, hmtx, loca, maxp). Hinting programs are left out together with the instructions that call
 * them.
 */
final class TrueTypeSubset {
  private static final int ARGS_ARE_WORDS = 0x0001;
  private static final int HAS_SCALE = 0x0008;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int HAS_X_Y_SCALE = 0x0040;
  private static final int HAS_MATRIX = 0x0080;
  private static final int HAS_INSTRUCTIONS = 0x0100;

  private final FontFace face;
  private final Map<Integer, Integer> newNumbers = new LinkedHashMap<>();
  private final List<Integer> glyphs = new ArrayList<>();

  private TrueTypeSubset(FontFace face) {
    this.face = face;
  }

  /**
   * Makes a subset. Glyph 0 stays the glyph for missing characters; the wanted glyphs follow in
   * their order as 1, 2, 3 …
   */
  static byte[] of(FontFace face, List<Integer> wanted) {
    TrueTypeSubset subset = new TrueTypeSubset(face);
    subset.take(0);
    wanted.forEach(subset::take);
    return subset.build();
  }

  private int take(int glyph) {
    Integer known = newNumbers.get(glyph);
    if (known != null) {
      return known;
    }
    int number = glyphs.size();
    newNumbers.put(glyph, number);
    glyphs.add(glyph);
    return number;
  }

  private byte[] build() {
    ByteOut glyf = new ByteOut(16 << 10);
    List<Integer> offsets = new ArrayList<>();
    // components of composite glyphs join the list while it is walked
    for (int i = 0; i < glyphs.size(); i++) {
      offsets.add(glyf.length());
      glyph(glyphs.get(i), glyf);
      glyf.fill(0, -glyf.length() & 3);
    }
    offsets.add(glyf.length());
    SortedMap<String, byte[]> tables = new TreeMap<>();
    tables.put("glyf", glyf.toByteArray());
    tables.put("loca", loca(offsets));
    tables.put("hmtx", hmtx());
    tables.put("head", patched("head", 50, 1));
    tables.put("hhea", patched("hhea", 34, glyphs.size()));
    tables.put("maxp", patched("maxp", 4, glyphs.size()));
    return file(tables);
  }

  private byte[] patched(String tag, int at, int value) {
    byte[] table = face.table(tag);
    table[at] = (byte) (value >> 8);
    table[at + 1] = (byte) value;
    if (tag.equals("head")) {
      // checkSumAdjustment is computed over the whole file with this field zero
      Arrays.fill(table, 8, 12, (byte) 0);
    }
    return table;
  }

  private static byte[] loca(List<Integer> offsets) {
    ByteOut out = new ByteOut(4 * offsets.size());
    offsets.forEach(offset -> int32(out, offset));
    return out.toByteArray();
  }

  private byte[] hmtx() {
    ByteOut out = new ByteOut(4 * glyphs.size());
    for (int glyph : glyphs) {
      int16(out, face.advanceUnits(glyph));
      int16(out, face.leftSideBearing(glyph));
    }
    return out.toByteArray();
  }

  private void glyph(int glyph, ByteOut out) {
    byte[] table = face.glyphTable();
    int start = face.glyphStart(glyph);
    int end = face.glyphEnd(glyph);
    if (end - start < 10) {
      return;
    }
    int contours = (short) read16(table, start);
    if (contours >= 0) {
      int instructions = start + 10 + 2 * contours;
      int length = read16(table, instructions);
      copy(table, start, instructions, out);
      int16(out, 0);
      copy(table, instructions + 2 + length, end, out);
    } else {
      composite(table, start, out);
    }
  }

  private void composite(byte[] table, int start, ByteOut out) {
    copy(table, start, start + 10, out);
    int at = start + 10;
    int flags;
    do {
      flags = read16(table, at);
      int component = read16(table, at + 2);
      int arguments = (flags & ARGS_ARE_WORDS) != 0 ? 4 : 2;
      int scale =
          (flags & HAS_SCALE) != 0
              ? 2
              : (flags & HAS_X_Y_SCALE) != 0 ? 4 : (flags & HAS_MATRIX) != 0 ? 8 : 0;
      int16(out, flags & ~HAS_INSTRUCTIONS);
      int16(out, take(component));
      copy(table, at + 4, at + 4 + arguments + scale, out);
      at += 4 + arguments + scale;
    } while ((flags & MORE_COMPONENTS) != 0);
  }

  private static byte[] file(SortedMap<String, byte[]> tables) {
    int count = tables.size();
    int power = Integer.highestOneBit(count);
    ByteOut out = new ByteOut(32 << 10);
    int32(out, 0x00010000);
    int16(out, count);
    int16(out, power * 16);
    int16(out, Integer.numberOfTrailingZeros(power));
    int16(out, (count - power) * 16);
    int offset = 12 + 16 * count;
    int headAt = 0;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] data = table.getValue();
      if (table.getKey().equals("head")) {
        headAt = offset;
      }
      out.write(table.getKey());
      int32(out, checksum(data, data.length));
      int32(out, offset);
      int32(out, data.length);
      offset += data.length + 3 & ~3;
    }
    for (byte[] data : tables.values()) {
      out.write(data).fill(0, -data.length & 3);
    }
    byte[] file = out.toByteArray();
    int adjustment = 0xB1B0AFBA - checksum(file, file.length);
    for (int i = 0; i < 4; i++) {
      file[headAt + 8 + i] = (byte) (adjustment >> (24 - 8 * i));
    }
    return file;
  }

  private static int checksum(byte[] data, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (data[i] & 0xFF) << (24 - 8 * (i & 3));
    }
    return sum;
  }

  private static int read16(byte[] data, int at) {
    return (data[at] & 0xFF) << 8 | (data[at + 1] & 0xFF);
  }

  private static void copy(byte[] data, int from, int to, ByteOut out) {
    for (int i = from; i < to; i++) {
      out.write(data[i]);
    }
  }

  private static void int16(ByteOut out, int value) {
    out.write(value >> 8).write(value);
  }

  private static void int32(ByteOut out, int value) {
    int16(out, value >> 16);
    int16(out, value);
  }
}
