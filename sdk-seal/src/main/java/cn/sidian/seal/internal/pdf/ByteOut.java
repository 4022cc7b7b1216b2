package cn.sidian.seal.internal.pdf;

import java.util.Arrays;

/** A growing array of bytes that PDF syntax is written into. */
public final class ByteOut {
  private byte[] bytes;
  private int length;

  public ByteOut(int capacity) {
    bytes = new byte[capacity];
  }

  public int length() {
    return length;
  }

  /** The array behind; only the first {@link #length()} bytes count. */
  public byte[] array() {
    return bytes;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + (bytes.length >> 1)));
    }
  }

  public ByteOut write(int b) {
    room(1);
    bytes[length++] = (byte) b;
    return this;
  }

  public ByteOut write(byte[] data) {
    room(data.length);
    System.arraycopy(data, 0, bytes, length, data.length);
    length += data.length;
    return this;
  }

  /** Characters below 256, one byte each. */
  public ByteOut write(CharSequence text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  public ByteOut number(long number) {
    if (number >= 0 && number < 10) {
      return write((int) ('0' + number));
    }
    return write(Long.toString(number));
  }

  public ByteOut hex(byte[] data) {
    room(2 * data.length);
    for (byte b : data) {
      bytes[length++] = (byte) Character.forDigit(b >> 4 & 15, 16);
      bytes[length++] = (byte) Character.forDigit(b & 15, 16);
    }
    return this;
  }

  /** The same byte many times. */
  public ByteOut fill(int b, int count) {
    room(count);
    Arrays.fill(bytes, length, length + count, (byte) b);
    length += count;
    return this;
  }

  /** Overwrites what was written before; the rest of the place stays. */
  public void put(int at, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      bytes[at + i] = (byte) text.charAt(i);
    }
  }
}
