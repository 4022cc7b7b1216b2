package cn.sidian.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21, WD-24; RFC 5280: which revocation lists are believed; each fault apart. */
class RevocationListTest extends RevocationFixture {
  private RevocationReport crl(TestRevocation list) {
    return check(RevocationEvidence.crl(list.crl()));
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2", "RSA", "P256"})
  void freshListOfTheIssuerIsGood(TestKeys keys) {
    TestAuthority authority = TestAuthority.root(keys, NOW, RANDOM);
    TestAuthority.Issued issued = authority.issue(CertificateSpec.signer("a", keys, NOW));
    byte[] crl = TestRevocation.by(authority.asSigner(), keys, NOW).crl();
    assertThat(
            new RevocationCheck(RevocationEvidence.crl(crl), NOW)
                .check(issued.chain(), NOW)
                .status())
        .isEqualTo(RevocationStatus.GOOD);
    byte[] revoking =
        TestRevocation.by(authority.asSigner(), keys, NOW)
            .revoking(issued.certificate(), NOW.minus(DAY))
            .crl();
    RevocationReport report =
        new RevocationCheck(RevocationEvidence.crl(revoking), NOW).check(issued.chain(), NOW);
    assertThat(report.status()).isEqualTo(RevocationStatus.REVOKED);
    assertThat(report.findings()).extracting(Finding::code).containsExactly("REVOKED");
  }

  @Test
  void listAsPemIsReadAndJunkIsNot() {
    String pem =
        "-----BEGIN X509 CRL-----\n"
            + Base64.getMimeEncoder().encodeToString(list().crl())
            + "\n-----END X509 CRL-----\n";
    assertThat(check(RevocationEvidence.crl(pem.getBytes(StandardCharsets.US_ASCII))).status())
        .isEqualTo(RevocationStatus.GOOD);
    assertThatThrownBy(() -> RevocationEvidence.crl(new byte[] {0x30, 3, 2, 1, 1}))
        .isInstanceOf(SidianException.class)
        .hasMessageContaining("REVOCATION_UNREADABLE");
    assertThat(
            RevocationEvidence.readable(List.of(new byte[] {1}), List.of(new byte[] {2})).isEmpty())
        .isTrue();
  }

  /** A certificate revoked after the proven moment was good at it. */
  @Test
  void revocationCountsFromItsDate() {
    RevocationEvidence evidence =
        RevocationEvidence.crl(
            list().revoking(seal.certificate(), NOW.minus(Duration.ofHours(2))).crl());
    assertThat(check(evidence, NOW.minus(Duration.ofHours(3))).status())
        .isEqualTo(RevocationStatus.GOOD);
    assertThat(check(evidence, NOW.minus(Duration.ofHours(1))).status())
        .isEqualTo(RevocationStatus.REVOKED);
  }

  /** An old list that names the certificate is still believed. */
  @Test
  void revokedStaysRevokedHoweverOldTheListIs() {
    TestRevocation old =
        list()
            .from(NOW.minus(DAY.multipliedBy(90)), NOW.minus(DAY.multipliedBy(80)))
            .revoking(seal.certificate(), NOW.minus(DAY.multipliedBy(95)));
    assertThat(crl(old).status()).isEqualTo(RevocationStatus.REVOKED);
  }

  /** That somebody was not yet revoked at a moment only a list says that speaks of the moment. */
  @Test
  void staleListWithARevocationToComeSaysNothing() {
    TestRevocation old =
        list()
            .from(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY.multipliedBy(2)))
            .revoking(seal.certificate(), NOW.plus(DAY));
    isUnknown(RevocationEvidence.crl(old.crl()), "out of date");
    byte[] response = old.ocsp(seal.certificate(), root.certificate(), true, true);
    isUnknown(RevocationEvidence.ocsp(response), "out of date");
  }

  /** RFC 5280, 5.3.1: a hold ends; only later word of the authority says so. */
  @Test
  void holdThatWasLiftedBeforeTheMomentNoLongerCounts() {
    Instant held = NOW.minus(DAY.multipliedBy(9));
    TestRevocation hold = list().from(held, NOW.plus(DAY)).holding(seal.certificate(), held);
    RevocationEvidence lists = RevocationEvidence.crl(hold.crl());
    RevocationEvidence responses =
        RevocationEvidence.ocsp(hold.ocsp(seal.certificate(), root.certificate(), true, true));
    RevocationEvidence lifted =
        RevocationEvidence.crl(list().from(NOW.minus(DAY), NOW.plus(DAY)).crl());
    for (RevocationEvidence one : List.of(lists, responses)) {
      assertThat(check(one).status()).isEqualTo(RevocationStatus.REVOKED);
      assertThat(check(one.and(lifted)).status()).isEqualTo(RevocationStatus.GOOD);
      assertThat(check(one.and(lifted), NOW.minus(DAY.multipliedBy(3))).status())
          .as("while it was held, or nobody knows")
          .isEqualTo(RevocationStatus.REVOKED);
      RevocationEvidence before =
          RevocationEvidence.crl(list().from(held.minus(DAY), NOW.plus(DAY)).crl());
      assertThat(check(one.and(before)).status()).isEqualTo(RevocationStatus.REVOKED);
    }
    TestRevocation forGood = list().revoking(seal.certificate(), held);
    assertThat(check(lists.and(lifted).and(RevocationEvidence.crl(forGood.crl()))).status())
        .isEqualTo(RevocationStatus.REVOKED);
  }

  @Test
  void listOfAnotherIssuerSaysNothing() {
    TestAuthority stranger =
        TestAuthority.root(CertificateSpec.authority("Another", TestKeys.P256, NOW), RANDOM);
    byte[] crl = TestRevocation.by(stranger.asSigner(), TestKeys.P256, NOW).crl();
    isUnknown(RevocationEvidence.crl(crl), "REVOCATION_EVIDENCE_MISSING");
  }

  @Test
  void listWithTheIssuersNameButAnotherKeyIsNotBelieved() {
    byte[] crl =
        TestRevocation.by(other.asSigner(), TestKeys.P256, NOW).named(root.certificate()).crl();
    isUnknown(RevocationEvidence.crl(crl), "not signed by the issuer");
  }

  @Test
  void staleListIsNotEnough() {
    byte[] crl = list().from(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)).crl();
    isUnknown(RevocationEvidence.crl(crl), "out of date");
    byte[] endless = list().from(NOW.minus(DAY), null).crl();
    isUnknown(RevocationEvidence.crl(endless), "out of date");
  }

  @Test
  void listFromTheFutureIsNotBelieved() {
    byte[] crl = list().from(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2))).crl();
    isUnknown(RevocationEvidence.crl(crl), "after the present");
  }

  @Test
  void changedListIsNotBelieved() {
    byte[] crl = list().crl();
    crl[crl.length - 2] ^= 1;
    RevocationReport report = check(RevocationEvidence.readable(List.of(crl), List.of()));
    assertThat(report.status()).isEqualTo(RevocationStatus.UNKNOWN);
  }

  @Test
  void listWithABrokenHashFunctionIsNotBelieved() {
    isUnknown(
        RevocationEvidence.crl(list().signedWith("SHA1withECDSA").crl()), "broken hash function");
  }

  @Test
  void unknownCriticalExtensionDeltaAndIndirectListsAreNotBelieved() {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4");
    isUnknown(
        RevocationEvidence.crl(list().extension(unknown, true, DERNull.INSTANCE).crl()),
        "critical part");
    isUnknown(
        RevocationEvidence.crl(
            list().extension(Extension.deltaCRLIndicator, true, new ASN1Integer(1)).crl()),
        "critical part");
    isUnknown(
        RevocationEvidence.crl(
            list()
                .extension(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(null, true, false))
                .crl()),
        "critical part");
    assertThat(crl(list().extension(unknown, false, DERNull.INSTANCE)).status())
        .isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  void listForAuthoritiesOnlySaysNothingOfASeal() {
    TestRevocation authorities =
        list()
            .extension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, false, true, null, false, false));
    isUnknown(RevocationEvidence.crl(authorities.crl()), "does not speak");
  }

  @Test
  void listOfAnotherDistributionPointSaysNothing() {
    TestAuthority.Issued pointed =
        root.issue(
            spec("pointed")
                .extension(
                    Extension.cRLDistributionPoints,
                    false,
                    new CRLDistPoint(
                        new DistributionPoint[] {
                          new DistributionPoint(point("http://crl.test/1"), null, null)
                        })));
    assertThat(checkPointed(pointed, "http://crl.test/1")).isEqualTo(RevocationStatus.GOOD);
    assertThat(checkPointed(pointed, "http://crl.test/2")).isEqualTo(RevocationStatus.UNKNOWN);
    assertThat(checkPointed(seal, "http://crl.test/1")).isEqualTo(RevocationStatus.UNKNOWN);
  }

  private RevocationStatus checkPointed(TestAuthority.Issued issued, String uri) {
    byte[] crl =
        list()
            .extension(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(point(uri), false, false))
            .crl();
    return new RevocationCheck(RevocationEvidence.crl(crl), NOW)
        .check(issued.chain(), NOW)
        .status();
  }

  private static DistributionPointName point(String uri) {
    return new DistributionPointName(
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
  }

  @Test
  void issuerThatMayNotSignListsIsNotBelieved() {
    TestAuthority weak =
        TestAuthority.root(
            CertificateSpec.authority("No lists", TestKeys.P256, NOW)
                .keyUsage(KeyUsage.keyCertSign),
            RANDOM);
    TestAuthority.Issued issued = weak.issue(spec("a"));
    byte[] crl = TestRevocation.by(weak.asSigner(), TestKeys.P256, NOW).crl();
    assertThat(
            new RevocationCheck(RevocationEvidence.crl(crl), NOW)
                .check(issued.chain(), NOW)
                .status())
        .isEqualTo(RevocationStatus.UNKNOWN);
  }

  /** An expired certificate may have been dropped from newer lists. */
  @Test
  void listFromAfterTheExpiryIsNotEnough() {
    TestAuthority.Issued expired =
        root.issue(spec("expired").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)));
    RevocationCheck check = new RevocationCheck(RevocationEvidence.crl(list().crl()), NOW);
    assertThat(check.check(expired.chain(), NOW.minus(DAY.multipliedBy(2))).status())
        .isEqualTo(RevocationStatus.UNKNOWN);
  }
}
