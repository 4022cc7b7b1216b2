package cn.sidian.core.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import org.bouncycastle.jcajce.provider.asymmetric.ec.BCECPublicKey;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/**
 * GB/T 32918.2 with the digest given: needed for devices that take a digest, and to say what a
 * device did wrong.
 */
final class Sm2Equation {
  private Sm2Equation() {}

  /** e = SM3(ZA ‖ message), where ZA binds the user id and the public key. */
  static byte[] digestWithId(PublicKey key, String userId, byte[] message)
      throws InvalidKeyException {
    return digestWithId(DigestAlgorithm.SM3, key, userId, message);
  }

  /** The same with another hash function for both steps, as a wrongly set device computes it. */
  static byte[] digestWithId(
      DigestAlgorithm algorithm, PublicKey key, String userId, byte[] message)
      throws InvalidKeyException {
    MessageDigest digest = algorithm.newDigest();
    digest.update(za(algorithm, Sm2Keys.publicKey(key), userId));
    return digest.digest(message);
  }

  static byte[] za(DigestAlgorithm algorithm, BCECPublicKey key, String userId) {
    byte[] id = userId.getBytes(StandardCharsets.US_ASCII);
    ECPoint point = key.getQ().normalize();
    MessageDigest digest = algorithm.newDigest();
    int bits = id.length * 8;
    digest.update((byte) (bits >> 8));
    digest.update((byte) bits);
    digest.update(id);
    digest.update(Sm2Keys.CURVE.getCurve().getA().getEncoded());
    digest.update(Sm2Keys.CURVE.getCurve().getB().getEncoded());
    ECPoint base = Sm2Keys.CURVE.getG().normalize();
    digest.update(base.getAffineXCoord().getEncoded());
    digest.update(base.getAffineYCoord().getEncoded());
    digest.update(point.getAffineXCoord().getEncoded());
    digest.update(point.getAffineYCoord().getEncoded());
    return digest.digest();
  }

  /** Whether r and s fit the digest e, without hashing anything. */
  static boolean holds(PublicKey key, byte[] e, byte[] der) throws InvalidKeyException {
    BigInteger[] numbers = RawSignature.numbers(der);
    BigInteger n = Sm2Keys.CURVE.getN();
    BigInteger r = numbers[0];
    BigInteger s = numbers[1];
    if (r.signum() <= 0 || s.signum() <= 0 || r.compareTo(n) >= 0 || s.compareTo(n) >= 0) {
      return false;
    }
    BigInteger t = r.add(s).mod(n);
    if (t.signum() == 0) {
      return false;
    }
    byte[] encoded = Sm2Keys.publicKey(key).getQ().getEncoded(false);
    ECPoint q = Sm2Keys.CURVE.getCurve().decodePoint(encoded);
    ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(Sm2Keys.CURVE.getG(), s, q, t).normalize();
    if (sum.isInfinity()) {
      return false;
    }
    BigInteger x = sum.getAffineXCoord().toBigInteger();
    return new BigInteger(1, e).add(x).mod(n).equals(r);
  }
}
