package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("GB/T 32918.2: a signature under another user id is explained and never accepted")
class VerifyingKeyUserIdTest {
  private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
  private static final byte[] DATA = "TEST data".getBytes(StandardCharsets.UTF_8);
  private static final TestAuthority.Issued KEY =
      TestAuthority.root(TestKeys.SM2, NOW, TestRandom.seeded(11))
          .issue(CertificateSpec.signer("TEST", TestKeys.SM2, NOW));
  private static final VerifyingKey VERIFYING =
      VerifyingKey.of(KEY.certificate().getPublicKey(), SignatureSuite.SM2_SM3);

  private static ECPrivateKeyParameters privateKey() {
    return new ECPrivateKeyParameters(((ECPrivateKey) KEY.privateKey()).getS(), Sm2Keys.CURVE);
  }

  private static byte[] sign(String userId) throws Exception {
    SM2Signer signer = new SM2Signer();
    signer.init(
        true, new ParametersWithID(privateKey(), userId.getBytes(StandardCharsets.US_ASCII)));
    signer.update(DATA, 0, DATA.length);
    return RawSignature.fromDer(signer.generateSignature(), 32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ALICE123@YAHOO.COM"})
  void anotherUserId(String userId) throws Exception {
    byte[] signature = sign(userId);
    assertThat(VERIFYING.verifyRaw(DATA, signature)).isFalse();
    assertThat(VERIFYING.isUnderOtherUserId(DATA, signature)).isTrue();
    signature[40] ^= 1;
    assertThat(VERIFYING.isUnderOtherUserId(DATA, signature)).isFalse();
  }

  @Test
  void theAgreedUserIdIsNoOther() throws Exception {
    byte[] signature = sign(SignatureSuite.SM2_DEFAULT_USER_ID);
    assertThat(VERIFYING.verifyRaw(DATA, signature)).isTrue();
    assertThat(VERIFYING.isUnderOtherUserId(DATA, signature)).isFalse();
    assertThat(VERIFYING.isUnderOtherUserId(DATA, new byte[64])).isFalse();
    assertThat(VERIFYING.isUnderOtherUserId(DATA, new byte[63])).isFalse();
  }

  /** Without Z at all: e = SM3(data), by the equations of the standard. */
  @Test
  void noUserIdAtAll() {
    byte[] e = new byte[32];
    SM3Digest digest = new SM3Digest();
    digest.update(DATA, 0, DATA.length);
    digest.doFinal(e, 0);
    BigInteger n = Sm2Keys.CURVE.getN();
    BigInteger d = privateKey().getD();
    BigInteger k = new BigInteger("123456789ABCDEF0123456789ABCDEF0", 16);
    ECPoint point = Sm2Keys.CURVE.getG().multiply(k).normalize();
    BigInteger r = new BigInteger(1, e).add(point.getAffineXCoord().toBigInteger()).mod(n);
    BigInteger s = d.add(BigInteger.ONE).modInverse(n).multiply(k.subtract(r.multiply(d))).mod(n);
    byte[] signature = new byte[64];
    byte[] first = r.toByteArray();
    byte[] second = s.toByteArray();
    copy(first, signature, 32);
    copy(second, signature, 64);
    assertThat(VERIFYING.verifyRaw(DATA, signature)).isFalse();
    assertThat(VERIFYING.isUnderOtherUserId(DATA, signature)).isTrue();
  }

  private static void copy(byte[] number, byte[] to, int end) {
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, to, end - length, length);
  }
}
