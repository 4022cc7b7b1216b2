package cn.sidian.seal.internal.cms;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Puts DER elements together from encoded parts. */
final class Der {
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int OCTET_STRING = 0x04;
  static final int INTEGER = 0x02;

  private Der() {}

  /** An element with the parts as its content. */
  static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    int lengthBytes = length < 128 ? 0 : (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
    byte[] out = new byte[2 + lengthBytes + length];
    out[0] = (byte) tag;
    int at = 2;
    if (lengthBytes == 0) {
      out[1] = (byte) length;
    } else {
      out[1] = (byte) (0x80 | lengthBytes);
      for (int i = lengthBytes - 1; i >= 0; i--) {
        out[at++] = (byte) (length >> (8 * i));
      }
    }
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  /** A SET OF with its elements in the order that DER demands (X.690, 11.6). */
  static byte[] setOf(int tag, List<byte[]> elements) {
    byte[][] sorted = elements.toArray(new byte[0][]);
    Arrays.sort(sorted, Comparator.comparing(element -> element, Arrays::compareUnsigned));
    return element(tag, sorted);
  }

  /** The same content under another tag. */
  static byte[] retagged(byte[] element, int tag) {
    byte[] copy = element.clone();
    copy[0] = (byte) tag;
    return copy;
  }
}
