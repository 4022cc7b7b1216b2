package cn.sidian.core.crypto;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.jspecify.annotations.Nullable;

/** Looks into a PKCS#1 v1.5 signature; only to explain a failure, never to judge. */
final class RsaPadding {
  private RsaPadding() {}

  /** The digest named inside the padding, or null if the key does not open the value. */
  static @Nullable DigestAlgorithm digestOf(PublicKey key, byte[] value) {
    if (!(key instanceof RSAPublicKey rsa)) {
      return null;
    }
    BigInteger number = new BigInteger(1, value);
    if (number.compareTo(rsa.getModulus()) >= 0) {
      return null;
    }
    byte[] padded = number.modPow(rsa.getPublicExponent(), rsa.getModulus()).toByteArray();
    if (padded.length < 3 || padded[0] != 1) {
      return null;
    }
    int at = 1;
    while (at < padded.length && padded[at] == (byte) 0xFF) {
      at++;
    }
    if (at + 1 >= padded.length || padded[at] != 0) {
      return null;
    }
    byte[] inner = Arrays.copyOfRange(padded, at + 1, padded.length);
    try {
      String oid = DigestInfo.getInstance(inner).getAlgorithmId().getAlgorithm().getId();
      return DigestAlgorithm.ofOid(oid).orElse(null);
    } catch (RuntimeException e) {
      return null;
    }
  }
}
