package cn.sidian.seal.internal.pdf;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program finds that searches a revision for its objects, of which the last one of a number
 * counts, beside what its cross references say.
 */
public final class SearchedObjects {
  private static final int CHUNK = 64 << 10;
  private static final byte[] OBJECT = "obj".getBytes(StandardCharsets.US_ASCII);

  /** Room for two numbers and the blanks between them. */
  private static final int NEAR = 64;

  private static final Pattern HEADER =
      Pattern.compile(
          "(?s).*?(?<![0-9])([0-9]{1,10})[\\x00\\t\\n\\f\\r ]++[0-9]++[\\x00\\t\\n\\f\\r ]*+");

  private SearchedObjects() {}

  /** Whether some object found so stands elsewhere than its entry says. */
  public static boolean differ(PdfDocument revision) {
    PdfBytes bytes = revision.bytes();
    BitSet elsewhere = new BitSet();
    byte[] chunk = new byte[CHUNK];
    long at = 0;
    while (true) {
      revision.deadline().check();
      int n = bytes.read(at, chunk, 0, (int) Math.min(chunk.length, bytes.length() - at));
      for (int i = 0; i + OBJECT.length <= n; i++) {
        if (chunk[i] == 'o' && chunk[i + 1] == 'b' && chunk[i + 2] == 'j') {
          note(revision, at + i, elsewhere);
        }
      }
      if (n < chunk.length) {
        return !elsewhere.isEmpty();
      }
      at += n - OBJECT.length + 1;
    }
  }

  private static void note(PdfDocument revision, long keyword, BitSet elsewhere) {
    long from = Math.max(0, keyword - NEAR);
    String before = new String(revision.bytes().copy(from, keyword), StandardCharsets.ISO_8859_1);
    Matcher header = HEADER.matcher(before);
    if (!header.matches()) {
      return;
    }
    long number = Long.parseLong(header.group(1));
    if (number <= revision.highestObject() && revision.hasObject((int) number)) {
      elsewhere.set((int) number, !revision.isAt((int) number, from + header.start(1)));
    }
  }
}
