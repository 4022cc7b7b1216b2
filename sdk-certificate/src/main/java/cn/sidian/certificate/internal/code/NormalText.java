package cn.sidian.certificate.internal.code;

import java.text.Normalizer;

/**
 * Text that a person reads as the machine does: no control characters, no invisible ones, nothing
 * that turns the reading direction, no full-width digits and letters, in normal form NFC.
 * Full-width punctuation is ordinary Chinese and stays.
 */
public final class NormalText {
  /** Nothing below it combines with anything: texts of such characters are in NFC. */
  private static final int FIRST_COMBINING = 0x300;

  private NormalText() {}

  /** Whether a text is normal. */
  public static boolean isNormal(String text) {
    boolean below = true;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!isNormal(c)) {
        return false;
      }
      below &= c < FIRST_COMBINING;
      at += Character.charCount(c);
    }
    return below || Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  private static boolean isNormal(int c) {
    int type = Character.getType(c);
    boolean hidden =
        type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.UNASSIGNED
            || type == Character.PRIVATE_USE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    return !hidden && !isFullWidth(c) && !isBlankLetter(c);
  }

  /** Digits and letters of the block FF00 to FF5E. */
  private static boolean isFullWidth(int c) {
    return (c >= 0xff10 && c <= 0xff19)
        || (c >= 0xff21 && c <= 0xff3a)
        || (c >= 0xff41 && c <= 0xff5a);
  }

  /** Letters that show nothing: Hangul fillers and the Braille blank. */
  private static boolean isBlankLetter(int c) {
    return c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x2800;
  }

  /** A text for a code, or an exception that says which part is wrong, without showing it. */
  public static String require(String text, String part) {
    if (!isNormal(text)) {
      throw new IllegalArgumentException(
          part
              + " holds characters that are invisible, turn the direction, are full-width digits or"
              + " letters, or are not in form NFC; correct the record before it is shown");
    }
    return text;
  }
}
