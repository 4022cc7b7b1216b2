package cn.sidian.core.internal.cbor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of CBOR as far as the formats of this SDK use it. Immutable. */
public sealed interface Cbor {

  /**
   * A whole number of major type 0 or 1.
   *
   * @param value the number
   */
  record Int(long value) implements Cbor {}

  /** A byte string (major type 2). */
  final class Bytes implements Cbor {
    private final byte[] content;

    Bytes(byte[] content) {
      this.content = content;
    }

    /** A copy of the bytes. */
    public byte[] content() {
      return content.clone();
    }

    /** How many bytes. */
    public int length() {
      return content.length;
    }

    /** The bytes themselves, for reading only. */
    byte[] shared() {
      return content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
      return "Bytes[" + content.length + "]";
    }
  }

  /**
   * A text string (major type 3), well-formed UTF-8.
   *
   * @param value the text
   */
  record Text(String value) implements Cbor {
    /** Names the length only: the text may be a person's name. */
    @Override
    public String toString() {
      return "Text[" + value.length() + "]";
    }
  }

  /**
   * An array (major type 4).
   *
   * @param items its items
   */
  record Array(List<Cbor> items) implements Cbor {
    /** Copies the list. */
    public Array {
      items = List.copyOf(items);
    }
  }

  /** A map (major type 5), its keys in the order of their encoding. */
  final class Dictionary implements Cbor {
    private final Map<Cbor, Cbor> entries;

    Dictionary(Map<Cbor, Cbor> sorted) {
      this.entries = sorted;
    }

    /** The value of a key, or null. */
    public @Nullable Cbor get(Cbor key) {
      return entries.get(key);
    }

    /** The entries in the order of their encoded keys; unmodifiable. */
    public Map<Cbor, Cbor> entries() {
      return java.util.Collections.unmodifiableMap(entries);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Dictionary map && entries.equals(map.entries);
    }

    @Override
    public int hashCode() {
      return entries.hashCode();
    }

    @Override
    public String toString() {
      return "Dictionary[" + entries.size() + "]";
    }
  }

  /** A number. */
  static Cbor of(long value) {
    return new Int(value);
  }

  /** A text; it must not hold unpaired surrogates. */
  static Cbor of(String value) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(
          "the text holds half of a surrogate pair; correct it where it was read");
    }
    return new Text(value);
  }

  /** Bytes; the array is copied. */
  static Cbor of(byte[] value) {
    return new Bytes(value.clone());
  }

  /** An array. */
  static Cbor array(Cbor... items) {
    return new Array(List.of(items));
  }

  /** An array. */
  static Cbor array(List<Cbor> items) {
    return new Array(items);
  }

  /** Collects a map. */
  static MapBuilder map() {
    return new MapBuilder();
  }

  /** Collects the entries of a map in any order. */
  final class MapBuilder {
    private final Map<Cbor, Cbor> entries = new LinkedHashMap<>();

    private MapBuilder() {}

    /** An entry under a number; null leaves it out. */
    public MapBuilder put(long key, @Nullable Cbor value) {
      return put(new Int(key), value);
    }

    /** An entry under a text; null leaves it out. */
    public MapBuilder put(String key, @Nullable Cbor value) {
      return put(Cbor.of(key), value);
    }

    private MapBuilder put(Cbor key, @Nullable Cbor value) {
      if (value != null && entries.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException("a key of the map is given twice: " + key);
      }
      return this;
    }

    /** The map. */
    public Dictionary build() {
      List<Map.Entry<Cbor, Cbor>> order = new ArrayList<>(entries.entrySet());
      order.sort(
          (a, b) ->
              Arrays.compareUnsigned(
                  CborWriter.write(Objects.requireNonNull(a.getKey())),
                  CborWriter.write(Objects.requireNonNull(b.getKey()))));
      Map<Cbor, Cbor> sorted = new LinkedHashMap<>();
      order.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      return new Dictionary(sorted);
    }
  }
}
