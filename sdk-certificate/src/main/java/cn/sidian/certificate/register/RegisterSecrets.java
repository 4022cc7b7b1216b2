package cn.sidian.certificate.register;

import cn.sidian.core.privacy.FieldCipher;
import cn.sidian.core.privacy.KeyedDigest;
import java.util.Objects;

/**
 * The host's secrets for a register. They never change for its life, except that the cipher may get
 * newer keys.
 */
public final class RegisterSecrets {
  private final KeyedDigest holderDigest;
  private final byte[] indexKey;
  private final FieldCipher cipher;

  private RegisterSecrets(KeyedDigest holderDigest, byte[] indexKey, FieldCipher cipher) {
    this.holderDigest = holderDigest;
    this.indexKey = indexKey;
    this.cipher = cipher;
  }

  /**
   * Secrets.
   *
   * @param holderKey finds certificates by holder; at least 16 random bytes
   * @param indexKey makes status indices unguessable; 16 random bytes
   * @param cipher what metadata and files are enciphered with
   * @return the secrets
   * @throws IllegalArgumentException if a key is too short
   */
  public static RegisterSecrets of(byte[] holderKey, byte[] indexKey, FieldCipher cipher) {
    if (indexKey.length != 16) {
      throw new IllegalArgumentException("the index key needs 16 random bytes");
    }
    return new RegisterSecrets(
        KeyedDigest.of(holderKey), indexKey.clone(), Objects.requireNonNull(cipher, "cipher"));
  }

  KeyedDigest holderDigest() {
    return holderDigest;
  }

  byte[] indexKey() {
    return indexKey.clone();
  }

  FieldCipher cipher() {
    return cipher;
  }

  /** Says nothing of the secrets. */
  @Override
  public String toString() {
    return "RegisterSecrets";
  }
}
