package cn.sidian.core.crypto;

import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What a public key is, read from its encoding, whatever provider made the object. */
enum KeyKind {
  SM2(32),
  RSA(0),
  EC_P256(32),
  EC_P384(48),
  OTHER(0);

  /** Length of r and of s of a signature by such a key; 0 where there are none. */
  final int numberLength;

  KeyKind(int numberLength) {
    this.numberLength = numberLength;
  }

  static KeyKind of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      return OTHER;
    }
    AlgorithmIdentifier algorithm;
    try {
      algorithm = SubjectPublicKeyInfo.getInstance(encoded).getAlgorithm();
    } catch (IllegalArgumentException e) {
      return OTHER;
    }
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
        || algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return RSA;
    }
    if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) {
      if (curve.equals(GMObjectIdentifiers.sm2p256v1)) {
        return SM2;
      }
      if (curve.equals(SECObjectIdentifiers.secp256r1)) {
        return EC_P256;
      }
      if (curve.equals(SECObjectIdentifiers.secp384r1)) {
        return EC_P384;
      }
    }
    return OTHER;
  }

  static int rsaBits(PublicKey key) {
    return key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
  }

  static String describe(PublicKey key) {
    KeyKind kind = of(key);
    return switch (kind) {
      case RSA -> "RSA-" + rsaBits(key);
      case OTHER -> key.getAlgorithm();
      case SM2, EC_P256, EC_P384 -> kind.name();
    };
  }
}
