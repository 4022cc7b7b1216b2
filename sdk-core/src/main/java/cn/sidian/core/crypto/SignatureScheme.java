package cn.sidian.core.crypto;

import cn.sidian.core.internal.BouncyCastle;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * How a signature value that was received is verified: family, hash function and, for PSS, its
 * parameters, from the identifiers beside it (RFC 5754, RFC 4056, GM/T 0010). {@link
 * SignatureSuite} is its counterpart for signing, where less is allowed. Immutable and safe for
 * many threads.
 */
public final class SignatureScheme {
  /** No RSA key of 16384 bits has room for more; a longer one only costs memory. */
  private static final int MAX_SALT = 2048;

  private final Family family;
  private final DigestAlgorithm digest;
  private final @Nullable PSSParameterSpec pss;

  private SignatureScheme(Family family, DigestAlgorithm digest, @Nullable PSSParameterSpec pss) {
    this.family = family;
    this.digest = digest;
    this.pss = pss;
  }

  private enum Family {
    RSA,
    RSA_PSS,
    ECDSA,
    SM2,
    ED25519,
    ED448
  }

  private static final Map<String, DigestAlgorithm> RSA_WITH =
      Map.of(
          "1.2.840.113549.1.1.4", DigestAlgorithm.MD5,
          "1.2.840.113549.1.1.5", DigestAlgorithm.SHA1,
          "1.2.840.113549.1.1.14", DigestAlgorithm.SHA224,
          "1.2.840.113549.1.1.11", DigestAlgorithm.SHA256,
          "1.2.840.113549.1.1.12", DigestAlgorithm.SHA384,
          "1.2.840.113549.1.1.13", DigestAlgorithm.SHA512,
          "2.16.840.1.101.3.4.3.14", DigestAlgorithm.SHA3_256,
          "2.16.840.1.101.3.4.3.15", DigestAlgorithm.SHA3_384,
          "2.16.840.1.101.3.4.3.16", DigestAlgorithm.SHA3_512);

  private static final Map<String, DigestAlgorithm> ECDSA_WITH =
      Map.of(
          "1.2.840.10045.4.1", DigestAlgorithm.SHA1,
          "1.2.840.10045.4.3.1", DigestAlgorithm.SHA224,
          "1.2.840.10045.4.3.2", DigestAlgorithm.SHA256,
          "1.2.840.10045.4.3.3", DigestAlgorithm.SHA384,
          "1.2.840.10045.4.3.4", DigestAlgorithm.SHA512,
          "2.16.840.1.101.3.4.3.10", DigestAlgorithm.SHA3_256,
          "2.16.840.1.101.3.4.3.11", DigestAlgorithm.SHA3_384,
          "2.16.840.1.101.3.4.3.12", DigestAlgorithm.SHA3_512);

  /**
   * The scheme of an algorithm identifier.
   *
   * @param algorithmIdentifier the DER of the signature's AlgorithmIdentifier
   * @param digest the hash function named beside it, for identifiers that name none
   * @return empty if it is not supported or its parameters are malformed
   */
  public static Optional<SignatureScheme> of(byte[] algorithmIdentifier, DigestAlgorithm digest) {
    Objects.requireNonNull(algorithmIdentifier, "algorithmIdentifier");
    Objects.requireNonNull(digest, "digest");
    try {
      return Optional.ofNullable(
          read(AlgorithmIdentifier.getInstance(algorithmIdentifier), digest));
    } catch (RuntimeException e) {
      // the ASN.1 reader throws several kinds; each means malformed
      return Optional.empty();
    }
  }

  private static @Nullable SignatureScheme read(
      AlgorithmIdentifier signature, DigestAlgorithm digest) {
    String oid = signature.getAlgorithm().getId();
    switch (oid) {
      case "1.2.840.113549.1.1.1" -> {
        return new SignatureScheme(Family.RSA, digest, null);
      }
      case "1.2.840.10045.2.1" -> {
        return new SignatureScheme(Family.ECDSA, digest, null);
      }
      // SM2 with SM3; the two others name the key, and are met in its place
      case "1.2.156.10197.1.501", "1.2.156.10197.1.301.1", "1.2.156.10197.1.301" -> {
        return new SignatureScheme(Family.SM2, DigestAlgorithm.SM3, null);
      }
      case "1.2.840.113549.1.1.10" -> {
        return pss(signature);
      }
      // RFC 8410, 3: parameters are absent; the hash function is that of the signed attributes
      case "1.3.101.112" -> {
        return signature.getParameters() == null
            ? new SignatureScheme(Family.ED25519, digest, null)
            : null;
      }
      case "1.3.101.113" -> {
        return signature.getParameters() == null
            ? new SignatureScheme(Family.ED448, digest, null)
            : null;
      }
      default -> {
        DigestAlgorithm rsa = RSA_WITH.get(oid);
        if (rsa != null) {
          return new SignatureScheme(Family.RSA, rsa, null);
        }
        DigestAlgorithm ecdsa = ECDSA_WITH.get(oid);
        return ecdsa == null ? null : new SignatureScheme(Family.ECDSA, ecdsa, null);
      }
    }
  }

  private static @Nullable SignatureScheme pss(AlgorithmIdentifier signature) {
    RSASSAPSSparams parameters =
        signature.getParameters() == null
            ? new RSASSAPSSparams()
            : RSASSAPSSparams.getInstance(signature.getParameters());
    AlgorithmIdentifier generator = parameters.getMaskGenAlgorithm();
    if (!generator.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
      return null;
    }
    DigestAlgorithm hash = digest(parameters.getHashAlgorithm());
    DigestAlgorithm mask = digest(AlgorithmIdentifier.getInstance(generator.getParameters()));
    int salt = parameters.getSaltLength().intValueExact();
    int trailer = parameters.getTrailerField().intValueExact();
    if (hash == null || mask == null || salt < 0 || salt > MAX_SALT || trailer != 1) {
      return null;
    }
    return new SignatureScheme(
        Family.RSA_PSS,
        hash,
        new PSSParameterSpec(
            jcaName(hash), "MGF1", new MGF1ParameterSpec(jcaName(mask)), salt, trailer));
  }

  private static @Nullable DigestAlgorithm digest(@Nullable AlgorithmIdentifier identifier) {
    return identifier == null
        ? null
        : DigestAlgorithm.ofOid(identifier.getAlgorithm().getId()).orElse(null);
  }

  private static String jcaName(DigestAlgorithm digest) {
    return digest.newDigest().getAlgorithm();
  }

  /**
   * The hash function of the signature.
   *
   * @return never null
   */
  public DigestAlgorithm digest() {
    return digest;
  }

  /**
   * Whether the whole message must be at hand to verify, because the signature is not over a digest
   * of it (Ed25519 and Ed448, RFC 8032).
   *
   * @return true for these two
   */
  public boolean signsWholeMessage() {
    return family == Family.ED25519 || family == Family.ED448;
  }

  /**
   * Whether a value has a length that such signatures have. The JDK does not look behind the end of
   * one by Ed25519 or Ed448, where anything could stand (RFC 8032, 5.1.7 and 5.2.7).
   *
   * @param value a signature value as it was received
   * @return true for all other schemes, which look themselves
   */
  public boolean isOfRightLength(byte[] value) {
    return switch (family) {
      case ED25519 -> value.length == 64;
      case ED448 -> value.length == 114;
      default -> true;
    };
  }

  /**
   * The DER of a value that some devices deliver as {@code r ‖ s} (see {@link RawSignature}).
   *
   * @param key the public key
   * @param value a signature value as it was received
   * @return empty unless this is an SM2 or ECDSA scheme and the value has exactly the length of two
   *     numbers of the key
   */
  public Optional<byte[]> fromRaw(PublicKey key, byte[] value) {
    int length = KeyKind.of(key).numberLength;
    boolean raw =
        (family == Family.SM2 || family == Family.ECDSA)
            && length > 0
            && value.length == 2 * length
            && !RawSignature.isDer(value);
    return raw ? Optional.of(RawSignature.toDer(value)) : Optional.empty();
  }

  /**
   * Why a key cannot have made such a signature.
   *
   * @param key a public key
   * @return empty if it can, else a sentence naming both
   */
  public Optional<String> objection(PublicKey key) {
    KeyKind kind = KeyKind.of(key);
    boolean fits =
        switch (family) {
          case RSA -> kind == KeyKind.RSA;
          case RSA_PSS -> kind.isRsa();
          case ECDSA -> kind.isEllipticCurve();
          case SM2 -> kind == KeyKind.SM2;
          case ED25519 -> kind == KeyKind.ED25519;
          case ED448 -> kind == KeyKind.ED448;
        };
    return fits
        ? Optional.empty()
        : Optional.of(
            family + "_" + digest + " needs another key than this one, " + KeyKind.describe(key));
  }

  /**
   * A JCA object that verifies.
   *
   * @param key the public key
   * @param sm2UserId the user id of an SM2 signature
   * @return ready for {@code update} and {@code verify}; not safe for many threads
   * @throws InvalidKeyException if the key is of another kind
   */
  public Signature newVerifier(PublicKey key, String sm2UserId) throws InvalidKeyException {
    Optional<String> objection = objection(key);
    if (objection.isPresent()) {
      throw new InvalidKeyException(objection.get());
    }
    if (family == Family.SM2) {
      return SignatureSuite.sm2(sm2UserId).newVerifier(key);
    }
    try {
      return family == Family.ECDSA
          ? verifier(CurveKeys.publicKey(key), BouncyCastle.PROVIDER)
          : verifier(key);
    } catch (NoSuchAlgorithmException unknown) {
      throw new InvalidKeyException(name(key) + " is not supported", unknown);
    }
  }

  private Signature verifier(PublicKey key) throws InvalidKeyException, NoSuchAlgorithmException {
    try {
      return verifier(key, null);
    } catch (InvalidKeyException | NoSuchAlgorithmException e) {
      // hash functions that the JDK does not know
      return verifier(key, BouncyCastle.PROVIDER);
    }
  }

  private Signature verifier(PublicKey key, @Nullable Provider provider)
      throws InvalidKeyException, NoSuchAlgorithmException {
    String algorithm =
        switch (family) {
          case RSA_PSS -> "RSASSA-PSS";
          case ED25519 -> "Ed25519";
          case ED448 -> "Ed448";
          default ->
              digest.name().replace("SHA3_", "SHA3-")
                  + (family == Family.RSA ? "withRSA" : "withECDSA");
        };
    Signature signature =
        provider == null
            ? Signature.getInstance(algorithm)
            : Signature.getInstance(algorithm, provider);
    if (pss != null) {
      try {
        signature.setParameter(pss);
      } catch (InvalidAlgorithmParameterException e) {
        throw new InvalidKeyException("PSS parameters that nobody supports", e);
      }
    }
    signature.initVerify(key);
    return signature;
  }

  /**
   * The name in reports: that of the {@link SignatureSuite} where there is one.
   *
   * @param key the public key
   * @return in UPPER_SNAKE
   */
  public String name(PublicKey key) {
    if (signsWholeMessage()) {
      return family.name();
    }
    for (SignatureSuite suite : SignatureSuite.all()) {
      boolean same =
          suite.digest() == digest
              && suite.name().startsWith(family == Family.SM2 ? "SM2" : family.name() + "_")
              && suite.isPss() == (family == Family.RSA_PSS);
      if (same && suite.objection(key).isEmpty()) {
        return suite.name();
      }
    }
    return family + "_" + digest;
  }

  /**
   * Whether nothing follows from such a signature any more: its hash function is broken, or its key
   * is shorter than 2048 bits (RSA) or 224 bits (elliptic curves).
   *
   * @param key the public key
   * @return true if it is weak, or if its strength cannot be told
   */
  public boolean isWeak(PublicKey key) {
    if (digest.isBroken()) {
      return true;
    }
    KeyKind kind = KeyKind.of(key);
    if (kind.isRsa()) {
      return KeyKind.rsaBits(key) < SignatureSuite.RSA_MIN_BITS;
    }
    if (kind == KeyKind.SM2
        || kind == KeyKind.EC_P256
        || kind == KeyKind.EC_P384
        || (signsWholeMessage() && kind.isEdwardsCurve())) {
      return false;
    }
    ECParameterSpec curve = key instanceof ECKey ec ? ec.getParams() : null;
    return curve == null || curve.getOrder().bitLength() < 224;
  }
}
