package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.NullDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices of the host: what they may return, and what each mistake is told apart as. */
class RemoteSignerTest {
  private static final byte[] DATA = "signed attributes".getBytes(StandardCharsets.UTF_8);
  private static final Map<TestKeys, TestAuthority.Issued> KEYS = keys();

  private static Map<TestKeys, TestAuthority.Issued> keys() {
    Map<TestKeys, TestAuthority.Issued> keys = new EnumMap<>(TestKeys.class);
    for (TestKeys kind : List.of(TestKeys.SM2, TestKeys.RSA, TestKeys.P256, TestKeys.P384)) {
      keys.put(
          kind,
          TestAuthority.root(kind, Sm2Vector.NOW, TestRandom.seeded(8))
              .issue(CertificateSpec.signer("TEST device", kind, Sm2Vector.NOW)));
    }
    return keys;
  }

  private static TestAuthority.Issued issued(TestKeys kind) {
    return Objects.requireNonNull(KEYS.get(kind));
  }

  private static SigningKey device(TestKeys kind, RemoteSigner signer) {
    return SigningKey.remote(issued(kind).chain(), signer);
  }

  private static SignatureSuite suite(TestKeys kind) {
    return SignatureSuite.usualFor(issued(kind).certificate().getPublicKey()).orElseThrow();
  }

  private static byte[] jca(String algorithm, PrivateKey key, byte[] data) {
    try {
      Signature signature = Signature.getInstance(algorithm, Sm2Vector.BC);
      signature.initSign(key);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SM2 over a digest that the caller computed, as devices without hashing do. */
  private static byte[] sm2OverDigest(PrivateKey key, byte[] digest) {
    return sm2(key, new PresetDigest(digest), "", new byte[0]);
  }

  private static byte[] sm2(PrivateKey key, Digest digest, String userId, byte[] data) {
    SM2Signer signer = new SM2Signer(StandardDSAEncoding.INSTANCE, digest);
    ECPrivateKeyParameters number = Objects.requireNonNull(Sm2Keys.privateNumber(key));
    signer.init(true, new ParametersWithID(number, userId.getBytes(StandardCharsets.US_ASCII)));
    signer.update(data, 0, data.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers with one value, whatever is hashed. */
  private static final class PresetDigest extends NullDigest {
    private final byte[] value;

    PresetDigest(byte[] value) {
      this.value = value;
    }

    @Override
    public int getDigestSize() {
      return value.length;
    }

    @Override
    public int doFinal(byte[] out, int from) {
      System.arraycopy(value, 0, out, from, value.length);
      return value.length;
    }
  }

  @Nested
  class Accepted {
    @ParameterizedTest
    @EnumSource(
        value = TestKeys.class,
        names = {"SM2", "RSA", "P256", "P384"})
    void theEncodedSignature(TestKeys kind) throws Exception {
      SigningKey local = issued(kind).signingKey();
      SigningKey device =
          device(kind, request -> local.sign(request.suite(), request.toBeSigned()));

      assertThat(
              suite(kind)
                  .verify(
                      device.certificate().getPublicKey(), DATA, device.sign(suite(kind), DATA)))
          .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
        value = TestKeys.class,
        names = {"SM2", "P256", "P384"})
    void rawNumbersAreBroughtIntoDer(TestKeys kind) throws Exception {
      SigningKey local = issued(kind).signingKey();
      int half = kind == TestKeys.P384 ? 48 : 32;
      SigningKey device =
          device(
              kind,
              request ->
                  RawSignature.fromDer(local.sign(request.suite(), request.toBeSigned()), half));

      byte[] signature = device.sign(suite(kind), DATA);

      assertThat(RawSignature.isDer(signature)).isTrue();
      assertThat(suite(kind).verify(device.certificate().getPublicKey(), DATA, signature)).isTrue();
    }

    @Test
    void gbt35276DigestOfTheRequestIsEReadyForADeviceThatDoesNotHash() {
      SigningKey device =
          device(
              TestKeys.SM2,
              request -> sm2OverDigest(issued(TestKeys.SM2).privateKey(), request.digest()));

      assertThat(device.sign(SignatureSuite.SM2_SM3, DATA)).isNotEmpty();
      assertThat(device.sign(SignatureSuite.sm2("another id"), DATA)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
        value = TestKeys.class,
        names = {"P256", "P384"})
    void digestOfTheRequestIsThatOfTheSuite(TestKeys kind) {
      SigningKey device =
          device(
              kind, request -> jca("NONEwithECDSA", issued(kind).privateKey(), request.digest()));

      assertThat(device.sign(suite(kind), DATA)).isNotEmpty();
    }

    @Test
    void whatTheDeviceDoesToItsBufferLaterDoesNotMatter() {
      byte[][] buffer = {new byte[0]};
      SigningKey local = issued(TestKeys.P256).signingKey();
      SigningKey device =
          device(
              TestKeys.P256,
              request -> {
                buffer[0] = local.sign(request.suite(), request.toBeSigned());
                return buffer[0];
              });

      byte[] signature = device.sign(SignatureSuite.ECDSA_P256_SHA256, DATA);
      byte[] before = signature.clone();
      Arrays.fill(buffer[0], (byte) 0);

      assertThat(signature).isEqualTo(before);
    }

    @Test
    void theDeviceCannotChangeWhatIsVerified() {
      SigningKey local = issued(TestKeys.P256).signingKey();
      SigningKey device =
          device(
              TestKeys.P256,
              request -> {
                byte[] other = request.toBeSigned();
                other[0] ^= 1;
                return local.sign(request.suite(), other);
              });

      assertThat(refusal(device, SignatureSuite.ECDSA_P256_SHA256).code())
          .isEqualTo("SIGNATURE_MISMATCH");
    }
  }

  private static SidianException refusal(SigningKey device, SignatureSuite suite) {
    return catchThrowableOfType(SidianException.class, () -> device.sign(suite, DATA));
  }

  /** A mistake of a device, and the words it must be explained with. */
  private static Arguments mistake(
      String name, TestKeys kind, SignatureSuite suite, RemoteSigner signer, String en, String zh) {
    return Arguments.of(name, kind, suite, signer, en, zh);
  }

  static Stream<Arguments> mistakes() {
    PrivateKey sm2 = issued(TestKeys.SM2).privateKey();
    PrivateKey rsa = issued(TestKeys.RSA).privateKey();
    PrivateKey p256 = issued(TestKeys.P256).privateKey();
    PrivateKey p384 = issued(TestKeys.P384).privateKey();
    SignatureSuite otherId = SignatureSuite.sm2("bureau@example.cn");
    return Stream.of(
        mistake(
            "SM2 without Z",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r -> sm2OverDigest(sm2, DigestAlgorithm.SM3.digest(r.toBeSigned())),
            "left out ZA",
            "遗漏了 ZA"),
        mistake(
            "SM2 without Z, raw",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r ->
                RawSignature.fromDer(
                    sm2OverDigest(sm2, DigestAlgorithm.SM3.digest(r.toBeSigned())), 32),
            "left out ZA",
            "遗漏了 ZA"),
        mistake(
            "SM2 message call over e",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r -> jca("SM3withSM2", sm2, r.digest()),
            "hashed a digest once more",
            "又做了一次杂凑"),
        mistake(
            "SM2 message call over SM3 of the bytes",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r -> jca("SM3withSM2", sm2, DigestAlgorithm.SM3.digest(r.toBeSigned())),
            "hashed a digest once more",
            "又做了一次杂凑"),
        mistake(
            "SM2 without Z over SM3 of e",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r -> sm2OverDigest(sm2, DigestAlgorithm.SM3.digest(r.digest())),
            "hashed a digest once more",
            "又做了一次杂凑"),
        mistake(
            "SM2 without Z over SM3 of SM3",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r ->
                sm2OverDigest(
                    sm2, DigestAlgorithm.SM3.digest(DigestAlgorithm.SM3.digest(r.toBeSigned()))),
            "hashed a digest once more",
            "又做了一次杂凑"),
        mistake(
            "SM2 with the default user id",
            TestKeys.SM2,
            otherId,
            r -> jca("SM3withSM2", sm2, r.toBeSigned()),
            "default user id 1234567812345678",
            "默认用户标识 1234567812345678"),
        mistake(
            "SM2 with SHA-256",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r -> sm2(sm2, new SHA256Digest(), "1234567812345678", r.toBeSigned()),
            "hash function SHA256 where SM3",
            "SHA256，而要求的是 SM3"),
        mistake(
            "SM2 with an unknown user id",
            TestKeys.SM2,
            SignatureSuite.SM2_SM3,
            r -> sm2(sm2, new SM3Digest(), "nobody knows", r.toBeSigned()),
            "another key, over other bytes",
            "其他密钥"),
        mistake(
            "ECDSA with another hash function",
            TestKeys.P256,
            SignatureSuite.ECDSA_P256_SHA256,
            r -> jca("SHA1withECDSA", p256, r.toBeSigned()),
            "hash function SHA1 where SHA256",
            "SHA1，而要求的是 SHA256"),
        mistake(
            "ECDSA with SM3",
            TestKeys.P256,
            SignatureSuite.ECDSA_P256_SHA256,
            r -> jca("NONEwithECDSA", p256, DigestAlgorithm.SM3.digest(r.toBeSigned())),
            "hash function SM3 where SHA256",
            "SM3，而要求的是 SHA256"),
        mistake(
            "ECDSA on P-384 over a digest",
            TestKeys.P384,
            SignatureSuite.ECDSA_P384_SHA384,
            r -> jca("SHA384withECDSA", p384, r.digest()),
            "hashed a digest once more",
            "又做了一次杂凑"),
        mistake(
            "RSA with another hash function",
            TestKeys.RSA,
            SignatureSuite.RSA_SHA256,
            r -> jca("SHA1withRSA", rsa, r.toBeSigned()),
            "hash function SHA1 where SHA256",
            "SHA1，而要求的是 SHA256"),
        mistake(
            "RSA over a digest",
            TestKeys.RSA,
            SignatureSuite.RSA_SHA512,
            r -> jca("SHA512withRSA", rsa, r.digest()),
            "hashed a digest once more",
            "又做了一次杂凑"),
        mistake(
            "PSS where PKCS#1 v1.5 was asked for",
            TestKeys.RSA,
            SignatureSuite.RSA_SHA256,
            r -> jca("SHA256withRSAandMGF1", rsa, r.toBeSigned()),
            "another RSA padding than RSA_SHA256",
            "填充方式不是 RSA_SHA256"),
        mistake(
            "PKCS#1 v1.5 where PSS was asked for",
            TestKeys.RSA,
            SignatureSuite.RSA_PSS_SHA256,
            r -> jca("SHA256withRSA", rsa, r.toBeSigned()),
            "another RSA padding than RSA_PSS_SHA256",
            "填充方式不是 RSA_PSS_SHA256"),
        mistake(
            "PSS with another hash function",
            TestKeys.RSA,
            SignatureSuite.RSA_PSS_SHA256,
            r -> jca("SHA512withRSAandMGF1", rsa, r.toBeSigned()),
            "hash function SHA512 where SHA256",
            "SHA512，而要求的是 SHA256"),
        mistake(
            "RSA padded by hand without naming a hash function",
            TestKeys.RSA,
            SignatureSuite.RSA_SHA256,
            r -> jca("NONEwithRSA", rsa, r.digest()),
            "another key, over other bytes",
            "其他密钥"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsRefusedAndExplained(
      String name, TestKeys kind, SignatureSuite suite, RemoteSigner signer, String en, String zh) {
    SidianException refusal = refusal(device(kind, signer), suite);

    assertThat(refusal).as(name).isNotNull();
    assertThat(refusal.code()).isEqualTo("SIGNATURE_MISMATCH");
    assertThat(refusal.text().en()).contains(en).endsWith("Nothing was written.");
    assertThat(refusal.text().zh()).contains(zh).endsWith("未写出任何内容。");
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.class,
      names = {"SM2", "RSA", "P256", "P384"})
  void anotherKeyIsRefused(TestKeys kind) {
    SigningKey other =
        TestAuthority.root(kind, Sm2Vector.NOW, TestRandom.seeded(9))
            .issue(CertificateSpec.signer("TEST other", kind, Sm2Vector.NOW))
            .signingKey();
    SigningKey device = device(kind, request -> other.sign(request.suite(), request.toBeSigned()));

    SidianException refusal = refusal(device, suite(kind));

    assertThat(refusal.code()).isEqualTo("SIGNATURE_MISMATCH");
    assertThat(refusal.text().en()).contains("another key");
    assertThat(refusal.text().zh()).contains("其他密钥");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 63, 64, 65, 71, 72, 96, 128, 256, 1000})
  void garbageOfAnyLengthIsRefused(int length) {
    byte[] garbage = new byte[length];
    Arrays.fill(garbage, (byte) 0xA5);
    for (TestKeys kind : KEYS.keySet()) {
      assertThat(refusal(device(kind, request -> garbage), suite(kind)).code())
          .isEqualTo("SIGNATURE_MISMATCH");
    }
  }

  @Nested
  class Failing {
    @Test
    void ioExceptionIsSigningFailedWithItsCause() {
      IOException cause = new IOException("line is dead");
      SigningKey device =
          device(
              TestKeys.SM2,
              request -> {
                throw cause;
              });

      assertThat(refusal(device, SignatureSuite.SM2_SM3))
          .hasCause(cause)
          .satisfies(e -> assertThat(e.code()).isEqualTo("SIGNING_FAILED"));
    }

    @Test
    void uncheckedExceptionOfADriverIsSigningFailedToo() {
      SigningKey device =
          device(
              TestKeys.SM2,
              request -> {
                throw new IllegalStateException("driver");
              });

      assertThat(refusal(device, SignatureSuite.SM2_SM3).code()).isEqualTo("SIGNING_FAILED");
    }

    @Test
    void whatTheHostSaysItselfIsPassedOn() {
      SidianException own = new SidianException("PIN_LOCKED", new Text("锁定", "locked"), null);
      SigningKey device =
          device(
              TestKeys.SM2,
              request -> {
                throw own;
              });

      assertThat(refusal(device, SignatureSuite.SM2_SM3)).isSameAs(own);
    }

    @Test
    void nullIsAWrongCallWithTheRemedy() {
      SigningKey device = device(TestKeys.SM2, request -> nothing());

      assertThatThrownBy(() -> device.sign(SignatureSuite.SM2_SM3, DATA))
          .isInstanceOf(NullPointerException.class)
          .hasMessageContaining("throw IOException");
    }

    @Test
    void keyThatSignsElsewhereSaysHowToProceed() {
      SigningKey key = SigningKey.elsewhere(issued(TestKeys.SM2).chain());

      SidianException refusal = refusal(key, SignatureSuite.SM2_SM3);

      assertThat(refusal.code()).isEqualTo("SIGNING_FAILED");
      assertThat(refusal.text().en()).contains("prepare the seal");
      assertThat(refusal.text().zh()).contains("先准备签章");
    }

    @Test
    void certificateThatNoSuiteTakesIsRefusedWhenTheKeyIsBuilt() {
      List<X509Certificate> chain =
          TestAuthority.root(TestKeys.RSA_1024, Sm2Vector.NOW, TestRandom.seeded(10))
              .asSigner()
              .chain();

      for (SidianException refusal :
          List.of(
              catchThrowableOfType(
                  SidianException.class, () -> SigningKey.remote(chain, r -> new byte[0])),
              catchThrowableOfType(SidianException.class, () -> SigningKey.elsewhere(chain)))) {
        assertThat(refusal.code()).isEqualTo("KEY_UNSUPPORTED");
      }
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
      return null;
    }
  }

  @Test
  void requestKeepsWhatItWasGiven() {
    byte[] data = {1, 2, 3};
    SignatureRequest request =
        new SignatureRequest(SignatureSuite.SM2_SM3, issued(TestKeys.SM2).certificate(), data);
    data[0] = 9;
    request.toBeSigned()[1] = 9;

    assertThat(request.toBeSigned()).containsExactly(1, 2, 3);
    assertThat(request).hasToString("SignatureRequest[SM2_SM3, 3 bytes]");
  }

  @Test
  void requestForAKeyOfAnotherKindHasNoE() {
    SignatureRequest request =
        new SignatureRequest(SignatureSuite.SM2_SM3, issued(TestKeys.P256).certificate(), DATA);

    assertThatThrownBy(request::digest).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> request.checked(new byte[64]))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("KEY_CERTIFICATE_MISMATCH"));
  }

  @Test
  void rawSignatureOfThePublishedExampleIsAccepted() {
    SignatureRequest request =
        new SignatureRequest(
            SignatureSuite.SM2_SM3, Sm2Vector.certified().certificate(), Sm2Vector.MESSAGE);

    assertThat(request.checked(Sm2Vector.hex(Sm2Vector.R + Sm2Vector.S)))
        .isEqualTo(Sm2Vector.hex(Sm2Vector.DER));
  }
}
