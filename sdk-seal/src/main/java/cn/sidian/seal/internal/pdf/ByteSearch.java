package cn.sidian.seal.internal.pdf;

/** Looks for words among bytes. */
final class ByteSearch {
  private ByteSearch() {}

  /** Where some words stand first, or -1. */
  static int first(byte[] haystack, String needle) {
    for (int i = 0; i + needle.length() <= haystack.length; i++) {
      if (matches(haystack, i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** Where they stand last, or -1. */
  static int last(byte[] haystack, String needle) {
    for (int i = haystack.length - needle.length(); i >= 0; i--) {
      if (matches(haystack, i, needle)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether they stand at a place. */
  static boolean matches(byte[] haystack, int at, String needle) {
    if (at < 0 || at + needle.length() > haystack.length) {
      return false;
    }
    for (int i = 0; i < needle.length(); i++) {
      if (haystack[at + i] != needle.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
