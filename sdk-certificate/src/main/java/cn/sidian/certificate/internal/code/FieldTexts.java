package cn.sidian.certificate.internal.code;

import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborFields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The printed fields of a code, as small as may be: the usual short names of GB/T 36903 are
 * numbers, and a text is UTF-16 in a byte string where that is shorter than UTF-8, as it is for
 * Chinese. Each text and name has one spelling.
 */
public final class FieldTexts {
  /** Numbers from 1; new names go behind, and none ever moves. */
  private static final List<String> NAMES =
      List.of(
          "ZZMC",
          "ZZLXDM",
          "ZZBH",
          "ZZBFJG",
          "ZZBFJGDM",
          "ZZBFRQ",
          "ZZYXQQSRQ",
          "ZZYXQJZRQ",
          "CZZT",
          "CZZT*",
          "CZZTDM",
          "CZZTDM*",
          "CZZTDMLXDM");

  private FieldTexts() {}

  /** The fields as a value of a payload. */
  public static Cbor write(Map<String, String> fields) {
    Cbor.MapBuilder map = Cbor.map();
    fields.forEach(
        (name, value) -> {
          int number = NAMES.indexOf(name);
          if (number >= 0) {
            map.put(number + 1L, text(value));
          } else {
            map.put(name, text(value));
          }
        });
    return map.build();
  }

  private static Cbor text(String value) {
    byte[] utf16 = value.getBytes(StandardCharsets.UTF_16BE);
    return utf16.length < value.getBytes(StandardCharsets.UTF_8).length
        ? Cbor.of(utf16)
        : Cbor.of(value);
  }

  /** The fields of a value, or CBOR_MALFORMED if it is none or has another spelling. */
  public static Map<String, String> read(@Nullable Cbor value, String place) {
    if (!(value instanceof Cbor.Dictionary map)) {
      throw CborFields.shape(place);
    }
    Map<String, String> fields = new TreeMap<>();
    map.entries().forEach((key, text) -> fields.put(name(key, place), text(text, place)));
    if (!write(fields).equals(value)) {
      throw CborFields.shape(place);
    }
    return fields;
  }

  private static String name(Cbor key, String place) {
    if (key instanceof Cbor.Int number && number.value() >= 1 && number.value() <= NAMES.size()) {
      return NAMES.get((int) number.value() - 1);
    }
    if (key instanceof Cbor.Text text) {
      return text.value();
    }
    throw CborFields.shape(place);
  }

  private static String text(Cbor value, String place) {
    if (value instanceof Cbor.Text text) {
      return text.value();
    }
    if (value instanceof Cbor.Bytes bytes) {
      try {
        return StandardCharsets.UTF_16BE
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes.content()))
            .toString();
      } catch (CharacterCodingException e) {
        throw CborFields.shape(place);
      }
    }
    throw CborFields.shape(place);
  }
}
