package cn.sidian.core.crypto;

import static cn.sidian.core.crypto.RemoteDevices.DATA;
import static cn.sidian.core.crypto.RemoteDevices.device;
import static cn.sidian.core.crypto.RemoteDevices.issued;
import static cn.sidian.core.crypto.RemoteDevices.jca;
import static cn.sidian.core.crypto.RemoteDevices.refusal;
import static cn.sidian.core.crypto.RemoteDevices.sm2OverDigest;
import static cn.sidian.core.crypto.RemoteDevices.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices of the host: what they may return, and how they fail. */
class RemoteSignerTest {
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
