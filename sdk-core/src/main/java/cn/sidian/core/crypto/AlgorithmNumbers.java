package cn.sidian.core.crypto;

import java.util.OptionalLong;

/**
 * How signed codes and lists number their algorithms (the COSE registry, RFC 9053). A verifier does
 * not choose its algorithm by this number: it must be the number of the suite that the key is
 * registered for. SM2 has no registered number, so a private one is used, which both sides may
 * agree on.
 *
 * @param sm2 the number of SM2 with SM3; in the private range, below -65536
 */
public record AlgorithmNumbers(long sm2) {
  /** ECDSA with SHA-256 on P-256 (RFC 9053, 2.1). */
  private static final long ES256 = -7;

  /** SM2 as -65537. */
  public static final AlgorithmNumbers DEFAULT = new AlgorithmNumbers(-65537);

  /**
   * Checks the range.
   *
   * @param sm2 the number of SM2 with SM3
   * @throws IllegalArgumentException if it is not below -65536
   */
  public AlgorithmNumbers {
    if (sm2 >= -65536) {
      throw new IllegalArgumentException(
          "private algorithm numbers are below -65536 (RFC 9053, 11.1); got " + sm2);
    }
  }

  /**
   * The number of a suite.
   *
   * @param suite a suite
   * @return empty if its signatures do not go into codes and lists: only those of two numbers of 32
   *     bytes do, SM2 with the default user id and ECDSA on P-256
   */
  public OptionalLong of(SignatureSuite suite) {
    if (suite.equals(SignatureSuite.SM2_SM3)) {
      return OptionalLong.of(sm2);
    }
    return suite.equals(SignatureSuite.ECDSA_P256_SHA256)
        ? OptionalLong.of(ES256)
        : OptionalLong.empty();
  }
}
