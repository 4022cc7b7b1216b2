package cn.sidian.seal.internal.appearance;

import cn.sidian.seal.internal.pdf.ByteOut;
import cn.sidian.seal.internal.pdf.NewObjects;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Characters of one font, ready to be written into any document: compressed font program, widths
 * and ToUnicode. Made once, written many times; immutable.
 */
final class FontSubset {
  private static final Name FLATE = new Name("FlateDecode");

  private final FontFace face;
  private final CharacterCodes codes;
  private final Name baseFont;
  private final byte[] program;
  private final int programLength;
  private final byte[] toUnicode;
  private final byte[] cidSet;
  private final PdfObject widths;

  private FontSubset(FontFace face, SortedSet<Integer> characters) {
    this.face = face;
    this.codes = new CharacterCodes(characters.size());
    List<Integer> glyphs = new ArrayList<>();
    Map<Integer, Integer> codeOfGlyph = new HashMap<>();
    List<Integer> characterOfCode = new ArrayList<>();
    for (int character : characters) {
      int glyph = face.glyph(character);
      Integer code = codeOfGlyph.get(glyph);
      if (code == null) {
        glyphs.add(glyph);
        code = glyphs.size();
        codeOfGlyph.put(glyph, code);
        characterOfCode.add(character);
      }
      codes.put(character, code);
    }
    byte[] file = TrueTypeSubset.of(face, glyphs);
    this.programLength = file.length;
    this.program = Flate.compress(file);
    this.toUnicode = Flate.compress(toUnicode(characterOfCode));
    this.widths = widths(face, glyphs);
    int count = glyphCount(file);
    this.cidSet = cidSet(count);
    this.baseFont = new Name(tag(file) + "+" + face.name());
  }

  static FontSubset of(FontFace face, SortedSet<Integer> characters) {
    return new FontSubset(face, characters);
  }

  /** Whether a character is in this subset. */
  boolean has(int character) {
    return codes.get(character) != 0;
  }

  /** The two-byte code of a character of this subset. */
  int code(int character) {
    int code = codes.get(character);
    if (code == 0) {
      throw new IllegalStateException("not in this subset");
    }
    return code;
  }

  /** Writes the font; returns the reference for the resources. */
  Reference write(NewObjects update) {
    Reference file =
        update.addStream(
            Dictionary.of("Filter", FLATE, "Length1", Numeric.of(programLength)), program);
    Reference set = update.addStream(Dictionary.EMPTY, cidSet);
    Reference unicode = update.addStream(Dictionary.of("Filter", FLATE), toUnicode);
    FontFace.FontMeasures measures = face.measures();
    Reference descriptor =
        update.add(
            Dictionary.of(
                "Type", new Name("FontDescriptor"),
                "FontName", baseFont,
                "Flags", Numeric.of(4),
                "FontBBox",
                    Array.ofNumbers(
                        measures.xMin(), measures.yMin(), measures.xMax(), measures.yMax()),
                "ItalicAngle", Numeric.of(0),
                "Ascent", Numeric.of(measures.ascent()),
                "Descent", Numeric.of(measures.descent()),
                "CapHeight", Numeric.of(measures.ascent()),
                "StemV", Numeric.of(80),
                "FontFile2", file,
                "CIDSet", set));
    Reference descendant =
        update.add(
            Dictionary.of(
                "Type",
                new Name("Font"),
                "Subtype",
                new Name("CIDFontType2"),
                "BaseFont",
                baseFont,
                "CIDSystemInfo",
                Dictionary.of(
                    "Registry", Text.ascii("Adobe"),
                    "Ordering", Text.ascii("Identity"),
                    "Supplement", Numeric.of(0)),
                "FontDescriptor",
                descriptor,
                "DW",
                Numeric.of(1000),
                "W",
                widths,
                "CIDToGIDMap",
                new Name("Identity")));
    return update.add(
        Dictionary.of(
            "Type",
            new Name("Font"),
            "Subtype",
            new Name("Type0"),
            "BaseFont",
            baseFont,
            "Encoding",
            new Name("Identity-H"),
            "DescendantFonts",
            Array.of(descendant),
            "ToUnicode",
            unicode));
  }

  private static PdfObject widths(FontFace face, List<Integer> glyphs) {
    List<PdfObject> list = new ArrayList<>();
    list.add(Numeric.of(face.advance(0) * 1000));
    for (int glyph : glyphs) {
      list.add(Numeric.of(face.advance(glyph) * 1000));
    }
    return Array.of(Numeric.of(0), new Array(List.copyOf(list)));
  }

  private static int glyphCount(byte[] file) {
    // the table directory is sorted: glyf, head, hhea, hmtx, loca, maxp
    int maxp = 12 + 5 * 16;
    int offset =
        (file[maxp + 8] & 0xFF) << 24
            | (file[maxp + 9] & 0xFF) << 16
            | (file[maxp + 10] & 0xFF) << 8
            | (file[maxp + 11] & 0xFF);
    return (file[offset + 4] & 0xFF) << 8 | (file[offset + 5] & 0xFF);
  }

  /** One bit for each glyph of the program (9.8.3.3); PDF/A-1 asks for it. */
  private static byte[] cidSet(int count) {
    byte[] bits = new byte[(count + 7) / 8];
    for (int i = 0; i < count; i++) {
      bits[i / 8] |= (byte) (0x80 >> i % 8);
    }
    return bits;
  }

  /** Six letters that depend on nothing but the content (9.9.2). */
  private static String tag(byte[] file) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(file);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + (digest[i] & 0xFF) % 26));
    }
    return tag.toString();
  }

  private static byte[] toUnicode(List<Integer> characterOfCode) {
    ByteOut map = new ByteOut(1_024);
    map.write(
        """
        /CIDInit /ProcSet findresource begin
        12 dict begin
        begincmap
        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
        /CMapName /Adobe-Identity-UCS def
        /CMapType 2 def
        1 begincodespacerange
        <0000> <FFFF>
        endcodespacerange
        """);
    for (int from = 0; from < characterOfCode.size(); from += 100) {
      int to = Math.min(from + 100, characterOfCode.size());
      map.number(to - from).write(" beginbfchar\n");
      for (int i = from; i < to; i++) {
        map.write('<').hex4(i + 1).write("> <");
        for (char unit : Character.toChars(characterOfCode.get(i))) {
          map.hex4(unit);
        }
        map.write(">\n");
      }
      map.write("endbfchar\n");
    }
    map.write("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map.toByteArray();
  }
}
