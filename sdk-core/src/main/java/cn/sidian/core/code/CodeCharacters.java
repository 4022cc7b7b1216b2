package cn.sidian.core.code;

import java.util.Locale;

/** Ways of writing one character: half or full width, upper or lower case. */
final class CodeCharacters {
  /** U+FF01 to U+FF5E repeat the visible ASCII characters, this far away. */
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private CodeCharacters() {}

  static boolean isFullWidth(int character) {
    return character >= 0xFF01 && character <= 0xFF5E;
  }

  static boolean isLowerCase(int character) {
    int half = halfWidth(character);
    return half >= 'a' && half <= 'z';
  }

  /** Half width and upper case; outside the first plane, where no code has characters, U+FFFD. */
  static char normalized(int character) {
    int half = halfWidth(character);
    if (half >= 'a' && half <= 'z') {
      half -= 'a' - 'A';
    }
    return Character.isBmpCodePoint(half) ? (char) half : '\uFFFD';
  }

  /** For messages: the character where it can be seen and cannot disturb, else its number. */
  static String shown(int character) {
    boolean harmless =
        isVisibleAscii(character) || isFullWidth(character) || Character.isIdeographic(character);
    return harmless
        ? Character.toString(character)
        : String.format(Locale.ROOT, "U+%04X", character);
  }

  /** Neither blank nor control, nor anything else that two readers could see differently. */
  static boolean isVisible(int character) {
    return isVisibleAscii(character)
        || isFullWidth(character)
        || Character.isLetterOrDigit(character);
  }

  private static boolean isVisibleAscii(int character) {
    return character > ' ' && character <= '~';
  }

  private static int halfWidth(int character) {
    return isFullWidth(character) ? character - FULL_WIDTH_OFFSET : character;
  }
}
