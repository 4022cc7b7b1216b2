package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The decoded objects of an object stream (ISO 32000-2, 7.5.7). */
final class ObjectStream {
  private final byte[] data;
  private final Map<Integer, Integer> offsets;
  private final List<Integer> numbers;

  private ObjectStream(byte[] data, Map<Integer, Integer> offsets, List<Integer> numbers) {
    this.data = data;
    this.offsets = offsets;
    this.numbers = numbers;
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
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      scanner.skipSpace();
      long number = scanner.unsigned();
      scanner.skipSpace();
      long offset = scanner.unsigned();
      if (number < 0 || offset < 0 || number > Integer.MAX_VALUE || first + offset >= data.length) {
        // cut short: the objects named so far are there, the others are not
        break;
      }
      numbers.add((int) number);
      offsets.putIfAbsent((int) number, (int) (first + offset));
    }
    return new ObjectStream(data, offsets, List.copyOf(numbers));
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

  /** Whether the object with an index, and no other, has a number. */
  boolean holds(int number, int index) {
    return numbers.indexOf(number) == numbers.lastIndexOf(number)
        && (index == XrefEntry.NO_INDEX || numbers.indexOf(number) == index)
        && offsets.containsKey(number);
  }

  PdfObject object(int number, Deadline deadline) {
    Integer offset = offsets.get(number);
    if (offset == null) {
      return Null.NULL;
    }
    return new PdfScanner(PdfBytes.of(data), deadline).seek(offset).object();
  }
}
