package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Reads string objects (ISO 32000-2, 7.3.4). */
final class PdfStrings {
  private static final int MAX_STRING = 64 << 20;

  private PdfStrings() {}

  /** The literal string whose bracket stands here. */
  static Text literal(PdfCursor cursor) {
    long start = cursor.position();
    cursor.advance();
    ByteArrayOutputStream out = new ByteArrayOutputStream(32);
    int open = 1;
    while (true) {
      int c = cursor.next();
      switch (c) {
        case -1 -> throw PdfTrouble.damaged("string", start);
        case '(' -> open++;
        case ')' -> open--;
        case '\\' -> c = escape(cursor);
        case '\r' -> {
          skipLineFeed(cursor);
          c = '\n';
        }
        default -> {
          // the byte itself
        }
      }
      if (open == 0) {
        return new Text(out.toByteArray(), false);
      }
      if (c < 0) {
        continue;
      }
      out.write(c);
      if (out.size() > MAX_STRING) {
        throw PdfTrouble.damaged("string", start);
      }
    }
  }

  private static void skipLineFeed(PdfCursor cursor) {
    if (cursor.peek() == '\n') {
      cursor.advance();
    }
  }

  /** The byte an escape stands for, or -1 for a line that goes on. */
  private static int escape(PdfCursor cursor) {
    int c = cursor.next();
    switch (c) {
      case 'n' -> {
        return '\n';
      }
      case 'r' -> {
        return '\r';
      }
      case 't' -> {
        return '\t';
      }
      case 'b' -> {
        return '\b';
      }
      case 'f' -> {
        return '\f';
      }
      case '\r' -> {
        skipLineFeed(cursor);
        return -1;
      }
      case '\n' -> {
        return -1;
      }
      default -> {
        return c >= '0' && c <= '7' ? octal(cursor, c - '0') : c;
      }
    }
  }

  private static int octal(PdfCursor cursor, int first) {
    int value = first;
    for (int i = 0; i < 2 && cursor.peek() >= '0' && cursor.peek() <= '7'; i++) {
      value = (value << 3) | (cursor.next() - '0');
    }
    return value & 0xFF;
  }

  /** The hexadecimal string behind whose bracket the cursor stands. */
  static Text hex(PdfCursor cursor) {
    long start = cursor.position() - 1;
    // signature values are long strings of these: no stream, no lock for each byte
    byte[] out = new byte[64];
    int length = 0;
    int high = -1;
    while (true) {
      int c = cursor.next();
      if (c == '>') {
        break;
      }
      if (PdfCursor.isSpace(c)) {
        continue;
      }
      int digit = hexDigit(c);
      if (digit < 0 || length > MAX_STRING) {
        throw PdfTrouble.damaged("string", start);
      }
      if (high < 0) {
        high = digit;
        continue;
      }
      if (length == out.length) {
        out = Arrays.copyOf(out, 2 * length);
      }
      out[length++] = (byte) (high << 4 | digit);
      high = -1;
    }
    byte[] bytes = Arrays.copyOf(out, high < 0 ? length : length + 1);
    if (high >= 0) {
      bytes[length] = (byte) (high << 4);
    }
    return new Text(bytes, true);
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hexDigit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return c > 0 && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
