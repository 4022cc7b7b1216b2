package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.CodeDesk.AT_HOSPITAL;
import static cn.sidian.certificate.verifying.CodeDesk.NOW_ASKED;
import static cn.sidian.certificate.verifying.CodeDesk.WORLD;
import static cn.sidian.certificate.verifying.CodeDesk.ask;
import static cn.sidian.certificate.verifying.CodeDesk.assertOnly;
import static cn.sidian.certificate.verifying.CodeDesk.id;
import static cn.sidian.certificate.verifying.World.ISSUED;
import static cn.sidian.certificate.verifying.World.NOW;
import static cn.sidian.certificate.verifying.World.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.NotProven;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.code.OfflinePass;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Verdict;
import cn.sidian.core.internal.envelope.Base45;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("WD-58, JZ-24: what passes and codes of copies must stand")
class PassAttacksTest {
  @TempDir Path folder;

  @Test
  @Shows({
    CertificateAttack.PASS_REPLAYED,
    CertificateAttack.PASS_TO_ANOTHER_AUDIENCE,
    CertificateAttack.CLOCK_SET_BACK
  })
  void passReplayedOtherAudienceClockSetBack() {
    CertificateVerifier verifier = WORLD.verifier().build();
    String pass = World.pass(NOW, id(1)).sign(WORLD.key(KeyRole.PRESENTER));
    CertificateReport first = ContractRules.checked(verifier.verifyCode(pass, AT_HOSPITAL), false);
    assertThat(first.verdict()).as(first.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(first.facts().presentation()).isEqualTo(CertificateFacts.Presentation.FRESH);
    assertThat(first.notProven()).contains(NotProven.RELAY);
    assertOnly(
        ContractRules.checked(verifier.verifyCode(pass, AT_HOSPITAL), false),
        Verdict.REJECTED,
        "PASS_REPLAYED");
    String next = World.pass(NOW, id(2)).sign(WORLD.key(KeyRole.PRESENTER));
    assertOnly(
        ContractRules.checked(
            verifier.verifyCode(next, NOW_ASKED.as("TEST-HOSPITAL-2", null)), false),
        Verdict.REJECTED,
        "WRONG_AUDIENCE");
    assertOnly(
        ContractRules.checked(
            verifier.verifyCode(next, AT_HOSPITAL.at(NOW.plusSeconds(181))), false),
        Verdict.REJECTED,
        "PASS_EXPIRED");
    CertificateReport early =
        ContractRules.checked(
            verifier.verifyCode(next, AT_HOSPITAL.at(NOW.minusSeconds(61))), false);
    assertOnly(early, Verdict.INDETERMINATE, "TIME_UNSURE");
    // another pass moves the memory's clock on; then the machine's clock is set back
    String later = World.pass(NOW.plusSeconds(300), id(3)).sign(WORLD.key(KeyRole.PRESENTER));
    assertThat(
            ContractRules.checked(
                    verifier.verifyCode(later, AT_HOSPITAL.at(NOW.plusSeconds(300))), false)
                .verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertOnly(
        ContractRules.checked(verifier.verifyCode(pass, AT_HOSPITAL), false),
        Verdict.INDETERMINATE,
        "TIME_UNSURE");
  }

  @Test
  void aPassIsRememberedInFilesToo() {
    CertificateVerifier.Builder verifier = WORLD.verifier().memory(folder);
    String pass = World.pass(NOW, id(7)).sign(WORLD.key(KeyRole.PRESENTER));
    assertThat(ask(verifier, pass, AT_HOSPITAL).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertOnly(ask(verifier, pass, AT_HOSPITAL), Verdict.REJECTED, "PASS_REPLAYED");
    String late = World.pass(NOW.plusSeconds(600), id(8)).sign(WORLD.key(KeyRole.PRESENTER));
    assertThat(ask(verifier, late, AT_HOSPITAL.at(NOW.plusSeconds(600))).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertOnly(ask(verifier, pass, AT_HOSPITAL), Verdict.INDETERMINATE, "TIME_UNSURE");
  }

  @Test
  void aForgedPassDoesNotFillTheMemory() {
    CertificateVerifier verifier = WORLD.verifier().build();
    byte[] bytes = Base45.decode(World.pass(NOW, id(9)).sign(WORLD.key(KeyRole.PRESENTER)), 4);
    byte[] forged = bytes.clone();
    forged[forged.length - 1] ^= 1;
    assertThat(
            ContractRules.checked(
                    verifier.verifyCode("SD1:" + Base45.encode(forged), AT_HOSPITAL), false)
                .decidedBy())
        .containsExactly("SIGNATURE_BROKEN");
    assertThat(
            ContractRules.checked(
                    verifier.verifyCode("SD1:" + Base45.encode(bytes), AT_HOSPITAL), false)
                .verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void aChallengeClosesTheRelay() {
    byte[] challenge = {1, 2, 3, 4, 5, 6, 7, 8};
    OfflinePass.Subject subject =
        new OfflinePass.Subject(World.TYPE, UNIT, World.place(), World.period(), "张*");
    OfflinePass.Use use =
        new OfflinePass.Use("MEDICAL", "TEST-HOSPITAL-1", NOW, NOW.plusSeconds(60));
    CertificateQuestion question = NOW_ASKED.as("TEST-HOSPITAL-1", challenge);
    CertificateReport right =
        ask(
            WORLD.verifier(),
            OfflinePass.of(subject, use, id(1), challenge).sign(WORLD.key(KeyRole.PRESENTER)),
            question);
    assertThat(right.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(right.notProven()).doesNotContain(NotProven.RELAY);
    assertOnly(
        ask(
            WORLD.verifier(),
            OfflinePass.of(subject, use, id(1), null).sign(WORLD.key(KeyRole.PRESENTER)),
            question),
        Verdict.REJECTED,
        "PASS_REPLAYED");
    assertThatThrownBy(
            () ->
                OfflinePass.of(
                    subject,
                    new OfflinePass.Use("MEDICAL", "X", NOW, NOW.plusSeconds(301)),
                    id(1),
                    null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCodeOfACopy() {
    String copy = World.copy(ISSUED.plusYears(1)).sign(WORLD.key(KeyRole.COPY));
    CertificateReport asked = ask(WORLD.verifier(), copy, NOW_ASKED.use("BIDDING", "测试招标公司"));
    assertOnly(asked, Verdict.INDETERMINATE, "COPY_CODE_ALONE");
    assertThat(asked.facts().purpose()).isEqualTo(CertificateFacts.Purpose.ALLOWED);
    assertThat(ask(WORLD.verifier(), copy).decidedBy())
        .containsExactlyInAnyOrder("COPY_CODE_ALONE", "PURPOSE_NOT_ASKED");
    assertThat(ask(WORLD.verifier(), copy, NOW_ASKED.use("FINANCE", "测试招标公司")).decidedBy())
        .containsExactly("COPY_OTHER_PURPOSE");
    assertThat(ask(WORLD.verifier(), copy, NOW_ASKED.use("BIDDING", "别的公司")).decidedBy())
        .containsExactly("COPY_OTHER_USER");
    assertThat(
            ask(
                    WORLD.verifier(),
                    World.copy(LocalDate.of(2026, 11, 21)).sign(WORLD.key(KeyRole.COPY)),
                    NOW_ASKED.use("BIDDING", "测试招标公司"))
                .decidedBy())
        .containsExactly("COPY_EXPIRED");
    assertThat(ask(WORLD.verifier(1), copy).decidedBy()).containsExactly("NOT_VALID");
  }
}
