package cn.sidian.seal.attack;

import java.nio.charset.StandardCharsets;

/** Finding words in bytes. */
final class Bytes {
  private Bytes() {}

  static int lastIndexOf(byte[] bytes, String words) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(words);
  }
}
