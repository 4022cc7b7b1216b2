package cn.sidian.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.crypto.CryptoPolicy;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

/** WD-21, WD-24; RFC 6960: which OCSP responses are believed; each fault apart. */
class RevocationResponseTest extends RevocationFixture {
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

  /** Its key may have leaked since; its owner dates the response back, and its end ahead. */
  @Test
  void responderThatExpiredBeforeTheMomentIsNotBelieved() {
    Instant expiry = NOW.minus(DAY.multipliedBy(30));
    TestAuthority.Issued expired =
        responder(trustedResponderSpec().valid(NOW.minus(DAY.multipliedBy(90)), expiry));
    byte[] response =
        TestRevocation.by(expired, TestKeys.P256, NOW)
            .from(expiry.minus(DAY), NOW.plus(DAY.multipliedBy(365)))
            .ocsp(seal.certificate(), root.certificate(), true, true);
    isUnknown(RevocationEvidence.ocsp(response), "may not sign such evidence");
    assertThat(check(RevocationEvidence.ocsp(response), expiry.minus(DAY)).status())
        .isEqualTo(RevocationStatus.GOOD);
  }

  /**
   * Nobody need ask about such a responder; a list that is at hand still counts, also an old one.
   */
  @Test
  void responderThatNobodyNeedCheckIsNotBelievedOnceAListRevokesIt() {
    TestAuthority.Issued responder = responder(trustedResponderSpec());
    byte[] list =
        list()
            .from(NOW.minus(DAY.multipliedBy(20)), NOW.minus(DAY.multipliedBy(13)))
            .revoking(responder.certificate(), NOW.minus(DAY.multipliedBy(21)))
            .crl();
    RevocationEvidence answer = answerOf(responder, seal.certificate());
    assertThat(check(answer).status()).isEqualTo(RevocationStatus.GOOD);
    isUnknown(answer.and(RevocationEvidence.crl(list)), "may not sign such evidence");
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

  /** Whoever has the key of a revoked responder can date its responses as he likes. */
  @Test
  void responderRevokedByOneListIsNotBelievedThoughAnotherStillCallsItGood() {
    TestAuthority.Issued responder = responder(responderSpec());
    RevocationEvidence answer = answerOf(responder, seal.certificate());
    RevocationEvidence before =
        RevocationEvidence.crl(list().from(NOW.minus(DAY), NOW.plus(DAY)).crl());
    assertThat(check(answer.and(before).and(RevocationEvidence.crl(list().crl()))).status())
        .isEqualTo(RevocationStatus.GOOD);
    for (Instant since : new Instant[] {NOW.minus(DAY), NOW.minusSeconds(9)}) {
      byte[] after = list().revoking(responder.certificate(), since).crl();
      // of the seal itself only the response speaks
      RevocationEvidence both = RevocationEvidence.crl(after).and(before);
      assertThat(responderOf(answer.and(both))).isEqualTo(RevocationStatus.UNKNOWN);
      assertThat(responderOf(answer.and(before).and(RevocationEvidence.crl(after))))
          .isEqualTo(RevocationStatus.UNKNOWN);
    }
  }

  /** The status by the responses alone: lists only speak of the responders. */
  private RevocationStatus responderOf(RevocationEvidence evidence) {
    RevocationCheck.Work work = new RevocationCheck.Work(() -> {}, CryptoPolicy.defaults());
    try {
      RevocationCheck.Answer answer =
          new OcspAnswer(
                  evidence.ocsps().get(0),
                  ParsedCertificate.of(seal.certificate()),
                  ParsedCertificate.of(root.certificate()),
                  NOW,
                  NOW,
                  evidence,
                  work)
              .get();
      return answer instanceof RevocationCheck.Answer.Good
          ? RevocationStatus.GOOD
          : RevocationStatus.UNKNOWN;
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 6960, 4.2.1 allows any number of them; the first must not hide the others. */
  @Test
  void ofTwoAnswersAboutOneCertificateTheWorseCounts() throws Exception {
    CertificateStatus revoked =
        new RevokedStatus(Date.from(NOW.minus(DAY)), CRLReason.keyCompromise);
    CertificateStatus good = CertificateStatus.GOOD;
    assertThat(check(twice(good, good)).status()).isEqualTo(RevocationStatus.GOOD);
    assertThat(check(twice(good, revoked)).status()).isEqualTo(RevocationStatus.REVOKED);
    assertThat(check(twice(revoked, good)).status()).isEqualTo(RevocationStatus.REVOKED);
    CertificateStatus held =
        new RevokedStatus(Date.from(NOW.minus(DAY)), CRLReason.certificateHold);
    RevocationEvidence lifted =
        RevocationEvidence.crl(list().from(NOW.minusSeconds(30), NOW.plus(DAY)).crl());
    assertThat(check(twice(held, good).and(lifted)).status()).isEqualTo(RevocationStatus.GOOD);
    assertThat(check(twice(held, revoked).and(lifted)).status())
        .isEqualTo(RevocationStatus.REVOKED);
    assertThat(check(twice(good, new UnknownStatus())).status())
        .isEqualTo(RevocationStatus.UNKNOWN);
    assertThat(check(twice(new UnknownStatus(), good)).status())
        .isEqualTo(RevocationStatus.UNKNOWN);
  }

  private RevocationEvidence twice(CertificateStatus first, CertificateStatus second)
      throws Exception {
    DigestCalculatorProvider digests =
        new JcaDigestCalculatorProviderBuilder().setProvider(new BouncyCastleProvider()).build();
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(
            new RespID(
                X500Name.getInstance(root.certificate().getSubjectX500Principal().getEncoded())));
    String[] hashes = {"1.3.14.3.2.26", "2.16.840.1.101.3.4.2.1"};
    CertificateStatus[] statuses = {first, second};
    for (int i = 0; i < 2; i++) {
      CertificateID id =
          new CertificateID(
              digests.get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(hashes[i]))),
              new JcaX509CertificateHolder(root.certificate()),
              seal.certificate().getSerialNumber());
      builder.addResponse(
          id, statuses[i], Date.from(NOW.minusSeconds(60)), Date.from(NOW.plus(DAY)), null);
    }
    return RevocationEvidence.ocsp(
        builder
            .build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(new BouncyCastleProvider())
                    .build(root.asSigner().privateKey()),
                new X509CertificateHolder[0],
                Date.from(NOW.minusSeconds(60)))
            .getEncoded());
  }
}
