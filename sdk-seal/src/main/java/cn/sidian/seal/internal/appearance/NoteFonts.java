package cn.sidian.seal.internal.appearance;

import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.ArrayList;
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
    for (SortedSet<Integer> characters : byFace(commonText)) {
      FontFace face = fonts.face(common.size());
      common.add(characters.isEmpty() ? null : FontSubset.of(face, characters));
    }
  }

  private List<SortedSet<Integer>> byFace(String text) {
    List<SortedSet<Integer>> result = new ArrayList<>();
    for (int i = 0; i < fonts.size(); i++) {
      result.add(new TreeSet<>());
    }
    text.codePoints().forEach(c -> result.get(fonts.indexFor(c)).add(c));
    return result;
  }

  /** The width of a character in ems. */
  double advance(int codePoint) {
    FontFace face = fonts.faceFor(codePoint);
    return face.advance(face.glyph(codePoint));
  }

  /** The fonts of one note. */
  Used prepare(List<String> lines) {
    List<FontSubset> subsets = new ArrayList<>();
    List<SortedSet<Integer>> needed = byFace(String.join("", lines));
    for (int i = 0; i < needed.size(); i++) {
      FontSubset base = common.get(i);
      SortedSet<Integer> missing = new TreeSet<>(needed.get(i));
      if (base != null) {
        boolean used = missing.removeIf(base::has);
        if (used) {
          subsets.add(base);
        }
      }
      if (!missing.isEmpty()) {
        subsets.add(extra(i, missing));
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
  static final class Used {
    private final List<FontSubset> subsets;

    private Used(List<FontSubset> subsets) {
      this.subsets = subsets;
    }

    /** Writes the fonts and gives the font resources. */
    Dictionary write(IncrementalUpdate update) {
      Dictionary resources = Dictionary.EMPTY;
      for (int i = 0; i < subsets.size(); i++) {
        Reference font = subsets.get(i).write(update);
        resources = resources.with("F" + i, font);
      }
      return resources;
    }

    /** Shows a line: runs of characters of one font. */
    void show(String line, double size, StringBuilder out) {
      int current = -1;
      for (int codePoint : line.codePoints().toArray()) {
        int font = 0;
        while (!subsets.get(font).has(codePoint)) {
          font++;
        }
        if (font != current) {
          if (current >= 0) {
            out.append("> Tj ");
          }
          out.append("/F").append(font).append(' ').append(size).append(" Tf <");
          current = font;
        }
        out.append(FontSubset.hex4(subsets.get(font).code(codePoint)));
      }
      if (current >= 0) {
        out.append("> Tj\n");
      }
    }
  }
}
