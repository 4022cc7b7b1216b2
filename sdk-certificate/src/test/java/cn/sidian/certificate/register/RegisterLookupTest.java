package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.RegisterFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.code.ShowToken;
import cn.sidian.certificate.verifying.ContractRules;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.core.store.Dialect;
import cn.sidian.core.trust.TrustAnchors;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-58: what a verifier with the register says of tokens; it never redeems one. */
class RegisterLookupTest {
  @TempDir Path folder;

  private static CertificateReport verify(RegisterFixture f, byte[] token) {
    return ContractRules.checked(
        CertificateVerifier.builder(TrustAnchors.none())
            .register(new RegisterLookup(f.register, CertificateCatalog.samples()))
            .clock(f.clock)
            .build()
            .verifyCode(ShowToken.of(token).text(), CertificateQuestion.NOW),
        false);
  }

  private static void assertOnly(CertificateReport report, Verdict verdict, String code) {
    assertThat(report.kind()).isEqualTo(CertificateReport.Kind.TOKEN);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(verdict);
    assertThat(report.findings()).extracting(Finding::code).containsExactly(code);
    assertThat(report.decidedBy()).containsExactly(code);
    assertThat(report.identifier()).as("who has a token only learns nothing").isNull();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  @Shows({CertificateAttack.TOKEN_PHOTOGRAPHED, CertificateAttack.TOKEN_LATE})
  void aTokenThatWasUsedOrIsLate(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      byte[] token = f.register.tokens().create(id, Duration.ofSeconds(60)).require();
      assertOnly(verify(f, token), Verdict.INDETERMINATE, "TOKEN_NOT_REDEEMED");
      assertThat(f.register.tokens().redeem(token, "window 1", "q1", "TEST").value())
          .as("verifying redeems nothing")
          .isPresent();
      CertificateReport photo = verify(f, token);
      assertOnly(photo, Verdict.REJECTED, "TOKEN_USED");
      assertThat(photo.facts().presentation()).isEqualTo(CertificateFacts.Presentation.REPLAYED);
      byte[] late = f.register.tokens().create(id, Duration.ofSeconds(60)).require();
      f.clock.now = START.plusSeconds(61);
      assertOnly(verify(f, late), Verdict.REJECTED, "TOKEN_EXPIRED");
      assertOnly(verify(f, new byte[16]), Verdict.INDETERMINATE, "TOKEN_UNKNOWN");
    }
  }
}
