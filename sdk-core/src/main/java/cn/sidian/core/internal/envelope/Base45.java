package cn.sidian.core.internal.envelope;

import static cn.sidian.core.internal.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.util.Arrays;

/** RFC 9285: two bytes as three characters that QR symbols store in 5.5 bits each. */
public final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final byte[] VALUES = values();

  private Base45() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }

  /** The text of some bytes. */
  public static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 3 / 2 + 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int number = pair ? ((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff) : bytes[i] & 0xff;
      out.append(ALPHABET.charAt(number % 45)).append(ALPHABET.charAt(number / 45 % 45));
      if (pair) {
        out.append(ALPHABET.charAt(number / 2025));
      }
    }
    return out.toString();
  }

  /**
   * The bytes of a text; there is one text for each sequence of bytes and the other way round.
   *
   * @param text the text
   * @param from where in it Base45 begins; places are counted from the start of the text
   * @throws SidianException {@code BASE45_MALFORMED} with the character
   */
  public static byte[] decode(String text, int from) {
    int length = text.length() - from;
    if (length % 3 == 1) {
      throw malformed("length", text.length());
    }
    byte[] out = new byte[length / 3 * 2 + length % 3 / 2];
    int to = 0;
    for (int i = from; i < text.length(); i += 3) {
      boolean triple = i + 2 < text.length();
      int number = value(text, i) + 45 * value(text, i + 1);
      if (triple) {
        number += 2025 * value(text, i + 2);
      }
      if (number > (triple ? 0xffff : 0xff)) {
        throw malformed("group", i + 1);
      }
      if (triple) {
        out[to++] = (byte) (number >> 8);
      }
      out[to++] = (byte) number;
    }
    return out;
  }

  private static int value(String text, int at) {
    char c = text.charAt(at);
    int value = c < 128 ? VALUES[c] : -1;
    if (value < 0) {
      throw malformed("character", at + 1);
    }
    return value;
  }

  private static SidianException malformed(String reason, int character) {
    return new SidianException(
        "BASE45_MALFORMED",
        MESSAGES.text("BASE45_MALFORMED", MESSAGES.text("BASE45_MALFORMED." + reason)),
        "character " + character);
  }
}
