package cn.sidian.seal.internal.appearance;

/**
 * Which font of a chain shows a character and how wide it is there, looked up once for each
 * character. Safe for many threads: entries are written without locks, but two threads write the
 * same number.
 */
final class CharacterPlaces {
  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int UNITS_BITS = 16;

  private final FontChain fonts;
  private final double[] unitsPerEm;

  /** The number of the font plus one, then the width in units; 0 for a character not met yet. */
  private final int[][] pages = new int[Character.MIN_SUPPLEMENTARY_CODE_POINT / PAGE][];

  CharacterPlaces(FontChain fonts) {
    this.fonts = fonts;
    this.unitsPerEm = new double[fonts.size()];
    for (int i = 0; i < unitsPerEm.length; i++) {
      unitsPerEm[i] = fonts.face(i).unitsPerEm();
    }
  }

  /** The number of the font in its chain. */
  int font(int codePoint) {
    return (entry(codePoint) >>> UNITS_BITS) - 1;
  }

  /** The width in ems. */
  double advance(int codePoint) {
    int entry = entry(codePoint);
    int units = entry & ((1 << UNITS_BITS) - 1);
    return units / unitsPerEm[(entry >>> UNITS_BITS) - 1];
  }

  private int entry(int codePoint) {
    if (codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      return look(codePoint);
    }
    int[] page = pages[codePoint >>> PAGE_BITS];
    if (page == null) {
      page = new int[PAGE];
      pages[codePoint >>> PAGE_BITS] = page;
    }
    int entry = page[codePoint & (PAGE - 1)];
    if (entry == 0) {
      entry = look(codePoint);
      page[codePoint & (PAGE - 1)] = entry;
    }
    return entry;
  }

  private int look(int codePoint) {
    int font = fonts.indexFor(codePoint);
    FontFace face = fonts.face(font);
    return ((font + 1) << UNITS_BITS) | face.advanceUnits(face.glyph(codePoint));
  }
}
