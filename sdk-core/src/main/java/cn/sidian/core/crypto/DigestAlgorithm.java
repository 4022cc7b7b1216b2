package cn.sidian.core.crypto;

import cn.sidian.core.internal.BouncyCastle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * A hash function with its object identifier. SM3 (GB/T 32905) and SHAKE256 are BouncyCastle's, the
 * others are the JDK's, which uses the processor's instructions for them.
 */
public enum DigestAlgorithm {
  /** GB/T 32905-2016, 256 bits. */
  SM3("SM3", "1.2.156.10197.1.401", 32),
  /** FIPS 180-4, 256 bits. */
  SHA256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
  /** FIPS 180-4, 384 bits. */
  SHA384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
  /** FIPS 180-4, 512 bits. */
  SHA512("SHA-512", "2.16.840.1.101.3.4.2.3", 64),
  /** FIPS 180-4, 224 bits; read, never written. */
  SHA224("SHA-224", "2.16.840.1.101.3.4.2.4", 28),
  /** FIPS 202, 256 bits; read, never written. */
  SHA3_256("SHA3-256", "2.16.840.1.101.3.4.2.8", 32),
  /** FIPS 202, 384 bits; read, never written. */
  SHA3_384("SHA3-384", "2.16.840.1.101.3.4.2.9", 48),
  /** FIPS 202, 512 bits; read, never written. */
  SHA3_512("SHA3-512", "2.16.840.1.101.3.4.2.10", 64),
  /** FIPS 202 with 512 bits of output, as Ed448 signatures name it (RFC 8419); never written. */
  SHAKE256("SHAKE256-512", "2.16.840.1.101.3.4.2.12", 64),
  /** Broken by collisions; read, never written, and reported as weak. */
  SHA1("SHA-1", "1.3.14.3.2.26", 20),
  /** Broken by collisions; read, never written, and reported as weak. */
  MD5("MD5", "1.2.840.113549.2.5", 16);

  private final String jcaName;
  private final String oid;
  private final int length;

  DigestAlgorithm(String jcaName, String oid, int length) {
    this.jcaName = jcaName;
    this.oid = oid;
    this.length = length;
  }

  /**
   * The object identifier of the hash function without parameters.
   *
   * @return in dotted notation
   */
  public String oid() {
    return oid;
  }

  /**
   * The size of a digest.
   *
   * @return in bytes
   */
  public int length() {
    return length;
  }

  /**
   * Whether collisions are known, so that a signature over this digest proves nothing.
   *
   * @return true for SHA-1 and MD5
   */
  public boolean isBroken() {
    return this == SHA1 || this == MD5;
  }

  /**
   * A fresh computation. It can be cloned midway.
   *
   * @return never null; not safe for many threads
   */
  public MessageDigest newDigest() {
    try {
      return this == SM3 || this == SHAKE256
          ? MessageDigest.getInstance(jcaName, BouncyCastle.PROVIDER)
          : MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + jcaName, e);
    }
  }

  /**
   * The digest of some bytes.
   *
   * @param data the bytes
   * @return {@link #length()} bytes
   */
  public byte[] digest(byte[] data) {
    return newDigest().digest(data);
  }

  /**
   * The name that stands before a printed digest, as in {@code sm3:66C7…}.
   *
   * @return in lower case
   */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The hash function of an object identifier. 1.2.156.10197.1.401.1 (SM3 without key), met in
   * Chinese software, is SM3 too.
   *
   * @param oid in dotted notation
   * @return empty if it is none of these
   */
  public static Optional<DigestAlgorithm> ofOid(String oid) {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.oid.equals(oid)) {
        return Optional.of(algorithm);
      }
    }
    return oid.equals("1.2.156.10197.1.401.1") ? Optional.of(SM3) : Optional.empty();
  }
}
