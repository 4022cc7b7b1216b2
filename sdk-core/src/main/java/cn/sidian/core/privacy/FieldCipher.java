package cn.sidian.core.privacy;

import java.security.SecureRandom;
import java.util.Map;

/**
 * Enciphers single fields at rest. The host may implement it with its own device; {@link #sm4Gcm}
 * is the default. Implementations are safe for many threads.
 */
public interface FieldCipher {
  /**
   * Enciphers.
   *
   * @param clear the field
   * @param associated where it belongs, as {@code certificate/metadata/1.2.156…}: the result cannot
   *     be moved elsewhere
   * @return what is stored
   */
  byte[] encipher(byte[] clear, String associated);

  /**
   * Deciphers.
   *
   * @param stored what {@link #encipher} gave, also under an older key
   * @param associated where it belongs
   * @return the field
   * @throws cn.sidian.core.SidianException {@code FIELD_UNDECIPHERABLE} if it was changed, belongs
   *     elsewhere, or its key is not at hand
   */
  byte[] decipher(byte[] stored, String associated);

  /**
   * SM4 in GCM (GB/T 32907, GB/T 36624): a fresh 96-bit nonce for each field, a tag of 128 bits,
   * the id of the key before it. A key should be replaced before 2^32 fields.
   *
   * @param keys the keys of 16 bytes by id; ids have 1 to 60 ASCII characters
   * @param current the id of the key that enciphers
   * @param random where nonces come from
   * @return the cipher
   * @throws IllegalArgumentException if a key has another length or the current one is missing
   */
  static FieldCipher sm4Gcm(Map<String, byte[]> keys, String current, SecureRandom random) {
    return new Sm4Gcm(keys, current, random);
  }

  /**
   * Stores personal data readable for whoever sees the database: for trials only, never with real
   * records.
   *
   * @return a cipher that does nothing
   */
  static FieldCipher storesPersonalDataInClear() {
    return new FieldCipher() {
      @Override
      public byte[] encipher(byte[] clear, String associated) {
        return clear.clone();
      }

      @Override
      public byte[] decipher(byte[] stored, String associated) {
        return stored.clone();
      }
    };
  }
}
