package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.NOW;
import static cn.sidian.core.trust.Chain.codes;
import static cn.sidian.core.trust.Chain.judge;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Certificates that strangers put beside a signature to mislead or to delay. */
@Timeout(120)
class PathValidatorHostileTest {
  private static final Chain CHAIN = Chain.honest(TestKeys.P256);

  /** Bears the name and the key identifier of the intermediate, but another key. */
  private static List<X509Certificate> decoys(int count, TestKeys kind) {
    SubjectKeyIdentifier identifier =
        SubjectKeyIdentifier.getInstance(
            ASN1OctetString.getInstance(
                    CHAIN
                        .middle
                        .certificate()
                        .getExtensionValue(Extension.subjectKeyIdentifier.getId()))
                .getOctets());
    TestAuthority pretender =
        TestAuthority.root(
            CertificateSpec.authority("TEST root", TestKeys.P256, NOW), Chain.RANDOM);
    TestAuthority keys =
        TestAuthority.root(CertificateSpec.authority("TEST key", kind, NOW), Chain.RANDOM);
    List<X509Certificate> decoys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      decoys.add(
          pretender.crossCertify(
              CertificateSpec.authority("TEST authority", kind, NOW)
                  .withoutKeyIdentifiers()
                  .extension(Extension.subjectKeyIdentifier, false, identifier),
              keys));
    }
    return decoys;
  }

  @Test
  void fiveHundredDecoysDoNotHideTheHonestChain() {
    for (TestKeys kind : List.of(TestKeys.P256, TestKeys.RSA, TestKeys.SM2)) {
      List<X509Certificate> others = decoys(500, kind);
      others.add(CHAIN.middle.certificate());

      PathReport report = judge(CHAIN.signer, others, CHAIN.root.certificate());

      assertThat(report.status()).isEqualTo(TrustStatus.TRUSTED);
      assertThat(report.path())
          .containsExactly(CHAIN.signer, CHAIN.middle.certificate(), CHAIN.root.certificate());
    }
  }

  @Test
  void decoysAloneAreUntrusted() {
    PathReport report = judge(CHAIN.signer, decoys(20, TestKeys.P256), CHAIN.root.certificate());

    assertThat(report.status()).isEqualTo(TrustStatus.UNTRUSTED);
    assertThat(codes(report)).containsOnly("CHAIN_SIGNATURE");
  }

  @Test
  void moreCertificatesThanAreLookedAtLeaveItOpen() {
    List<X509Certificate> others = decoys(2_100, TestKeys.P256);
    others.add(CHAIN.middle.certificate());

    PathReport report = judge(CHAIN.signer, others, CHAIN.root.certificate());

    assertThat(report.status()).isEqualTo(TrustStatus.UNDECIDED);
    assertThat(codes(report)).contains("CHAIN_LIMIT");
  }

  @Test
  void manyForeignCertificatesOfOtherNamesCostNothing() {
    TestAuthority foreign = TestAuthority.root(TestKeys.P256, NOW, Chain.RANDOM);
    List<X509Certificate> others = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      others.add(
          foreign.crossCertify(
              CertificateSpec.authority("TEST foreign " + i, TestKeys.P256, NOW), foreign));
    }
    others.add(CHAIN.middle.certificate());

    assertThat(judge(CHAIN.signer, others, CHAIN.root.certificate()).status())
        .isEqualTo(TrustStatus.TRUSTED);
  }

  @Test
  void cliqueOfCrossCertificatesIsWalkedWithinLimits() {
    int size = 14;
    List<TestAuthority> clique = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      clique.add(
          TestAuthority.root(
              CertificateSpec.authority("TEST clique " + i, TestKeys.P256, NOW), Chain.RANDOM));
    }
    List<X509Certificate> others = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        if (i != k) {
          others.add(
              clique
                  .get(i)
                  .crossCertify(
                      CertificateSpec.authority("TEST clique " + k, TestKeys.P256, NOW),
                      clique.get(k)));
        }
      }
    }
    X509Certificate signer =
        clique
            .get(0)
            .issue(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW))
            .certificate();

    // the anchor is three steps away: shorter chains are looked at first
    assertThat(judge(signer, others, clique.get(size - 1).certificate()).status())
        .isEqualTo(TrustStatus.TRUSTED);
    PathReport lost = judge(signer, others, CHAIN.root.certificate());
    assertThat(lost.status()).isEqualTo(TrustStatus.UNDECIDED);
    assertThat(codes(lost)).containsExactly("NO_PATH_TO_ANCHOR", "CHAIN_LIMIT");
  }

  /** A modulus without small factors, which BouncyCastle would test for minutes. */
  private static PublicKey hugeRsa(int bits, Random random) throws Exception {
    BigInteger small = BigInteger.ONE;
    for (int prime : new int[] {3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47}) {
      small = small.multiply(BigInteger.valueOf(prime));
    }
    BigInteger modulus;
    do {
      modulus = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
    } while (!modulus.gcd(small).equals(BigInteger.ONE));
    byte[] encoded =
        new org.bouncycastle.asn1.x509.SubjectPublicKeyInfo(
                Forged.withNull("1.2.840.113549.1.1.1"),
                new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, BigInteger.valueOf(65537)))
            .getEncoded();
    return new Encoded(encoded);
  }

  /** A key that only has an encoding. */
  private static final class Encoded implements PublicKey {
    private static final long serialVersionUID = 1L;

    private final byte[] encoded;

    Encoded(byte[] encoded) {
      this.encoded = encoded;
    }

    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return encoded.clone();
    }
  }

  @Test
  void hugeRsaKeysOfDecoysAreNotComputedWith() throws Exception {
    Random random = new Random(21);
    TestAuthority pretender =
        TestAuthority.root(
            CertificateSpec.authority("TEST root", TestKeys.P256, NOW), Chain.RANDOM);
    List<X509Certificate> others = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      PublicKey key = hugeRsa(i % 2 == 0 ? 16384 : 8192, random);
      X509Certificate decoy =
          Forged.signed(
              Forged.named("CN=TEST authority,O=Sidian TEST,C=CN"),
              pretender.certificate(),
              pretender.asSigner().privateKey(),
              key);
      others.add(decoy);
    }
    others.add(CHAIN.middle.certificate());

    assertThat(judge(CHAIN.signer, others, CHAIN.root.certificate()).status())
        .isEqualTo(TrustStatus.TRUSTED);
  }

  @Test
  void issuerWhoseCurveIsSpeltOutIsNotComputedWith() throws Exception {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    TestAuthority.Issued issued = CHAIN.root.asSigner();
    java.security.interfaces.ECPublicKey named =
        (java.security.interfaces.ECPublicKey)
            KeyFactory.getInstance("EC", provider)
                .generatePublic(spec(issued.certificate().getPublicKey()));
    ECParameterSpec curve = named.getParams();
    PublicKey explicit =
        KeyFactory.getInstance("EC", provider)
            .generatePublic(
                new ECPublicKeySpec(
                    named.getW(),
                    new ECParameterSpec(
                        curve.getCurve(),
                        curve.getGenerator(),
                        curve.getOrder(),
                        curve.getCofactor())));
    X509Certificate root =
        Forged.signed(
            Forged.named("CN=TEST explicit"), issued.certificate(), issued.privateKey(), explicit);
    X509Certificate signer =
        Forged.signed(
            new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.840.10045.4.3.2")),
            "SHA256withECDSA",
            root,
            issued.privateKey(),
            named);

    PathReport report = judge(signer, List.of(), root);

    assertThat(report.status()).isNotEqualTo(TrustStatus.TRUSTED);
    assertThat(codes(report)).contains("CHAIN_ALGORITHM_UNSUPPORTED");
  }

  private static EncodedKeySpec spec(PublicKey key) {
    return new X509EncodedKeySpec(key.getEncoded());
  }
}
