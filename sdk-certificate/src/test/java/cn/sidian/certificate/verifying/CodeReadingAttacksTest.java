package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.CodeDesk.NOW_ASKED;
import static cn.sidian.certificate.verifying.CodeDesk.WORLD;
import static cn.sidian.certificate.verifying.CodeDesk.ask;
import static cn.sidian.certificate.verifying.CodeDesk.assertOnly;
import static cn.sidian.certificate.verifying.CodeDesk.code;
import static cn.sidian.certificate.verifying.CodeDesk.id;
import static cn.sidian.certificate.verifying.CodeDesk.indexOf;
import static cn.sidian.certificate.verifying.CodeDesk.payload;
import static cn.sidian.certificate.verifying.CodeDesk.served;
import static cn.sidian.certificate.verifying.CodeDesk.signed;
import static cn.sidian.certificate.verifying.World.ISSUED;
import static cn.sidian.certificate.verifying.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.NotProven;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.ShowToken;
import cn.sidian.certificate.internal.code.FieldTexts;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.envelope.Base45;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.testing.TestRandom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WD-58, OD-23: what a code says, and how it is spelt")
class CodeReadingAttacksTest {
  @Test
  void anHonestCodeIsAccepted() {
    CertificateReport report = ask(WORLD.verifier(), code());
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.findings()).isEmpty();
    assertThat(report.kind()).isEqualTo(CertificateReport.Kind.PERMIT);
    assertThat(report.identifier()).isEqualTo(World.id().toString());
    assertThat(report.version()).isEqualTo(1);
    assertThat(report.notProven()).containsExactly(NotProven.HOLDER, NotProven.ONLY_COPY);
    assertThat(report.shown()).containsEntry("CZZT", "张三");
    assertThat(report.facts().status().asOf()).isEqualTo(NOW.minusSeconds(600));
    assertThat(report.toJson(null)).doesNotContain("张三");
  }

  @Test
  void aMinimalCodeOnlyIdentifies() {
    String code =
        PermitCode.minimal(World.id(), World.place(), ISSUED, World.period())
            .sign(WORLD.key(KeyRole.CODE));
    CertificateReport report = ask(WORLD.verifier(), code);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.notProven()).contains(NotProven.TEXT_NOT_COMPARED);
  }

  @Test
  @Shows(CertificateAttack.CODE_FIELD_EDITED)
  void editedFieldInCode() {
    byte[] bytes = Base45.decode(code(), 4);
    byte[] name = "张三".getBytes(StandardCharsets.UTF_16BE);
    int at = indexOf(bytes, name);
    bytes[at + 3]++;
    CertificateReport report = ask(WORLD.verifier(), "SD1:" + Base45.encode(bytes));
    assertOnly(report, Verdict.REJECTED, "SIGNATURE_BROKEN");
  }

  @Test
  void aSignatureOfOneKindDoesNotPassForAnother() {
    // the bytes of a permit code, signed as a pass by the right key
    SignedEnvelope honest = SignedEnvelope.read(Base45.decode(code(), 4), 5_000);
    SignedEnvelope forged =
        SignedEnvelope.sign(
            EnvelopeKind.PASS, honest.payload(), WORLD.key(KeyRole.CODE), AlgorithmNumbers.DEFAULT);
    assertOnly(
        ask(WORLD.verifier(), "SD1:" + Base45.encode(forged.encoded())),
        Verdict.REJECTED,
        "SIGNATURE_BROKEN");
  }

  @Test
  @Shows({CertificateAttack.VERSION_LOWERED, CertificateAttack.UNKNOWN_CRITICAL_KEY})
  void versionLoweredOrRaisedAndUnknownParts() {
    for (UnaryOperator<Cbor.MapBuilder> change :
        List.<UnaryOperator<Cbor.MapBuilder>>of(
            p -> p.put(0, Cbor.of(0)),
            p -> p.put(0, Cbor.of(2)),
            p -> p.put(10, Cbor.of("x")),
            p -> p.put(127, Cbor.of("x")))) {
      CertificateReport report = ask(WORLD.verifier(), signed(payload(World.permit(), change)));
      assertOnly(report, Verdict.INDETERMINATE, "UNSUPPORTED_VERSION");
    }
    assertThat(
            ask(WORLD.verifier(), signed(payload(World.permit(), p -> p.put(128, Cbor.of("x")))))
                .verdict())
        .as("an unknown part that may be ignored")
        .isEqualTo(Verdict.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"张\u0000三", "张三\u202e", "\u2066张三\u2069", "１２３", "张\u200b三", "Ｚhang", "e\u0301"})
  @Shows({
    CertificateAttack.NUL_IN_NAME,
    CertificateAttack.BIDI_OVERRIDE,
    CertificateAttack.FULL_WIDTH_DIGITS
  })
  void textThatAPersonReadsOtherwise(String name) {
    assertThatThrownBy(
            () ->
                PermitCode.full(
                    World.id(),
                    World.place(),
                    ISSUED,
                    World.period(),
                    Map.of("CZZT", name),
                    new byte[32]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(name);
    String code =
        signed(payload(World.permit(), p -> p.put(8, FieldTexts.write(Map.of("CZZT", name)))));
    assertOnly(ask(WORLD.verifier(), code), Verdict.REJECTED, "TEXT_NOT_NORMAL");
  }

  @Test
  void fullWidthPunctuationIsOrdinary() {
    PermitCode permit =
        PermitCode.full(
            World.id(),
            World.place(),
            ISSUED,
            World.period(),
            Map.of("CZZT", "测试（集团）有限公司：甲、乙"),
            new byte[32]);
    assertThat(ask(WORLD.verifier(), permit.sign(WORLD.key(KeyRole.CODE))).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  @Shows({
    CertificateAttack.CBOR_DUPLICATE_KEYS,
    CertificateAttack.CBOR_INDEFINITE_LENGTH,
    CertificateAttack.CBOR_HUGE_STRING
  })
  void notWellFormedIsUnreadableWithThePlace() {
    byte[] bytes = Base45.decode(code(), 4);
    for (String text :
        List.of(
            "SD1:",
            "SD1:A",
            "SD1:ZZZ",
            code() + "00",
            "SD1:" + Base45.encode(Arrays.copyOf(bytes, bytes.length - 1)),
            "SD1:" + Base45.encode(new byte[] {(byte) 0x9f, (byte) 0xff}),
            "SD1:" + Base45.encode(new byte[] {(byte) 0x84, 0x5a, 0x7f, -1, -1, -1}),
            "SD1:" + "0".repeat(5_000))) {
      assertThatThrownBy(() -> CodeReader.read(text))
          .as(text)
          .isInstanceOfSatisfying(SidianException.class, e -> assertThat(e.place()).isNotNull());
    }
    assertThatThrownBy(() -> ask(WORLD.verifier(), signed(new byte[] {(byte) 0xa2, 0, 1, 0, 1})))
        .as("a key given twice")
        .hasMessageContaining("CBOR_MALFORMED");
  }

  @Test
  void somethingElseIsOther() {
    CertificateReport report = ask(WORLD.verifier(), "https://example.invalid/x");
    assertOnly(report, Verdict.INDETERMINATE, "NOT_OURS");
    assertThat(report.kind()).isEqualTo(CertificateReport.Kind.OTHER);
  }

  @Test
  void aTypedIdentifierIsNeverAccepted() {
    CertificateReport report = ask(WORLD.verifier(), World.id() + "\n");
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.identifier()).isEqualTo(World.id().toString());
    assertThat(report.decidedBy()).contains("IDENTIFIER_TYPED");
    CertificateReport mistyped = ask(WORLD.verifier(), World.id().toString().replaceAll(".$", "0"));
    assertThat(mistyped.facts().identifier()).isEqualTo(CertificateFacts.Identifier.CHECK_MISMATCH);
  }

  @Test
  @Shows(CertificateAttack.IDENTIFIER_CHECK_WRONG)
  void theIdentifiersCheckIsAWarningAndNeverForged() {
    CertificateId wrong =
        CertificateId.parse(World.id().toString().replaceAll(".$", "0")).value().orElseThrow();
    String code = World.permit(wrong, World.place(), World.period()).sign(WORLD.key(KeyRole.CODE));
    CertificateReport report = ask(WORLD.verifier(), code);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.facts().identifier()).isEqualTo(CertificateFacts.Identifier.CHECK_MISMATCH);
    assertThat(report.findings())
        .extracting(Finding::code)
        .containsExactly("IDENTIFIER_CHECK_MISMATCH");
  }

  @Test
  void aTokenSaysNothingWithoutItsRegister() {
    CertificateReport report = ask(WORLD.verifier(), ShowToken.create(TestRandom.seeded(1)).text());
    assertOnly(report, Verdict.INDETERMINATE, "TOKEN_UNKNOWN");
    assertThat(report.kind()).isEqualTo(CertificateReport.Kind.TOKEN);
  }

  @Test
  void theHolderOfAMaskedCodeCannotBeTold() {
    Holder same = new Holder(new HolderCode("111", "11010519491231002X"), "张三");
    String masked = new HolderCode("111", "11010519491231002X").masked();
    PermitCode permit =
        PermitCode.full(
            World.id(),
            World.place(),
            ISSUED,
            World.period(),
            Map.of("CZZT", "张三", "CZZTDM*", masked),
            new byte[32]);
    String code = permit.sign(WORLD.key(KeyRole.CODE));
    CertificateReport report = ask(WORLD.verifier(), code, NOW_ASKED.of(same));
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.facts().holder()).isEqualTo(CertificateFacts.Holder.CANNOT_TELL);
    Holder other = new Holder(new HolderCode("111", "440524188001010014"), "张三");
    assertOnly(
        ask(WORLD.verifier(), code, NOW_ASKED.of(other)), Verdict.REJECTED, "HOLDER_DIFFERS");
  }

  @Test
  void notYetValidAndOver() {
    PermitCode permit =
        World.permit(
            World.id(),
            World.place(),
            new ValidityPeriod(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23)));
    String code = permit.sign(WORLD.key(KeyRole.CODE));
    Instant lastMoment = Instant.parse("2026-11-23T15:59:59Z");
    StatusListSource lists = served(WORLD.list(1, lastMoment.minusSeconds(3_600), 0));
    assertThat(ask(WORLD.verifier().lists(lists), code, NOW_ASKED.at(lastMoment)).verdict())
        .as("the last day counts, in the register's zone")
        .isEqualTo(Verdict.ACCEPTED);
    assertOnly(
        ask(WORLD.verifier().lists(lists), code, NOW_ASKED.at(lastMoment.plusSeconds(1))),
        Verdict.REJECTED,
        "PERIOD_OVER");
    assertThat(
            ask(WORLD.verifier(), code, NOW_ASKED.at(Instant.parse("2026-11-21T15:59:59Z")))
                .decidedBy())
        .containsExactly("NOT_YET_VALID");
  }

  /** Roots and forms of others: a warning, and nobody says forged. */
  @ParameterizedTest
  @ValueSource(strings = {"wrong root", "two-digit version", "no check"})
  @Shows({
    CertificateAttack.IDENTIFIER_OF_WRONG_ROOT,
    CertificateAttack.IDENTIFIER_WITH_TWO_DIGIT_VERSION
  })
  void anIdentifierOfAnotherFormIsNeverForged(String form) {
    String id = World.id().toString();
    String typed =
        switch (form) {
          case "wrong root" -> id.replace("1.2.156.3005.2.", "1.2.156.9999.2.");
          case "two-digit version" -> id.replace(".001.", ".01.");
          default -> id.replaceAll(".$", "0");
        };
    CertificateReport report = ask(WORLD.verifier(), typed);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.findings())
        .extracting(Finding::code)
        .contains("IDENTIFIER_CHECK_MISMATCH")
        .doesNotContain("NOT_OURS");
    assertThat(report.facts().integrity()).isNotEqualTo(CertificateFacts.Integrity.BROKEN);
  }
}
