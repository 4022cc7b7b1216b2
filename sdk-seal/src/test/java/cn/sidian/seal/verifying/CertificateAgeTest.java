package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.Time;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;

/**
 * WD-21: a key of one's own, a signature and a time stamp of a year ago, and today the key of an
 * authority that expired in between: with it anybody issues a certificate for that signature.
 */
class CertificateAgeTest {
  private static final Signers WHO = Signers.RSA;
  private static final Instant SIGNED = Given.NOW.minus(Duration.ofDays(300));
  private static final Instant EXPIRY = Given.NOW.minus(Duration.ofDays(100));

  private final TestAuthority root =
      TestAuthority.root(authority("TEST root", days(400)), Given.RANDOM);
  private final TestAuthority between = root.subordinate(authority("TEST between", EXPIRY));
  private final TestAuthority.Issued signer =
      between.issue(
          CertificateSpec.signer("TEST seal RSA", WHO.keys, Given.NOW)
              .valid(days(-350), days(-200)));
  private final TestAuthority.Issued stamper =
      root.issue(TestTsa.spec(WHO.keys).valid(days(-400), days(400)));

  private static Instant days(int days) {
    return Given.NOW.plus(Duration.ofDays(days));
  }

  private static CertificateSpec authority(String name, Instant end) {
    return CertificateSpec.authority(name, WHO.keys, Given.NOW).valid(days(-400), end);
  }

  private TestTsa tsa(Instant clock) {
    return TestTsa.RSA.with(stamper, clock);
  }

  /** Signed and stamped a year ago. */
  private SignedFile stamped(Consumer<CmsForge> change) {
    return SignedFile.sealed(WHO)
        .signedBy(
            signer,
            forge -> {
              forge.timestamps = List.of(tsa(SIGNED)::over);
              change.accept(forge);
            });
  }

  private static void withoutName(CmsForge forge) {
    forge.attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, CmsForge.ABSENT);
  }

  private SealReport verify(SignedFile file) {
    return verify(file, RevocationEvidence.none());
  }

  private SealReport verify(SignedFile file, RevocationEvidence more) {
    byte[] above = TestRevocation.by(root.asSigner(), WHO.keys, Given.NOW).crl();
    byte[] below =
        TestRevocation.by(between.asSigner(), WHO.keys, Given.NOW)
            .from(SIGNED.plusSeconds(9), SIGNED.plus(Duration.ofDays(7)))
            .crl();
    byte[] then =
        TestRevocation.by(root.asSigner(), WHO.keys, Given.NOW)
            .from(SIGNED.plusSeconds(9), SIGNED.plus(Duration.ofDays(7)))
            .crl();
    SealReport report =
        Facts.verifier(TrustAnchors.of(List.of(root.certificate())), SealAcceptancePolicy.ARCHIVE)
            .revocation(
                RevocationEvidence.crl(above)
                    .and(RevocationEvidence.crl(then))
                    .and(RevocationEvidence.crl(below))
                    .and(more))
            .build()
            .verify(file.bytes());
    ContractRules.check(report);
    ReportSchema.check(report);
    return report;
  }

  static Set<String> fixture() {
    CertificateAgeTest test = new CertificateAgeTest();
    Set<String> codes = new TreeSet<>();
    test.verify(test.stamped(CertificateAgeTest::withoutName)).findings().stream()
        .map(Finding::code)
        .forEach(codes::add);
    return codes;
  }

  @Test
  void timeStampProvesTheAgeOnlyOfACertificateThatTheSignatureNames() {
    SealReport named = verify(stamped(forge -> {}));
    assertThat(named.verdict()).as(named.toJson()).isEqualTo(Verdict.ACCEPTED);
    SealReport notNamed = verify(stamped(CertificateAgeTest::withoutName));
    assertThat(notNamed.signatures().get(0).time()).isEqualTo(Time.PROVEN);
    assertThat(notNamed.decidedBy()).containsExactly("CERTIFICATE_AGE_NOT_PROVEN");
    assertThat(notNamed.verdict()).isEqualTo(Verdict.INDETERMINATE);
  }

  /** It covers the certificate too, which therefore is older. */
  @Test
  void documentTimeStampFromBeforeTheExpiryIsEnough() {
    for (int day : new int[] {-150, -50}) {
      SignedFile stamped = stamped(CertificateAgeTest::withoutName);
      SignedFile twice =
          TimestampFaultsTest.documentStamp(
              SignedFile.of(WHO, WHO.seal(stamped.bytes())), tsa(days(day))::over);
      SealReport report = verify(twice);
      assertThat(report.verdict())
          .as(report.toJson())
          .isEqualTo(day == -150 ? Verdict.ACCEPTED : Verdict.INDETERMINATE);
    }
  }

  /** Most authorities outlive those whom they certify. */
  @Test
  void whileTheAuthorityLivesNothingElseIsAsked() {
    TestAuthority alive = root.subordinate(authority("TEST alive", days(400)));
    TestAuthority.Issued expired =
        alive.issue(
            CertificateSpec.signer("TEST seal RSA", WHO.keys, Given.NOW)
                .valid(days(-350), days(-200)));
    SignedFile file =
        SignedFile.sealed(WHO)
            .signedBy(
                expired,
                forge -> {
                  forge.timestamps = List.of(tsa(SIGNED)::over);
                  withoutName(forge);
                });
    assertThat(verify(file).signatures().get(0).trust()).isEqualTo(TrustStatus.TRUSTED);
  }

  /**
   * An authority of one's own, certified today by the key of one that expired, in a later store.
   */
  @Test
  void certificateOfAnAuthorityThatCameLaterIsNotBelieved() throws Exception {
    TestAuthority own = TestAuthority.root(authority("TEST own", days(400)), Given.RANDOM);
    TestAuthority.Issued mine =
        own.issue(
            CertificateSpec.signer("TEST seal RSA", WHO.keys, Given.NOW)
                .valid(days(-350), days(-200)));
    X509Certificate crossed = between.crossCertify(authority("TEST own", days(400)), own);
    byte[] lists =
        TestRevocation.by(own.asSigner(), WHO.keys, Given.NOW)
            .from(SIGNED.plusSeconds(9), SIGNED.plus(Duration.ofDays(7)))
            .crl();
    for (boolean covered : new boolean[] {true, false}) {
      SignedFile signed =
          SignedFile.of(WHO, Signers.seal(WHO.sealer(), Later.form(), Given.placement()))
              .signedBy(
                  mine,
                  forge -> {
                    forge.certificates = List.of(mine.certificate());
                    forge.timestamps = List.of(tsa(SIGNED)::over);
                  });
      byte[] stored = covered ? withStore(signed.bytes(), crossed) : signed.bytes();
      byte[] stamped =
          TimestampFaultsTest.documentStamp(
                  SignedFile.of(WHO, WHO.seal(stored)), tsa(days(-150))::over)
              .bytes();
      byte[] file = covered ? stamped : withStore(stamped, crossed);
      SealReport report = verify(SignedFile.of(WHO, file), RevocationEvidence.crl(lists));
      assertThat(report.signatures().get(0).time()).isEqualTo(Time.PROVEN);
      assertThat(report.decidedBy())
          .as(report.toJson())
          .isEqualTo(covered ? List.of() : List.of("CERTIFICATE_AGE_NOT_PROVEN"));
    }
  }

  private byte[] withStore(byte[] file, X509Certificate crossed) throws Exception {
    return Later.than(file)
        .with(Later.NEW, asStream(crossed.getEncoded()))
        .with(Later.NEW + 1, asStream(between.certificate().getEncoded()))
        .with(Later.STORE, "<</Type/DSS/Certs[" + Later.NEW + " 0 R " + (Later.NEW + 1) + " 0 R]>>")
        .bytes();
  }

  private static String asStream(byte[] content) {
    return Later.stream("", new String(content, StandardCharsets.ISO_8859_1));
  }
}
