package cn.sidian.seal.internal.appearance;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fonts in the order in which they are asked for a character. Immutable. */
public final class FontChain {
  private final List<FontFace> faces;

  /** The caller's fonts, then the Chinese and the Latin font of the SDK. */
  public FontChain(List<FontFace> callers) {
    List<FontFace> all = new ArrayList<>(callers);
    all.add(FontFace.bundledChinese());
    all.add(FontFace.bundledLatin());
    this.faces = List.copyOf(all);
  }

  /** The fonts that a note may be written with. */
  FontChain embeddable() {
    List<FontFace> callers =
        faces.subList(0, faces.size() - 2).stream().filter(FontFace::isEmbeddable).toList();
    return new FontChain(callers);
  }

  FontFace face(int index) {
    return faces.get(index);
  }

  int size() {
    return faces.size();
  }

  /**
   * The first font with a glyph for a character.
   *
   * @throws SidianException GLYPH_MISSING, naming the character
   */
  int indexFor(int codePoint) {
    for (int i = 0; i < faces.size() && canBeSeen(codePoint); i++) {
      if (faces.get(i).glyph(codePoint) != 0) {
        return i;
      }
    }
    String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    String number = "U+" + "0000".substring(Math.min(4, hex.length())) + hex;
    String shown = canBeSeen(codePoint) ? Character.toString(codePoint) : "";
    throw MESSAGES.exception("GLYPH_MISSING", null, shown, number);
  }

  /** What has no shape of its own, or turns the order of others, has no place on a seal. */
  private static boolean canBeSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  FontFace faceFor(int codePoint) {
    return faces.get(indexFor(codePoint));
  }
}
