package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.CodeDesk.NOW_ASKED;
import static cn.sidian.certificate.verifying.CodeDesk.WORLD;
import static cn.sidian.certificate.verifying.CodeDesk.ask;
import static cn.sidian.certificate.verifying.CodeDesk.assertOnly;
import static cn.sidian.certificate.verifying.CodeDesk.bundle;
import static cn.sidian.certificate.verifying.CodeDesk.code;
import static cn.sidian.certificate.verifying.World.NOW;
import static cn.sidian.certificate.verifying.World.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Issuer;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.core.status.StatusListMemory;
import cn.sidian.core.trust.TrustAnchors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
    "WD-58, ZW-38: what verifier bundles must stand, and what they say of types and authorities")
class BundleAttacksTest {
  @TempDir Path folder;

  @Test
  @Shows(CertificateAttack.OLD_BUNDLE_SERVED)
  void oldBundleServed() {
    StatusListMemory memory = StatusListMemory.inFolder(folder);
    ReplayMemory replays = ReplayMemory.inMemory();
    VerifierBundle.Content now = WORLD.content();
    VerifierBundle old =
        VerifierBundle.sign(
            new VerifierBundle.Content(
                now.register(),
                2,
                now.asOf().minusSeconds(60),
                now.expiresAt(),
                null,
                now.keys(),
                now.intermediates(),
                now.types(),
                now.history(),
                null),
            WORLD.key(KeyRole.BUNDLE));
    assertThat(ask(WORLD.verifier().memory(memory, replays), code()).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    CertificateReport report = ask(WORLD.verifier().memory(memory, replays).bundle(old), code());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.findings()).extracting(Finding::code).contains("LIST_ROLLBACK");
  }

  @Test
  void aBundleThatAnHonestOfficeSignedItself() {
    VerifierBundle forged = VerifierBundle.sign(WORLD.content(), WORLD.otherKey(KeyRole.BUNDLE));
    CertificateReport report = ask(WORLD.verifier().bundle(forged), code());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).contains("BUNDLE_UNTRUSTED");
    assertThat(report.facts().issuer()).isEqualTo(Issuer.UNDECIDED);
  }

  @Test
  void aBundleAfterItsEnd() {
    CertificateReport report =
        ask(WORLD.verifier().clock(() -> NOW.plus(Duration.ofDays(8))), code());
    assertThat(report.decidedBy()).contains("BUNDLE_STALE");
  }

  @Test
  void withoutBundleTheIssuerIsUndecided() {
    CertificateReport report =
        ask(CertificateVerifier.builder(WORLD.anchors).clock(() -> NOW), code());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).contains("NO_BUNDLE");
    assertThat(report.facts().issuer()).isEqualTo(Issuer.UNDECIDED);
    assertThat(report.facts().typeEdition()).isEqualTo(CertificateFacts.TypeEdition.UNKNOWN);
    assertThat(report.facts().competence()).isEqualTo(CertificateFacts.Competence.UNKNOWN);
  }

  @Test
  void withoutAnchorsNothingIsTrusted() {
    CertificateReport report =
        ask(
            CertificateVerifier.builder(TrustAnchors.none())
                .bundle(WORLD.bundle())
                .clock(() -> NOW),
            code());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).contains("BUNDLE_UNTRUSTED");
  }

  @Test
  @Shows(CertificateAttack.ISSUER_ABOLISHED)
  void issuerAbolishedBeforeTheDayOfIssue() {
    IssuerHistory history =
        new IssuerHistory(
            WORLD.content().history().units(),
            List.of(
                new IssuerCompetence(
                    UNIT, World.TYPE, null, LocalDate.of(2020, 1, 1), LocalDate.of(2026, 9, 30))));
    assertOnly(
        ask(WORLD.verifier().bundle(bundle(WORLD.content().types(), history)), code()),
        Verdict.REJECTED,
        "NOT_COMPETENT");
  }

  @Test
  void typeUnknownOrNotInForce() {
    IssuerHistory history = WORLD.content().history();
    assertOnly(
        ask(WORLD.verifier().bundle(bundle(List.of(), history)), code()),
        Verdict.INDETERMINATE,
        "UNKNOWN_TYPE");
    TypeEdition later = new TypeEdition(World.TYPE, "2", "测试证", LocalDate.of(2026, 11, 1), null);
    assertOnly(
        ask(WORLD.verifier().bundle(bundle(List.of(later), history)), code()),
        Verdict.REJECTED,
        "TYPE_NOT_IN_FORCE");
  }

  @Test
  void testKeysAreIndeterminateUnlessThePolicyNamesThem() {
    List<KeyBinding> bindings = new ArrayList<>();
    for (KeyBinding binding : WORLD.bindings()) {
      bindings.add(
          new KeyBinding(
              binding.unit(),
              binding.role(),
              binding.suite(),
              binding.from(),
              null,
              Issuance.TEST,
              null,
              binding.certificate()));
    }
    VerifierBundle bundle = WORLD.bundle(bindings);
    assertOnly(
        ask(WORLD.verifier().bundle(bundle), code()), Verdict.INDETERMINATE, "TEST_ISSUANCE");
    CertificateReport allowed =
        ContractRules.checked(
            WORLD
                .verifier()
                .bundle(bundle)
                .policy(CertificateAcceptancePolicy.DEFAULT.allowingTest())
                .build()
                .verifyCode(code(), NOW_ASKED),
            true);
    assertThat(allowed.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(allowed.toText(Locale.CHINESE)).startsWith("【测试】");
  }
}
