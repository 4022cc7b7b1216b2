package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.NOW;
import static cn.sidian.core.trust.Chain.codes;
import static cn.sidian.core.trust.Chain.judge;
import static cn.sidian.core.trust.PathAssertions.is;
import static cn.sidian.core.trust.PathAssertions.undecided;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 5280, section 6.1.3 (a) (2): days of the path; one fixture per fault. */
class PathValidityFaultTest {
  @Test
  void expiredSigner() {
    undecided(
        Chain.withSigner(
                signer ->
                    signer.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))))
            .judged(),
        "CERTIFICATE_EXPIRED");
  }

  @Test
  void signerNotYetValid() {
    undecided(
        Chain.withSigner(
                signer -> signer.valid(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9))))
            .judged(),
        "CERTIFICATE_NOT_YET_VALID");
  }

  @Test
  void expiredIntermediate() {
    undecided(
        Chain.withMiddle(
                middle ->
                    middle.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))))
            .judged(),
        "CERTIFICATE_EXPIRED");
  }

  @Test
  void bothEndsOfValidityAreWithin() {
    Chain chain =
        Chain.withSigner(
            signer -> signer.valid(NOW.minus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(9))));

    is(chain.judgedAt(NOW.plus(Duration.ofDays(9))), TrustStatus.TRUSTED);
    is(
        Chain.withSigner(signer -> signer.valid(NOW, NOW.plus(Duration.ofDays(9)))).judged(),
        TrustStatus.TRUSTED);
    undecided(chain.judgedAt(NOW.plus(Duration.ofDays(9)).plusSeconds(1)), "CERTIFICATE_EXPIRED");
  }

  @Test
  void expiredAnchorIsTrustedAsItStands() {
    is(
        Chain.withRoot(
                root -> root.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))))
            .judged(),
        TrustStatus.TRUSTED);
  }

  @Test
  void expiredAndForgedIsUntrusted() {
    Chain chain =
        Chain.withSigner(
            signer -> signer.valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))));

    PathReport report =
        judge(
            Forged.signature(chain.signer),
            List.of(chain.middle.certificate()),
            chain.root.certificate());

    assertThat(report.status()).isEqualTo(TrustStatus.UNTRUSTED);
    assertThat(codes(report)).containsExactly("CERTIFICATE_EXPIRED", "CHAIN_SIGNATURE");
  }
}
