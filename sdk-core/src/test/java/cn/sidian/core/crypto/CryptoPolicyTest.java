package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ZW-48: which algorithms count, and until when. */
class CryptoPolicyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
  private static final Instant END = Instant.parse("2016-12-31T16:00:00Z");

  private static SignatureScheme scheme(String oid, DigestAlgorithm digest) throws Exception {
    byte[] identifier = new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)).getEncoded("DER");
    return SignatureScheme.of(identifier, digest).orElseThrow();
  }

  private static PublicKey key(String name) {
    return KeyRing.key(name).getPublic();
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void theDefaultTakesEveryHashFunctionThatIsNotBroken(DigestAlgorithm digest) {
    assertThat(CryptoPolicy.defaults().objection(digest, NOW).isPresent())
        .isEqualTo(digest == DigestAlgorithm.SHA1 || digest == DigestAlgorithm.MD5);
    assertThat(CryptoPolicy.defaults().objection(digest, Instant.EPOCH).isPresent())
        .isEqualTo(digest == DigestAlgorithm.SHA1 || digest == DigestAlgorithm.MD5);
  }

  @Test
  void theDefaultRefusesShortKeys() throws Exception {
    CryptoPolicy policy = CryptoPolicy.defaults();
    SignatureScheme rsa = scheme("1.2.840.113549.1.1.11", DigestAlgorithm.SHA256);
    SignatureScheme ecdsa = scheme("1.2.840.10045.4.3.2", DigestAlgorithm.SHA256);
    KeyPairGenerator small = KeyPairGenerator.getInstance("EC", Sm2Vector.BC);
    small.initialize(new ECGenParameterSpec("secp192r1"));

    assertThat(policy.objection(rsa, key("RSA-1024"), NOW)).isPresent();
    assertThat(policy.objection(rsa, key("RSA-2048"), NOW)).isEmpty();
    assertThat(policy.objection(ecdsa, small.generateKeyPair().getPublic(), NOW)).isPresent();
    assertThat(policy.objection(ecdsa, key("EC_P256"), NOW)).isEmpty();
    assertThat(policy.objection(scheme("1.3.101.112", DigestAlgorithm.SHA512), key("Ed25519"), NOW))
        .isEmpty();
  }

  @Test
  void anEndCountsToItsMoment() {
    CryptoPolicy policy = CryptoPolicy.defaults().withDigest(DigestAlgorithm.SHA1, END);

    assertThat(policy.objection(DigestAlgorithm.SHA1, END)).isEmpty();
    assertThat(policy.objection(DigestAlgorithm.SHA1, END.plusMillis(1)).orElseThrow().en())
        .contains("SHA1", "2016-12-31T16:00:00Z");
    assertThat(policy.objection(DigestAlgorithm.SHA1, END.plusMillis(1)).orElseThrow().zh())
        .contains("SHA1", "2016-12-31T16:00:00Z");
  }

  @Test
  void keysMayEndByTheirSize() throws Exception {
    SignatureScheme rsa = scheme("1.2.840.113549.1.1.11", DigestAlgorithm.SHA256);
    CryptoPolicy policy = CryptoPolicy.defaults().withRsa(2048, END).withRsa(3072, null);
    // the later call replaces what stood for that size and below
    assertThat(policy.objection(rsa, key("RSA-2048"), END)).isPresent();

    CryptoPolicy both = CryptoPolicy.defaults().withRsa(3072, null).withRsa(2048, END);
    assertThat(both.objection(rsa, key("RSA-2048"), END)).isEmpty();
    assertThat(both.objection(rsa, key("RSA-2048"), NOW)).isPresent();
    CryptoPolicy curves = CryptoPolicy.defaults().withEllipticCurve(384, null);
    assertThat(
            curves.objection(
                scheme("1.2.840.10045.4.3.2", DigestAlgorithm.SHA256), key("EC_P256"), NOW))
        .isPresent();
  }

  @Test
  void whatIsTakenOffNoLongerCounts() {
    CryptoPolicy gm = CryptoPolicy.defaults().withoutDigest(DigestAlgorithm.SHA256);
    assertThat(gm.objection(DigestAlgorithm.SHA256, NOW)).isPresent();
    assertThat(gm.objection(DigestAlgorithm.SM3, NOW)).isEmpty();
    // the one it was made from stays as it was
    assertThat(CryptoPolicy.defaults().objection(DigestAlgorithm.SHA256, NOW)).isEmpty();
  }

  @Test
  void weakLeavesOpenUnlessItRejects() {
    assertThat(CryptoPolicy.defaults().rejectsWeak()).isFalse();
    assertThat(CryptoPolicy.defaults().rejectingWeak().rejectsWeak()).isTrue();
  }

  @Test
  void equalRulesAreEqualPolicies() {
    CryptoPolicy one = CryptoPolicy.defaults().withDigest(DigestAlgorithm.SHA1, END);
    CryptoPolicy same = CryptoPolicy.defaults().withDigest(DigestAlgorithm.SHA1, END);
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(CryptoPolicy.defaults());
    assertThat(one).hasToString(same.toString());
    assertThat(one.toString()).contains("SM3", "SHA1 until 2016-12-31T16:00:00Z", "RSA 2048");
  }

  @Test
  void sizesArePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> CryptoPolicy.defaults().withRsa(0, null));
  }
}
