package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import org.jspecify.annotations.Nullable;

/** Whether every reader gets along with what a cross-reference section says of itself. */
final class XrefShape {
  /**
   * How many objects readers need to cope with, number 0 among them (ISO 32000-1, annex C). What is
   * kept by number takes memory.
   */
  static final int MOST = 8_388_608;

  private static final PdfObject FLATE = new PdfObject.Name("FlateDecode");

  private XrefShape() {}

  /**
   * Whether the dictionary of a cross-reference stream says in itself, once, and without references
   * which entries there are (7.5.8.2): objects are found only when these are known. What only
   * tables have, a stream beside them, some readers follow here too.
   */
  static boolean isDirect(Dictionary dictionary) {
    PdfObject index = dictionary.get("Index");
    PdfObject parameters = dictionary.get("DecodeParms");
    return dictionary.repeatedKey() == null
        && !dictionary.has("XRefStm")
        && isPlain(dictionary.get("Filter"))
        && (index == null || (index instanceof Array pairs && pairs.size() % 2 == 0))
        && dictionary.get("Length") instanceof Numeric
        && isSize(dictionary.get("Size"))
        && dictionary.get("W") instanceof Array widths
        && widths.size() == 3
        && isKind(widths.get(0))
        && (parameters == null || isDirectly(parameters));
  }

  /** Readers that miss it, or find it too large, search the file for its objects. */
  static boolean isSize(@Nullable PdfObject object) {
    Long size = object instanceof Numeric number ? number.integer() : null;
    return size != null && size > 0 && size <= MOST;
  }

  /** Not every reader knows every filter here. */
  private static boolean isPlain(@Nullable PdfObject filter) {
    return filter == null
        || filter.equals(FLATE)
        || (filter instanceof Array array && array.items().stream().allMatch(FLATE::equals));
  }

  /** A kind is 0, 1 or 2: where it takes more than a byte, some readers search the file. */
  private static boolean isKind(PdfObject width) {
    Long bytes = width instanceof Numeric number ? number.integer() : null;
    return bytes != null && bytes <= 1;
  }

  private static boolean isDirectly(PdfObject parameters) {
    if (parameters instanceof Array array) {
      return array.items().stream().allMatch(XrefShape::isDirectly);
    }
    return !(parameters instanceof PdfObject.Reference)
        && !(parameters instanceof Dictionary dictionary
            && dictionary.entries().values().stream()
                .anyMatch(value -> value instanceof PdfObject.Reference));
  }
}
