package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureSchemeTest {
  private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);
  private static final String USER_ID = SignatureSuite.SM2_DEFAULT_USER_ID;
  private static final AlgorithmIdentifier SHA256 = hash(DigestAlgorithm.SHA256);

  private static AlgorithmIdentifier hash(DigestAlgorithm digest) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()), DERNull.INSTANCE);
  }

  private static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded("DER");
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SignatureScheme scheme(String oid, DigestAlgorithm digest) {
    return SignatureScheme.of(der(new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid))), digest)
        .orElseThrow();
  }

  private static boolean verifies(SignatureScheme scheme, PublicKey key, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = scheme.newVerifier(key, USER_ID);
    verifier.update(DATA);
    return verifier.verify(signature);
  }

  private static byte[] signed(String algorithm, KeyPair key) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, Sm2Vector.BC);
    signer.initSign(key.getPrivate());
    signer.update(DATA);
    return signer.sign();
  }

  /** CVE-2022-21449: a value of zeros must fit nothing, on whatever Java this runs. */
  @Test
  void aSignatureOfZerosFitsNothing() throws Exception {
    SignatureScheme ecdsa = scheme("1.2.840.10045.4.3.2", DigestAlgorithm.SHA256);
    SignatureScheme sm2 = scheme("1.2.156.10197.1.501", DigestAlgorithm.SM3);
    for (long[] pair : new long[][] {{0, 0}, {0, 1}, {1, 0}}) {
      byte[] zeros =
          der(
              new DERSequence(
                  new ASN1Encodable[] {new ASN1Integer(pair[0]), new ASN1Integer(pair[1])}));
      assertThat(passes(ecdsa, KeyRing.key("EC_P256").getPublic(), zeros)).isFalse();
      assertThat(passes(ecdsa, KeyRing.key("EC_P384").getPublic(), zeros)).isFalse();
      assertThat(passes(sm2, KeyRing.key("SM2").getPublic(), zeros)).isFalse();
    }
  }

  private static boolean passes(SignatureScheme scheme, PublicKey key, byte[] signature)
      throws InvalidKeyException {
    try {
      return verifies(scheme, key, signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException(e);
    }
  }

  /** BouncyCastle verifies; the JDK, which shares no code with it, must come to the same. */
  @ParameterizedTest
  @CsvSource({"EC_P256, 1.2.840.10045.4.3.2, SHA256", "EC_P384, 1.2.840.10045.4.3.3, SHA384"})
  void theJdkJudgesEcdsaTheSame(String name, String oid, DigestAlgorithm digest) throws Exception {
    KeyPair key = KeyRing.key(name);
    SignatureScheme scheme = scheme(oid, digest);
    Random random = new Random(21_449);
    for (int i = 0; i < 60; i++) {
      Signature signer = Signature.getInstance(digest + "withECDSA");
      signer.initSign(key.getPrivate());
      signer.update(DATA);
      byte[] value = signer.sign();
      assertThat(passes(scheme, key.getPublic(), value)).isTrue();
      // within r and s, where every change leaves two numbers
      int at = i % 2 == 0 ? 8 + random.nextInt(16) : value.length - 1 - random.nextInt(16);
      value[at] ^= (byte) (1 << random.nextInt(8));
      Signature jdk = Signature.getInstance(digest + "withECDSA");
      jdk.initVerify(key.getPublic());
      jdk.update(DATA);
      assertThat(passes(scheme, key.getPublic(), value)).isEqualTo(jdk.verify(value)).isFalse();
    }
  }

  @Test
  void whateverASuiteWritesIsRead() throws Exception {
    for (SignatureSuite suite : SignatureSuite.all()) {
      for (KeyPair key : KeyRing.all().values()) {
        if (suite.objection(key.getPublic()).isEmpty()) {
          Signature signer =
              suite.newSigner(
                  key.getPrivate(), suite.keyKind() == KeyKind.SM2 ? Sm2Vector.BC : null, null);
          signer.update(DATA);
          SignatureScheme scheme =
              SignatureScheme.of(suite.algorithmIdentifier(), suite.digest()).orElseThrow();

          assertThat(verifies(scheme, key.getPublic(), signer.sign())).as(suite.name()).isTrue();
          assertThat(scheme.name(key.getPublic())).isEqualTo(suite.name());
          assertThat(scheme.digest()).isEqualTo(suite.digest());
          assertThat(scheme.isWeak(key.getPublic())).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.113549.1.1.4, MD5withRSA, RSA-2048, MD5",
    "1.2.840.113549.1.1.5, SHA1withRSA, RSA-2048, SHA1",
    "1.2.840.113549.1.1.14, SHA224withRSA, RSA-2048, SHA224",
    "1.2.840.113549.1.1.11, SHA256withRSA, RSA-2048, SHA256",
    "1.2.840.113549.1.1.12, SHA384withRSA, RSA-2048, SHA384",
    "1.2.840.113549.1.1.13, SHA512withRSA, RSA-1024, SHA512",
    "2.16.840.1.101.3.4.3.14, SHA3-256withRSA, RSA-2048, SHA3_256",
    "2.16.840.1.101.3.4.3.15, SHA3-384withRSA, RSA-2048, SHA3_384",
    "2.16.840.1.101.3.4.3.16, SHA3-512withRSA, RSA-2048, SHA3_512",
    "1.2.840.10045.4.1, SHA1withECDSA, EC_P256, SHA1",
    "1.2.840.10045.4.3.1, SHA224withECDSA, EC_P256, SHA224",
    "1.2.840.10045.4.3.2, SHA256withECDSA, EC_P384, SHA256",
    "1.2.840.10045.4.3.3, SHA384withECDSA, EC_P256, SHA384",
    "1.2.840.10045.4.3.4, SHA512withECDSA, EC on curve 1.3.132.0.35, SHA512",
    "2.16.840.1.101.3.4.3.10, SHA3-256withECDSA, EC_P256, SHA3_256",
    "2.16.840.1.101.3.4.3.11, SHA3-384withECDSA, EC_P256, SHA3_384",
    "2.16.840.1.101.3.4.3.12, SHA3-512withECDSA, EC_P256, SHA3_512",
    "1.2.156.10197.1.501, SM3withSM2, SM2, SM3"
  })
  void identifierThatNamesTheHashItself(
      String oid, String algorithm, String keyName, DigestAlgorithm digest) throws Exception {
    KeyPair key = KeyRing.key(keyName);
    // what stands beside it does not matter
    SignatureScheme scheme = scheme(oid, DigestAlgorithm.SHA3_512);

    assertThat(scheme.digest()).isEqualTo(digest);
    assertThat(verifies(scheme, key.getPublic(), signed(algorithm, key))).isTrue();
    assertThat(scheme.isWeak(key.getPublic()))
        .isEqualTo(digest.isBroken() || keyName.equals("RSA-1024"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.113549.1.1.1, SHA384withRSA, RSA-2048, SHA384",
    "1.2.840.10045.2.1, SHA512withECDSA, EC_P256, SHA512"
  })
  void identifierOfTheKeyTakesTheHashBesideIt(
      String oid, String algorithm, String keyName, DigestAlgorithm digest) throws Exception {
    KeyPair key = KeyRing.key(keyName);

    assertThat(verifies(scheme(oid, digest), key.getPublic(), signed(algorithm, key))).isTrue();
  }

  @Test
  void unknownIdentifierIsUnsupported() {
    byte[] gost = der(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.643.7.1.1.3.2")));

    assertThat(SignatureScheme.of(gost, DigestAlgorithm.SHA256)).isEmpty();
  }

  @Test
  void nameWithoutASuiteIsFamilyAndHash() {
    assertThat(
            scheme("1.2.840.113549.1.1.5", DigestAlgorithm.SHA1)
                .name(KeyRing.key("RSA-2048").getPublic()))
        .isEqualTo("RSA_SHA1");
    assertThat(
            scheme("1.2.840.113549.1.1.11", DigestAlgorithm.SHA256)
                .name(KeyRing.key("RSA-1024").getPublic()))
        .isEqualTo("RSA_SHA256");
    assertThat(
            scheme("1.2.840.10045.4.3.4", DigestAlgorithm.SHA512)
                .name(KeyRing.key("EC_P256").getPublic()))
        .isEqualTo("ECDSA_SHA512");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.156.10197.1.501, EC_P256",
    "1.2.156.10197.1.501, RSA-2048",
    "1.2.840.10045.4.3.2, RSA-2048",
    "1.2.840.113549.1.1.11, EC_P256",
    "1.2.840.113549.1.1.11, RSA-PSS-2048",
    "1.2.840.113549.1.1.11, Ed25519"
  })
  void keyThatCannotHaveMadeSuchASignatureIsNamed(String oid, String keyName) {
    PublicKey key = KeyRing.key(keyName).getPublic();
    SignatureScheme scheme = scheme(oid, DigestAlgorithm.SHA256);

    assertThat(scheme.objection(key)).hasValueSatisfying(o -> assertThat(o).contains(keyName));
    assertThatThrownBy(() -> scheme.newVerifier(key, USER_ID))
        .isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void rfc5480CurveThatIsSpeltOutInsteadOfNamedIsRefused() throws Exception {
    KeyPair named = KeyRing.key("EC_P256");
    java.security.spec.ECParameterSpec curve =
        ((java.security.interfaces.ECPublicKey) named.getPublic()).getParams();
    PublicKey explicit =
        java.security.KeyFactory.getInstance("EC", Sm2Vector.BC)
            .generatePublic(
                new java.security.spec.ECPublicKeySpec(
                    ((java.security.interfaces.ECPublicKey) named.getPublic()).getW(),
                    new java.security.spec.ECParameterSpec(
                        curve.getCurve(),
                        curve.getGenerator(),
                        curve.getOrder(),
                        curve.getCofactor())));
    assertThat(
            SubjectPublicKeyInfo.getInstance(explicit.getEncoded()).getAlgorithm().getParameters())
        .isNotInstanceOf(ASN1ObjectIdentifier.class);

    assertThatThrownBy(
            () ->
                scheme("1.2.840.10045.4.3.2", DigestAlgorithm.SHA256)
                    .newVerifier(explicit, USER_ID))
        .isInstanceOf(InvalidKeyException.class);
    assertThat(SignatureSuite.ECDSA_P256_SHA256.objection(explicit)).isPresent();
  }

  @Test
  void shortKeysAreWeak() throws Exception {
    SignatureScheme rsa = scheme("1.2.840.113549.1.1.11", DigestAlgorithm.SHA256);
    SignatureScheme ecdsa = scheme("1.2.840.10045.4.3.2", DigestAlgorithm.SHA256);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Sm2Vector.BC);
    generator.initialize(new ECGenParameterSpec("secp192r1"));

    assertThat(rsa.isWeak(KeyRing.key("RSA-1024").getPublic())).isTrue();
    assertThat(rsa.isWeak(KeyRing.key("RSA-2048").getPublic())).isFalse();
    assertThat(ecdsa.isWeak(generator.generateKeyPair().getPublic())).isTrue();
    assertThat(ecdsa.isWeak(KeyRing.key("EC_P256").getPublic())).isFalse();
    assertThat(ecdsa.isWeak(KeyRing.key("Ed25519").getPublic()))
        .as("a key whose strength cannot be told")
        .isTrue();
  }

  static Stream<Arguments> pssParameters() {
    AlgorithmIdentifier mgf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256);
    ASN1Integer salt = new ASN1Integer(32);
    ASN1Integer trailer = new ASN1Integer(1);
    return Stream.of(
        Arguments.of(
            "no mask hash",
            pss(SHA256, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1), salt, trailer)),
        Arguments.of(
            "not MGF1",
            pss(
                SHA256,
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3"), SHA256),
                salt,
                trailer)),
        Arguments.of(
            "unknown hash",
            pss(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3")), mgf, salt, trailer)),
        Arguments.of("negative salt", pss(SHA256, mgf, new ASN1Integer(-1), trailer)),
        Arguments.of("salt of 2 GB", pss(SHA256, mgf, new ASN1Integer(Integer.MAX_VALUE), trailer)),
        Arguments.of("salt beyond int", pss(SHA256, mgf, new ASN1Integer(1L << 40), trailer)),
        Arguments.of("other trailer", pss(SHA256, mgf, salt, new ASN1Integer(2))),
        Arguments.of("untagged", new DERSequence(new ASN1Integer(1))),
        Arguments.of("no sequence", new ASN1Integer(1)),
        Arguments.of("NULL", DERNull.INSTANCE));
  }

  private static ASN1Encodable pss(
      AlgorithmIdentifier hash, AlgorithmIdentifier mgf, ASN1Integer salt, ASN1Integer trailer) {
    return new RSASSAPSSparams(hash, mgf, salt, trailer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pssParameters")
  void rfc4055MalformedPssParametersAreUnsupported(String fault, ASN1Encodable parameters) {
    byte[] identifier =
        der(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters));

    assertThat(SignatureScheme.of(identifier, DigestAlgorithm.SHA256)).as(fault).isEmpty();
  }

  @Test
  void rfc4055AbsentPssParametersMeanSha1() throws Exception {
    KeyPair key = KeyRing.key("RSA-2048");
    SignatureScheme scheme = scheme("1.2.840.113549.1.1.10", DigestAlgorithm.SHA256);

    assertThat(scheme.digest()).isEqualTo(DigestAlgorithm.SHA1);
    assertThat(scheme.isWeak(key.getPublic())).isTrue();
    assertThat(verifies(scheme, key.getPublic(), signed("SHA1withRSAandMGF1", key))).isTrue();
  }

  @Test
  void bytesThatAreNoIdentifierAreUnsupportedAndNeverAnException() throws Exception {
    Random random = new Random(12);
    byte[] pss = SignatureSuite.RSA_PSS_SHA256.algorithmIdentifier();
    PublicKey key = KeyRing.key("RSA-2048").getPublic();
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = pss.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      SignatureScheme scheme = SignatureScheme.of(bytes, DigestAlgorithm.SHA256).orElse(null);
      if (scheme != null && scheme.objection(key).isEmpty()) {
        read++;
        try {
          assertThat(scheme.newVerifier(key, USER_ID)).isNotNull();
        } catch (InvalidKeyException e) {
          assertThat(e).isNotNull();
        }
      }
    }
    assertThat(read).isPositive();
    assertThat(SignatureScheme.of(new byte[0], DigestAlgorithm.SHA256)).isEmpty();
  }
}
