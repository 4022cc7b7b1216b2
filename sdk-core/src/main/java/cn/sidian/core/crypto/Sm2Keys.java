package cn.sidian.core.crypto;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.jcajce.provider.asymmetric.ec.BCECPublicKey;
import org.jspecify.annotations.Nullable;

/** SM2 keys of any provider, turned into those BouncyCastle computes with. */
final class Sm2Keys {
  /** The custom curve is several times faster than the generic one of the GM registry. */
  static final ECDomainParameters CURVE = curve();

  private Sm2Keys() {}

  private static ECDomainParameters curve() {
    X9ECParameters parameters = CustomNamedCurves.getByName("sm2p256v1");
    return new ECDomainParameters(
        parameters.getCurve(), parameters.getG(), parameters.getN(), parameters.getH());
  }

  static BCECPublicKey publicKey(PublicKey key) throws InvalidKeyException {
    if (KeyKind.of(key) != KeyKind.SM2) {
      throw new InvalidKeyException("not an SM2 public key: " + KeyKind.describe(key));
    }
    return CurveKeys.publicKey(key);
  }

  /**
   * The key's number, or null when it stays in its device: such a key has none, refuses to tell it
   * (PKCS#11 providers throw), or gives one that cannot be a key, as a handle is.
   */
  static @Nullable ECPrivateKeyParameters privateNumber(PrivateKey key) {
    try {
      BigInteger number = key instanceof ECPrivateKey ec ? ec.getS() : null;
      return number == null ? null : new ECPrivateKeyParameters(number, CURVE);
    } catch (RuntimeException e) {
      return null;
    }
  }
}
