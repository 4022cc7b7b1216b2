package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
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
public final class PdfScanner extends PdfCursor {
  private static final int MAX_TOKEN = 4 << 10;

  private final Deadline deadline;
  private int objectsRead;

  public PdfScanner(PdfBytes bytes, Deadline deadline) {
    super(bytes);
    this.deadline = deadline;
  }

  public PdfScanner seek(long position) {
    moveTo(position);
    return this;
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
          case '(' -> PdfStrings.literal(this);
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
    throw PdfTrouble.damaged("token", position());
  }

  private PdfObject dictionaryOrHex(int depth) {
    advance();
    if (peek() == '<') {
      advance();
      return dictionary(depth);
    }
    return PdfStrings.hex(this);
  }

  private PdfObject numberOrReference(int first) {
    long start = position();
    if (first >= '0' && first <= '9') {
      long number = unsigned();
      if (number >= 0) {
        long afterNumber = position();
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
        moveTo(afterNumber);
        return Numeric.of(number);
      }
      moveTo(start);
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
      advance();
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
    advance();
    StringBuilder text = new StringBuilder();
    int c = peek();
    while (isRegular(c)) {
      advance();
      if (c == '#') {
        int high = PdfStrings.hexDigit(peek());
        if (high >= 0) {
          long mark = position();
          advance();
          int low = PdfStrings.hexDigit(peek());
          if (low >= 0) {
            advance();
            c = high << 4 | low;
          } else {
            moveTo(mark);
          }
        }
      }
      text.append((char) c);
      if (text.length() > MAX_TOKEN) {
        throw PdfTrouble.damaged("name", position());
      }
      c = peek();
    }
    return new Name(text.toString());
  }

  private Array array(int depth) {
    long start = position();
    advance();
    List<PdfObject> items = new ArrayList<>();
    while (true) {
      skipSpace();
      int c = peek();
      if (c == ']') {
        advance();
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
    long start = position();
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    String repeated = null;
    while (true) {
      skipSpace();
      int c = peek();
      if (c == '>') {
        advance();
        if (next() != '>') {
          throw PdfTrouble.damaged("dictionary", start);
        }
        return new Dictionary(Collections.unmodifiableMap(entries), repeated);
      }
      if (c != '/') {
        throw PdfTrouble.damaged("dictionary", c < 0 ? start : position());
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
    long start = position();
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
          advance();
        }
        if (peek() == '\n') {
          advance();
        }
        value = new Stream(dictionary, position(), id);
      }
    }
    return new Indirect(id, start, value);
  }

  /** Whether {@code number generation obj} stands here. */
  boolean startsObject(int number) {
    skipSpace();
    if (unsigned() != number) {
      return false;
    }
    skipSpace();
    boolean generation = unsigned() >= 0;
    skipSpace();
    return generation && acceptLoosely("obj");
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
    long start = position();
    PdfObject value = object(path.length);
    return new Span(start, position(), value);
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
    long start = position();
    for (int i = 0; i < keyword.length(); i++) {
      if (next() != keyword.charAt(i)) {
        moveTo(start);
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
