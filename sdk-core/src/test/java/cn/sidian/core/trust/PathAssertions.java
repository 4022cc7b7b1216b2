package cn.sidian.core.trust;

import static cn.sidian.core.trust.Chain.codes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Severity;

/** What a judged path must say, with the words for a reader present. */
final class PathAssertions {

  private PathAssertions() {}

  static void is(PathReport report, TrustStatus status, String... codes) {
    assertThat(codes(report)).containsExactly(codes);
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.severity())
                  .isEqualTo(status == TrustStatus.UNTRUSTED ? Severity.ERROR : Severity.WARNING);
              assertThat(finding.message().zh()).isNotBlank();
            });
  }

  static void untrusted(PathReport report, String... codes) {
    is(report, TrustStatus.UNTRUSTED, codes);
  }

  static void undecided(PathReport report, String... codes) {
    is(report, TrustStatus.UNDECIDED, codes);
  }
}
