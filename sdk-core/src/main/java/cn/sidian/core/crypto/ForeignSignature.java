package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.Messages.MESSAGES;

import cn.sidian.core.Text;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/** A signature value made outside of our sight: normalised, verified, and explained if wrong. */
final class ForeignSignature {
  /** What devices are set to by mistake. */
  private static final DigestAlgorithm[] COMMON = {
    DigestAlgorithm.SHA1,
    DigestAlgorithm.SHA224,
    DigestAlgorithm.SHA256,
    DigestAlgorithm.SHA384,
    DigestAlgorithm.SHA512,
    DigestAlgorithm.SM3
  };

  private final SignatureSuite suite;
  private final PublicKey key;
  private final byte[] data;
  private final byte[] value;

  private ForeignSignature(SignatureSuite suite, PublicKey key, byte[] data, byte[] value) {
    this.suite = suite;
    this.key = key;
    this.data = data;
    this.value = value;
  }

  /** The signature in X.509 form, or SIGNATURE_MISMATCH with what probably went wrong. */
  static byte[] checked(SignatureRequest request, byte[] received) {
    SignatureSuite suite = request.suite();
    PublicKey key = request.certificate().getPublicKey();
    byte[] data = request.toBeSigned();
    // a copy: the buffer may be the device's, and change after it was verified
    byte[] value = received.clone();
    try {
      if (suite.verify(key, data, value)) {
        return value;
      }
      int length = suite.keyKind().numberLength;
      if (length > 0 && value.length == 2 * length) {
        byte[] der = RawSignature.toDer(value);
        if (suite.verify(key, data, der)) {
          return der;
        }
        value = RawSignature.isDer(value) ? value : der;
      }
      throw MESSAGES.exception(
          "SIGNATURE_MISMATCH", null, new ForeignSignature(suite, key, data, value).explanation());
    } catch (InvalidKeyException e) {
      throw MESSAGES.exception("KEY_CERTIFICATE_MISMATCH", e, KeyKind.describe(key));
    }
  }

  private Text explanation() throws InvalidKeyException {
    Text known = suite.keyKind() == KeyKind.SM2 ? sm2Mistake() : mistake();
    return known == null ? MESSAGES.text("SIGNATURE_MISMATCH.otherKey") : known;
  }

  /** GB/T 32918.2: which e do r and s fit? */
  private @Nullable Text sm2Mistake() throws InvalidKeyException {
    if (!RawSignature.isDer(value)) {
      return null;
    }
    String userId = suite.sm2UserId();
    byte[] withoutId = DigestAlgorithm.SM3.digest(data);
    if (holds(withoutId)) {
      return MESSAGES.text("SIGNATURE_MISMATCH.noZ");
    }
    for (byte[] digest : new byte[][] {withoutId, Sm2Equation.digestWithId(key, userId, data)}) {
      if (holds(DigestAlgorithm.SM3.digest(digest))
          || holds(Sm2Equation.digestWithId(key, userId, digest))) {
        return MESSAGES.text("SIGNATURE_MISMATCH.hashedTwice");
      }
    }
    String usual = SignatureSuite.SM2_DEFAULT_USER_ID;
    if (!userId.equals(usual) && holds(Sm2Equation.digestWithId(key, usual, data))) {
      return MESSAGES.text("SIGNATURE_MISMATCH.otherUserId", usual);
    }
    for (DigestAlgorithm other : COMMON) {
      if (other != DigestAlgorithm.SM3
          && (holds(Sm2Equation.digestWithId(other, key, userId, data))
              || holds(other.digest(data)))) {
        return otherDigest(other);
      }
    }
    return null;
  }

  private boolean holds(byte[] digest) throws InvalidKeyException {
    return Sm2Equation.holds(key, digest, value);
  }

  private @Nullable Text mistake() throws InvalidKeyException {
    if (suite.verify(key, suite.digest().digest(data), value)) {
      return MESSAGES.text("SIGNATURE_MISMATCH.hashedTwice");
    }
    return suite.keyKind() == KeyKind.RSA ? rsaMistake() : ecdsaMistake();
  }

  private @Nullable Text rsaMistake() throws InvalidKeyException {
    DigestAlgorithm named = RsaPadding.digestOf(key, value);
    if (named != null) {
      return suite.isPss() ? otherPadding() : named == suite.digest() ? null : otherDigest(named);
    }
    for (SignatureSuite other : SignatureSuite.all()) {
      if (other.isPss() && other.objection(key).isEmpty() && other.verify(key, data, value)) {
        return suite.isPss() ? otherDigest(other.digest()) : otherPadding();
      }
    }
    return null;
  }

  private @Nullable Text ecdsaMistake() throws InvalidKeyException {
    for (DigestAlgorithm other : COMMON) {
      try {
        Signature verifier = Signature.getInstance("NONEwithECDSA");
        verifier.initVerify(key);
        verifier.update(other.digest(data));
        if (verifier.verify(value)) {
          return otherDigest(other);
        }
      } catch (NoSuchAlgorithmException | SignatureException e) {
        return null;
      }
    }
    return null;
  }

  private Text otherPadding() {
    return MESSAGES.text("SIGNATURE_MISMATCH.otherPadding", suite);
  }

  private Text otherDigest(DigestAlgorithm used) {
    return MESSAGES.text("SIGNATURE_MISMATCH.otherDigest", used, suite.digest());
  }
}
