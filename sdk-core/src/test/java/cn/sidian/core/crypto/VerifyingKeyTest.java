package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingKeyTest {
  private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"SM2", "EC_P256"})
  void anIllFormedSignatureIsWrongAndSpoilsNothingAfterIt(String name) throws Exception {
    KeyPair pair = KeyRing.key(name);
    SignatureSuite suite = SignatureSuite.usualFor(pair.getPublic()).orElseThrow();
    VerifyingKey key = VerifyingKey.of(pair.getPublic(), suite);
    Signature signer =
        suite.newSigner(
            pair.getPrivate(), suite.keyKind() == KeyKind.SM2 ? Sm2Vector.BC : null, null);
    signer.update(DATA);
    byte[] der = signer.sign();
    byte[] raw = RawSignature.fromDer(der, 32);
    byte[] tooLarge = raw.clone();
    Arrays.fill(tooLarge, 0, 32, (byte) 0xff);
    byte[] changed = raw.clone();
    changed[63] ^= 1;
    for (int i = 0; i < 3; i++) {
      assertThat(key.verifyRaw(DATA, raw)).isTrue();
      assertThat(key.verify(DATA, der)).isTrue();
      assertThat(key.verifyRaw(DATA, new byte[64])).as("zeros").isFalse();
      assertThat(key.verifyRaw(DATA, tooLarge)).as("r beyond the order").isFalse();
      assertThat(key.verifyRaw(DATA, changed)).as("another s").isFalse();
      assertThat(key.verifyRaw(DATA, der)).as("DER in place of r and s").isFalse();
      assertThat(key.verifyRaw(DATA, new byte[0])).as("nothing").isFalse();
      assertThat(key.verify(DATA, raw)).as("r and s in place of DER").isFalse();
      assertThat(key.verify(DATA, new byte[0])).as("nothing").isFalse();
    }
  }
}
