package cn.sidian.core.status;

import java.util.Arrays;
import java.util.Objects;

/**
 * The entries of a status list while it is being filled: {@code bits} for each, packed from the
 * least significant bit of each byte (IETF Token Status List, section 4). Not safe for many
 * threads.
 */
public final class StatusEntries {
  /** The most entries of one list; further ones go into another list. */
  public static final int MAX_SIZE = 10_000_000;

  private final int bits;
  private final int size;
  private final byte[] packed;

  private StatusEntries(int bits, int size, byte[] packed) {
    this.bits = bits;
    this.size = size;
    this.packed = packed;
  }

  /**
   * Entries that are all 0.
   *
   * @param bits of each: 1, 2, 4 or 8
   * @param size how many; at most {@link #MAX_SIZE}
   * @return the entries
   * @throws IllegalArgumentException if a number is out of range
   */
  public static StatusEntries of(int bits, int size) {
    return filled(bits, size, 0);
  }

  /**
   * Entries that all have one value, as that for "not issued".
   *
   * @param bits of each: 1, 2, 4 or 8
   * @param size how many; at most {@link #MAX_SIZE}
   * @param value the value of each
   * @return the entries
   * @throws IllegalArgumentException if a number is out of range
   */
  public static StatusEntries filled(int bits, int size, int value) {
    if (!isWidth(bits)) {
      throw new IllegalArgumentException("entries have 1, 2, 4 or 8 bits; got " + bits);
    }
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a list has 1 to " + MAX_SIZE + " entries; begin another list; got " + size);
    }
    StatusEntries entries = new StatusEntries(bits, size, new byte[bytes(bits, size)]);
    entries.check(value);
    int pattern = 0;
    for (int shift = 0; shift < 8; shift += bits) {
      pattern |= value << shift;
    }
    Arrays.fill(entries.packed, (byte) pattern);
    entries.clearBehindEnd();
    return entries;
  }

  static boolean isWidth(long bits) {
    return bits == 1 || bits == 2 || bits == 4 || bits == 8;
  }

  static int bytes(int bits, int size) {
    return (int) (((long) size * bits + 7) / 8);
  }

  /** Bits that belong to no entry are 0, so that equal entries have equal bytes. */
  private void clearBehindEnd() {
    int used = (int) ((long) size * bits % 8);
    if (used > 0) {
      packed[packed.length - 1] &= (byte) ((1 << used) - 1);
    }
  }

  private void check(int value) {
    if (value < 0 || value >= (1 << bits)) {
      throw new IllegalArgumentException("a value of " + bits + " bits; got " + value);
    }
  }

  /**
   * Sets an entry.
   *
   * @param index which
   * @param value its value
   * @throws IndexOutOfBoundsException if there is no such entry
   * @throws IllegalArgumentException if the value has more bits
   */
  public void set(int index, int value) {
    Objects.checkIndex(index, size);
    check(value);
    long bit = (long) index * bits;
    int at = (int) (bit >> 3);
    int shift = (int) (bit & 7);
    int mask = ((1 << bits) - 1) << shift;
    packed[at] = (byte) ((packed[at] & ~mask) | (value << shift));
  }

  /**
   * An entry.
   *
   * @param index which
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public int get(int index) {
    Objects.checkIndex(index, size);
    return get(packed, bits, index);
  }

  static int get(byte[] packed, int bits, int index) {
    long bit = (long) index * bits;
    return (packed[(int) (bit >> 3)] >> (int) (bit & 7)) & ((1 << bits) - 1);
  }

  /**
   * How many bits each entry has.
   *
   * @return 1, 2, 4 or 8
   */
  public int bits() {
    return bits;
  }

  /**
   * How many entries there are.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  byte[] packed() {
    return packed;
  }
}
