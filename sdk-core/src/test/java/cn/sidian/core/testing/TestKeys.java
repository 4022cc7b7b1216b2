package cn.sidian.core.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The kinds of keys that tests need. */
public enum TestKeys {
  /** SM2. */
  SM2,
  /** RSA of 2048 bits. */
  RSA,
  /** RSA of 1024 bits: too small, on purpose. */
  RSA_1024,
  /** ECDSA on P-256. */
  P256,
  /** ECDSA on P-384. */
  P384,
  /** Edwards curve 25519. */
  ED25519,
  /** Edwards curve 448. */
  ED448;

  static final Provider PROVIDER = new BouncyCastleProvider();

  /** A fresh key pair. */
  public KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator;
      switch (this) {
        case SM2 -> {
          generator = KeyPairGenerator.getInstance("EC", PROVIDER);
          generator.initialize(new ECGenParameterSpec("sm2p256v1"), random);
        }
        case RSA -> {
          generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(2048, random);
        }
        case RSA_1024 -> {
          generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(1024, random);
        }
        case P256 -> {
          generator = KeyPairGenerator.getInstance("EC");
          generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        }
        case P384 -> {
          generator = KeyPairGenerator.getInstance("EC");
          generator.initialize(new ECGenParameterSpec("secp384r1"), random);
        }
        default -> generator = KeyPairGenerator.getInstance(signatureAlgorithm());
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String signatureAlgorithm() {
    return switch (this) {
      case SM2 -> "SM3withSM2";
      case RSA, RSA_1024 -> "SHA256withRSA";
      case P256 -> "SHA256withECDSA";
      case P384 -> "SHA384withECDSA";
      case ED25519 -> "Ed25519";
      case ED448 -> "Ed448";
    };
  }
}
