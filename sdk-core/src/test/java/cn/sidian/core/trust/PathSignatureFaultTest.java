package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.NOW;
import static cn.sidian.core.trust.Chain.judge;
import static cn.sidian.core.trust.PathAssertions.is;
import static cn.sidian.core.trust.PathAssertions.undecided;
import static cn.sidian.core.trust.PathAssertions.untrusted;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;

/** RFC 5280, section 6.1.3 (a) (1): signatures of the path; one fixture per fault. */
class PathSignatureFaultTest {
  /** Signed by an authority that only bears the name of the honest one. */
  private static X509Certificate byImpostor() {
    return TestAuthority.root(
            CertificateSpec.authority("TEST authority", TestKeys.P256, NOW), Chain.RANDOM)
        .issue(CertificateSpec.signer("TEST victim", TestKeys.P256, NOW).withoutKeyIdentifiers())
        .certificate();
  }

  @Test
  void damagedSignatureOfTheSigner() {
    Chain chain = Chain.honest(TestKeys.P256);

    untrusted(
        judge(
            Forged.signature(chain.signer),
            List.of(chain.middle.certificate()),
            chain.root.certificate()),
        "CHAIN_SIGNATURE");
  }

  @Test
  void damagedSignatureOfTheIntermediate() {
    Chain chain = Chain.honest(TestKeys.SM2);

    untrusted(
        judge(
            chain.signer,
            List.of(Forged.signature(chain.middle.certificate())),
            chain.root.certificate()),
        "CHAIN_SIGNATURE");
  }

  @Test
  void impostorOfTheSameNameWithoutKeyIdentifiers() {
    Chain chain = Chain.honest(TestKeys.P256);

    untrusted(
        judge(byImpostor(), List.of(chain.middle.certificate()), chain.root.certificate()),
        "CHAIN_SIGNATURE");
  }

  @Test
  void algorithmOutsideTheSignedPartIsAnother() {
    Chain chain = Chain.honest(TestKeys.P256);

    untrusted(
        judge(
            Forged.outerAlgorithm(chain.signer, "1.2.840.10045.4.3.3"),
            List.of(chain.middle.certificate()),
            chain.root.certificate()),
        "CHAIN_SIGNATURE");
  }

  @Test
  void algorithmOfAnotherFamilyThanTheKeyOfTheIssuer() {
    Chain rsa = Chain.honest(TestKeys.RSA);

    untrusted(
        judge(byImpostor(), List.of(rsa.middle.certificate()), rsa.root.certificate()),
        "CHAIN_SIGNATURE");
  }

  @Test
  void algorithmThatNamesOnlyTheKeyIsUnsupported() {
    Chain chain = Chain.honest(TestKeys.RSA);
    KeyPair key = TestKeys.P256.generate(Chain.RANDOM);
    X509Certificate signer =
        Forged.signed(
            Forged.withNull("1.2.840.113549.1.1.1"),
            "SHA256withRSA",
            chain.root.certificate(),
            chain.root.asSigner().privateKey(),
            key.getPublic());

    undecided(judge(signer, List.of(), chain.root.certificate()), "CHAIN_ALGORITHM_UNSUPPORTED");
  }

  @Test
  void unknownAlgorithmIsUndecidedAndNeverCalledForged() throws Exception {
    KeyPair ed25519 =
        java.security.KeyPairGenerator.getInstance(
                "Ed25519", new org.bouncycastle.jce.provider.BouncyCastleProvider())
            .generateKeyPair();
    Chain chain = Chain.honest(TestKeys.P256);
    X509Certificate root = chain.root.certificate();
    X509Certificate signer =
        Forged.signed(
            new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1")),
            "Ed25519",
            root,
            ed25519.getPrivate(),
            ed25519.getPublic());

    undecided(judge(signer, List.of(), root), "CHAIN_ALGORITHM_UNSUPPORTED");
  }

  @Test
  void signedWithSha1() {
    undecided(
        Chain.withSigner(signer -> signer.signedWith("SHA1withECDSA")).judged(),
        "CHAIN_WEAK_ALGORITHM");
  }

  @Test
  void intermediateSignedWithSha1() {
    undecided(
        Chain.withMiddle(middle -> middle.signedWith("SHA1withECDSA")).judged(),
        "CHAIN_WEAK_ALGORITHM");
  }

  @Test
  void signedWithSha1InPss() {
    Chain chain =
        Chain.of(
            TestKeys.RSA,
            root -> root,
            middle -> middle,
            signer -> signer.signedWith("SHA1withRSAandMGF1"));

    undecided(chain.judged(), "CHAIN_WEAK_ALGORITHM");
  }

  @Test
  void zw48SignedByAKeyOf1024Bits() {
    Chain chain = Chain.honest(TestKeys.RSA_1024);

    undecided(chain.judged(), "CHAIN_WEAK_ALGORITHM", "CHAIN_WEAK_ALGORITHM");
  }

  @Test
  void rootSignedWithSha1IsTrustedAsItStands() {
    is(Chain.withRoot(root -> root.signedWith("SHA1withECDSA")).judged(), TrustStatus.TRUSTED);
  }
}
