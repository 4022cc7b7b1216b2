package cn.sidian.seal.internal.pdf;

/**
 * A place in a file and what can be read there without knowing objects: bytes, white space,
 * keywords, unsigned integers (ISO 32000-2, 7.2). Belongs to one thread.
 */
abstract class PdfCursor {
  private static final int WINDOW = 4 << 10;

  private final PdfBytes bytes;
  private byte[] window;
  private long windowAt;
  private int windowLength;
  private long at;

  PdfCursor(PdfBytes bytes) {
    this.bytes = bytes;
    byte[] array = bytes.array();
    if (array == null) {
      window = new byte[(int) Math.min(WINDOW, bytes.length())];
    } else {
      window = array;
      windowLength = (int) bytes.length();
    }
  }

  final void moveTo(long position) {
    at = position;
  }

  /** Goes on behind a byte that was looked at. */
  final void advance() {
    at++;
  }

  public final long position() {
    return at;
  }

  /** The next byte, or -1 at the end; the position stays. */
  public final int peek() {
    long inWindow = at - windowAt;
    if (inWindow < 0 || inWindow >= windowLength) {
      if (at < 0 || at >= bytes.length()) {
        return -1;
      }
      if (bytes.array() != null) {
        inWindow = at;
      } else {
        windowAt = at;
        windowLength = bytes.read(at, window, 0, window.length);
        if (windowLength <= 0) {
          return -1;
        }
        inWindow = 0;
      }
    }
    return window[(int) inWindow] & 0xFF;
  }

  /** The next byte, or -1 at the end; goes on behind it. */
  public final int next() {
    int c = peek();
    if (c >= 0) {
      at++;
    }
    return c;
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f';
  }

  static boolean isDelimiter(int c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{'
        || c == '}' || c == '/' || c == '%';
  }

  static boolean isRegular(int c) {
    return c >= 0 && !isSpace(c) && !isDelimiter(c);
  }

  /** Skips white space and comments. */
  public final void skipSpace() {
    while (true) {
      int c = peek();
      if (isSpace(c)) {
        at++;
      } else if (c == '%') {
        while (c >= 0 && c != '\n' && c != '\r') {
          at++;
          c = peek();
        }
      } else {
        return;
      }
    }
  }

  /** Skips a keyword if it stands here as a whole word. */
  public final boolean accept(String keyword) {
    long start = at;
    for (int i = 0; i < keyword.length(); i++) {
      if (next() != keyword.charAt(i)) {
        at = start;
        return false;
      }
    }
    if (isRegular(peek())) {
      at = start;
      return false;
    }
    return true;
  }

  /** An unsigned integer standing here, or -1. */
  public final long unsigned() {
    long start = at;
    long value = 0;
    int digits = 0;
    int c = peek();
    while (c >= '0' && c <= '9') {
      if (++digits > 18) {
        at = start;
        return -1;
      }
      value = value * 10 + (c - '0');
      at++;
      c = peek();
    }
    if (digits == 0 || isRegular(c)) {
      at = start;
      return -1;
    }
    return value;
  }
}
