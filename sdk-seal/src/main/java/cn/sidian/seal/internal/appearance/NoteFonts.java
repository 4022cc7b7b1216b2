package cn.sidian.seal.internal.appearance;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.ByteOut;
import cn.sidian.seal.internal.pdf.NewObjects;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fonts a sealer writes notes with. What every note needs is compiled once; the other
 * characters of a note become a small font of their own, and the last of those are kept. What is
 * written depends on the note alone, never on the notes before. Safe for many threads.
 */
public final class NoteFonts {
  private static final int KEPT = 256;

  private final FontChain fonts;
  private final CharacterPlaces places;
  private final List<@Nullable FontSubset> common = new ArrayList<>();
  private final Map<String, FontSubset> extras =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FontSubset> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Compiles the common characters.
   *
   * @param chain the fonts
   * @param commonText the characters that every note has
   */
  public NoteFonts(FontChain chain, String commonText) {
    this.fonts = chain.embeddable();
    this.places = new CharacterPlaces(fonts);
    List<SortedSet<Integer>> byFont = new ArrayList<>();
    for (int i = 0; i < fonts.size(); i++) {
      byFont.add(new TreeSet<>());
    }
    commonText.codePoints().forEach(c -> byFont.get(places.font(c)).add(c));
    for (SortedSet<Integer> characters : byFont) {
      FontFace face = fonts.face(common.size());
      common.add(characters.isEmpty() ? null : FontSubset.of(face, characters));
    }
  }

  /** The width of a character in ems. */
  public double advance(int codePoint) {
    return places.advance(codePoint);
  }

  /** Whether some font has a glyph for a character. */
  public boolean canShow(int codePoint) {
    try {
      return places.font(codePoint) >= 0;
    } catch (SidianException e) {
      return false;
    }
  }

  /** The fonts of one note. */
  public Used prepare(List<String> lines) {
    boolean[] used = new boolean[fonts.size()];
    Map<Integer, SortedSet<Integer>> missing = new HashMap<>();
    for (String line : lines) {
      for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
        int codePoint = line.codePointAt(i);
        int font = places.font(codePoint);
        FontSubset base = common.get(font);
        if (base != null && base.has(codePoint)) {
          used[font] = true;
        } else {
          missing.computeIfAbsent(font, f -> new TreeSet<>()).add(codePoint);
        }
      }
    }
    List<FontSubset> subsets = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      FontSubset base = common.get(i);
      if (base != null && used[i]) {
        subsets.add(base);
      }
      SortedSet<Integer> more = missing.get(i);
      if (more != null) {
        subsets.add(extra(i, more));
      }
    }
    return new Used(subsets);
  }

  private FontSubset extra(int face, SortedSet<Integer> characters) {
    StringBuilder key = new StringBuilder().append(face).append(':');
    characters.forEach(key::appendCodePoint);
    String name = key.toString();
    synchronized (extras) {
      FontSubset known = extras.get(name);
      if (known != null) {
        return known;
      }
    }
    FontSubset made = FontSubset.of(fonts.face(face), characters);
    synchronized (extras) {
      extras.put(name, made);
    }
    return made;
  }

  /** The subsets that one note is written with; resource names are F0, F1 … */
  public static final class Used {
    private final List<FontSubset> subsets;

    private Used(List<FontSubset> subsets) {
      this.subsets = subsets;
    }

    /** Writes the fonts and gives the font resources. */
    public Dictionary write(NewObjects update) {
      Dictionary resources = Dictionary.EMPTY;
      for (int i = 0; i < subsets.size(); i++) {
        Reference font = subsets.get(i).write(update);
        resources = resources.with("F" + i, font);
      }
      return resources;
    }

    /** Shows a line: runs of characters of one font. */
    public void show(String line, double size, ByteOut out) {
      int current = -1;
      for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
        int codePoint = line.codePointAt(i);
        int font = 0;
        while (!subsets.get(font).has(codePoint)) {
          font++;
        }
        if (font != current) {
          if (current >= 0) {
            out.write("> Tj ");
          }
          out.write("/F").number(font).write(' ').decimal(size).write(" Tf <");
          current = font;
        }
        out.hex4(subsets.get(font).code(codePoint));
      }
      if (current >= 0) {
        out.write("> Tj\n");
      }
    }
  }
}
