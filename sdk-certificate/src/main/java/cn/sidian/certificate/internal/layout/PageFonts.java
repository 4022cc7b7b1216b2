package cn.sidian.certificate.internal.layout;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.seal.image.SealFont;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The fonts of one drawing, first choice first. Used by one thread at a time. */
final class PageFonts {
  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final List<Face> faces;

  private PageFonts(List<Face> faces) {
    this.faces = faces;
  }

  /** A font and what it needs for measuring. */
  record Face(TrueTypeFont font, CmapLookup characters, double unitsPerEm) {
    double advance(int glyph) throws IOException {
      return font.getAdvanceWidth(glyph) / unitsPerEm;
    }
  }

  /** Some characters in a row that one font has. */
  record Run(int face, String text) {}

  /** Reads the fonts anew: their parsers keep a position. */
  static PageFonts read(List<SealFont> own) {
    try {
      List<Face> faces = new ArrayList<>();
      for (SealFont font : own) {
        faces.add(face(font.font()));
      }
      try (InputStream in =
          Objects.requireNonNull(PDFont.class.getResourceAsStream(LATIN), LATIN)) {
        faces.add(face(in.readAllBytes()));
      }
      faces.add(face(SealFont.bundledChinese().font()));
      return new PageFonts(faces);
    } catch (IOException e) {
      throw MESSAGES.exception("FONT_UNREADABLE", e);
    }
  }

  private static Face face(byte[] bytes) throws IOException {
    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
    return new Face(font, font.getUnicodeCmapLookup(), font.getUnitsPerEm());
  }

  List<Face> faces() {
    return faces;
  }

  private int faceOf(int character) {
    for (int i = 0; i < faces.size(); i++) {
      // Latin marks in Chinese text look wrong in a Latin font
      boolean chineseMark = character > 0x2000 && i == faces.size() - 2;
      if (!chineseMark && faces.get(i).characters().getGlyphId(character) != 0) {
        return i;
      }
    }
    for (int i = 0; i < faces.size(); i++) {
      if (faces.get(i).characters().getGlyphId(character) != 0) {
        return i;
      }
    }
    throw MESSAGES.exception(
        "GLYPH_MISSING", null, String.format(Locale.ROOT, "U+%04X", character));
  }

  /** A text as runs of one font each. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    int face = -1;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int next = faceOf(character);
      if (next != face && i > 0) {
        runs.add(new Run(face, text.substring(start, i)));
        start = i;
      }
      face = next;
      i += Character.charCount(character);
    }
    if (start < text.length()) {
      runs.add(new Run(face, text.substring(start)));
    }
    return runs;
  }

  /** The width of a text at size 1. */
  double width(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); ) {
      width += advance(text.codePointAt(i));
      i += Character.charCount(text.codePointAt(i));
    }
    return width;
  }

  private double advance(int character) {
    Face face = faces.get(faceOf(character));
    try {
      return face.advance(face.characters().getGlyphId(character));
    } catch (IOException e) {
      throw MESSAGES.exception("FONT_UNREADABLE", e);
    }
  }

  /** Lines of at most this width at size 1; broken between any two Chinese characters. */
  List<String> lines(String text, double maxWidth) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double width = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      double advance = advance(character);
      if (width + advance > maxWidth && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
        width = 0;
      }
      line.appendCodePoint(character);
      width += advance;
      i += Character.charCount(character);
    }
    lines.add(line.toString());
    return lines;
  }
}
