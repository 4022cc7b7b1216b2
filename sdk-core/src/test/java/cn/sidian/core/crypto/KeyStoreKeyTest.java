package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys of key stores and private keys at hand; devices whose keys do not show themselves. */
class KeyStoreKeyTest {
  private static final TestAuthority SM2 =
      TestAuthority.root(TestKeys.SM2, Sm2Vector.NOW, TestRandom.seeded(5));
  private static final TestAuthority RSA =
      TestAuthority.root(TestKeys.RSA, Sm2Vector.NOW, TestRandom.seeded(6));
  private static final TestAuthority P256 =
      TestAuthority.root(TestKeys.P256, Sm2Vector.NOW, TestRandom.seeded(7));

  private static TestAuthority.Issued issued(TestAuthority authority, TestKeys kind) {
    return authority.issue(CertificateSpec.signer("TEST signer", kind, Sm2Vector.NOW));
  }

  @Test
  void anyKeyStoreOfTheJdkServes() throws Exception {
    TestAuthority.Issued issued = issued(P256, TestKeys.P256);
    KeyStore keyStore = KeyStore.getInstance("JKS");
    keyStore.load(null, null);
    keyStore.setKeyEntry(
        "seal",
        issued.privateKey(),
        "key".toCharArray(),
        issued.chain().toArray(new Certificate[0]));

    SigningKey key = SigningKey.fromKeyStore(keyStore, "seal", "key".toCharArray());

    assertThat(key.certificateChain()).isEqualTo(issued.chain());
    assertThat(key.sign(SignatureSuite.ECDSA_P256_SHA256, new byte[1])).isNotEmpty();
    assertThatThrownBy(() -> SigningKey.fromKeyStore(keyStore, "seal", "no".toCharArray()))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("KEYSTORE_UNREADABLE"));
  }

  @Test
  void keyStoreThatWasNotLoaded() throws KeyStoreException {
    KeyStore keyStore = KeyStore.getInstance("PKCS12");

    assertThatThrownBy(() -> SigningKey.fromKeyStore(keyStore, "seal", null))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("KEYSTORE_UNREADABLE"));
  }

  @Test
  void keyOfAnotherPair() {
    for (TestAuthority authority : List.of(SM2, RSA, P256)) {
      for (TestAuthority other : List.of(SM2, RSA, P256)) {
        TestKeys kind = other == SM2 ? TestKeys.SM2 : other == RSA ? TestKeys.RSA : TestKeys.P256;
        PrivateKey wrong = issued(other, kind).privateKey();

        assertThatThrownBy(() -> SigningKey.of(wrong, authority.asSigner().chain()))
            .isInstanceOfSatisfying(
                SidianException.class,
                e -> assertThat(e.code()).isEqualTo("KEY_CERTIFICATE_MISMATCH"));
      }
    }
  }

  @Test
  void emptyChainIsAWrongCall() {
    PrivateKey key = issued(P256, TestKeys.P256).privateKey();

    assertThatThrownBy(() -> SigningKey.of(key, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("certificate");
    assertThatThrownBy(() -> SigningKey.remote(List.of(), request -> new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void suiteOfAnotherKindOfKeyNamesBoth() {
    SigningKey key = issued(SM2, TestKeys.SM2).signingKey();

    assertThatThrownBy(() -> key.sign(SignatureSuite.RSA_SHA256, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RSA_SHA256")
        .hasMessageContaining("SM2")
        .hasMessageContaining("choose a suite");
  }

  /** A provider as the makers of SM2 devices ship it: its own names, its own parameters. */
  private static final class DeviceProvider extends Provider {
    private static final long serialVersionUID = 1L;

    DeviceProvider(String signatureName) {
      super("TestDevice", "1", "an SM2 device");
      putService(
          new Service(
              this, "Signature", signatureName, DeviceSignature.class.getName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
              return new DeviceSignature();
            }
          });
    }
  }

  /** A key that refuses to tell its number, as those of PKCS#11 do. */
  private static final class DeviceKey implements ECPrivateKey {
    private static final long serialVersionUID = 1L;

    private final transient PrivateKey inside;

    DeviceKey(PrivateKey inside) {
      this.inside = inside;
    }

    @Override
    public BigInteger getS() {
      throw new ProviderException("not extractable");
    }

    @Override
    public @Nullable ECParameterSpec getParams() {
      return null;
    }

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public @Nullable String getFormat() {
      return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
      return null;
    }
  }

  /** Public only for the JCA. */
  static final class DeviceSignature extends SignatureSpi {
    private @Nullable Signature inside;

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
      if (!(key instanceof DeviceKey device)) {
        throw new InvalidKeyException("a key of this device is needed");
      }
      try {
        inside = Signature.getInstance("SM3withSM2", Sm2Vector.BC);
        inside.initSign(device.inside);
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineInitVerify(PublicKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineUpdate(byte b) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
      signature().update(bytes, from, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      return signature().sign();
    }

    private Signature signature() {
      if (inside == null) {
        throw new IllegalStateException("not initialised");
      }
      return inside;
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineSetParameter(AlgorithmParameterSpec parameters)
        throws InvalidAlgorithmParameterException {
      throw new InvalidAlgorithmParameterException("only parameters of this device are known");
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }

  private static SigningKey deviceKey(String signatureName) {
    TestAuthority.Issued issued = issued(SM2, TestKeys.SM2);
    return SigningKey.local(
        new DeviceKey(issued.privateKey()),
        new DeviceProvider(signatureName),
        issued.chain(),
        null);
  }

  @Test
  void sm2KeyStaysInADeviceThatOnlyHasAJcaProvider() throws Exception {
    for (String name : List.of("SM3withSM2", "SM2withSM3", "1.2.156.10197.1.501")) {
      SigningKey key = deviceKey(name);

      byte[] signature = key.sign(SignatureSuite.SM2_SM3, Sm2Vector.MESSAGE);

      assertThat(
              SignatureSuite.SM2_SM3.verify(
                  key.certificate().getPublicKey(), Sm2Vector.MESSAGE, signature))
          .as(name)
          .isTrue();
    }
  }

  @Test
  void userIdThatTheDeviceCannotTakeIsAFailureAndNeverTheDefaultId() {
    SigningKey key = deviceKey("SM3withSM2");

    assertThatThrownBy(() -> key.sign(SignatureSuite.sm2("other"), Sm2Vector.MESSAGE))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("SIGNING_FAILED"));
  }

  @Test
  void deviceThatFailsWithAnUncheckedExceptionIsASigningFailure() {
    TestAuthority.Issued issued = issued(SM2, TestKeys.SM2);

    assertThatThrownBy(
            () ->
                SigningKey.local(
                    new DeviceKey(issued.privateKey()),
                    new DeviceProvider("unknown"),
                    issued.chain(),
                    null))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("SIGNING_FAILED"));
  }
}
