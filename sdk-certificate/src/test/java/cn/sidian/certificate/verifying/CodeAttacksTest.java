package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.World.ISSUED;
import static cn.sidian.certificate.verifying.World.NOW;
import static cn.sidian.certificate.verifying.World.OTHER_UNIT;
import static cn.sidian.certificate.verifying.World.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Issuer;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.NotProven;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.code.OfflinePass;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.code.ShowToken;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.internal.code.FieldTexts;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.internal.cbor.CborWriter;
import cn.sidian.core.internal.envelope.Base45;
import cn.sidian.core.internal.envelope.EnvelopeKind;
import cn.sidian.core.internal.envelope.SignedEnvelope;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListMemory;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import cn.sidian.core.trust.TrustAnchors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "WD-58, OD-23, JZ-24: what codes, lists and bundles must stand (certificates, section 10)")
class CodeAttacksTest {
  private static final World WORLD = World.DEFAULT;
  private static final CertificateQuestion NOW_ASKED = CertificateQuestion.NOW;
  private static final CertificateQuestion AT_HOSPITAL =
      CertificateQuestion.NOW.as("TEST-HOSPITAL-1", null);

  @TempDir Path folder;

  private static String code() {
    return World.permit().sign(WORLD.key(KeyRole.CODE));
  }

  private static CertificateReport ask(
      CertificateVerifier.Builder verifier, String code, CertificateQuestion question) {
    return ContractRules.checked(verifier.build().verifyCode(code, question), false);
  }

  private static CertificateReport ask(CertificateVerifier.Builder verifier, String code) {
    return ask(verifier, code, NOW_ASKED);
  }

  private static void assertOnly(CertificateReport report, Verdict verdict, String finding) {
    assertThat(report.verdict()).as(report.toString()).isEqualTo(verdict);
    assertThat(report.findings()).extracting(Finding::code).containsExactly(finding);
    assertThat(report.decidedBy()).containsExactly(finding);
  }

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
  void editedFieldInCode() {
    byte[] bytes = Base45.decode(code(), 4);
    byte[] name = "张三".getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
    int at = indexOf(bytes, name);
    bytes[at + 3]++;
    CertificateReport report = ask(WORLD.verifier(), "SD1:" + Base45.encode(bytes));
    assertOnly(report, Verdict.REJECTED, "SIGNATURE_BROKEN");
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not there");
  }

  @Test
  void codeByAnotherUnitUnderTheSameRoot() {
    assertOnly(
        ask(WORLD.verifier(), World.permit().sign(WORLD.otherKey(KeyRole.CODE))),
        Verdict.REJECTED,
        "ISSUER_KEY_OF_ANOTHER_UNIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRESENTER", "SEAL", "STATUS", "COPY", "AUDIT"})
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

  @ParameterizedTest(name = "status {0} is {1}")
  @CsvSource({
    "1, REVOKED, NOT_VALID", "2, SUSPENDED, NOT_VALID", "3, SUPERSEDED, NOT_VALID",
    "12, CANCELLED, NOT_VALID", "13, EXPIRED, NOT_VALID", "14, TRANSFERRED_OUT, NOT_VALID",
    "15, NOT_ISSUED, INDEX_NOT_ISSUED"
  })
  void revokedThenShownAgain(int number, CertificateFacts.StatusValue value, String finding) {
    CertificateReport report = ask(WORLD.verifier(number), code());
    assertOnly(report, Verdict.REJECTED, finding);
    assertThat(report.facts().status().value()).isEqualTo(value);
    assertThat(report.facts().status().asOf()).isEqualTo(NOW.minusSeconds(600));
    assertThat(report.facts().integrity()).isEqualTo(CertificateFacts.Integrity.INTACT);
  }

  @Test
  void aNumberThatIsNotUsedIsUnknown() {
    assertOnly(ask(WORLD.verifier(7), code()), Verdict.INDETERMINATE, "STATUS_NUMBER_UNKNOWN");
  }

  @Test
  void oldListServed() {
    StatusListMemory memory = StatusListMemory.inFolder(folder);
    ReplayMemory replays = ReplayMemory.inMemory();
    StatusList old = WORLD.list(1, NOW.minusSeconds(900), 0);
    StatusList fresh = WORLD.list(2, NOW.minusSeconds(600), 1);
    assertThat(ask(WORLD.verifier().memory(memory, replays).lists(of(fresh)), code()).decidedBy())
        .containsExactly("NOT_VALID");
    assertOnly(
        ask(WORLD.verifier().memory(memory, replays).lists(of(old)), code()),
        Verdict.INDETERMINATE,
        "LIST_ROLLBACK");
  }

  private static StatusListSource of(StatusList list) {
    return StatusListSource.of(List.of(list));
  }

  @Test
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
  void listOfAnotherIssuer() {
    StatusList foreign =
        StatusListPublisher.of(WORLD.otherKey(KeyRole.STATUS), Duration.ofHours(24))
            .publish(StatusEntries.of(4, 5_000_000), OTHER_UNIT, World.LIST, 1, null, NOW);
    assertOnly(
        ask(WORLD.verifier().lists(of(foreign)), code()),
        Verdict.INDETERMINATE,
        "LIST_NOT_FOR_THIS_ISSUER");
  }

  @Test
  void listInTheNameOfTheIssuerSignedByAnotherUnitOrRole() {
    StatusEntries entries = StatusEntries.of(4, 5_000_000);
    StatusList byOther =
        StatusListPublisher.of(WORLD.otherKey(KeyRole.STATUS), Duration.ofHours(24))
            .publish(entries, UNIT, World.LIST, 1, null, NOW);
    assertOnly(
        ask(WORLD.verifier().lists(of(byOther)), code()),
        Verdict.INDETERMINATE,
        "ISSUER_KEY_OF_ANOTHER_UNIT");
    StatusList byRole =
        StatusListPublisher.of(WORLD.key(KeyRole.SEAL), Duration.ofHours(24))
            .publish(entries, UNIT, World.LIST, 1, null, NOW);
    assertOnly(ask(WORLD.verifier().lists(of(byRole)), code()), Verdict.INDETERMINATE, "KEY_ROLE");
    StatusList byStranger =
        StatusListPublisher.of(WORLD.key("TEST stranger"), Duration.ofHours(24))
            .publish(entries, UNIT, World.LIST, 1, null, NOW);
    assertOnly(
        ask(WORLD.verifier().lists(of(byStranger)), code()),
        Verdict.INDETERMINATE,
        "LIST_UNTRUSTED");
  }

  @Test
  void noListOrAStaleOneOrOneOfALaterTime() {
    assertOnly(
        ask(WORLD.verifier().lists(StatusListSource.none()), code()),
        Verdict.INDETERMINATE,
        "NO_LIST");
    assertOnly(
        ask(WORLD.verifier().lists(of(WORLD.list(1, NOW.minus(Duration.ofHours(25)), 0))), code()),
        Verdict.INDETERMINATE,
        "LIST_STALE");
    assertOnly(
        ask(WORLD.verifier(), code(), NOW_ASKED.at(NOW.minus(Duration.ofDays(3)))),
        Verdict.INDETERMINATE,
        "LIST_AFTER_QUESTION");
  }

  @Test
  void indexOutOfRange() {
    PermitCode permit =
        World.permit(World.id(), new StatusPlace(World.LIST, 5_000_000), World.period());
    assertOnly(
        ask(WORLD.verifier(), permit.sign(WORLD.key(KeyRole.CODE))),
        Verdict.INDETERMINATE,
        "INDEX_UNKNOWN");
  }

  @Test
  void withoutMemoryTheReportSaysSo() {
    CertificateVerifier.Builder verifier =
        CertificateVerifier.builder(WORLD.anchors)
            .bundle(WORLD.bundle())
            .lists(of(WORLD.list(1, NOW, 0)))
            .clock(() -> NOW);
    CertificateReport report = ask(verifier, code());
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.findings()).extracting(Finding::code).containsExactly("ROLLBACK_NOT_CHECKED");
    String pass = World.pass(NOW, new byte[16]).sign(WORLD.key(KeyRole.PRESENTER));
    CertificateReport shown = ask(verifier, pass, AT_HOSPITAL);
    assertThat(shown.facts().presentation()).isEqualTo(CertificateFacts.Presentation.NOT_CHECKED);
    assertThat(shown.decidedBy()).containsExactly("ROLLBACK_NOT_CHECKED");
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
    byte[] id =
        cn.sidian.core.crypto.VerifyingKey.of(
                rsa.certificate().getPublicKey(), SignatureSuite.RSA_SHA256)
            .id();
    String code = raw(payload(World.permit(), p -> p), id, -257);
    assertOnly(
        ask(WORLD.verifier().bundle(WORLD.bundle(with(bindings))), code),
        Verdict.INDETERMINATE,
        "KEY_SUITE_REFUSED");
  }

  private static List<KeyBinding> with(List<KeyBinding> more) {
    List<KeyBinding> all = new ArrayList<>(WORLD.bindings());
    all.addAll(more);
    return all;
  }

  private static String raw(byte[] payload, byte[] keyId, long algorithm) {
    byte[] head =
        CborWriter.write(Cbor.map().put(1, Cbor.of(algorithm)).put(4, Cbor.of(keyId)).build());
    return "SD1:"
        + Base45.encode(
            CborWriter.write(
                Cbor.array(
                    Cbor.of(head), Cbor.map().build(), Cbor.of(payload), Cbor.of(new byte[64]))));
  }

  /** The payload of a code, with something added or replaced. */
  private static byte[] payload(PermitCode permit, UnaryOperator<Cbor.MapBuilder> change) {
    SignedEnvelope envelope =
        SignedEnvelope.read(Base45.decode(permit.sign(WORLD.key(KeyRole.CODE)), 4), 5_000);
    Cbor.Dictionary old =
        (Cbor.Dictionary) cn.sidian.core.internal.cbor.CborReader.read(envelope.payload(), 1_000);
    Cbor.MapBuilder map = Cbor.map();
    Cbor.Dictionary added = change.apply(Cbor.map()).build();
    old.entries()
        .forEach(
            (key, value) -> {
              if (key instanceof Cbor.Int number && added.get(key) == null) {
                map.put(number.value(), value);
              }
            });
    added
        .entries()
        .forEach(
            (key, value) -> {
              if (key instanceof Cbor.Int number) {
                map.put(number.value(), value);
              }
            });
    return CborWriter.write(map.build());
  }

  private static String signed(byte[] payload) {
    return "SD1:"
        + Base45.encode(
            SignedEnvelope.sign(
                    EnvelopeKind.PERMIT, payload, WORLD.key(KeyRole.CODE), AlgorithmNumbers.DEFAULT)
                .encoded());
  }

  @Test
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
  void notWellFormedIsUnreadableWithThePlace() {
    byte[] bytes = Base45.decode(code(), 4);
    for (String text :
        List.of(
            "SD1:",
            "SD1:A",
            "SD1:ZZZ",
            code() + "00",
            "SD1:" + Base45.encode(java.util.Arrays.copyOf(bytes, bytes.length - 1)),
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
  void aTokenSaysNothingWithoutItsRegister() {
    CertificateReport report = ask(WORLD.verifier(), ShowToken.create(TestRandom.seeded(1)).text());
    assertOnly(report, Verdict.INDETERMINATE, "TOKEN_UNKNOWN");
    assertThat(report.kind()).isEqualTo(CertificateReport.Kind.TOKEN);
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
    StatusListSource lists = of(WORLD.list(1, lastMoment.minusSeconds(3_600), 0));
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

  @Test
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

  private static KeyBinding times(
      KeyBinding binding,
      Instant from,
      @org.jspecify.annotations.Nullable Instant to,
      @org.jspecify.annotations.Nullable Instant lost) {
    return new KeyBinding(
        binding.unit(),
        binding.role(),
        binding.suite(),
        from,
        to,
        Issuance.NATIONAL,
        lost,
        binding.certificate());
  }

  @Test
  void aListByALostKeyIsNotBelievedWhateverItsDate() {
    List<KeyBinding> bindings = new ArrayList<>();
    for (KeyBinding binding : WORLD.bindings()) {
      bindings.add(
          binding.role() == KeyRole.STATUS
              ? times(binding, binding.from(), null, NOW.minusSeconds(30))
              : binding);
    }
    assertOnly(
        ask(WORLD.verifier().bundle(WORLD.bundle(bindings)), code()),
        Verdict.INDETERMINATE,
        "KEY_COMPROMISED");
  }

  @Test
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

  private static VerifierBundle bundle(List<TypeEdition> types, IssuerHistory history) {
    VerifierBundle.Content content = WORLD.content();
    return VerifierBundle.sign(
        new VerifierBundle.Content(
            content.register(),
            content.sequence(),
            content.asOf(),
            content.expiresAt(),
            null,
            content.keys(),
            List.of(),
            types,
            history,
            null),
        WORLD.key(KeyRole.BUNDLE));
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
                .policy(cn.sidian.certificate.CertificateAcceptancePolicy.DEFAULT.allowingTest())
                .build()
                .verifyCode(code(), NOW_ASKED),
            true);
    assertThat(allowed.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(allowed.toText(java.util.Locale.CHINESE)).startsWith("【测试】");
  }

  @Test
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

  private static byte[] id(int number) {
    byte[] id = new byte[OfflinePass.ID_LENGTH];
    id[15] = (byte) number;
    return id;
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
}
