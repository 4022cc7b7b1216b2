package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The decoded objects of an object stream (ISO 32000-2, 7.5.7). */
final class ObjectStream {
  private final byte[] data;
  private final Map<Integer, Integer> offsets;

  private ObjectStream(byte[] data, Map<Integer, Integer> offsets) {
    this.data = data;
    this.offsets = offsets;
  }

  static ObjectStream parse(
      Dictionary dictionary,
      byte[] data,
      long at,
      UnaryOperator<PdfObject> resolve,
      Deadline deadline) {
    long count = integer(dictionary, "N", at, resolve);
    long first = integer(dictionary, "First", at, resolve);
    if (!dictionary.isNamed("Type", "ObjStm") || first > data.length || count > data.length) {
      throw PdfTrouble.damaged("objectStream", at);
    }
    PdfScanner scanner = new PdfScanner(PdfBytes.of(data), deadline);
    Map<Integer, Integer> offsets = new HashMap<>();
    for (int i = 0; i < count; i++) {
      scanner.skipSpace();
      long number = scanner.unsigned();
      scanner.skipSpace();
      long offset = scanner.unsigned();
      if (number < 0 || offset < 0 || number > Integer.MAX_VALUE || first + offset >= data.length) {
        // cut short: the objects named so far are there, the others are not
        break;
      }
      offsets.putIfAbsent((int) number, (int) (first + offset));
    }
    return new ObjectStream(data, offsets);
  }

  private static long integer(
      Dictionary dictionary, String key, long at, UnaryOperator<PdfObject> resolve) {
    PdfObject value = resolve.apply(dictionary.entries().getOrDefault(key, Null.NULL));
    Long integer = value instanceof Numeric number ? number.integer() : null;
    if (integer == null || integer < 0) {
      throw PdfTrouble.damaged("objectStream", at);
    }
    return integer;
  }

  PdfObject object(int number, Deadline deadline) {
    Integer offset = offsets.get(number);
    if (offset == null) {
      return Null.NULL;
    }
    return new PdfScanner(PdfBytes.of(data), deadline).seek(offset).object();
  }
}
