package cn.sidian.core.crypto;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** What a public key is, read from its encoding, whatever provider made the object. */
enum KeyKind {
  SM2(32),
  RSA(0),
  /** An RSA key that may only be used with PSS (id-RSASSA-PSS, RFC 4055). */
  RSA_PSS(0),
  EC_P256(32),
  EC_P384(48),
  /** An elliptic curve that has a name, but no suite. */
  EC_OTHER(0),
  /** Edwards curve 25519 (RFC 8410). */
  ED25519(0),
  /** Edwards curve 448 (RFC 8410). */
  ED448(0),
  /** Everything else: other algorithms, curves spelt out instead of named, damaged keys. */
  OTHER(0);

  /** Length of r and of s of a signature by such a key; 0 where there are none. */
  final int numberLength;

  KeyKind(int numberLength) {
    this.numberLength = numberLength;
  }

  boolean isRsa() {
    return this == RSA || this == RSA_PSS;
  }

  boolean isEdwardsCurve() {
    return this == ED25519 || this == ED448;
  }

  boolean isEllipticCurve() {
    return this == SM2 || this == EC_P256 || this == EC_P384 || this == EC_OTHER;
  }

  static KeyKind of(@Nullable PublicKey key) {
    SubjectPublicKeyInfo structure = structure(key);
    if (structure == null) {
      return OTHER;
    }
    return of(structure.getAlgorithm());
  }

  /** The same of a private key, or OTHER when it does not show itself. */
  static KeyKind of(PrivateKey key) {
    byte[] encoded = key.getEncoded();
    try {
      return encoded == null
          ? OTHER
          : of(PrivateKeyInfo.getInstance(encoded).getPrivateKeyAlgorithm());
    } catch (RuntimeException e) {
      return OTHER;
    }
  }

  private static KeyKind of(AlgorithmIdentifier algorithm) {
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return RSA;
    }
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return RSA_PSS;
    }
    if (algorithm.getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)) {
      return ED25519;
    }
    if (algorithm.getAlgorithm().equals(EdECObjectIdentifiers.id_Ed448)) {
      return ED448;
    }
    // RFC 5480, 2.1.1: curves are named; one that is spelt out may be a forger's
    if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) {
      if (curve.equals(GMObjectIdentifiers.sm2p256v1)) {
        return SM2;
      }
      if (curve.equals(SECObjectIdentifiers.secp256r1)) {
        return EC_P256;
      }
      return curve.equals(SECObjectIdentifiers.secp384r1) ? EC_P384 : EC_OTHER;
    }
    return OTHER;
  }

  private static @Nullable SubjectPublicKeyInfo structure(@Nullable PublicKey key) {
    byte[] encoded = key == null ? null : key.getEncoded();
    try {
      return encoded == null ? null : SubjectPublicKeyInfo.getInstance(encoded);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** The size of the modulus, or 0 if it cannot be read. */
  static int rsaBits(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength();
    }
    SubjectPublicKeyInfo structure = structure(key);
    try {
      return structure == null
          ? 0
          : RSAPublicKey.getInstance(structure.parsePublicKey()).getModulus().bitLength();
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  /** Whether an RSA key that is bound to PSS parameters allows this hash function (RFC 4055, 3). */
  static boolean allowsPssWith(PublicKey key, DigestAlgorithm digest) {
    SubjectPublicKeyInfo structure = structure(key);
    if (structure == null || structure.getAlgorithm().getParameters() == null) {
      return true;
    }
    try {
      RSASSAPSSparams bound = RSASSAPSSparams.getInstance(structure.getAlgorithm().getParameters());
      AlgorithmIdentifier mask =
          AlgorithmIdentifier.getInstance(bound.getMaskGenAlgorithm().getParameters());
      return mask != null
          && bound.getHashAlgorithm().getAlgorithm().getId().equals(digest.oid())
          && mask.getAlgorithm().getId().equals(digest.oid())
          && bound.getSaltLength().intValueExact() <= digest.length();
    } catch (RuntimeException e) {
      return false;
    }
  }

  static String describe(@Nullable PublicKey key) {
    SubjectPublicKeyInfo structure = structure(key);
    if (key == null || structure == null) {
      return "unreadable";
    }
    KeyKind kind = of(key);
    return switch (kind) {
      case RSA -> "RSA-" + rsaBits(key);
      case RSA_PSS -> "RSA-PSS-" + rsaBits(key);
      case SM2, EC_P256, EC_P384 -> kind.name();
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
      case EC_OTHER -> "EC on curve " + structure.getAlgorithm().getParameters();
      case OTHER -> key.getAlgorithm();
    };
  }
}
