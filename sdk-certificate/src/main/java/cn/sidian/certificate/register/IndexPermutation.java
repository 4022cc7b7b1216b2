package cn.sidian.certificate.register;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A keyed permutation of the numbers below a size: a Feistel network of eight rounds over HMAC-SM3,
 * walked until the result is in range. A counter put through it gives every index once, in an order
 * that nobody without the key can guess.
 */
final class IndexPermutation {
  private static final int ROUNDS = 8;

  private final byte[] key;
  private final byte[] list;
  private final long size;
  private final int half;

  IndexPermutation(byte[] key, String list, long size) {
    this.key = key.clone();
    this.list = list.getBytes(StandardCharsets.UTF_8);
    this.size = size;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
    this.half = (bits + 1) / 2;
  }

  long indexOf(long counter) {
    if (counter < 0 || counter >= size) {
      throw new IllegalArgumentException("counter " + counter + " is not below " + size);
    }
    long value = counter;
    do {
      value = encrypt(value);
    } while (value >= size);
    return value;
  }

  private long encrypt(long value) {
    long mask = (1L << half) - 1;
    long left = value >>> half;
    long right = value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (f(round, right) & mask);
      left = right;
      right = next;
    }
    return (left << half) | right;
  }

  private long f(int round, long value) {
    HMac mac = new HMac(new SM3Digest());
    mac.init(new KeyParameter(key));
    mac.update(list, 0, list.length);
    mac.update((byte) round);
    for (int shift = 56; shift >= 0; shift -= 8) {
      mac.update((byte) (value >>> shift));
    }
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    long result = 0;
    for (int i = 0; i < 8; i++) {
      result = (result << 8) | (out[i] & 0xff);
    }
    return result;
  }
}
