package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.CryptoPolicy;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ZW-48: the caller's allow-list of algorithms decides, at the judged moment. */
class AlgorithmsOfPolicyTest {
  private static final SignedFile SOUND = SignedFile.sealed(Signers.RSA);
  private static final SignedFile SHA1 =
      SOUND.signed(
          f -> f.hash(DigestAlgorithm.SHA1).algorithm("1.2.840.113549.1.1.5", "SHA1withRSA"));
  private static final Instant BEFORE = Given.NOW.minusSeconds(1);
  private static final Instant AFTER = Given.NOW.plusSeconds(1);

  private static SealReport verify(SignedFile file, CryptoPolicy crypto) {
    SealAcceptancePolicy policy =
        SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION.withCrypto(crypto);
    // the rules of the contracts are those of policies under which weak leaves open
    return crypto.rejectsWeak()
        ? Facts.verifier(file.who().anchors(), policy).build().verify(file.bytes())
        : Facts.verify(file.bytes(), file.who().anchors(), policy);
  }

  private static List<Finding> weak(SealReport report) {
    return report.findings().stream()
        .filter(finding -> finding.code().equals("WEAK_ALGORITHM"))
        .toList();
  }

  @Test
  void presetsHaveTheDefaultAlgorithms() {
    assertThat(SealAcceptancePolicy.all())
        .allSatisfy(policy -> assertThat(policy.crypto()).isEqualTo(CryptoPolicy.defaults()));
  }

  @Test
  void anEndThatIsNotYetReachedStillCounts() {
    SealReport report =
        verify(SHA1, CryptoPolicy.defaults().withDigest(DigestAlgorithm.SHA1, AFTER));
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void anEndThatHasPassedLeavesOpenAndNamesItself() {
    SealReport report =
        verify(SHA1, CryptoPolicy.defaults().withDigest(DigestAlgorithm.SHA1, BEFORE));
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("WEAK_ALGORITHM");
    Finding finding = weak(report).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.message().en()).contains("SHA1 counted only until " + BEFORE);
    assertThat(finding.message().zh()).contains("SHA1 只允许用到 " + BEFORE);
  }

  @Test
  void aPolicyMayReject() {
    SealReport report = verify(SHA1, CryptoPolicy.defaults().rejectingWeak());
    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(report.decidedBy()).containsExactly("WEAK_ALGORITHM");
    assertThat(weak(report).get(0).severity()).isEqualTo(Severity.ERROR);
    // and what is strong is accepted as before
    assertThat(verify(SOUND, CryptoPolicy.defaults().rejectingWeak()).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void aCallerMayTakeAlgorithmsOffTheList() {
    CryptoPolicy onlyGm =
        CryptoPolicy.defaults().withoutDigest(DigestAlgorithm.SHA256).withRsa(8192, null);
    assertThat(verify(SOUND, onlyGm).decidedBy()).contains("WEAK_ALGORITHM");
    assertThat(verify(SignedFile.sealed(Signers.SM2), onlyGm).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void certificatesOfTheChainCountToo() {
    TestAuthority.Issued weakly =
        Signers.RSA
            .root()
            .issue(
                CertificateSpec.signer("TEST seal RSA", TestKeys.RSA, Given.NOW)
                    .signedWith("SHA1withRSA"));
    SignedFile file = SOUND.signedBy(weakly, forge -> {});

    SealReport open = verify(file, CryptoPolicy.defaults());
    assertThat(open.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(open.decidedBy()).containsExactly("CHAIN_WEAK_ALGORITHM");
    SealReport rejected = verify(file, CryptoPolicy.defaults().rejectingWeak());
    assertThat(rejected.decidedBy()).containsExactly("CHAIN_WEAK_ALGORITHM");
    SealReport taken =
        verify(file, CryptoPolicy.defaults().withDigest(DigestAlgorithm.SHA1, AFTER));
    assertThat(taken.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(taken.signatures().get(0).trust()).isEqualTo(TrustStatus.TRUSTED);
  }
}
