package cn.sidian.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** An authority, a seal it issued, and what the check makes of evidence about it. */
abstract class RevocationFixture {
  static final SecureRandom RANDOM = new SecureRandom();
  static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  static final Duration DAY = Duration.ofDays(1);

  final TestAuthority root = TestAuthority.root(TestKeys.P256, NOW, RANDOM);
  final TestAuthority other = TestAuthority.root(TestKeys.P256, NOW, RANDOM);
  final TestAuthority.Issued seal = root.issue(spec("seal"));

  static CertificateSpec spec(String name) {
    return CertificateSpec.signer(name, TestKeys.P256, NOW);
  }

  TestRevocation list() {
    return TestRevocation.by(root.asSigner(), TestKeys.P256, NOW);
  }

  RevocationReport check(RevocationEvidence evidence) {
    return check(evidence, NOW);
  }

  RevocationReport check(RevocationEvidence evidence, Instant at) {
    return new RevocationCheck(evidence, NOW).check(seal.chain(), at);
  }

  void isUnknown(RevocationEvidence evidence, String words) {
    RevocationReport report = check(evidence);
    assertThat(report.status()).isEqualTo(RevocationStatus.UNKNOWN);
    assertThat(report.findings())
        .extracting(finding -> finding.code() + " " + finding.message().en())
        .anySatisfy(text -> assertThat(text).contains(words));
  }

  RevocationEvidence answerOf(TestAuthority.Issued signer, X509Certificate about) {
    return RevocationEvidence.ocsp(
        TestRevocation.by(signer, TestKeys.P256, NOW).ocsp(about, root.certificate(), true, true));
  }
}
