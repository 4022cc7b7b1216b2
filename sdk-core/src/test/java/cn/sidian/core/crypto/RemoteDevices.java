package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.NullDigest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Devices of the host that keep keys, and what they do right or wrong. */
final class RemoteDevices {
  static final byte[] DATA = "signed attributes".getBytes(StandardCharsets.UTF_8);
  static final Map<TestKeys, TestAuthority.Issued> KEYS = keys();

  private RemoteDevices() {}

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

  static TestAuthority.Issued issued(TestKeys kind) {
    return Objects.requireNonNull(KEYS.get(kind));
  }

  static SigningKey device(TestKeys kind, RemoteSigner signer) {
    return SigningKey.remote(issued(kind).chain(), signer);
  }

  static SignatureSuite suite(TestKeys kind) {
    return SignatureSuite.usualFor(issued(kind).certificate().getPublicKey()).orElseThrow();
  }

  static byte[] jca(String algorithm, PrivateKey key, byte[] data) {
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
  static byte[] sm2OverDigest(PrivateKey key, byte[] digest) {
    return sm2(key, new PresetDigest(digest), "", new byte[0]);
  }

  static byte[] sm2(PrivateKey key, Digest digest, String userId, byte[] data) {
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

  static SidianException refusal(SigningKey device, SignatureSuite suite) {
    return catchThrowableOfType(SidianException.class, () -> device.sign(suite, DATA));
  }
}
