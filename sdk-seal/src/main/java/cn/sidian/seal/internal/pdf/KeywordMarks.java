package cn.sidian.seal.internal.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for what programs look for that search a file for its objects: {@code 12 0 obj} and {@code
 * trailer}, wherever they stand, in the data of streams, in strings and in comments too.
 */
final class KeywordMarks {
  private static final int CHUNK = 64 << 10;
  private static final byte[] OBJECT = "obj".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRAILER = "trailer".getBytes(StandardCharsets.US_ASCII);

  /** How much before or behind a keyword decides whether it is one. */
  private static final int NEAR = 256;

  private static final String WHITE = "[\\x00\\t\\n\\f\\r ]";

  private static final String SPACE = "(" + WHITE + "|%[^\\r\\n]*+[\\r\\n])";

  private static final Pattern AFTER_NUMBERS =
      Pattern.compile("(?s).*[0-9]" + SPACE + "++[0-9]++" + SPACE + "*+");

  /** Nothing but the end of a comment, more comments and white space, so far as one looks. */
  private static final Pattern UNSURE =
      Pattern.compile("[0-9\\x00\\t\\n\\f\\r ]*+|[^\\r\\n]*+[\\r\\n]" + SPACE + "*+");

  private static final Pattern BEFORE_DICTIONARY = Pattern.compile("(?s)" + SPACE + "*+<<.*");

  private final PdfBytes bytes;
  private final Deadline deadline;

  KeywordMarks(PdfBytes bytes, Deadline deadline) {
    this.bytes = bytes;
    this.deadline = deadline;
  }

  /**
   * Whether an object seems to start, or a trailer to stand, in a part of the file.
   *
   * @param known where the keywords stand that count
   */
  boolean hasOthers(long from, long to, Set<Long> known) {
    byte[] chunk = new byte[(int) Math.min(CHUNK, to - from)];
    long at = from;
    while (true) {
      deadline.check();
      int n = bytes.read(at, chunk, 0, (int) Math.min(chunk.length, to - at));
      for (int i = 0; i + OBJECT.length <= n; i++) {
        if ((chunk[i] == 'o' && isObject(chunk, i, at, from, known))
            || (chunk[i] == 't' && isTrailer(chunk, i, n, at, to, known))) {
          return true;
        }
      }
      if (at + n >= to || n < TRAILER.length) {
        return false;
      }
      at += n - TRAILER.length + 1;
    }
  }

  private boolean isObject(byte[] chunk, int i, long at, long from, Set<Long> known) {
    if (!Arrays.equals(chunk, i, i + OBJECT.length, OBJECT, 0, OBJECT.length)
        || (i > 0 && !isNumberOrSpace(chunk[i - 1]))
        || known.contains(at + i)) {
      return false;
    }
    String before = text(Math.max(from, at + i - NEAR), at + i);
    return AFTER_NUMBERS.matcher(before).matches()
        || (before.length() == NEAR && UNSURE.matcher(before).matches());
  }

  /** What stands before the keyword, other than at the end of each object, if it is one. */
  private static boolean isNumberOrSpace(int c) {
    return (c >= '0' && c <= '9') || PdfScanner.isSpace(c);
  }

  private boolean isTrailer(byte[] chunk, int i, int n, long at, long to, Set<Long> known) {
    return i + TRAILER.length <= n
        && Arrays.equals(chunk, i, i + TRAILER.length, TRAILER, 0, TRAILER.length)
        && !known.contains(at + i)
        && BEFORE_DICTIONARY
            .matcher(text(at + i + TRAILER.length, Math.min(to, at + i + NEAR)))
            .matches();
  }

  private String text(long from, long to) {
    return new String(bytes.copy(from, to), StandardCharsets.ISO_8859_1);
  }
}
