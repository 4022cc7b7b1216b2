package cn.sidian.core.privacy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC-SM3 under the host's key: the same number gives the same digest, and without the key nobody
 * can try numbers out. Immutable and safe for many threads.
 */
public final class KeyedDigest {
  private final byte[] key;

  private KeyedDigest(byte[] key) {
    this.key = key;
  }

  /**
   * Digests under a key.
   *
   * @param key the host's key, at least 16 bytes of randomness; it is copied
   * @return the digest
   * @throws IllegalArgumentException if the key is too short
   */
  public static KeyedDigest of(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("the key needs at least 16 random bytes");
    }
    return new KeyedDigest(key.clone());
  }

  /**
   * The digest of a number of a person or organisation. Full-width forms, letter case, and spaces
   * or hyphens between characters make no difference.
   *
   * @param kind what the number is; the same digits of another kind give another digest
   * @param code the number
   * @return 64 hexadecimal digits in lower case
   */
  public String ofCode(String kind, String code) {
    String plain =
        Normalizer.normalize(code, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\u2010-\\u2015-]", "")
            .toUpperCase(Locale.ROOT);
    byte[] first = kind.getBytes(StandardCharsets.UTF_8);
    byte[] second = plain.getBytes(StandardCharsets.UTF_8);
    HMac mac = new HMac(new SM3Digest());
    mac.init(new KeyParameter(key));
    byte[] length = {(byte) (first.length >>> 8), (byte) first.length};
    mac.update(length, 0, length.length);
    mac.update(first, 0, first.length);
    mac.update(second, 0, second.length);
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    Arrays.fill(second, (byte) 0);
    return HexFormat.of().formatHex(out);
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "KeyedDigest";
  }
}
