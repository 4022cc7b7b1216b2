package cn.sidian.certificate.internal.quality;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What is odd about the characters of a value: two readers would see or compare it differently. */
final class Characters {
  private Characters() {}

  /** The key of the first oddity, or null if there is none. */
  static @Nullable String oddity(String text) {
    boolean ascii = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F) {
        return "control";
      }
      ascii &= c < 0x7F;
    }
    if (!text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)))) {
      return "edge";
    }
    return ascii ? null : ofAll(text);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u3000' || c == '\u00A0';
  }

  private static @Nullable String ofAll(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String key = oddity(c);
      if (key != null) {
        return key;
      }
      i += Character.charCount(c);
    }
    return Normalizer.isNormalized(text, Normalizer.Form.NFC) ? null : "form";
  }

  private static @Nullable String oddity(int c) {
    if (c >= 0x4E00 && c <= 0x9FFF) {
      return null;
    }
    if ((c >= 0xFF10 && c <= 0xFF19)
        || (c >= 0xFF21 && c <= 0xFF3A)
        || (c >= 0xFF41 && c <= 0xFF5A)) {
      return "width";
    }
    if ((c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F)
        || (c >= 0x2E80 && c <= 0x2FDF)) {
      return "variant";
    }
    if (c == 0x2022 || c == 0x2027 || c == 0x30FB || c == 0xFF65 || c == 0x2219 || c == 0x22C5) {
      return "dot";
    }
    int type = Character.getType(c);
    if (type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)) {
      return "invisible";
    }
    if (type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.SURROGATE
        || c == 0xFFFD) {
      return "unassigned";
    }
    return null;
  }
}
