package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureSuiteTest {
  private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);

  static Stream<SignatureSuite> suites() {
    return SignatureSuite.all().stream();
  }

  private static boolean fits(SignatureSuite suite, String key) {
    if (suite.keyKind() == KeyKind.RSA) {
      return key.equals("RSA-2048")
          || key.equals("RSA-2049")
          || (key.equals("RSA-PSS-2048") && suite.isPss());
    }
    return key.equals(suite.keyKind().name());
  }

  private static byte[] sign(SignatureSuite suite, KeyPair key) throws Exception {
    Provider provider = suite.keyKind() == KeyKind.SM2 ? Sm2Vector.BC : null;
    Signature signer = suite.newSigner(key.getPrivate(), provider, null);
    signer.update(DATA);
    return signer.sign();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void signsAndVerifiesWithEveryKeyThatFits(SignatureSuite suite) throws Exception {
    int fitting = 0;
    for (String name : KeyRing.all().keySet()) {
      if (fits(suite, name)) {
        fitting++;
        KeyPair key = KeyRing.key(name);
        byte[] signature = sign(suite, key);
        assertThat(suite.objection(key.getPublic())).as(name).isEmpty();
        assertThat(suite.verify(key.getPublic(), DATA, signature)).as(name).isTrue();
        assertThat(suite.verify(key.getPublic(), new byte[1], signature)).as(name).isFalse();
        assertThat(signature.length)
            .as(name)
            .isLessThanOrEqualTo(suite.maxSignatureLength(key.getPublic()));
      }
    }
    assertThat(fitting).isPositive();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void namesBothSidesForEveryKeyThatDoesNotFit(SignatureSuite suite) {
    for (String name : KeyRing.all().keySet()) {
      if (!fits(suite, name)) {
        PublicKey key = KeyRing.key(name).getPublic();
        String shown = name.equals("RSA-1024") ? "1024" : name;
        assertThat(suite.objection(key)).as(name).isPresent();
        assertThat(suite.objection(key).orElseThrow()).contains(suite.name(), shown);
        assertThatThrownBy(() -> suite.verify(key, DATA, new byte[64]))
            .isInstanceOf(InvalidKeyException.class)
            .hasMessageContaining(suite.name())
            .hasMessageContaining(shown);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SM2, SM2_SM3",
    "RSA-2048, RSA_SHA256",
    "RSA-PSS-2048, RSA_PSS_SHA256",
    "EC_P256, ECDSA_P256_SHA256",
    "EC_P384, ECDSA_P384_SHA384"
  })
  void usualSuiteOfAKey(String key, String suite) {
    assertThat(SignatureSuite.usualFor(KeyRing.key(key).getPublic()))
        .hasValueSatisfying(usual -> assertThat(usual.name()).isEqualTo(suite));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA-1024", "EC on curve 1.3.132.0.35", "Ed25519"})
  void keysWithoutASuite(String key) {
    assertThat(SignatureSuite.usualFor(KeyRing.key(key).getPublic())).isEmpty();
  }

  @Test
  void keysOfAnotherProviderAreTheSameKeys() throws Exception {
    for (SignatureSuite suite : SignatureSuite.all()) {
      for (String name : List.of("RSA-2048", "EC_P256", "EC_P384")) {
        if (fits(suite, name)) {
          KeyPair key = KeyRing.key(name);
          PublicKey foreign =
              KeyFactory.getInstance(key.getPublic().getAlgorithm(), Sm2Vector.BC)
                  .generatePublic(new X509EncodedKeySpec(key.getPublic().getEncoded()));
          assertThat(suite.objection(foreign)).isEmpty();
          assertThat(suite.verify(foreign, DATA, sign(suite, key))).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_PSS_SHA256, SHA-256, 32",
    "RSA_PSS_SHA384, SHA-384, 48",
    "RSA_PSS_SHA512, SHA-512, 64"
  })
  void rfc8017PssHasTheSameHashTwiceAndASaltOfItsLength(String name, String hash, int salt)
      throws Exception {
    SignatureSuite suite = SignatureSuite.named(name).orElseThrow();
    AlgorithmIdentifier identifier = AlgorithmIdentifier.getInstance(suite.algorithmIdentifier());
    RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(identifier.getParameters());

    assertThat(identifier.getAlgorithm().getId()).isEqualTo("1.2.840.113549.1.1.10");
    assertThat(parameters.getSaltLength().intValueExact()).isEqualTo(salt);
    assertThat(parameters.getTrailerField().intValueExact()).isEqualTo(1);
    assertThat(parameters.getMaskGenAlgorithm().getAlgorithm().getId())
        .isEqualTo("1.2.840.113549.1.1.8");
    assertThat(AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters()))
        .isEqualTo(parameters.getHashAlgorithm());

    Signature independent = Signature.getInstance("RSASSA-PSS", Sm2Vector.BC);
    independent.setParameter(
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
    independent.initVerify(KeyRing.key("RSA-2048").getPublic());
    independent.update(DATA);
    assertThat(independent.verify(sign(suite, KeyRing.key("RSA-2048")))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_SHA256, 300D06092A864886F70D0101010500",
    "RSA_SHA384, 300D06092A864886F70D0101010500",
    "ECDSA_P256_SHA256, 300A06082A8648CE3D040302",
    "ECDSA_P384_SHA384, 300A06082A8648CE3D040303",
    "SM2_SM3, 300A06082A811CCF55018375"
  })
  void identifierInCms(String name, String der) {
    assertThat(
            Sm2Vector.HEX.formatHex(SignatureSuite.named(name).orElseThrow().algorithmIdentifier()))
        .isEqualTo(der);
  }

  @ParameterizedTest
  @CsvSource({"SM2, 72", "EC_P256, 72", "EC_P384, 104", "RSA-2048, 256", "RSA-2049, 257"})
  void longestSignature(String key, int length) {
    PublicKey publicKey = KeyRing.key(key).getPublic();

    assertThat(SignatureSuite.usualFor(publicKey).orElseThrow().maxSignatureLength(publicKey))
        .isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "中"})
  void sm2UserIdMustBeAscii(String userId) {
    assertThatThrownBy(() -> SignatureSuite.sm2(userId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ASCII");
  }

  @Test
  void sm2UserIdMustFitItsLengthInBits() {
    assertThat(SignatureSuite.sm2("x".repeat(8191)).sm2UserId()).hasSize(8191);
    assertThatThrownBy(() -> SignatureSuite.sm2("x".repeat(8192)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void suitesAreValues() {
    assertThat(SignatureSuite.sm2("1234567812345678")).isEqualTo(SignatureSuite.SM2_SM3);
    assertThat(SignatureSuite.sm2("1234567812345678")).hasSameHashCodeAs(SignatureSuite.SM2_SM3);
    assertThat(SignatureSuite.sm2("other")).isNotEqualTo(SignatureSuite.SM2_SM3);
    for (SignatureSuite suite : SignatureSuite.all()) {
      assertThat(SignatureSuite.named(suite.name())).contains(suite);
    }
    assertThat(SignatureSuite.named("RSA_SHA1")).isEmpty();
  }

  @Test
  void sm2UserIdIsNotShown() {
    assertThat(SignatureSuite.sm2("zhang@example.cn").toString()).isEqualTo("SM2_SM3");
  }
}
