package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.Time;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21, WD-58: with evidence and a time stamp the strictest policy accepts; each fault undoes it.
 */
class ProvenTimeTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** Which keys have an authority for time stamps in these tests. */
  enum Keys {
    SM2(Signers.SM2),
    RSA(Signers.RSA);

    private final Signers who;

    Keys(Signers who) {
      this.who = who;
    }

    TestTsa tsa() {
      return TestTsa.of(who).with(who.root().issue(TestTsa.spec(who.keys)), Given.NOW);
    }

    TestTsa tsa(CertificateSpec spec) {
      return TestTsa.of(who).with(who.root().issue(spec), Given.NOW);
    }

    TestRevocation list() {
      return TestRevocation.by(who.root().asSigner(), who.keys, Given.NOW);
    }

    SignedFile stamped(UnaryOperator<byte[]> tsa) {
      return SignedFile.sealed(who).signed(forge -> forge.timestamps = List.of(tsa));
    }
  }

  private static SealReport verify(Keys keys, byte[] pdf, byte[] crl, Instant now) {
    SealReport report =
        Facts.verifier(keys.who.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT)
            .revocation(RevocationEvidence.crl(crl))
            .clock(InstantSource.fixed(now))
            .build()
            .verify(pdf);
    ContractRules.check(report);
    ReportSchema.check(report);
    return report;
  }

  private static SignatureReport seal(SealReport report) {
    return report.signatures().get(0);
  }

  private static SignatureReport seal(Keys keys, UnaryOperator<byte[]> tsa) {
    return seal(verify(keys, keys.stamped(tsa).bytes(), keys.list().crl(), Given.NOW));
  }

  @ParameterizedTest
  @EnumSource
  void stampedAndNotRevokedIsAcceptedByTheStrictestPolicy(Keys keys) {
    SealReport report =
        verify(keys, keys.stamped(keys.tsa()::over).bytes(), keys.list().crl(), Given.NOW);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(seal(report).time()).isEqualTo(Time.PROVEN);
    assertThat(seal(report).signedAt()).isEqualTo(Given.NOW);
    assertThat(seal(report).revocation()).isEqualTo(RevocationStatus.GOOD);
  }

  @ParameterizedTest
  @EnumSource
  void withoutEvidenceNothingIsProven(Keys keys) {
    SealReport report =
        Facts.verify(
            keys.stamped(keys.tsa()::over).bytes(),
            keys.who.anchors(),
            SealAcceptancePolicy.STRICT_GOVERNMENT);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(seal(report).time()).isEqualTo(Time.NOT_CHECKED);
    assertThat(seal(report).revocation()).isEqualTo(RevocationStatus.NOT_CHECKED);
  }

  @ParameterizedTest
  @EnumSource
  void stampByAnAuthorityOfAnotherPurposeProvesNothing(Keys keys) {
    CertificateSpec plain = CertificateSpec.signer("TEST no purpose", keys.who.keys, Given.NOW);
    CertificateSpec notCritical =
        CertificateSpec.signer("TEST not critical", keys.who.keys, Given.NOW)
            .extension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    CertificateSpec twoPurposes =
        CertificateSpec.signer("TEST two purposes", keys.who.keys, Given.NOW)
            .extension(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(
                    new KeyPurposeId[] {
                      KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection
                    }));
    for (CertificateSpec spec : List.of(plain, notCritical, twoPurposes)) {
      SealReport report =
          verify(
              keys, keys.stamped(keys.tsa(spec)::unlicensed).bytes(), keys.list().crl(), Given.NOW);
      assertThat(seal(report).time()).isEqualTo(Time.CLAIMED);
      assertThat(report.findings())
          .extracting(Finding::code)
          .contains("TIMESTAMP_AUTHORITY_UNTRUSTED");
      assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stampOverOtherBytesProvesNothing(Keys keys) {
    SignatureReport seal = seal(keys, value -> keys.tsa().over(new byte[] {1}));
    assertThat(seal.time()).isEqualTo(Time.CLAIMED);
    assertThat(seal.verdict()).isEqualTo(Verdict.INDETERMINATE);
  }

  @ParameterizedTest
  @EnumSource
  void stampWithABrokenHashFunctionProvesNothing(Keys keys) {
    SignatureReport seal = seal(keys, value -> keys.tsa().over(DigestAlgorithm.SHA1, value, true));
    assertThat(seal.time()).isNotEqualTo(Time.PROVEN);
  }

  @ParameterizedTest
  @EnumSource
  void stampFromTheFutureProvesNothing(Keys keys) {
    TestAuthority.Issued authority = keys.who.root().issue(TestTsa.spec(keys.who.keys));
    TestTsa ahead = TestTsa.of(keys.who).with(authority, Given.NOW.plus(DAY));
    assertThat(seal(keys, ahead::over).time()).isNotEqualTo(Time.PROVEN);
  }

  /** Whoever has its key must not date back to where a stolen certificate was still good. */
  @ParameterizedTest
  @EnumSource
  void stampFromBeforeItsAuthorityProvesNothing(Keys keys) {
    CertificateSpec young =
        TestTsa.spec(keys.who.keys).valid(Given.NOW.minus(DAY), Given.NOW.plus(DAY));
    TestAuthority.Issued authority = keys.who.root().issue(young);
    for (int hours : new int[] {23, 25}) {
      TestTsa tsa = TestTsa.of(keys.who).with(authority, Given.NOW.minus(Duration.ofHours(hours)));
      Time expected = hours < 24 ? Time.PROVEN : Time.NOT_CHECKED;
      assertThat(seal(keys, tsa::over).time()).as("within").isEqualTo(expected);
      SignedFile twice =
          SignedFile.of(keys.who, keys.who.seal(SignedFile.sealed(keys.who).bytes()));
      byte[] stamped = TimestampFaultsTest.documentStamp(twice, tsa::over).bytes();
      SealReport report = verify(keys, stamped, keys.list().crl(), Given.NOW);
      assertThat(report.signatures().get(1).time()).as("behind").isEqualTo(expected);
      assertThat(seal(report).time() == Time.PROVEN).isEqualTo(expected == Time.PROVEN);
    }
  }

  /** Ed25519 signs attributes whole; what they hold of the token is still a digest. */
  @ParameterizedTest
  @EnumSource
  void stampWhoseAttributesRestOnABrokenHashFunctionProvesNothing(Keys keys) {
    CertificateSpec spec = TestTsa.spec(TestKeys.ED25519);
    TestAuthority.Issued authority = keys.who.root().issue(spec);
    for (DigestAlgorithm digest : List.of(DigestAlgorithm.SHA512, DigestAlgorithm.SHA1)) {
      SignatureReport seal =
          seal(
              keys,
              value -> {
                CmsForge forge = CmsForge.of(authority, TestKeys.ED25519).hash(digest);
                forge.contentType = PKCSObjectIdentifiers.id_ct_TSTInfo;
                forge.content = TestTsa.RSA.content(value);
                return forge.make();
              });
      assertThat(seal.time() == Time.PROVEN).isEqualTo(digest == DigestAlgorithm.SHA512);
    }
  }

  /** The authority's clock may be a little ahead; what is proven is then the present. */
  @ParameterizedTest
  @EnumSource
  void stampALittleAheadOfTheClockHereCounts(Keys keys) {
    TestAuthority.Issued authority = keys.who.root().issue(TestTsa.spec(keys.who.keys));
    TestTsa ahead = TestTsa.of(keys.who).with(authority, Given.NOW.plus(Duration.ofMinutes(4)));
    SignatureReport seal = seal(keys, ahead::over);
    assertThat(seal.time()).isEqualTo(Time.PROVEN);
    assertThat(seal.signedAt()).isEqualTo(Given.NOW);
    TestTsa tooFar = TestTsa.of(keys.who).with(authority, Given.NOW.plus(Duration.ofMinutes(6)));
    assertThat(seal(keys, tooFar::over).time()).isNotEqualTo(Time.PROVEN);
  }

  @ParameterizedTest
  @EnumSource
  void stampOfARevokedAuthorityProvesNothing(Keys keys) {
    TestAuthority.Issued authority = keys.who.root().issue(TestTsa.spec(keys.who.keys));
    TestTsa tsa = TestTsa.of(keys.who).with(authority, Given.NOW);
    byte[] crl = keys.list().revoking(authority.certificate(), Given.NOW.minus(DAY)).crl();
    SealReport report = verify(keys, keys.stamped(tsa::over).bytes(), crl, Given.NOW);
    assertThat(seal(report).time()).isEqualTo(Time.CLAIMED);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
  }

  /** Past-time validation: what counts is the moment that the stamp proves. */
  @ParameterizedTest
  @EnumSource
  void certificateRevokedAfterTheProvenTimeWasGood(Keys keys) {
    X509Certificate signer = keys.who.signer().certificate();
    Instant later = Given.NOW.plus(DAY.multipliedBy(3));
    byte[] revokedLater =
        TestRevocation.by(keys.who.root().asSigner(), keys.who.keys, later)
            .revoking(signer, Given.NOW.plus(DAY))
            .crl();
    byte[] stamped = keys.stamped(keys.tsa()::over).bytes();
    assertThat(verify(keys, stamped, revokedLater, later).verdict()).isEqualTo(Verdict.ACCEPTED);
    byte[] plain = SignedFile.sealed(keys.who).bytes();
    SealReport withoutStamp = verify(keys, plain, revokedLater, later);
    assertThat(withoutStamp.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(withoutStamp.decidedBy()).contains("CERTIFICATE_REVOKED");
    byte[] revokedBefore =
        TestRevocation.by(keys.who.root().asSigner(), keys.who.keys, later)
            .revoking(signer, Given.NOW.minus(DAY))
            .crl();
    assertThat(verify(keys, stamped, revokedBefore, later).verdict()).isEqualTo(Verdict.REJECTED);
  }

  @ParameterizedTest
  @EnumSource
  void certificateThatExpiredAfterTheProvenTimeIsTrusted(Keys keys) {
    Instant expiry = Given.NOW.plus(DAY);
    TestAuthority.Issued signer =
        keys.who
            .root()
            .issue(
                CertificateSpec.signer("TEST short", keys.who.keys, Given.NOW)
                    .valid(Given.NOW.minus(DAY), expiry));
    SignedFile sealed = SignedFile.sealed(keys.who);
    TestTsa tsa = keys.tsa();
    byte[] stamped =
        sealed.signedBy(signer, forge -> forge.timestamps = List.of(tsa::over)).bytes();
    byte[] plain = sealed.signedBy(signer, forge -> {}).bytes();
    byte[] crl =
        keys.list()
            .from(Given.NOW.plus(Duration.ofHours(1)), Given.NOW.plus(DAY.multipliedBy(60)))
            .crl();
    Instant later = Given.NOW.plus(DAY.multipliedBy(30));
    SealReport report = verify(keys, stamped, crl, later);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    SealReport withoutStamp = verify(keys, plain, crl, later);
    assertThat(seal(withoutStamp).trust()).isEqualTo(TrustStatus.UNDECIDED);
    assertThat(withoutStamp.verdict()).isEqualTo(Verdict.INDETERMINATE);
  }

  /** A document time stamp proves the time of everything that it covers. */
  @ParameterizedTest
  @EnumSource
  void documentTimeStampProvesTheTimeOfTheSealBelow(Keys keys) {
    SignedFile twice = SignedFile.of(keys.who, keys.who.seal(SignedFile.sealed(keys.who).bytes()));
    byte[] stamped = TimestampFaultsTest.documentStamp(twice, keys.tsa()::over).bytes();
    SealReport report = verify(keys, stamped, keys.list().crl(), Given.NOW);
    SignatureReport stamp = report.signatures().get(1);
    assertThat(stamp.kind()).isEqualTo(Kind.TIMESTAMP);
    assertThat(stamp.trust()).isEqualTo(TrustStatus.TRUSTED);
    assertThat(stamp.time()).isEqualTo(Time.PROVEN);
    assertThat(seal(report).time()).isEqualTo(Time.PROVEN);
    assertThat(seal(report).verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
  }
}
