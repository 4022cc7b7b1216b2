package cn.sidian.seal.internal.cms;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over definite-length elements without decoding them. What is signed must be hashed as it
 * was received; a decoder that encodes again could change it.
 */
final class Asn1Slices {
  private final byte[] data;

  Asn1Slices(byte[] data) {
    this.data = data;
  }

  /**
   * One element.
   *
   * @param tag its first byte
   * @param start where it starts
   * @param content where its content starts
   * @param end behind it
   */
  record Element(int tag, int start, int content, int end) {}

  /** The element at a place, or null if there is none that fits before a limit. */
  @Nullable Element at(int start, int limit) {
    if (start < 0 || start + 2 > limit || (data[start] & 0x1F) == 0x1F) {
      return null;
    }
    int first = data[start + 1] & 0xFF;
    if (first < 0x80) {
      int end = start + 2 + first;
      return end > limit ? null : new Element(data[start] & 0xFF, start, start + 2, end);
    }
    int count = first & 0x7F;
    if (count == 0 || count > 4 || start + 2 + count > limit) {
      return null;
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (data[start + 2 + i] & 0xFF);
    }
    long end = start + 2L + count + length;
    return end > limit
        ? null
        : new Element(data[start] & 0xFF, start, start + 2 + count, (int) end);
  }

  /** The n-th element inside another, counted from 0. */
  @Nullable Element child(@Nullable Element parent, int index) {
    if (parent == null) {
      return null;
    }
    Element child = at(parent.content(), parent.end());
    for (int i = 0; i < index && child != null; i++) {
      child = at(child.end(), parent.end());
    }
    return child;
  }

  /** The last element inside another. */
  @Nullable Element lastChild(@Nullable Element parent) {
    if (parent == null) {
      return null;
    }
    Element last = null;
    Element next = at(parent.content(), parent.end());
    while (next != null) {
      last = next;
      next = at(next.end(), parent.end());
    }
    return last;
  }

  /** The first child with a tag. */
  @Nullable Element childWithTag(@Nullable Element parent, int tag) {
    if (parent == null) {
      return null;
    }
    Element next = at(parent.content(), parent.end());
    while (next != null && next.tag() != tag) {
      next = at(next.end(), parent.end());
    }
    return next;
  }

  byte[] bytes(Element element) {
    return Arrays.copyOfRange(data, element.start(), element.end());
  }
}
