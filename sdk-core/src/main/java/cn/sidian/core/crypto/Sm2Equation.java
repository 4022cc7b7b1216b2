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
    MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
    byte[] za = za(Sm2Keys.publicKey(key), userId);
    sm3.update(za);
    return sm3.digest(message);
  }

  private static byte[] za(BCECPublicKey key, String userId) {
    byte[] id = userId.getBytes(StandardCharsets.US_ASCII);
    ECPoint point = key.getQ().normalize();
    MessageDigest sm3 = DigestAlgorithm.SM3.newDigest();
    int bits = id.length * 8;
    sm3.update((byte) (bits >> 8));
    sm3.update((byte) bits);
    sm3.update(id);
    sm3.update(Sm2Keys.CURVE.getCurve().getA().getEncoded());
    sm3.update(Sm2Keys.CURVE.getCurve().getB().getEncoded());
    ECPoint base = Sm2Keys.CURVE.getG().normalize();
    sm3.update(base.getAffineXCoord().getEncoded());
    sm3.update(base.getAffineYCoord().getEncoded());
    sm3.update(point.getAffineXCoord().getEncoded());
    sm3.update(point.getAffineYCoord().getEncoded());
    return sm3.digest();
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
