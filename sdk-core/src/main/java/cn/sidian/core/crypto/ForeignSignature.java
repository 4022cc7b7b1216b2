package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.Messages.MESSAGES;

import cn.sidian.core.Text;
import java.security.InvalidKeyException;
import java.security.PublicKey;

/** A signature value made outside of our sight: normalised, verified, and explained if wrong. */
final class ForeignSignature {
  private ForeignSignature() {}

  /** The signature in X.509 form, or SIGNATURE_MISMATCH with what probably went wrong. */
  static byte[] checked(SignatureRequest request, byte[] value) {
    SignatureSuite suite = request.suite();
    PublicKey key = request.certificate().getPublicKey();
    byte[] toBeSigned = request.toBeSigned();
    try {
      if (suite.verify(key, toBeSigned, value)) {
        return value;
      }
      byte[] candidate = value;
      if (suite.keyKind().numberLength > 0
          && value.length == 2 * suite.keyKind().numberLength
          && !RawSignature.isDer(value)) {
        candidate = RawSignature.toDer(value);
        if (suite.verify(key, toBeSigned, candidate)) {
          return candidate;
        }
      }
      throw MESSAGES.exception(
          "SIGNATURE_MISMATCH", null, explain(suite, key, toBeSigned, candidate));
    } catch (InvalidKeyException e) {
      throw MESSAGES.exception("KEY_CERTIFICATE_MISMATCH", e, KeyKind.describe(key));
    }
  }

  private static Text explain(SignatureSuite suite, PublicKey key, byte[] data, byte[] value)
      throws InvalidKeyException {
    if (suite.keyKind() == KeyKind.SM2 && RawSignature.isDer(value)) {
      byte[] withoutId = suite.digest().digest(data);
      if (Sm2Equation.holds(key, withoutId, value)) {
        return MESSAGES.text("SIGNATURE_MISMATCH.noZ");
      }
      byte[] doubled = suite.digest().digest(withoutId);
      byte[] idOverDigest = Sm2Equation.digestWithId(key, suite.sm2UserId(), withoutId);
      if (Sm2Equation.holds(key, doubled, value) || Sm2Equation.holds(key, idOverDigest, value)) {
        return MESSAGES.text("SIGNATURE_MISMATCH.hashedTwice");
      }
    }
    if (suite.keyKind() == KeyKind.RSA) {
      DigestAlgorithm used = RsaPadding.digestOf(key, value);
      if (used != null && used != suite.digest()) {
        return MESSAGES.text("SIGNATURE_MISMATCH.otherDigest", used, suite.digest());
      }
    }
    return MESSAGES.text("SIGNATURE_MISMATCH.otherKey");
  }
}
