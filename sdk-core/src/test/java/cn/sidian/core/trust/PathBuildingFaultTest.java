package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.NOW;
import static cn.sidian.core.trust.Chain.judge;
import static cn.sidian.core.trust.PathAssertions.is;
import static cn.sidian.core.trust.PathAssertions.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No way from the signer to an anchor; one fixture per fault. */
class PathBuildingFaultTest {
  @Test
  void theUntouchedTwinIsTrusted() {
    Chain chain = Chain.honest(TestKeys.P256);

    PathReport report = chain.judged();

    is(report, TrustStatus.TRUSTED);
    assertThat(report.path())
        .containsExactly(chain.signer, chain.middle.certificate(), chain.root.certificate());
  }

  private final Chain chain = Chain.honest(TestKeys.P256);

  @Test
  void noAnchors() {
    undecided(judge(chain.signer, chain.supplied()), "NO_TRUST_ANCHORS");
    undecided(
        new PathValidator(TrustAnchors.none()).validate(chain.signer, chain.supplied(), NOW),
        "NO_TRUST_ANCHORS");
  }

  @Test
  void anchorOfAnotherTree() {
    undecided(
        judge(
            chain.signer,
            chain.supplied(),
            TestAuthority.root(TestKeys.P256, NOW, Chain.RANDOM).certificate()),
        "NO_PATH_TO_ANCHOR");
  }

  @Test
  void missingIntermediate() {
    undecided(
        judge(chain.signer, List.of(chain.signer), chain.root.certificate()), "NO_PATH_TO_ANCHOR");
  }

  @Test
  void anotherRootWithTheNameOfTheAnchor() {
    undecided(
        judge(chain.signer, chain.supplied(), Chain.honest(TestKeys.P256).root.certificate()),
        "NO_PATH_TO_ANCHOR");
  }

  @Test
  void loopOfCrossCertificatesWithoutAWayOut() {
    TestAuthority a =
        TestAuthority.root(CertificateSpec.authority("TEST A", TestKeys.P256, NOW), Chain.RANDOM);
    TestAuthority b =
        TestAuthority.root(CertificateSpec.authority("TEST B", TestKeys.P256, NOW), Chain.RANDOM);
    X509Certificate ab = a.crossCertify(CertificateSpec.authority("TEST B", TestKeys.P256, NOW), b);
    X509Certificate ba = b.crossCertify(CertificateSpec.authority("TEST A", TestKeys.P256, NOW), a);
    X509Certificate signer =
        a.issue(CertificateSpec.signer("TEST signer", TestKeys.P256, NOW)).certificate();

    undecided(judge(signer, List.of(ab, ba), chain.root.certificate()), "NO_PATH_TO_ANCHOR");
    is(judge(signer, List.of(ab, ba), b.certificate()), TrustStatus.TRUSTED);
  }
}
