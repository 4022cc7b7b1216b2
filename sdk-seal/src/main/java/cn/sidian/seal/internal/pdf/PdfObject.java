package cn.sidian.seal.internal.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One PDF object (ISO 32000-2, 7.3). Immutable; arrays of bytes are shared, never changed. */
public sealed interface PdfObject {

  /** The null object; also what a reference to nothing means. */
  enum Null implements PdfObject {
    NULL
  }

  /** A boolean. */
  record Bool(boolean value) implements PdfObject {}

  /**
   * A number, kept as it is written so that copying does not change it.
   *
   * @param text the characters in the file
   */
  record Numeric(String text) implements PdfObject {
    public static Numeric of(long value) {
      return new Numeric(Long.toString(value));
    }

    /** A number with at most four decimals, without exponent. */
    public static Numeric of(double value) {
      return new Numeric(Decimals.text(value));
    }

    public boolean isInteger() {
      return text.indexOf('.') < 0;
    }

    /** The integer, or null if it is a real or out of range. */
    public @Nullable Long integer() {
      if (!isInteger() || text.length() > 19) {
        return null;
      }
      try {
        return Long.parseLong(text.startsWith("+") ? text.substring(1) : text);
      } catch (NumberFormatException e) {
        return null;
      }
    }

    public double value() {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /**
   * A string.
   *
   * @param bytes its bytes, decrypted
   * @param hex whether it is written as {@code <…>}
   */
  record Text(byte[] bytes, boolean hex) implements PdfObject {
    public static Text ascii(String text) {
      return new Text(text.getBytes(StandardCharsets.US_ASCII), false);
    }

    /** A text string: ASCII where that suffices, else UTF-16 with a byte order mark. */
    public static Text text(String text) {
      boolean plain = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
      if (plain) {
        return ascii(text);
      }
      byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
      byte[] marked = new byte[utf16.length + 2];
      marked[0] = (byte) 0xFE;
      marked[1] = (byte) 0xFF;
      System.arraycopy(utf16, 0, marked, 2, utf16.length);
      return new Text(marked, true);
    }

    /** The characters of a text string (ISO 32000-2, 7.9.2.2). */
    public String decoded() {
      if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
        return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
      }
      if (bytes.length >= 3
          && bytes[0] == (byte) 0xEF
          && bytes[1] == (byte) 0xBB
          && bytes[2] == (byte) 0xBF) {
        return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    /** Strings may be personal data. */
    @Override
    public String toString() {
      return "Text[" + bytes.length + " bytes]";
    }
  }

  /**
   * A name.
   *
   * @param value its bytes as Latin-1, without the slash, escapes resolved
   */
  record Name(String value) implements PdfObject {}

  /** An array. */
  record Array(List<PdfObject> items) implements PdfObject {
    public static Array of(PdfObject... items) {
      return new Array(List.of(items));
    }

    public static Array ofNumbers(double... values) {
      return new Array(
          Arrays.stream(values).mapToObj(value -> (PdfObject) Numeric.of(value)).toList());
    }

    public int size() {
      return items.size();
    }

    public PdfObject get(int index) {
      return items.get(index);
    }

    /** This array with one more item. */
    public Array plus(PdfObject item) {
      PdfObject[] all = items.toArray(new PdfObject[items.size() + 1]);
      all[items.size()] = item;
      return new Array(List.of(all));
    }
  }

  /**
   * A dictionary, in the order of the file.
   *
   * @param entries keys without slash; a key written twice keeps its last value
   * @param repeatedKey a key that was written twice, or null
   */
  record Dictionary(Map<String, PdfObject> entries, @Nullable String repeatedKey)
      implements PdfObject {
    public static final Dictionary EMPTY = new Dictionary(Map.of(), null);

    /** Entries given as key, value, key, value … */
    public static Dictionary of(Object... keysAndValues) {
      Map<String, PdfObject> entries = new LinkedHashMap<>();
      for (int i = 0; i < keysAndValues.length; i += 2) {
        entries.put((String) keysAndValues[i], (PdfObject) keysAndValues[i + 1]);
      }
      return new Dictionary(Collections.unmodifiableMap(entries), null);
    }

    /** The value as written: maybe a reference; null if the key is absent. */
    public @Nullable PdfObject get(String key) {
      return entries.get(key);
    }

    public boolean has(String key) {
      return entries.containsKey(key);
    }

    /** This dictionary with a key set. */
    public Dictionary with(String key, PdfObject value) {
      Map<String, PdfObject> copy = new LinkedHashMap<>(entries);
      copy.put(key, value);
      return new Dictionary(Collections.unmodifiableMap(copy), repeatedKey);
    }

    /** This dictionary without a key. */
    public Dictionary without(String key) {
      Map<String, PdfObject> copy = new LinkedHashMap<>(entries);
      copy.remove(key);
      return new Dictionary(Collections.unmodifiableMap(copy), repeatedKey);
    }

    /** Whether a key has the given name as its direct value. */
    public boolean isNamed(String key, String value) {
      return entries.get(key) instanceof Name name && name.value().equals(value);
    }
  }

  /**
   * A stream whose data still stands in the file.
   *
   * @param dictionary its dictionary
   * @param dataAt offset of the first byte of data in the file
   * @param id the object it is, which encryption needs; null inside other structures
   */
  record Stream(Dictionary dictionary, long dataAt, @Nullable Reference id) implements PdfObject {}

  /**
   * A reference to an indirect object.
   *
   * @param number object number
   * @param generation generation number
   */
  record Reference(int number, int generation) implements PdfObject {
    @Override
    public String toString() {
      return number + " " + generation + " R";
    }
  }
}
