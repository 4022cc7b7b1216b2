package cn.sidian.core.trust;

import cn.sidian.core.internal.BouncyCastle;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Decodes the public key of a certificate so that a stranger's key is cheap and never an exception.
 * BouncyCastle tests an RSA modulus for being composite, which takes seconds at its largest size,
 * so RSA keys are the JDK's; elliptic curves must be named (RFC 5480, 2.1.1).
 */
final class SubjectKey {
  /** Larger keys and exponents are in no use; they would only make verifying slow. */
  private static final int MAX_RSA_BITS = 8192;

  private static final int MAX_RSA_EXPONENT_BITS = 64;

  private SubjectKey() {}

  /** The key; an {@link Unusable} one if it cannot be decoded or is not supported. */
  static PublicKey of(SubjectPublicKeyInfo structure) throws IOException {
    ASN1ObjectIdentifier algorithm = structure.getAlgorithm().getAlgorithm();
    byte[] encoded = structure.getEncoded("DER");
    try {
      X509EncodedKeySpec spec = new X509EncodedKeySpec(encoded);
      if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption) && isModest(structure)) {
        return KeyFactory.getInstance("RSA").generatePublic(spec);
      }
      if (algorithm.equals(PKCSObjectIdentifiers.id_RSASSA_PSS) && isModest(structure)) {
        return KeyFactory.getInstance("RSASSA-PSS").generatePublic(spec);
      }
      if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)
          && structure.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier) {
        return KeyFactory.getInstance("EC", BouncyCastle.PROVIDER).generatePublic(spec);
      }
      if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
        return KeyFactory.getInstance("Ed25519").generatePublic(spec);
      }
      if (algorithm.equals(EdECObjectIdentifiers.id_Ed448)) {
        return KeyFactory.getInstance("Ed448").generatePublic(spec);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return new Unusable(algorithm.getId(), encoded);
    }
    return new Unusable(algorithm.getId(), encoded);
  }

  private static boolean isModest(SubjectPublicKeyInfo structure) throws IOException {
    RSAPublicKey rsa = RSAPublicKey.getInstance(structure.parsePublicKey());
    BigInteger exponent = rsa.getPublicExponent();
    return rsa.getModulus().bitLength() <= MAX_RSA_BITS
        && exponent.bitLength() <= MAX_RSA_EXPONENT_BITS;
  }

  /** A key that can only be shown. */
  static final class Unusable implements PublicKey {
    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final byte[] encoded;

    private Unusable(String algorithm, byte[] encoded) {
      this.algorithm = algorithm;
      this.encoded = encoded;
    }

    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return encoded.clone();
    }
  }
}
