package cn.sidian.seal.internal.appearance;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** One font file, read once. Safe for many threads. */
public final class FontFace {
  private static final String CJK = "/cn/sidian/seal/internal/fonts/DroidSansFallbackFull.ttf";
  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final int unitsPerEm;
  private final byte @Nullable [] glyphs;
  private final long[] locations;
  private final String name;

  private FontFace(TrueTypeFont font) throws IOException {
    this.font = font;
    this.characters = Objects.requireNonNull(font.getUnicodeCmapLookup());
    this.unitsPerEm = font.getUnitsPerEm();
    this.name = plain(font.getName());
    Map<String, TTFTable> tables = font.getTableMap();
    if (tables.containsKey("glyf") && tables.containsKey("loca")) {
      this.glyphs = table("glyf");
      this.locations = font.getIndexToLocation().getOffsets();
    } else {
      this.glyphs = null;
      this.locations = new long[0];
    }
  }

  /** The PostScript name as every reader takes it: its letters, digits and hyphens, at most 63. */
  private static String plain(@Nullable String name) {
    String letters = name == null ? "" : name.replaceAll("[^A-Za-z0-9-]", "");
    return letters.isEmpty() ? "Font" : letters.substring(0, Math.min(63, letters.length()));
  }

  /** The fonts of the SDK, read when first needed: Chinese first, then Latin. */
  public static FontFace bundledChinese() {
    return Bundled.CHINESE;
  }

  /** For digits, Latin letters and the marks that the Chinese font lacks. */
  public static FontFace bundledLatin() {
    return Bundled.LATIN_FACE;
  }

  /** Loads lazily; the objects are immutable, so sharing them is no state. */
  private static final class Bundled {
    static final FontFace CHINESE = resource(FontFace.class, CJK);
    static final FontFace LATIN_FACE = resource(PDFont.class, LATIN);
  }

  /** The file of {@link #bundledChinese}. */
  public static byte[] bundledChineseBytes() {
    return bytes(FontFace.class, CJK);
  }

  private static FontFace resource(Class<?> owner, String path) {
    return parse(bytes(owner, path));
  }

  private static byte[] bytes(Class<?> owner, String path) {
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the font " + path + " is missing from its jar", e);
    }
  }

  /**
   * Reads a TrueType or OpenType font.
   *
   * @throws SidianException FONT_UNREADABLE
   */
  public static FontFace parse(byte[] bytes) {
    try {
      boolean cff = bytes.length > 4 && bytes[0] == 'O' && bytes[1] == 'T';
      RandomAccessReadBuffer source = new RandomAccessReadBuffer(bytes);
      TrueTypeFont font = cff ? new OTFParser().parse(source) : new TTFParser().parse(source);
      return new FontFace(font);
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** Throws FONT_UNREADABLE for what is no font. */
  public static void check(byte[] bytes) {
    if (parse(bytes).unitsPerEm <= 0) {
      throw MESSAGES.exception("FONT_UNREADABLE", null);
    }
  }

  /** FONT_UNREADABLE. */
  public static SidianException unreadable(Exception cause) {
    return MESSAGES.exception("FONT_UNREADABLE", cause);
  }

  /** Whether the note may be written with it: TrueType outlines, embedding not forbidden. */
  public boolean isEmbeddable() {
    try {
      OS2WindowsMetricsTable os2 = font.getOS2Windows();
      boolean restricted =
          os2 != null && (os2.getFsType() & 0xF) == OS2WindowsMetricsTable.FSTYPE_RESTRICTED;
      return glyphs != null && !restricted;
    } catch (IOException e) {
      return false;
    }
  }

  String name() {
    return name;
  }

  /** The glyph of a character, or 0. */
  int glyph(int codePoint) {
    return characters.getGlyphId(codePoint);
  }

  /** The width of a glyph in ems. */
  double advance(int glyph) {
    try {
      return (double) font.getAdvanceWidth(glyph) / unitsPerEm;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The outline of a glyph; 1 em is {@link #unitsPerEm()}. */
  synchronized GeneralPath outline(int glyph) {
    try {
      if (font instanceof OpenTypeFont openType && openType.isPostScript()) {
        return openType.getCFF().getFont().getType2CharString(glyph).getPath();
      }
      GlyphData data = font.getGlyph().getGlyph(glyph);
      return data == null ? new GeneralPath() : data.getPath();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  int unitsPerEm() {
    return unitsPerEm;
  }

  /** The TrueType data of a glyph: an array, its start and its end. */
  byte[] glyphTable() {
    return Objects.requireNonNull(glyphs, "a font with CFF outlines");
  }

  int glyphStart(int glyph) {
    return (int) locations[glyph];
  }

  int glyphEnd(int glyph) {
    return (int) locations[glyph + 1];
  }

  int glyphCount() {
    return locations.length - 1;
  }

  int leftSideBearing(int glyph) {
    try {
      return font.getHorizontalMetrics().getLeftSideBearing(glyph);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  int advanceUnits(int glyph) {
    try {
      return font.getAdvanceWidth(glyph);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A table of the font as it stands in its file. */
  synchronized byte[] table(String tag) {
    try {
      return font.getTableBytes(Objects.requireNonNull(font.getTableMap().get(tag), tag));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Ascent, descent and the box of all glyphs, in thousandths of an em. */
  FontMeasures measures() {
    try {
      double scale = 1000.0 / unitsPerEm;
      var head = font.getHeader();
      var hhea = font.getHorizontalHeader();
      return new FontMeasures(
          hhea.getAscender() * scale,
          hhea.getDescender() * scale,
          head.getXMin() * scale,
          head.getYMin() * scale,
          head.getXMax() * scale,
          head.getYMax() * scale);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Thousandths of an em. */
  record FontMeasures(
      double ascent, double descent, double xMin, double yMin, double xMax, double yMax) {}
}
