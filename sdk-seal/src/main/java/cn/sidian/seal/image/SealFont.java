package cn.sidian.seal.image;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.appearance.FontFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A font of the caller's, tried before the fonts of the SDK: official seals are set in 宋体, which
 * only a licensed font provides. The note needs TrueType outlines; OpenType fonts with CFF outlines
 * serve the face of the seal only. Immutable and safe for many threads.
 */
public final class SealFont {
  private final byte[] font;

  private SealFont(byte[] font) {
    this.font = font;
  }

  /**
   * Reads a font.
   *
   * @param font a TrueType or OpenType font, not a collection
   * @return the font
   * @throws SidianException {@code FONT_UNREADABLE}
   */
  public static SealFont of(byte[] font) {
    FontFace.check(font);
    return new SealFont(font.clone());
  }

  /**
   * The Chinese font that comes with the SDK (Droid Sans Fallback, Apache-2.0). It has hardly any
   * Latin letters.
   *
   * @return the font
   */
  public static SealFont bundledChinese() {
    return new SealFont(FontFace.bundledChineseBytes());
  }

  /**
   * Reads a font file.
   *
   * @param font a {@code .ttf} or {@code .otf} file
   * @return the font
   * @throws SidianException {@code FONT_UNREADABLE}
   */
  public static SealFont read(Path font) {
    try {
      return of(Files.readAllBytes(font));
    } catch (IOException e) {
      throw FontFace.unreadable(e);
    }
  }

  /**
   * The font as it was given.
   *
   * @return a copy
   */
  public byte[] font() {
    return font.clone();
  }
}
