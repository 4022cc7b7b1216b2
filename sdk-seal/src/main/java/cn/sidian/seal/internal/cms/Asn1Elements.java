package cn.sidian.seal.internal.cms;

/**
 * Counts the elements of a structure before it is decoded: two bytes can be one, and each takes
 * many times that in memory, while thousands of them take hardly any space in a compressed stream.
 */
public final class Asn1Elements {
  private static final int SEQUENCE = 0x30;
  private static final int CONSTRUCTED = 0x20;
  private static final int INDEFINITE = 0x80;

  /** More than a decoder takes; it stops there by itself. */
  private static final int MAX_OPEN = 100;

  private static final int LONG_TAG = 0x1F;

  private Asn1Elements() {}

  /**
   * How many elements a decoder makes at most; what is malformed ends the count, as it ends the
   * decoding.
   *
   * @param data one SEQUENCE or several, in BER or DER; behind them anything may follow
   * @param limit where counting may end
   */
  public static int count(byte[] data, int limit) {
    int count = 0;
    int at = 0;
    int end = 0;
    int open = 0;
    while (at < data.length && count < limit && open <= MAX_OPEN) {
      boolean outside = at >= end;
      if (outside && data[at] != SEQUENCE) {
        break;
      }
      count++;
      int first = data[at++];
      if ((first & LONG_TAG) == LONG_TAG) {
        while (at < data.length && data[at] < 0) {
          at++;
        }
        at++;
      }
      if (at >= data.length) {
        break;
      }
      int length = data[at++] & 0xFF;
      long content = length;
      if (length >= 0x80) {
        content = 0;
        for (int i = 0; i < (length & 0x7F) && at < data.length; i++) {
          content = Math.min(content << 8 | (data[at++] & 0xFF), Integer.MAX_VALUE);
        }
      }
      int behind = (int) Math.min(at + content, data.length);
      open += length == INDEFINITE ? 1 : first == 0 && length == 0 && open > 0 ? -1 : 0;
      if (outside) {
        end = length == INDEFINITE ? data.length : behind;
      }
      // what is inside of a constructed element follows its head
      at = (first & CONSTRUCTED) == 0 ? behind : at;
    }
    return count;
  }
}
