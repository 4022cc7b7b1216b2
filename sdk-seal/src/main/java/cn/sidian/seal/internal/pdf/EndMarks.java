package cn.sidian.seal.internal.pdf;

import java.util.ArrayList;
import java.util.List;

/** Where {@code %%EOF} stands in a file. Each part is looked through once, when first asked for. */
final class EndMarks {
  private static final int CHUNK = 64 << 10;
  private static final byte[] MARK = {'%', '%', 'E', 'O', 'F'};

  private final PdfBytes bytes;

  /** The marks that start at {@link #from} or behind it, in order. */
  private List<Long> marks = List.of();

  private long from;

  EndMarks(PdfBytes bytes) {
    this.bytes = bytes;
    this.from = bytes.length();
  }

  /** The positions behind each mark that starts at a place or after it. */
  List<Long> endsAfter(long place) {
    if (place < from) {
      List<Long> more = new ArrayList<>();
      find(place, from, more);
      more.addAll(marks);
      marks = more;
      from = place;
    }
    return marks.stream().filter(mark -> mark >= place).map(mark -> mark + MARK.length).toList();
  }

  /** Finds the marks that start in a part of the file. */
  private void find(long start, long end, List<Long> found) {
    long last = Math.min(bytes.length(), end + MARK.length - 1);
    byte[] chunk = new byte[(int) Math.min(CHUNK, last - start)];
    long at = start;
    while (true) {
      int n = bytes.read(at, chunk, 0, (int) Math.min(CHUNK, last - at));
      for (int i = 0; i + MARK.length <= n; i++) {
        if (matches(chunk, i)) {
          found.add(at + i);
        }
      }
      if (n < CHUNK) {
        return;
      }
      at += n - MARK.length + 1;
    }
  }

  private static boolean matches(byte[] chunk, int at) {
    for (int i = 0; i < MARK.length; i++) {
      if (chunk[at + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }
}
