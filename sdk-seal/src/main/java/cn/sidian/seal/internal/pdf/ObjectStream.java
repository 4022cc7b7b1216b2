package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The decoded objects of an object stream (ISO 32000-2, 7.5.7). */
final class ObjectStream {
  private final byte[] data;

  /** Numbers and indexes, packed and in order. */
  private final long[] numbers;

  /** Where the objects start, in the order of their indexes. */
  private final int[] offsets;

  /** Whether there are as many objects as stated, the first where the stream says. */
  private final boolean complete;

  private @Nullable Boolean sound;

  private ObjectStream(byte[] data, long[] numbers, int[] offsets, boolean complete) {
    this.data = data;
    this.numbers = numbers;
    this.offsets = offsets;
    this.complete = complete;
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
    if (count > deadline.limits().maxObjects()) {
      throw PdfTrouble.limit("objects", deadline.limits().maxObjects());
    }
    PdfScanner scanner = new PdfScanner(PdfBytes.of(data), deadline);
    // an object takes two digits and two blanks before it is anything at all
    int most = (int) Math.min(count, data.length / 4 + 1);
    long[] numbers = new long[most];
    int[] offsets = new int[most];
    int found = 0;
    while (found < most) {
      scanner.skipSpace();
      long number = scanner.unsigned();
      scanner.skipSpace();
      long offset = scanner.unsigned();
      if (number < 0 || offset < 0 || number > Integer.MAX_VALUE || first + offset >= data.length) {
        // cut short: the objects named so far are there, the others are not
        break;
      }
      numbers[found] = number << 32 | found;
      offsets[found++] = (int) (first + offset);
    }
    boolean complete = found == count && (found == 0 || offsets[0] == first);
    while (PdfScanner.isSpace(scanner.peek()) && scanner.position() < first) {
      scanner.advance();
    }
    complete &= scanner.position() == first;
    numbers = Arrays.copyOf(numbers, found);
    Arrays.sort(numbers);
    return new ObjectStream(data, numbers, Arrays.copyOf(offsets, found), complete);
  }

  /** How many bytes it takes, about. */
  long size() {
    return 256 + data.length + 12L * offsets.length;
  }

  /**
   * Whether the objects stand one behind the other, from the stated place on, with nothing between
   * them: some readers stop where the next one starts, and some read none if one is amiss.
   */
  boolean isSound(Deadline deadline) {
    if (sound == null) {
      sound = complete && (numbers.length == 0 || numberAt(0) > 0) && areInOrder(deadline);
    }
    return sound;
  }

  private boolean areInOrder(Deadline deadline) {
    PdfScanner scanner = new PdfScanner(PdfBytes.of(data), deadline);
    for (int i = 0; i < offsets.length; i++) {
      scanner.seek(offsets[i]).object();
      scanner.skipSpace();
      if (i + 1 < offsets.length && scanner.position() != offsets[i + 1]) {
        return false;
      }
    }
    return true;
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

  /** The numbers of its objects. */
  IntStream numbers() {
    return IntStream.range(0, numbers.length).map(this::numberAt);
  }

  /** Whether the object with an index, and no other, has a number. */
  boolean holds(int number, int index) {
    int at = first(number);
    return at < numbers.length
        && numberAt(at) == number
        && (at + 1 == numbers.length || numberAt(at + 1) != number)
        && (index == XrefEntry.NO_INDEX || (int) numbers[at] == index);
  }

  /** Where the first object with a number, or a higher one, stands in the order. */
  private int first(int number) {
    int at = Arrays.binarySearch(numbers, (long) number << 32);
    return at < 0 ? -at - 1 : at;
  }

  private int numberAt(int at) {
    return (int) (numbers[at] >>> 32);
  }

  PdfObject object(int number, Deadline deadline) {
    int at = first(number);
    if (at == numbers.length || numberAt(at) != number) {
      return Null.NULL;
    }
    int offset = offsets[(int) numbers[at]];
    return new PdfScanner(PdfBytes.of(data), deadline).seek(offset).object();
  }
}
