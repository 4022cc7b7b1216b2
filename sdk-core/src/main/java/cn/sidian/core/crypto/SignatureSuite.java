package cn.sidian.core.crypto;

import cn.sidian.core.internal.BouncyCastle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A digest, a key type and an encoding that belong together, as one value. Immutable and safe for
 * many threads.
 */
public final class SignatureSuite {
  /** The user id every SM2 signature uses unless agreed otherwise (GB/T 35276). */
  public static final String SM2_DEFAULT_USER_ID = "1234567812345678";

  /** RSA keys below this size are refused for signing. */
  public static final int RSA_MIN_BITS = 2048;

  /** SM2 with SM3 and the default user id (GB/T 32918, GB/T 35276). */
  public static final SignatureSuite SM2_SM3 = sm2(SM2_DEFAULT_USER_ID);

  /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017). */
  public static final SignatureSuite RSA_SHA256 = rsa("RSA_SHA256", DigestAlgorithm.SHA256);

  /** RSASSA-PKCS1-v1_5 with SHA-384 (RFC 8017). */
  public static final SignatureSuite RSA_SHA384 = rsa("RSA_SHA384", DigestAlgorithm.SHA384);

  /** RSASSA-PKCS1-v1_5 with SHA-512 (RFC 8017). */
  public static final SignatureSuite RSA_SHA512 = rsa("RSA_SHA512", DigestAlgorithm.SHA512);

  /** RSASSA-PSS with SHA-256, MGF1 with SHA-256, salt of 32 bytes (RFC 8017). */
  public static final SignatureSuite RSA_PSS_SHA256 = pss("RSA_PSS_SHA256", DigestAlgorithm.SHA256);

  /** RSASSA-PSS with SHA-384, MGF1 with SHA-384, salt of 48 bytes (RFC 8017). */
  public static final SignatureSuite RSA_PSS_SHA384 = pss("RSA_PSS_SHA384", DigestAlgorithm.SHA384);

  /** RSASSA-PSS with SHA-512, MGF1 with SHA-512, salt of 64 bytes (RFC 8017). */
  public static final SignatureSuite RSA_PSS_SHA512 = pss("RSA_PSS_SHA512", DigestAlgorithm.SHA512);

  /** ECDSA on P-256 with SHA-256 (FIPS 186-5). */
  public static final SignatureSuite ECDSA_P256_SHA256 =
      ecdsa(
          "ECDSA_P256_SHA256",
          KeyKind.EC_P256,
          DigestAlgorithm.SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA256);

  /** ECDSA on P-384 with SHA-384 (FIPS 186-5). */
  public static final SignatureSuite ECDSA_P384_SHA384 =
      ecdsa(
          "ECDSA_P384_SHA384",
          KeyKind.EC_P384,
          DigestAlgorithm.SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA384);

  private static final List<SignatureSuite> ALL =
      List.of(
          SM2_SM3,
          RSA_SHA256,
          RSA_SHA384,
          RSA_SHA512,
          RSA_PSS_SHA256,
          RSA_PSS_SHA384,
          RSA_PSS_SHA512,
          ECDSA_P256_SHA256,
          ECDSA_P384_SHA384);

  /** How providers of SM2 devices call it; BouncyCastle knows the first and the last. */
  private static final List<String> SM2_JCA_NAMES =
      List.of("SM3withSM2", "SM2withSM3", "1.2.156.10197.1.501");

  private final String name;
  private final KeyKind keyKind;
  private final DigestAlgorithm digest;
  private final String jcaName;
  private final @Nullable AlgorithmParameterSpec parameters;
  private final AlgorithmIdentifier identifier;
  private final String sm2UserId;

  private SignatureSuite(
      String name,
      KeyKind keyKind,
      DigestAlgorithm digest,
      String jcaName,
      @Nullable AlgorithmParameterSpec parameters,
      AlgorithmIdentifier identifier,
      String sm2UserId) {
    this.name = name;
    this.keyKind = keyKind;
    this.digest = digest;
    this.jcaName = jcaName;
    this.parameters = parameters;
    this.identifier = identifier;
    this.sm2UserId = sm2UserId;
  }

  /**
   * SM2 with SM3 and a user id of one's own.
   *
   * @param userId the id both sides agreed on; ASCII, not empty, at most 8191 characters
   * @return the suite
   * @throws IllegalArgumentException if the id is empty, too long or not ASCII
   */
  public static SignatureSuite sm2(String userId) {
    if (userId.isEmpty() || userId.length() > 8191 || !userId.chars().allMatch(c -> c < 128)) {
      throw new IllegalArgumentException("an SM2 user id is 1 to 8191 ASCII characters");
    }
    return new SignatureSuite(
        "SM2_SM3",
        KeyKind.SM2,
        DigestAlgorithm.SM3,
        "SM3withSM2",
        new SM2ParameterSpec(userId.getBytes(StandardCharsets.US_ASCII)),
        new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3),
        userId);
  }

  private static SignatureSuite rsa(String name, DigestAlgorithm digest) {
    return new SignatureSuite(
        name,
        KeyKind.RSA,
        digest,
        digest.name() + "withRSA",
        null,
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
        "");
  }

  private static SignatureSuite pss(String name, DigestAlgorithm digest) {
    String hash = digest.newDigest().getAlgorithm();
    AlgorithmIdentifier hashId =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()), DERNull.INSTANCE);
    ASN1Encodable encoded =
        new RSASSAPSSparams(
            hashId,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hashId),
            new ASN1Integer(digest.length()),
            RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
    return new SignatureSuite(
        name,
        KeyKind.RSA,
        digest,
        "RSASSA-PSS",
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), digest.length(), 1),
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, encoded),
        "");
  }

  private static SignatureSuite ecdsa(
      String name, KeyKind kind, DigestAlgorithm digest, ASN1ObjectIdentifier oid) {
    return new SignatureSuite(
        name, kind, digest, digest.name() + "withECDSA", null, new AlgorithmIdentifier(oid), "");
  }

  /**
   * The suite of a name.
   *
   * @param name as {@link #name()} gives it
   * @return empty if there is none; SM2 comes with the default user id
   */
  public static Optional<SignatureSuite> named(String name) {
    return ALL.stream().filter(suite -> suite.name.equals(name)).findFirst();
  }

  /**
   * All suites.
   *
   * @return SM2 with the default user id first
   */
  public static List<SignatureSuite> all() {
    return ALL;
  }

  /**
   * The usual suite for a key: SM2 with SM3, RSA with SHA-256, P-256 with SHA-256, P-384 with
   * SHA-384.
   *
   * @param key a public key
   * @return empty if no suite takes such a key
   */
  public static Optional<SignatureSuite> usualFor(PublicKey key) {
    return ALL.stream().filter(suite -> suite.objection(key).isEmpty()).findFirst();
  }

  /**
   * The name, as profiles and reports show it.
   *
   * @return in UPPER_SNAKE, as in {@code RSA_PSS_SHA256}
   */
  public String name() {
    return name;
  }

  /**
   * The hash function.
   *
   * @return never null
   */
  public DigestAlgorithm digest() {
    return digest;
  }

  /**
   * The SM2 user id.
   *
   * @return empty text for RSA and ECDSA
   */
  public String sm2UserId() {
    return sm2UserId;
  }

  /**
   * Whether this is RSASSA-PSS.
   *
   * @return false for PKCS#1 v1.5, ECDSA and SM2
   */
  public boolean isPss() {
    return jcaName.equals("RSASSA-PSS");
  }

  /**
   * The {@code AlgorithmIdentifier} of the signature, as CMS carries it.
   *
   * @return its DER encoding
   */
  public byte[] algorithmIdentifier() {
    try {
      return identifier.getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Why a key does not fit.
   *
   * @param key a public key
   * @return empty if it fits, else a sentence naming both
   */
  public Optional<String> objection(PublicKey key) {
    KeyKind kind = KeyKind.of(key);
    boolean fits =
        kind == keyKind
            || (isPss() && kind == KeyKind.RSA_PSS && KeyKind.allowsPssWith(key, digest));
    if (!fits) {
      return Optional.of(
          name + " needs a key of type " + keyKind + ", this one is " + KeyKind.describe(key));
    }
    if (kind.isRsa() && KeyKind.rsaBits(key) < RSA_MIN_BITS) {
      return Optional.of(
          name
              + " needs an RSA key of at least "
              + RSA_MIN_BITS
              + " bits, this one has "
              + KeyKind.rsaBits(key));
    }
    return Optional.empty();
  }

  /**
   * The longest encoded signature such a key makes.
   *
   * @param key a key that fits
   * @return in bytes
   */
  public int maxSignatureLength(PublicKey key) {
    if (keyKind == KeyKind.RSA) {
      return (KeyKind.rsaBits(key) + 7) / 8;
    }
    // SEQUENCE { INTEGER, INTEGER }: each may need a leading zero
    int content = 2 * (2 + keyKind.numberLength + 1);
    return (content > 127 ? 3 : 2) + content;
  }

  /**
   * A JCA object that verifies with this suite.
   *
   * @param key a public key of any provider
   * @return ready for {@code update} and {@code verify}; not safe for many threads
   * @throws InvalidKeyException if the key does not fit
   */
  public Signature newVerifier(PublicKey key) throws InvalidKeyException {
    Optional<String> objection = objection(key);
    if (objection.isPresent()) {
      throw new InvalidKeyException(objection.get());
    }
    try {
      boolean curve = keyKind.isEllipticCurve();
      Signature signature =
          curve
              ? Signature.getInstance(jcaName, BouncyCastle.PROVIDER)
              : Signature.getInstance(jcaName);
      setParameters(signature);
      signature.initVerify(curve ? CurveKeys.publicKey(key) : key);
      return signature;
    } catch (InvalidKeyException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks " + jcaName, e);
    }
  }

  /**
   * Whether a signature is right. An ill-formed signature is wrong, never an exception.
   *
   * @param key a public key that fits
   * @param data the signed bytes
   * @param signature the signature; DER for SM2 and ECDSA
   * @return true if it verifies
   * @throws InvalidKeyException if the key does not fit
   */
  public boolean verify(PublicKey key, byte[] data, byte[] signature) throws InvalidKeyException {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(signature, "signature");
    Signature verifier = newVerifier(key);
    try {
      verifier.update(data);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /**
   * A JCA object that signs.
   *
   * @param home the provider that the key came from, or null if the JVM shall choose
   */
  Signature newSigner(PrivateKey key, @Nullable Provider home, @Nullable SecureRandom random)
      throws GeneralSecurityException {
    Signature signature = keyKind == KeyKind.SM2 ? sm2Signer(home) : signer(home, key);
    // a foreign SM2 provider does not know BouncyCastle's parameters; the usual id needs none
    if (keyKind != KeyKind.SM2 || !sm2UserId.equals(SM2_DEFAULT_USER_ID)) {
      setParameters(signature);
    }
    if (random == null) {
      signature.initSign(key);
    } else {
      signature.initSign(key, random);
    }
    return signature;
  }

  /**
   * A key in a device signs only there. One that can be read signs with its own provider if that
   * one signs like this at all: the JDK's file key stores do not.
   */
  private Signature signer(@Nullable Provider home, PrivateKey key)
      throws NoSuchAlgorithmException {
    boolean there =
        home != null && (key.getEncoded() == null || home.getService("Signature", jcaName) != null);
    return there ? Signature.getInstance(jcaName, home) : Signature.getInstance(jcaName);
  }

  private static Signature sm2Signer(@Nullable Provider home) throws NoSuchAlgorithmException {
    NoSuchAlgorithmException last = new NoSuchAlgorithmException("SM3withSM2");
    for (String name : SM2_JCA_NAMES) {
      try {
        return home == null ? Signature.getInstance(name) : Signature.getInstance(name, home);
      } catch (NoSuchAlgorithmException e) {
        last = e;
      }
    }
    throw last;
  }

  private void setParameters(Signature signature) throws GeneralSecurityException {
    if (parameters != null) {
      signature.setParameter(parameters);
    }
  }

  KeyKind keyKind() {
    return keyKind;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignatureSuite suite
        && name.equals(suite.name)
        && sm2UserId.equals(suite.sm2UserId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, sm2UserId);
  }

  @Override
  public String toString() {
    return name;
  }
}
