package cn.sidian.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21, WD-24: evidence about revocation counts only if it is the right one; each fault apart. */
class RevocationCheckTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final TestAuthority root = TestAuthority.root(TestKeys.P256, NOW, RANDOM);
  private final TestAuthority other = TestAuthority.root(TestKeys.P256, NOW, RANDOM);
  private final TestAuthority.Issued seal = root.issue(spec("seal"));

  private static CertificateSpec spec(String name) {
    return CertificateSpec.signer(name, TestKeys.P256, NOW);
  }

  private TestRevocation list() {
    return TestRevocation.by(root.asSigner(), TestKeys.P256, NOW);
  }

  private RevocationReport check(RevocationEvidence evidence) {
    return check(evidence, NOW);
  }

  private RevocationReport check(RevocationEvidence evidence, Instant at) {
    return new RevocationCheck(evidence, NOW).check(seal.chain(), at);
  }

  private void isUnknown(RevocationEvidence evidence, String words) {
    RevocationReport report = check(evidence);
    assertThat(report.status()).isEqualTo(RevocationStatus.UNKNOWN);
    assertThat(report.findings())
        .extracting(finding -> finding.code() + " " + finding.message().en())
        .anySatisfy(text -> assertThat(text).contains(words));
  }

  private RevocationReport crl(TestRevocation list) {
    return check(RevocationEvidence.crl(list.crl()));
  }

  @Test
  void withoutEvidenceNothingIsKnown() {
    isUnknown(RevocationEvidence.none(), "REVOCATION_EVIDENCE_MISSING");
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

  /** RFC 6960, 4.4.5: what lists say of an entry, responses say beside the status. */
  @Test
  void responseThatDatesTheFraudBackIsBelieved() {
    TestRevocation response = list().revoking(seal.certificate(), NOW.minusSeconds(9));
    Instant signing = NOW.minus(DAY);
    assertThat(check(about(response), signing).status()).isEqualTo(RevocationStatus.GOOD);
    response.extension(
        Extension.invalidityDate,
        false,
        new ASN1GeneralizedTime(Date.from(NOW.minus(DAY.multipliedBy(2)))));
    assertThat(check(about(response), signing).status()).isEqualTo(RevocationStatus.REVOKED);
  }

  private RevocationEvidence about(TestRevocation response) {
    return RevocationEvidence.ocsp(
        response.ocsp(seal.certificate(), root.asSigner().certificate(), true, false));
  }

  /** RFC 6960, 4.4.4: a responder that keeps the dead is enough after the expiry. */
  @Test
  void responseWithArchiveCutoffIsEnoughAfterTheExpiry() {
    Instant expiry = NOW.minus(DAY);
    TestAuthority.Issued expired =
        root.issue(spec("expired").valid(NOW.minus(DAY.multipliedBy(9)), expiry));
    TestRevocation response = list();
    assertThat(checkExpired(expired, response)).isEqualTo(RevocationStatus.UNKNOWN);
    response.extension(
        OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff,
        false,
        new ASN1GeneralizedTime(Date.from(expiry.minus(DAY))));
    assertThat(checkExpired(expired, response)).isEqualTo(RevocationStatus.GOOD);
  }

  private RevocationStatus checkExpired(TestAuthority.Issued expired, TestRevocation response) {
    byte[] ocsp = response.ocsp(expired.certificate(), root.asSigner().certificate(), true, false);
    return new RevocationCheck(RevocationEvidence.ocsp(ocsp), NOW)
        .check(expired.chain(), NOW.minus(DAY.multipliedBy(2)))
        .status();
  }

  @Test
  void everyCertificateButTheAnchorIsAsked() {
    TestAuthority between =
        root.subordinate(CertificateSpec.authority("Between", TestKeys.P256, NOW));
    TestAuthority.Issued issued = between.issue(spec("below"));
    RevocationEvidence lower =
        RevocationEvidence.crl(TestRevocation.by(between.asSigner(), TestKeys.P256, NOW).crl());
    RevocationCheck half = new RevocationCheck(lower, NOW);
    assertThat(half.check(issued.chain(), NOW).status()).isEqualTo(RevocationStatus.UNKNOWN);
    RevocationEvidence both = lower.and(RevocationEvidence.crl(list().crl()));
    assertThat(new RevocationCheck(both, NOW).check(issued.chain(), NOW).status())
        .isEqualTo(RevocationStatus.GOOD);
    RevocationEvidence upper =
        lower.and(
            RevocationEvidence.crl(list().revoking(between.certificate(), NOW.minus(DAY)).crl()));
    assertThat(new RevocationCheck(upper, NOW).check(issued.chain(), NOW).status())
        .isEqualTo(RevocationStatus.REVOKED);
  }

  private TestAuthority.Issued responder(CertificateSpec spec) {
    return root.issue(spec);
  }

  private static CertificateSpec responderSpec() {
    return spec("responder")
        .extension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
  }

  private static CertificateSpec trustedResponderSpec() {
    return responderSpec()
        .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  private RevocationEvidence answerOf(TestAuthority.Issued signer, X509Certificate about) {
    return RevocationEvidence.ocsp(
        TestRevocation.by(signer, TestKeys.P256, NOW).ocsp(about, root.certificate(), true, true));
  }

  @Test
  void responseOfTheIssuerOrOfAnAppointedResponderIsGood() {
    assertThat(check(answerOf(root.asSigner(), seal.certificate())).status())
        .isEqualTo(RevocationStatus.GOOD);
    assertThat(check(answerOf(responder(trustedResponderSpec()), seal.certificate())).status())
        .isEqualTo(RevocationStatus.GOOD);
  }

  @Test
  void responderWithoutNoCheckMustBeKnownNotToBeRevoked() {
    isUnknown(
        answerOf(responder(responderSpec()), seal.certificate()), "may not sign such evidence");
  }

  @Test
  void responderWithoutItsPurposeIsNotBelieved() {
    isUnknown(answerOf(responder(spec("plain")), seal.certificate()), "may not sign such evidence");
  }

  @Test
  void responderOfAnotherAuthorityIsNotBelieved() {
    isUnknown(
        answerOf(other.issue(trustedResponderSpec()), seal.certificate()),
        "may not sign such evidence");
  }

  @Test
  void responseAboutAnotherCertificateSaysNothing() {
    TestAuthority.Issued another = root.issue(spec("another"));
    isUnknown(answerOf(root.asSigner(), another.certificate()), "REVOCATION_EVIDENCE_MISSING");
  }

  @Test
  void responseThatDoesNotKnowTheCertificateIsUnknown() {
    byte[] response =
        TestRevocation.by(root.asSigner(), TestKeys.P256, NOW)
            .ocsp(seal.certificate(), root.certificate(), false, true);
    isUnknown(RevocationEvidence.ocsp(response), "does not know");
  }

  @Test
  void staleAndFutureResponsesAreNotBelieved() {
    byte[] stale =
        list()
            .from(NOW.minus(DAY.multipliedBy(3)), NOW.minus(DAY))
            .ocsp(seal.certificate(), root.certificate(), true, true);
    isUnknown(RevocationEvidence.ocsp(stale), "out of date");
    byte[] future =
        list()
            .from(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)))
            .ocsp(seal.certificate(), root.certificate(), true, true);
    isUnknown(RevocationEvidence.ocsp(future), "after the present");
  }

  @Test
  void revokedByResponse() {
    byte[] revoked =
        list()
            .revoking(seal.certificate(), NOW.minus(DAY))
            .ocsp(seal.certificate(), root.certificate(), true, true);
    assertThat(check(RevocationEvidence.ocsp(revoked)).status())
        .isEqualTo(RevocationStatus.REVOKED);
  }

  /** Good by one piece, revoked by another: the bad news wins. */
  @Test
  void badNewsWins() {
    RevocationEvidence good = answerOf(root.asSigner(), seal.certificate());
    RevocationEvidence bad =
        RevocationEvidence.crl(list().revoking(seal.certificate(), NOW.minus(DAY)).crl());
    assertThat(check(good.and(bad)).status()).isEqualTo(RevocationStatus.REVOKED);
    assertThat(check(bad.and(good)).status()).isEqualTo(RevocationStatus.REVOKED);
  }

  /** WD-21: a stranger who floods a document with evidence gets neither GOOD nor endless work. */
  @Test
  void aFloodOfEvidenceIsNotLookedAtToItsEnd() {
    byte[] foreign =
        TestRevocation.by(other.asSigner(), TestKeys.P256, NOW)
            .ocsp(seal.certificate(), root.certificate(), true, true);
    List<byte[]> flood = new ArrayList<>(Collections.nCopies(999, foreign));
    flood.add(
        TestRevocation.by(root.asSigner(), TestKeys.P256, NOW)
            .revoking(seal.certificate(), NOW.minus(DAY))
            .ocsp(seal.certificate(), root.certificate(), true, false));
    RevocationEvidence good = RevocationEvidence.crl(list().crl());
    RevocationEvidence all = good.and(RevocationEvidence.readable(List.of(), flood));
    AtomicInteger signatures = new AtomicInteger();
    RevocationReport report =
        new RevocationCheck(all, NOW, signatures::incrementAndGet).check(seal.chain(), NOW);
    assertThat(report.status()).isEqualTo(RevocationStatus.UNKNOWN);
    assertThat(report.findings())
        .anySatisfy(f -> assertThat(f.message().en()).contains("more evidence"));
    assertThat(signatures.get()).isLessThan(3_000);
  }

  @Test
  void theTimeOfADocumentEndsTheCheck() {
    RuntimeException over = new SidianException("LIMIT_EXCEEDED", new Text("超时", "over"), null);
    RevocationCheck stopped =
        new RevocationCheck(
            RevocationEvidence.crl(list().crl()).and(answerOf(root.asSigner(), seal.certificate())),
            NOW,
            () -> {
              throw over;
            });
    assertThatThrownBy(() -> stopped.check(seal.chain(), NOW)).isSameAs(over);
    assertThatThrownBy(() -> stopped.decisive(seal.chain(), NOW)).isSameAs(over);
  }

  @Test
  void whatDecidesIsNoMoreThanNeeded() {
    RevocationEvidence list = RevocationEvidence.crl(list().crl());
    RevocationEvidence answer = answerOf(root.asSigner(), seal.certificate());
    RevocationEvidence foreign =
        RevocationEvidence.crl(TestRevocation.by(other.asSigner(), TestKeys.P256, NOW).crl());
    RevocationEvidence decisive =
        new RevocationCheck(list.and(foreign).and(answer), NOW).decisive(seal.chain(), NOW);
    assertThat(decisive.encodedOcsps()).hasSize(1);
    assertThat(decisive.encodedCrls()).isEmpty();
    assertThat(check(RevocationEvidence.ocsp(decisive.encodedOcsps().get(0))).status())
        .isEqualTo(RevocationStatus.GOOD);
    RevocationEvidence lists =
        new RevocationCheck(foreign.and(list), NOW).decisive(seal.chain(), NOW);
    assertThat(lists.encodedCrls()).hasSize(1);
    assertThat(check(lists).status()).isEqualTo(RevocationStatus.GOOD);
    assertThat(new RevocationCheck(foreign, NOW).decisive(seal.chain(), NOW).isEmpty()).isTrue();
  }

  @Test
  void aFolderOfTheHost(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("issuer.CRL"), list().crl());
    Files.write(
        folder.resolve("seal.ocsp"),
        TestRevocation.by(root.asSigner(), TestKeys.P256, NOW)
            .ocsp(seal.certificate(), root.certificate(), true, false));
    Files.writeString(folder.resolve("readme.txt"), "not evidence");
    RevocationEvidence evidence = RevocationEvidence.fromFolder(folder);
    assertThat(evidence.encodedCrls()).hasSize(1);
    assertThat(evidence.encodedOcsps()).hasSize(1);
    assertThat(check(evidence).status()).isEqualTo(RevocationStatus.GOOD);
    Files.writeString(folder.resolve("junk.crl"), "junk");
    for (Path wrong : List.of(folder, folder.resolve("missing"))) {
      assertThatThrownBy(() -> RevocationEvidence.fromFolder(wrong))
          .isInstanceOfSatisfying(
              SidianException.class,
              e -> {
                assertThat(e.code()).isEqualTo("REVOCATION_UNREADABLE");
                assertThat(e.place()).startsWith(wrong.toString());
              });
    }
  }
}
