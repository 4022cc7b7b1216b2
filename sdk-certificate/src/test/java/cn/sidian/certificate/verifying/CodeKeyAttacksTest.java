package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.CodeDesk.AT_HOSPITAL;
import static cn.sidian.certificate.verifying.CodeDesk.NOW_ASKED;
import static cn.sidian.certificate.verifying.CodeDesk.WORLD;
import static cn.sidian.certificate.verifying.CodeDesk.ask;
import static cn.sidian.certificate.verifying.CodeDesk.assertOnly;
import static cn.sidian.certificate.verifying.CodeDesk.code;
import static cn.sidian.certificate.verifying.CodeDesk.id;
import static cn.sidian.certificate.verifying.CodeDesk.payload;
import static cn.sidian.certificate.verifying.CodeDesk.raw;
import static cn.sidian.certificate.verifying.CodeDesk.signedAs;
import static cn.sidian.certificate.verifying.CodeDesk.times;
import static cn.sidian.certificate.verifying.CodeDesk.with;
import static cn.sidian.certificate.verifying.World.ISSUED;
import static cn.sidian.certificate.verifying.World.NOW;
import static cn.sidian.certificate.verifying.World.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts.Issuer;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.internal.envelope.Base45;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WD-58, ZW-38: whose key signed a code, and since when it is lost")
class CodeKeyAttacksTest {
  @Test
  @Shows(CertificateAttack.CODE_BY_ANOTHER_UNIT)
  void codeByAnotherUnitUnderTheSameRoot() {
    assertOnly(
        ask(WORLD.verifier(), World.permit().sign(WORLD.otherKey(KeyRole.CODE))),
        Verdict.REJECTED,
        "ISSUER_KEY_OF_ANOTHER_UNIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRESENTER", "SEAL", "STATUS", "COPY", "AUDIT"})
  @Shows(CertificateAttack.PRESENTER_SIGNS_PERMIT_CODE)
  void aKeyOfAnotherRoleSignsAPermitCode(KeyRole role) {
    assertOnly(
        ask(WORLD.verifier(), World.permit().sign(WORLD.key(role))), Verdict.REJECTED, "KEY_ROLE");
  }

  @Test
  void aCodeKeySignsAPassOrACopy() {
    String pass = World.pass(NOW, new byte[16]).sign(WORLD.key(KeyRole.CODE));
    assertOnly(ask(WORLD.verifier(), pass, AT_HOSPITAL), Verdict.REJECTED, "KEY_ROLE");
    String copy = World.copy(ISSUED.plusYears(1)).sign(WORLD.key(KeyRole.CODE));
    CertificateReport report = ask(WORLD.verifier(), copy, NOW_ASKED.use("BIDDING", "测试招标公司"));
    assertThat(report.decidedBy()).containsExactly("KEY_ROLE");
  }

  @Test
  void aForeignIssuerWithoutAnchorIsIndeterminate() {
    // ZW-38: nobody here can tell
    SigningKey stranger =
        TestAuthority.root(TestKeys.SM2, World.BOUND, TestRandom.seeded(99))
            .issue(CertificateSpec.signer("TEST foreign", TestKeys.SM2, World.BOUND))
            .signingKey();
    CertificateReport report = ask(WORLD.verifier(), World.permit().sign(stranger));
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("FOREIGN_ISSUER");
    // bound by the register, and without a chain to an anchor
    List<KeyBinding> bindings = new ArrayList<>(WORLD.bindings());
    bindings.add(World.binding(UNIT, KeyRole.CODE, stranger));
    CertificateReport bound =
        ask(WORLD.verifier().bundle(WORLD.bundle(bindings)), World.permit().sign(stranger));
    assertThat(bound.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(bound.decidedBy()).contains("FOREIGN_ISSUER");
  }

  @Test
  @Shows(CertificateAttack.ALGORITHM_CHANGED)
  void downgradeOfTheAlgorithm() {
    // ES256 instead of SM2: signed so by the right key, and still not believed
    SignedEnvelope honest = SignedEnvelope.read(Base45.decode(code(), 4), 5_000);
    SignedEnvelope downgraded =
        SignedEnvelope.sign(
            EnvelopeKind.PERMIT,
            honest.payload(),
            WORLD.key(KeyRole.CODE),
            new AlgorithmNumbers(-70_000));
    assertOnly(
        ask(WORLD.verifier(), "SD1:" + Base45.encode(downgraded.encoded())),
        Verdict.INDETERMINATE,
        "KEY_SUITE_REFUSED");
  }

  @Test
  @Shows(CertificateAttack.RSA_1024)
  void anRsaKeyOfTheRegisterSignsNoCode() {
    SigningKey rsa =
        WORLD
            .root
            .issue(CertificateSpec.signer("TEST RSA", TestKeys.RSA, World.BOUND))
            .signingKey();
    List<KeyBinding> bindings = new ArrayList<>();
    bindings.add(
        new KeyBinding(
            UNIT,
            KeyRole.CODE,
            SignatureSuite.RSA_SHA256,
            World.BOUND,
            null,
            Issuance.NATIONAL,
            null,
            rsa.certificate()));
    byte[] id = VerifyingKey.of(rsa.certificate().getPublicKey(), SignatureSuite.RSA_SHA256).id();
    String code = raw(payload(World.permit(), p -> p), id, -257);
    assertOnly(
        ask(WORLD.verifier().bundle(WORLD.bundle(with(bindings))), code),
        Verdict.INDETERMINATE,
        "KEY_SUITE_REFUSED");
    // one of 1024 bits cannot be registered at all, so nobody's code is ever by such a key
    TestAuthority.Issued small =
        WORLD.root.issue(CertificateSpec.signer("TEST RSA", TestKeys.RSA_1024, World.BOUND));
    assertThatThrownBy(
            () ->
                new KeyBinding(
                    UNIT,
                    KeyRole.CODE,
                    SignatureSuite.RSA_SHA256,
                    World.BOUND,
                    null,
                    Issuance.NATIONAL,
                    null,
                    small.certificate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2048");
  }

  @Test
  @Shows({CertificateAttack.KEY_LEAKED_MADE_AFTER, CertificateAttack.KEY_LEAKED_TIME_NOT_PROVEN})
  void leakedKey() {
    Instant lost = Instant.parse("2026-10-01T00:00:00Z");
    CertificateReport after = ask(verifierWithLostKey(lost), code());
    assertOnly(after, Verdict.REJECTED, "KEY_COMPROMISED");
    assertThat(after.facts().issuer()).isEqualTo(Issuer.COMPROMISED);
    CertificateReport before = ask(verifierWithLostKey(lost.plus(Duration.ofDays(30))), code());
    assertOnly(before, Verdict.INDETERMINATE, "KEY_COMPROMISED");
    assertThat(before.facts().issuer()).isEqualTo(Issuer.UNDECIDED);
  }

  private static CertificateVerifier.Builder verifierWithLostKey(Instant lost) {
    List<KeyBinding> bindings = new ArrayList<>();
    for (KeyBinding binding : WORLD.bindings()) {
      bindings.add(
          binding.role() == KeyRole.CODE && binding.unit().equals(UNIT)
              ? new KeyBinding(
                  UNIT,
                  KeyRole.CODE,
                  binding.suite(),
                  binding.from(),
                  null,
                  Issuance.NATIONAL,
                  lost,
                  binding.certificate())
              : binding);
    }
    return WORLD.verifier().bundle(WORLD.bundle(bindings));
  }

  @Test
  void aKeyThatWasNotInUseThatDay() {
    List<KeyBinding> bindings = new ArrayList<>();
    for (KeyBinding binding : WORLD.bindings()) {
      bindings.add(
          binding.role() == KeyRole.CODE
              ? new KeyBinding(
                  binding.unit(),
                  KeyRole.CODE,
                  binding.suite(),
                  Instant.parse("2026-11-01T00:00:00Z"),
                  null,
                  Issuance.NATIONAL,
                  null,
                  binding.certificate())
              : binding);
    }
    assertOnly(
        ask(WORLD.verifier().bundle(WORLD.bundle(bindings)), code()),
        Verdict.REJECTED,
        "ISSUER_KEY_OF_ANOTHER_UNIT");
  }

  @Test
  void aKeyMayBeBoundForSeveralTimes() {
    List<KeyBinding> bindings = new ArrayList<>();
    for (KeyBinding binding : WORLD.bindings()) {
      Instant pause = Instant.parse("2026-03-01T00:00:00Z");
      bindings.add(times(binding, binding.from(), pause, null));
      bindings.add(times(binding, pause.plus(Duration.ofDays(30)), null, null));
    }
    assertThat(ask(WORLD.verifier().bundle(WORLD.bundle(bindings)), code()).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  /** GB/T 35276: the user id is agreed, or the signature is another one. */
  @Test
  @Shows(CertificateAttack.WRONG_SM2_USER_ID)
  void anotherSm2UserId() {
    assertOnly(
        ask(WORLD.verifier(), signedAs("ALICE123@YAHOO.COM")),
        Verdict.INDETERMINATE,
        "KEY_SUITE_REFUSED");
    assertOnly(
        ask(WORLD.verifier(), signedAs("8765432187654321")), Verdict.REJECTED, "SIGNATURE_BROKEN");
  }
}
