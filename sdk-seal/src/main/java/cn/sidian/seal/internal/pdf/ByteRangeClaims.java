package cn.sidian.seal.internal.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for another signature dictionary that claims the same signed bytes with the hole at another
 * place. A signature does not bind the place of its hole: whoever prepared the document could have
 * hidden a dictionary in it and moved the value there after sealing. Then the dictionary that was
 * really signed still stands among the signed bytes, and its /ByteRange adds up to their number; no
 * other honest one does, since every revision is longer than those before it.
 */
public final class ByteRangeClaims {
  private static final byte[] KEY = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 16 << 10;

  /** Room for four numbers and the blanks that writers leave beside them. */
  private static final int NEAR = 512;

  private static final String BLANK = "[\\x00\\t\\n\\f\\r ]";
  private static final String NUMBER = "\\+?(\\d{1,18})";
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile(
          BLANK
              + "*+\\["
              + BLANK
              + "*+\\+?0++"
              + BLANK
              + "++"
              + NUMBER
              + BLANK
              + "++"
              + NUMBER
              + BLANK
              + "++"
              + NUMBER
              + BLANK
              + "*+]");

  /** Of each occurrence of the key exactly one pair of bytes stands at a multiple of this. */
  private static final int STRIDE = KEY.length - 1;

  /** A bit for each pair of bytes that the key holds. */
  private static final long[] PAIRS = pairs();

  private final PdfBytes bytes;
  private final Deadline deadline;

  /** Looks into some bytes. */
  public ByteRangeClaims(PdfBytes bytes, Deadline deadline) {
    this.bytes = bytes;
    this.deadline = deadline;
  }

  /** Whether such a dictionary stands in the bytes before or behind the hole. */
  public boolean another(long firstEnd, long secondStart, long end) {
    long[] own = {firstEnd, secondStart, end - secondStart};
    return another(0, firstEnd, own) || another(secondStart, end, own);
  }

  /** The same for bytes to which more will be appended, with the hole in it. */
  public boolean anotherBefore(long firstEnd, long secondStart, long end) {
    return another(0, bytes.length(), new long[] {firstEnd, secondStart, end - secondStart});
  }

  private boolean another(long from, long to, long[] own) {
    byte[] chunk = new byte[CHUNK];
    long at = from;
    while (true) {
      int n = bytes.read(at, chunk, 0, (int) Math.min(chunk.length, to - at));
      if (n < KEY.length) {
        return false;
      }
      for (int i = 0; i < n - 1; i += STRIDE) {
        int pair = pair(chunk, i);
        if (((PAIRS[pair >> 6] >>> pair) & 1) != 0) {
          int start = start(chunk, i, n);
          if (start >= 0 && claims(at + start + KEY.length, to, own)) {
            return true;
          }
        }
      }
      // the key may stand across the border
      at += n - KEY.length + 1;
    }
  }

  private static int pair(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  private static long[] pairs() {
    long[] pairs = new long[1 << 10];
    for (int i = 0; i < STRIDE; i++) {
      int pair = pair(KEY, i);
      pairs[pair >> 6] |= 1L << pair;
    }
    return pairs;
  }

  /** Where the key starts of which the pair at a place is part, or -1. */
  private static int start(byte[] chunk, int at, int limit) {
    for (int start = Math.max(0, at - STRIDE + 1); start <= at; start++) {
      int end = start + KEY.length;
      if (end <= limit && Arrays.equals(chunk, start, end, KEY, 0, KEY.length)) {
        return start;
      }
    }
    return -1;
  }

  private boolean claims(long at, long to, long[] own) {
    deadline.check();
    byte[] near = bytes.copy(at, Math.min(to, at + NEAR));
    Matcher array = FOUR_NUMBERS.matcher(new String(near, StandardCharsets.ISO_8859_1));
    if (!array.lookingAt()) {
      return false;
    }
    long[] claimed = new long[own.length];
    for (int i = 0; i < claimed.length; i++) {
      claimed[i] = Long.parseLong(array.group(i + 1));
    }
    return claimed[0] + claimed[2] == own[0] + own[2] && !Arrays.equals(claimed, own);
  }
}
