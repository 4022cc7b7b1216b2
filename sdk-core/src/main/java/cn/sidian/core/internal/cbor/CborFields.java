package cn.sidian.core.internal.cbor;

import static cn.sidian.core.internal.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a map with numbers as keys. A part that is missing or of another type is {@code
 * CBOR_MALFORMED}, naming the key.
 */
public final class CborFields {
  /** Keys from here on may be ignored by who does not know them. */
  private static final long FIRST_IGNORABLE = 128;

  private final Cbor.Dictionary map;
  private final String place;

  private CborFields(Cbor.Dictionary map, String place) {
    this.map = map;
    this.place = place;
  }

  /**
   * The entries of a value.
   *
   * @param value what should be a map
   * @param place how the map is called in messages
   */
  public static CborFields of(Cbor value, String place) {
    if (value instanceof Cbor.Dictionary map) {
      return new CborFields(map, place);
    }
    throw shape(place);
  }

  /** The exception for something that is not of the agreed shape. */
  public static SidianException shape(String place) {
    return new SidianException(
        "CBOR_MALFORMED",
        MESSAGES.text("CBOR_MALFORMED", MESSAGES.text("CBOR_MALFORMED.shape")),
        place);
  }

  /** Whether a key is there that is not known and must not be ignored. */
  public boolean hasUnknown(long lastKnown) {
    for (Cbor key : map.entries().keySet()) {
      boolean fine =
          key instanceof Cbor.Int number
              && (number.value() >= FIRST_IGNORABLE
                  || (number.value() >= 0 && number.value() <= lastKnown));
      if (!fine) {
        return true;
      }
    }
    return false;
  }

  /** Whether a key is there. */
  public boolean has(long key) {
    return map.get(Cbor.of(key)) != null;
  }

  /** A number. */
  public long number(long key) {
    if (required(key) instanceof Cbor.Int number) {
      return number.value();
    }
    throw shape(place(key));
  }

  /** A number within bounds. */
  public long number(long key, long least, long most) {
    long number = number(key);
    if (number < least || number > most) {
      throw shape(place(key));
    }
    return number;
  }

  /** A number, or null if the key is absent. */
  public @Nullable Long optionalNumber(long key) {
    return has(key) ? (Long) number(key) : null;
  }

  /** A text. */
  public String text(long key) {
    if (required(key) instanceof Cbor.Text text) {
      return text.value();
    }
    throw shape(place(key));
  }

  /** A text, or null if the key is absent. */
  public @Nullable String optionalText(long key) {
    return has(key) ? text(key) : null;
  }

  /** Bytes. */
  public byte[] bytes(long key) {
    if (required(key) instanceof Cbor.Bytes bytes) {
      return bytes.content();
    }
    throw shape(place(key));
  }

  /** Bytes of one length. */
  public byte[] bytes(long key, int length) {
    byte[] bytes = bytes(key);
    if (bytes.length != length) {
      throw shape(place(key));
    }
    return bytes;
  }

  /** Bytes of one length, or null if the key is absent. */
  public byte @Nullable [] optionalBytes(long key, int length) {
    return has(key) ? bytes(key, length) : null;
  }

  /** Any value, or null if the key is absent. */
  public @Nullable Cbor value(long key) {
    return map.get(Cbor.of(key));
  }

  /** The texts of an array. */
  public List<String> texts(long key) {
    return list(
        key,
        (item, where) -> {
          if (item instanceof Cbor.Text text) {
            return text.value();
          }
          throw shape(where);
        });
  }

  /** The maps of an array. */
  public <T> List<T> maps(long key, Function<CborFields, T> reading) {
    return list(key, (item, where) -> reading.apply(CborFields.of(item, where)));
  }

  /** A map from text to text, in the order of the encoded keys. */
  public Map<String, String> textMap(long key) {
    if (!(required(key) instanceof Cbor.Dictionary texts)) {
      throw shape(place(key));
    }
    Map<String, String> result = new LinkedHashMap<>();
    for (Map.Entry<Cbor, Cbor> entry : texts.entries().entrySet()) {
      if (!(entry.getKey() instanceof Cbor.Text name)
          || !(entry.getValue() instanceof Cbor.Text value)) {
        throw shape(place(key));
      }
      result.put(name.value(), value.value());
    }
    return result;
  }

  /** Reads one item of an array. */
  private interface ItemReading<T> {
    T read(Cbor item, String where);
  }

  private <T> List<T> list(long key, ItemReading<T> reading) {
    if (!(required(key) instanceof Cbor.Array array)) {
      throw shape(place(key));
    }
    List<T> result = new ArrayList<>();
    for (Cbor item : array.items()) {
      result.add(reading.read(item, place(key) + "[" + result.size() + "]"));
    }
    return result;
  }

  private Cbor required(long key) {
    Cbor value = map.get(Cbor.of(key));
    if (value == null) {
      throw shape(place(key));
    }
    return value;
  }

  private String place(long key) {
    return place + " key " + key;
  }
}
