package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.NOW;
import static cn.sidian.core.trust.Chain.judge;
import static cn.sidian.core.trust.PathAssertions.is;
import static cn.sidian.core.trust.PathAssertions.untrusted;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** RFC 5280, section 6.1.4 (k) to (n): who may issue; one fixture per fault. */
class PathAuthorityFaultTest {
  @Test
  void intermediateWithoutTheFlagOfAnAuthority() {
    untrusted(Chain.withMiddle(middle -> middle.authorityFlag(false)).judged(), "CHAIN_CA_FLAG");
  }

  @Test
  void intermediateWithoutBasicConstraints() {
    untrusted(Chain.withMiddle(CertificateSpec::withoutBasicConstraints).judged(), "CHAIN_CA_FLAG");
  }

  @Test
  void rootWithoutTheFlagOfAnAuthority() {
    untrusted(Chain.withRoot(root -> root.authorityFlag(false)).judged(), "CHAIN_CA_FLAG");
  }

  @Test
  void intermediateOfVersion1() {
    untrusted(Chain.withMiddle(CertificateSpec::version1).judged(), "CHAIN_CA_FLAG");
  }

  @Test
  void rootOfVersion1IsAnAnchorAsItStands() {
    is(Chain.withRoot(CertificateSpec::version1).judged(), TrustStatus.TRUSTED);
  }

  @Test
  void rootThatAllowsNoAuthorityBelow() {
    untrusted(Chain.withRoot(root -> root.pathLength(0)).judged(), "CHAIN_PATH_LENGTH");
  }

  @Test
  void intermediateThatAllowsNoAuthorityBelowHasNone() {
    is(Chain.withMiddle(middle -> middle.pathLength(0)).judged(), TrustStatus.TRUSTED);
  }

  @Test
  void selfIssuedCertificateDoesNotCountForThePathLength() {
    TestAuthority root =
        TestAuthority.root(
            CertificateSpec.authority("TEST root", TestKeys.P256, NOW).pathLength(0), Chain.RANDOM);
    TestAuthority rolled =
        root.subordinate(CertificateSpec.authority("TEST root", TestKeys.P256, NOW));
    X509Certificate signer =
        rolled.issue(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW)).certificate();

    is(judge(signer, List.of(rolled.certificate()), root.certificate()), TrustStatus.TRUSTED);
  }

  @Test
  void pathLengthBeyondAnIntegerAllowsAnyLength() {
    ASN1Encodable huge =
        new DERSequence(
            new ASN1Encodable[] {
              org.bouncycastle.asn1.ASN1Boolean.TRUE,
              new ASN1Integer(java.math.BigInteger.ONE.shiftLeft(64))
            });

    is(
        Chain.withMiddle(
                middle ->
                    middle
                        .withoutBasicConstraints()
                        .extension(Extension.basicConstraints, true, huge))
            .judged(),
        TrustStatus.TRUSTED);
  }

  @Test
  void intermediateThatMayNotSignCertificates() {
    untrusted(
        Chain.withMiddle(middle -> middle.keyUsage(KeyUsage.cRLSign)).judged(), "CHAIN_KEY_USAGE");
  }

  @Test
  void rootThatMayNotSignCertificates() {
    untrusted(
        Chain.withRoot(root -> root.keyUsage(KeyUsage.digitalSignature)).judged(),
        "CHAIN_KEY_USAGE");
  }

  @Test
  void signerOfAnotherSignerIsNoAuthority() {
    Chain chain = Chain.honest(TestKeys.P256);
    TestAuthority pretender =
        chain.middle.subordinate(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW));
    X509Certificate below =
        pretender.issue(CertificateSpec.signer("TEST below", TestKeys.P256, NOW)).certificate();

    untrusted(
        judge(
            below,
            List.of(pretender.certificate(), chain.middle.certificate()),
            chain.root.certificate()),
        "CHAIN_CA_FLAG",
        "CHAIN_KEY_USAGE");
  }
}
