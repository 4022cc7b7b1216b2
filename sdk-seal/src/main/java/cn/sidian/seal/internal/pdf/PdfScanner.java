package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens and objects at any place of a file (ISO 32000-2, 7.2 and 7.3). One scanner belongs
 * to one thread.
 */
public final class PdfScanner {
  private static final int WINDOW = 4 << 10;
  private static final int MAX_STRING = 64 << 20;
  private static final int MAX_TOKEN = 4 << 10;

  private final PdfBytes bytes;
  private final Deadline deadline;
  private byte[] window;
  private long windowAt;
  private int windowLength;
  private long at;
  private int objectsRead;

  public PdfScanner(PdfBytes bytes, Deadline deadline) {
    this.bytes = bytes;
    this.deadline = deadline;
    byte[] array = bytes.array();
    if (array == null) {
      window = new byte[(int) Math.min(WINDOW, bytes.length())];
    } else {
      window = array;
      windowLength = (int) bytes.length();
    }
  }

  public PdfScanner seek(long position) {
    at = position;
    return this;
  }

  public long position() {
    return at;
  }

  /** The next byte, or -1 at the end; the position stays. */
  public int peek() {
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
  public int next() {
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

  private static boolean isRegular(int c) {
    return c >= 0 && !isSpace(c) && !isDelimiter(c);
  }

  /** Skips white space and comments. */
  public void skipSpace() {
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
  public boolean accept(String keyword) {
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
  public long unsigned() {
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

  /** One object; references are not followed. */
  public PdfObject object() {
    return object(0);
  }

  private PdfObject object(int depth) {
    if (depth > deadline.limits().maxDepth()) {
      throw PdfTrouble.limit("depth", deadline.limits().maxDepth());
    }
    if ((++objectsRead & 0x3FFF) == 0) {
      deadline.check();
    }
    skipSpace();
    int c = peek();
    PdfObject bracketed =
        switch (c) {
          case '/' -> name();
          case '(' -> literal();
          case '[' -> array(depth);
          case '<' -> dictionaryOrHex(depth);
          default -> null;
        };
    if (bracketed != null) {
      return bracketed;
    }
    if (c == '+' || c == '-' || c == '.' || (c >= '0' && c <= '9')) {
      return numberOrReference(c);
    }
    if (accept("true")) {
      return new Bool(true);
    }
    if (accept("false")) {
      return new Bool(false);
    }
    if (accept("null")) {
      return Null.NULL;
    }
    throw PdfTrouble.damaged("token", at);
  }

  private PdfObject dictionaryOrHex(int depth) {
    at++;
    if (peek() == '<') {
      at++;
      return dictionary(depth);
    }
    return hex();
  }

  private PdfObject numberOrReference(int first) {
    long start = at;
    if (first >= '0' && first <= '9') {
      long number = unsigned();
      if (number >= 0) {
        long afterNumber = at;
        if (number <= Integer.MAX_VALUE && isSpace(peek())) {
          skipSpace();
          long generation = unsigned();
          if (generation >= 0 && generation <= 65_535 && isSpace(peek())) {
            skipSpace();
            if (accept("R")) {
              return new Reference((int) number, (int) generation);
            }
          }
        }
        at = afterNumber;
        return Numeric.of(number);
      }
      at = start;
    }
    StringBuilder text = new StringBuilder();
    int dots = 0;
    int digits = 0;
    int c = peek();
    while (isRegular(c)) {
      if (c == '.') {
        dots++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else if (!((c == '+' || c == '-') && text.length() == 0)) {
        throw PdfTrouble.damaged("number", start);
      }
      text.append((char) c);
      at++;
      c = peek();
      if (text.length() > 64) {
        throw PdfTrouble.damaged("number", start);
      }
    }
    if (dots > 1 || (digits == 0 && dots == 0)) {
      throw PdfTrouble.damaged("number", start);
    }
    return new Numeric(digits == 0 ? "0" : text.toString());
  }

  private Name name() {
    at++;
    StringBuilder text = new StringBuilder();
    int c = peek();
    while (isRegular(c)) {
      at++;
      if (c == '#') {
        int high = hexDigit(peek());
        if (high >= 0) {
          long mark = at;
          at++;
          int low = hexDigit(peek());
          if (low >= 0) {
            at++;
            c = high << 4 | low;
          } else {
            at = mark;
          }
        }
      }
      text.append((char) c);
      if (text.length() > MAX_TOKEN) {
        throw PdfTrouble.damaged("name", at);
      }
      c = peek();
    }
    return new Name(text.toString());
  }

  private static int hexDigit(int c) {
    return c < 0 ? -1 : Character.digit(c, 16);
  }

  private Text literal() {
    long start = at;
    at++;
    ByteArrayOutputStream out = new ByteArrayOutputStream(32);
    int open = 1;
    while (true) {
      int c = next();
      switch (c) {
        case -1 -> throw PdfTrouble.damaged("string", start);
        case '(' -> open++;
        case ')' -> open--;
        case '\\' -> c = escape();
        case '\r' -> {
          skipLineFeed();
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

  private void skipLineFeed() {
    if (peek() == '\n') {
      at++;
    }
  }

  /** The byte an escape stands for, or -1 for a line that goes on. */
  private int escape() {
    int c = next();
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
        skipLineFeed();
        return -1;
      }
      case '\n' -> {
        return -1;
      }
      default -> {
        return c >= '0' && c <= '7' ? octal(c - '0') : c;
      }
    }
  }

  private int octal(int first) {
    int value = first;
    for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
      value = (value << 3) | (next() - '0');
    }
    return value & 0xFF;
  }

  private Text hex() {
    long start = at - 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    int high = -1;
    while (true) {
      int c = next();
      if (c == '>') {
        break;
      }
      if (isSpace(c)) {
        continue;
      }
      int digit = hexDigit(c);
      if (digit < 0) {
        throw PdfTrouble.damaged("string", start);
      }
      if (high < 0) {
        high = digit;
      } else {
        out.write(high << 4 | digit);
        high = -1;
      }
      if (out.size() > MAX_STRING) {
        throw PdfTrouble.damaged("string", start);
      }
    }
    if (high >= 0) {
      out.write(high << 4);
    }
    return new Text(out.toByteArray(), true);
  }

  private Array array(int depth) {
    long start = at;
    at++;
    List<PdfObject> items = new ArrayList<>();
    while (true) {
      skipSpace();
      int c = peek();
      if (c == ']') {
        at++;
        return new Array(Collections.unmodifiableList(items));
      }
      if (c < 0) {
        throw PdfTrouble.damaged("array", start);
      }
      items.add(object(depth + 1));
      if (items.size() > deadline.limits().maxObjects()) {
        throw PdfTrouble.limit("objects", deadline.limits().maxObjects());
      }
    }
  }

  private Dictionary dictionary(int depth) {
    long start = at;
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    String repeated = null;
    while (true) {
      skipSpace();
      int c = peek();
      if (c == '>') {
        at++;
        if (next() != '>') {
          throw PdfTrouble.damaged("dictionary", start);
        }
        return new Dictionary(Collections.unmodifiableMap(entries), repeated);
      }
      if (c != '/') {
        throw PdfTrouble.damaged("dictionary", c < 0 ? start : at);
      }
      String key = name().value();
      PdfObject value = object(depth + 1);
      if (entries.put(key, value) != null) {
        repeated = key;
      }
    }
  }

  /**
   * The indirect object that starts here: {@code 12 0 obj … endobj}.
   *
   * @return null if no object starts here
   */
  public @Nullable Indirect indirect() {
    skipSpace();
    long start = at;
    long number = unsigned();
    if (number < 0 || number > Integer.MAX_VALUE) {
      return null;
    }
    skipSpace();
    long generation = unsigned();
    if (generation < 0 || generation > 65_535) {
      return null;
    }
    skipSpace();
    if (!acceptLoosely("obj")) {
      return null;
    }
    Reference id = new Reference((int) number, (int) generation);
    skipSpace();
    if (accept("endobj")) {
      return new Indirect(id, start, Null.NULL);
    }
    PdfObject value = object(0);
    if (value instanceof Dictionary dictionary) {
      skipSpace();
      if (accept("stream")) {
        // the data starts after CR LF or LF (7.3.8.1); a lone CR is met too
        if (peek() == '\r') {
          at++;
        }
        if (peek() == '\n') {
          at++;
        }
        value = new Stream(dictionary, at, id);
      }
    }
    return new Indirect(id, start, value);
  }

  /**
   * Where a value stands within the indirect object that starts here.
   *
   * @param path keys, each of the dictionary that stands under the one before; none for the object
   *     itself
   * @return null if no object starts here, or it has no dictionary with that key on the way
   */
  public @Nullable Span span(String... path) {
    skipSpace();
    boolean header = unsigned() >= 0;
    skipSpace();
    header &= unsigned() >= 0;
    skipSpace();
    if (!header || !acceptLoosely("obj")) {
      return null;
    }
    skipSpace();
    for (String key : path) {
      if (!seekValue(key)) {
        return null;
      }
    }
    long start = at;
    PdfObject value = object(path.length);
    return new Span(start, at, value);
  }

  /** Goes on to the value of a key in the dictionary that starts here. */
  private boolean seekValue(String key) {
    int first = next();
    int second = next();
    if (first != '<' || second != '<') {
      return false;
    }
    while (true) {
      skipSpace();
      if (peek() != '/') {
        return false;
      }
      String found = name().value();
      skipSpace();
      if (found.equals(key)) {
        return true;
      }
      object(1);
    }
  }

  /**
   * A value and its place.
   *
   * @param start its first byte
   * @param end behind its last byte
   * @param value the value
   */
  public record Span(long start, long end, PdfObject value) {}

  /** {@code obj} may be followed at once by a number or name: {@code 1 0 obj123}. */
  private boolean acceptLoosely(String keyword) {
    long start = at;
    for (int i = 0; i < keyword.length(); i++) {
      if (next() != keyword.charAt(i)) {
        at = start;
        return false;
      }
    }
    return true;
  }

  /**
   * An indirect object as it stands in the file.
   *
   * @param id its numbers as written
   * @param at where it starts
   * @param value the object
   */
  public record Indirect(Reference id, long at, PdfObject value) {}
}
