package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.CodeDesk.AT_HOSPITAL;
import static cn.sidian.certificate.verifying.CodeDesk.NOW_ASKED;
import static cn.sidian.certificate.verifying.CodeDesk.WORLD;
import static cn.sidian.certificate.verifying.CodeDesk.ask;
import static cn.sidian.certificate.verifying.CodeDesk.assertOnly;
import static cn.sidian.certificate.verifying.CodeDesk.bundle;
import static cn.sidian.certificate.verifying.CodeDesk.code;
import static cn.sidian.certificate.verifying.CodeDesk.served;
import static cn.sidian.certificate.verifying.CodeDesk.times;
import static cn.sidian.certificate.verifying.World.NOW;
import static cn.sidian.certificate.verifying.World.OTHER_UNIT;
import static cn.sidian.certificate.verifying.World.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListMemory;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.status.StatusListSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("WD-58, JZ-24: what status lists must stand")
class CodeStatusAttacksTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "status {0} is {1}")
  @CsvSource({
    "1, REVOKED, NOT_VALID", "2, SUSPENDED, NOT_VALID", "3, SUPERSEDED, NOT_VALID",
    "12, CANCELLED, NOT_VALID", "13, EXPIRED, NOT_VALID", "14, TRANSFERRED_OUT, NOT_VALID",
    "15, NOT_ISSUED, INDEX_NOT_ISSUED"
  })
  @Shows({
    CertificateAttack.REVOKED_THEN_SHOWN,
    CertificateAttack.SUSPENDED_SHOWN,
    CertificateAttack.SUPERSEDED_SHOWN
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
  @Shows(CertificateAttack.OLD_LIST_SERVED)
  void oldListServed() {
    StatusListMemory memory = StatusListMemory.inFolder(folder);
    ReplayMemory replays = ReplayMemory.inMemory();
    StatusList old = WORLD.list(1, NOW.minusSeconds(900), 0);
    StatusList fresh = WORLD.list(2, NOW.minusSeconds(600), 1);
    assertThat(
            ask(WORLD.verifier().memory(memory, replays).lists(served(fresh)), code()).decidedBy())
        .containsExactly("NOT_VALID");
    assertOnly(
        ask(WORLD.verifier().memory(memory, replays).lists(served(old)), code()),
        Verdict.INDETERMINATE,
        "LIST_ROLLBACK");
  }

  @Test
  @Shows(CertificateAttack.LIST_OF_ANOTHER_ISSUER)
  void listOfAnotherIssuer() {
    StatusList foreign =
        StatusListPublisher.of(WORLD.otherKey(KeyRole.STATUS), Duration.ofHours(24))
            .publish(StatusEntries.of(4, 5_000_000), OTHER_UNIT, World.LIST, 1, null, NOW);
    assertOnly(
        ask(WORLD.verifier().lists(served(foreign)), code()),
        Verdict.INDETERMINATE,
        "LIST_NOT_FOR_THIS_ISSUER");
  }

  @Test
  @Shows(CertificateAttack.LIST_BY_ANOTHER_UNIT)
  void listInTheNameOfTheIssuerSignedByAnotherUnitOrRole() {
    StatusEntries entries = StatusEntries.of(4, 5_000_000);
    StatusList byOther =
        StatusListPublisher.of(WORLD.otherKey(KeyRole.STATUS), Duration.ofHours(24))
            .publish(entries, UNIT, World.LIST, 1, null, NOW);
    assertOnly(
        ask(WORLD.verifier().lists(served(byOther)), code()),
        Verdict.INDETERMINATE,
        "ISSUER_KEY_OF_ANOTHER_UNIT");
    StatusList byRole =
        StatusListPublisher.of(WORLD.key(KeyRole.SEAL), Duration.ofHours(24))
            .publish(entries, UNIT, World.LIST, 1, null, NOW);
    assertOnly(
        ask(WORLD.verifier().lists(served(byRole)), code()), Verdict.INDETERMINATE, "KEY_ROLE");
    StatusList byStranger =
        StatusListPublisher.of(WORLD.key("TEST stranger"), Duration.ofHours(24))
            .publish(entries, UNIT, World.LIST, 1, null, NOW);
    assertOnly(
        ask(WORLD.verifier().lists(served(byStranger)), code()),
        Verdict.INDETERMINATE,
        "LIST_UNTRUSTED");
  }

  @Test
  @Shows(CertificateAttack.QUESTION_BEFORE_THE_LIST)
  void noListOrAStaleOneOrOneOfALaterTime() {
    assertOnly(
        ask(WORLD.verifier().lists(StatusListSource.none()), code()),
        Verdict.INDETERMINATE,
        "NO_LIST");
    assertOnly(
        ask(
            WORLD.verifier().lists(served(WORLD.list(1, NOW.minus(Duration.ofHours(25)), 0))),
            code()),
        Verdict.INDETERMINATE,
        "LIST_STALE");
    assertOnly(
        ask(WORLD.verifier(), code(), NOW_ASKED.at(NOW.minus(Duration.ofDays(3)))),
        Verdict.INDETERMINATE,
        "LIST_AFTER_QUESTION");
  }

  @Test
  @Shows(CertificateAttack.INDEX_OUT_OF_RANGE)
  void indexOutOfRange() {
    PermitCode permit =
        World.permit(World.id(), new StatusPlace(World.LIST, 5_000_000), World.period());
    assertOnly(
        ask(WORLD.verifier(), permit.sign(WORLD.key(KeyRole.CODE))),
        Verdict.INDETERMINATE,
        "INDEX_UNKNOWN");
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
  void withoutMemoryTheReportSaysSo() {
    CertificateVerifier.Builder verifier =
        CertificateVerifier.builder(WORLD.anchors)
            .bundle(WORLD.bundle())
            .lists(served(WORLD.list(1, NOW, 0)))
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
  @Shows({CertificateAttack.LIST_CUT, CertificateAttack.LIST_BLOATED})
  void listCutOrBloated() throws IOException {
    byte[] whole = WORLD.list(1, NOW.minusSeconds(600), 0).encoded();
    for (byte[] wrong :
        List.of(
            Arrays.copyOf(whole, whole.length - 70), Arrays.copyOf(whole, whole.length + 1_000))) {
      Path file = Files.write(folder.resolve("list.sds"), wrong);
      assertOnly(
          ask(WORLD.verifier().lists(StatusListSource.fromFiles(List.of(file))), code()),
          Verdict.INDETERMINATE,
          "LIST_LIMIT");
    }
  }

  /** The list of a simulated type never says that a certificate is in force. */
  @Test
  void theResultOfASimulatedApproval() {
    VerifierBundle bundle =
        bundle(
            List.of(
                new TypeEdition(World.TYPE, "1", "测试模拟批复", LocalDate.of(2020, 1, 1), null, true)),
            WORLD.content().history());
    CertificateReport inUse = ask(WORLD.verifier().bundle(bundle), code());
    assertOnly(inUse, Verdict.INDETERMINATE, "SIMULATED");
    assertThat(inUse.facts().status().value()).isEqualTo(CertificateFacts.StatusValue.UNKNOWN);
    CertificateReport over = ask(WORLD.verifier(1).bundle(bundle), code());
    assertOnly(over, Verdict.REJECTED, "SIMULATED");
    assertThat(over.facts().status().value()).isEqualTo(CertificateFacts.StatusValue.VOID);
    assertThat(ask(WORLD.verifier(2).bundle(bundle), code()).decidedBy())
        .containsExactly("NOT_VALID");
  }
}
