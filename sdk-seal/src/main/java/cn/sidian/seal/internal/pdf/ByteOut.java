package cn.sidian.seal.internal.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes that PDF syntax is written into. */
public final class ByteOut {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

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
  public ByteOut write(String text) {
    int count = text.length();
    room(count);
    for (int i = 0; i < count; i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length += count;
    return this;
  }

  public ByteOut number(long number) {
    if (number < 0) {
      return write(Long.toString(number));
    }
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    return padded(number, digits);
  }

  /** A number of so many digits, with leading zeros. */
  ByteOut padded(long number, int digits) {
    room(digits);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = DIGITS[(int) (rest % 10)];
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** A coordinate: at most four decimals, no exponent. */
  public ByteOut decimal(double value) {
    return write(Decimals.text(value));
  }

  public ByteOut hex(byte[] data) {
    room(2 * data.length);
    for (byte b : data) {
      bytes[length++] = DIGITS[b >> 4 & 15];
      bytes[length++] = DIGITS[b & 15];
    }
    return this;
  }

  /** A code of two bytes as four hexadecimal digits. */
  public ByteOut hex4(int value) {
    room(4);
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = UPPER[value >> shift & 15];
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
