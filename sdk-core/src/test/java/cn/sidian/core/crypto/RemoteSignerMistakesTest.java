package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.RemoteDevices.KEYS;
import static cn.sidian.core.crypto.RemoteDevices.device;
import static cn.sidian.core.crypto.RemoteDevices.issued;
import static cn.sidian.core.crypto.RemoteDevices.jca;
import static cn.sidian.core.crypto.RemoteDevices.refusal;
import static cn.sidian.core.crypto.RemoteDevices.sm2;
import static cn.sidian.core.crypto.RemoteDevices.sm2OverDigest;
import static cn.sidian.core.crypto.RemoteDevices.suite;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device of the host does wrong is refused, and each mistake told apart. */
class RemoteSignerMistakesTest {
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
}
