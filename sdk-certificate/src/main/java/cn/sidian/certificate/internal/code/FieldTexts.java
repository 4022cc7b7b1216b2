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
    return isShorterInUtf16(value)
        ? Cbor.of(value.getBytes(StandardCharsets.UTF_16BE))
        : Cbor.of(value);
  }

  /** The fields of a value, or CBOR_MALFORMED if it is none or has another spelling. */
  public static Map<String, String> read(@Nullable Cbor value, String place) {
    if (!(value instanceof Cbor.Dictionary map)) {
      throw CborFields.shape(place);
    }
    Map<String, String> fields = new TreeMap<>();
    for (Map.Entry<Cbor, Cbor> entry : map.entries().entrySet()) {
      fields.put(name(entry.getKey(), place), text(entry.getValue(), place));
    }
    return fields;
  }

  private static String name(Cbor key, String place) {
    if (key instanceof Cbor.Int number && number.value() >= 1 && number.value() <= NAMES.size()) {
      return NAMES.get((int) number.value() - 1);
    }
    // a name that has a number has no second spelling; so no field is there twice either
    if (key instanceof Cbor.Text text && !NAMES.contains(text.value())) {
      return text.value();
    }
    throw CborFields.shape(place);
  }

  private static String text(Cbor value, String place) {
    if (value instanceof Cbor.Text text && !isShorterInUtf16(text.value())) {
      return text.value();
    }
    if (value instanceof Cbor.Bytes bytes) {
      String text = utf16(bytes.content(), place);
      if (isShorterInUtf16(text)) {
        return text;
      }
    }
    throw CborFields.shape(place);
  }

  private static String utf16(byte[] content, String place) {
    try {
      return StandardCharsets.UTF_16BE.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw CborFields.shape(place);
    }
  }

  private static boolean isShorterInUtf16(String text) {
    int utf8 = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        utf8++;
      } else {
        // half of a surrogate pair is half of four
        utf8 += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return 2 * text.length() < utf8;
  }
}
