package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.RegisterFixture.START;
import static cn.sidian.certificate.register.RegisterFixture.code;
import static cn.sidian.certificate.register.RegisterFixture.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.collect.CollectionOutbox;
import cn.sidian.certificate.copy.HolderAuthorization;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.store.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The register on both databases. */
class CertificateRegisterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRequestThatBrokeOffIsResumedUnderTheSameIdentifier(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      IssueOrder order = f.order("r1", metadata(1));
      Reservation first = reserved(f.register.reserve(order));
      assertThat(first.resumed()).isFalse();
      assertThat(refused(f.register.reserve(order))).isEqualTo("RESERVATION_HELD");
      f.clock.now = START.plusSeconds(61);
      IssueOrder later = RegisterFixture.order("r1", metadata(1), LifeAct.ISSUE, f.clock.now);
      Reservation again = reserved(f.register.reserve(later));
      assertThat(again.resumed()).isTrue();
      assertThat(again.identifier()).isEqualTo(first.identifier());
      assertThat(again.statusIndex()).isEqualTo(first.statusIndex());
      assertThat(f.register.commit(later, again, RegisterFixture.file(later, again), "done"))
          .isNull();
      // the slow first call ends too late, and gets the answer of the second
      assertThat(f.register.commit(order, first, RegisterFixture.file(order, first), "late"))
          .isEqualTo(new ReserveOutcome.Answered("done"));
      assertThat(f.register.reserve(order)).isEqualTo(new ReserveOutcome.Answered("done"));
      IssueOrder other = f.order("r1", metadata(2));
      assertThat(refused(f.register.reserve(other))).isEqualTo("REQUEST_REUSED");
      assertThat(f.count("SELECT COUNT(*) FROM certificate")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobodyIsIssuedTwiceAndABurntSerialIsNeverReused(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      Reservation first = reserved(f.register.reserve(f.order("r1", metadata(1))));
      // same number under another request id, while the first is being sealed
      assertThat(refused(f.register.reserve(f.order("r2", metadata(1))))).isEqualTo("DUPLICATE");
      f.clock.now = START.plus(Duration.ofDays(2));
      assertThat(f.register.burnAbandoned(Duration.ofDays(1))).isEqualTo(1);
      Reservation second = reserved(f.register.reserve(f.order("r2", metadata(1))));
      assertThat(second.identifier()).isNotEqualTo(first.identifier());
      assertThat(second.statusIndex()).isNotEqualTo(first.statusIndex());
      IssueOrder late = f.order("r1", metadata(1));
      assertThat(f.register.commit(late, first, RegisterFixture.file(late, first), "x"))
          .isInstanceOfSatisfying(
              ReserveOutcome.Refused.class,
              refusal -> assertThat(refusal.code()).isEqualTo("RESERVATION_LOST"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsStoredIsEncipheredAndComesBack(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String identifier = f.issue(1);
      StoredCertificate stored = f.register.find(identifier).orElseThrow();
      assertThat(stored.metadata()).isEqualTo(metadata(1));
      assertThat(stored.state()).isEqualTo(CertificateState.VALID);
      byte[] file = f.register.file(identifier).orElseThrow();
      assertThat(new String(file, java.nio.charset.StandardCharsets.UTF_8)).contains(identifier);
      assertThat(stored.toString()).doesNotContain("TEST-1").doesNotContain("HOLDER1");
      for (String columns :
          List.of(
              "identifier, number_key, serial, metadata_digest FROM certificate",
              "identifier, kind, code_digest FROM certificate_holder",
              "identifier, actor, basis, digest FROM certificate_event",
              "caller, request_id, answer FROM request",
              "identifier, number_key, serial FROM reservation")) {
        String[] parts = columns.split(" FROM ", 2);
        assertThat(
                f.count(
                    "SELECT COUNT(*) FROM "
                        + parts[1]
                        + " WHERE CONCAT("
                        + parts[0]
                        + ") LIKE '%HOLDER1%'"))
            .as(columns)
            .isZero();
      }
      assertThat(
              f.register.overlapping(
                  RegisterFixture.TYPE, "TEST-1", List.of(), metadata(1).validity()))
          .contains(identifier);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void actsFollowTheMatrixAndTheSameRequestHasOneEffect(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      CertificateEvent suspended = f.act("a1", id, LifeAct.SUSPEND).require();
      assertThat(suspended.number()).isEqualTo(2);
      Answered<CertificateEvent> again = f.act("a1", id, LifeAct.SUSPEND);
      assertThat(again.isReplayed()).isTrue();
      assertThat(again.require()).isEqualTo(suspended);
      assertThat(code(f.act("a1", id, LifeAct.RESUME))).isEqualTo("REQUEST_REUSED");
      assertThat(code(f.act("a2", id, LifeAct.TRANSFER_OUT))).isEqualTo("ILLEGAL_ACT");
      assertThat(code(f.act("a2", "1.2.3", LifeAct.REVOKE))).isEqualTo("CERTIFICATE_UNKNOWN");
      // what was refused left its request id free
      assertThat(f.act("a2", id, LifeAct.REVOKE).require().to())
          .isEqualTo(CertificateState.REVOKED);
      assertThat(code(f.act("a3", id, LifeAct.RESUME))).isEqualTo("ILLEGAL_ACT");
      assertThat(f.act("a4", id, LifeAct.CANCEL).require().to())
          .isEqualTo(CertificateState.CANCELLED);
      assertThat(f.register.trace(id).orElseThrow().stateAt(f.clock.now).orElseThrow().cause())
          .isEqualTo(LifeAct.REVOKE);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void timesOfActsStayInOrder(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      f.clock.now = START.plusSeconds(100);
      assertThat(code(f.act("a1", id, LifeAct.SUSPEND, f.clock.now.plusSeconds(1))))
          .isEqualTo("EFFECTIVE_TIME");
      assertThat(code(f.act("a1", id, LifeAct.SUSPEND, START.minusSeconds(1))))
          .isEqualTo("EFFECTIVE_TIME");
      f.act("a2", id, LifeAct.SUSPEND, START.plusSeconds(50)).require();
      assertThat(code(f.act("a3", id, LifeAct.REVOKE, START.plusSeconds(49))))
          .isEqualTo("EFFECTIVE_TIME");
      // a clock set back does not turn the order of recording round
      f.clock.now = START.plusSeconds(10);
      CertificateEvent annulled = f.act("a4", id, LifeAct.ANNUL, START).require();
      assertThat(annulled.recordedAt()).isEqualTo(START.plusSeconds(100));
      CertificateTrace trace = f.register.trace(id).orElseThrow();
      assertThat(trace.stateAt(START.plusSeconds(20)).orElseThrow().state())
          .isEqualTo(CertificateState.REVOKED);
      assertThat(trace.stateAt(START.plusSeconds(20), START.plusSeconds(99)).orElseThrow().state())
          .isEqualTo(CertificateState.VALID);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPeriodThatIsOverCountsWithoutAJob(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      CertificateMetadata metadata = metadata(1, null, LocalDate.of(2026, 12, 31));
      String id = RegisterFixture.issue(f.register, f.order("r", metadata));
      // the last day of the period, in Asia/Shanghai
      f.clock.now = Instant.parse("2026-12-31T15:59:59Z");
      assertThat(f.register.find(id).orElseThrow().state()).isEqualTo(CertificateState.VALID);
      f.clock.now = Instant.parse("2026-12-31T16:00:00Z");
      assertThat(f.register.find(id).orElseThrow().state()).isEqualTo(CertificateState.EXPIRED);
      assertThat(code(f.act("a", id, LifeAct.SUSPEND))).isEqualTo("ILLEGAL_ACT");
      assertThat(f.register.expireDue(10)).isEqualTo(1);
      assertThat(f.register.expireDue(10)).isZero();
      CertificateTrace trace = f.register.trace(id).orElseThrow();
      assertThat(trace.events())
          .extracting(CertificateEvent::act)
          .containsExactly(LifeAct.ISSUE, LifeAct.EXPIRE);
      assertThat(trace.events().get(1).effectiveAt())
          .isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aSuccessorClosesItsPredecessorInTheSameTransaction(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String first = f.issue(1);
      CertificateMetadata next = metadata(1, first, LocalDate.of(2040, 1, 1));
      IssueOrder renew = RegisterFixture.order("r2", next, LifeAct.RENEW, f.clock.now);
      String second = RegisterFixture.issue(f.register, renew);
      assertThat(second).contains(".002.");
      StoredCertificate before = f.register.find(first).orElseThrow();
      assertThat(before.state()).isEqualTo(CertificateState.SUPERSEDED);
      assertThat(before.successor()).isEqualTo(second);
      assertThat(f.register.find(second).orElseThrow().predecessor()).isEqualTo(first);
      IssueOrder twice =
          RegisterFixture.order("r3", metadata(9, first, null), LifeAct.AMEND, f.clock.now);
      assertThat(refused(f.register.reserve(twice))).isEqualTo("ILLEGAL_ACT");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPredecessorRevokedWhileTheSuccessorIsSealedStopsIt(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String first = f.issue(1);
      IssueOrder renew =
          RegisterFixture.order("r2", metadata(1, first, null), LifeAct.RENEW, f.clock.now);
      Reservation reservation = reserved(f.register.reserve(renew));
      f.act("a", first, LifeAct.REVOKE).require();
      assertThat(
              f.register.commit(renew, reservation, RegisterFixture.file(renew, reservation), "x"))
          .isInstanceOfSatisfying(
              ReserveOutcome.Refused.class,
              refusal -> assertThat(refusal.code()).isEqualTo("ILLEGAL_ACT"));
      assertThat(f.register.find(reservation.identifier().toString())).isEmpty();
      assertThat(f.register.find(first).orElseThrow().state()).isEqualTo(CertificateState.REVOKED);
    }
  }

  /** A type may hide how many certificates there are: then unassigned entries look valid. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void hiddenVolume(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      IssueOrder open = f.order("open", metadata(1));
      IssueOrder hidden =
          new IssueOrder(
              open.request(),
              open.inputDigest(),
              open.metadata(),
              "https://status.example/hidden",
              null,
              LifeAct.ISSUE,
              "approver",
              "TEST basis",
              START,
              START.plusSeconds(60),
              true);
      String id = RegisterFixture.issue(f.register, hidden);
      String list = Objects.requireNonNull(f.register.find(id).orElseThrow().statusList());
      assertThat(list).startsWith("https://status.example/hidden");
      assertThat(unassigned(f, list)).isEqualTo(StatusCodes.VALID);
      f.issue(2);
      String other =
          f.register.status().lists().stream()
              .filter(name -> !name.equals(list))
              .findFirst()
              .orElseThrow();
      assertThat(unassigned(f, other)).isEqualTo(StatusCodes.NOT_ISSUED);
    }
  }

  private static int unassigned(RegisterFixture f, String list) {
    StatusEntries entries = f.register.status().snapshot(list).orElseThrow().entries();
    int[] count = new int[16];
    for (int i = 0; i < entries.size(); i++) {
      count[entries.get(i)]++;
    }
    return count[StatusCodes.NOT_ISSUED] > 0 ? StatusCodes.NOT_ISSUED : StatusCodes.VALID;
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aTokenIsRedeemedOnceAndTheSameScannerGetsTheSameAnswerForAMinute(Dialect dialect) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      ShowTokenRegister tokens = f.register.tokens();
      byte[] token = tokens.create(id, Duration.ofSeconds(60)).require();
      TokenUse use = tokens.redeem(token, "bank", "q1", "loan").require();
      assertThat(use.standing().state()).isEqualTo(CertificateState.VALID);
      f.clock.now = START.plusSeconds(60);
      f.act("a", id, LifeAct.REVOKE).require();
      Answered<TokenUse> again = tokens.redeem(token, "bank", "q1", "loan");
      assertThat(again.isReplayed()).isTrue();
      assertThat(again.require()).isEqualTo(use);
      assertThat(code(tokens.redeem(token, "bank", "q2", "loan"))).isEqualTo("TOKEN_USED");
      assertThat(code(tokens.redeem(token, "thief", "q1", "loan"))).isEqualTo("TOKEN_USED");
      f.clock.now = START.plusSeconds(61);
      assertThat(code(tokens.redeem(token, "bank", "q1", "loan"))).isEqualTo("TOKEN_USED");
      byte[] late = tokens.create(id, Duration.ofSeconds(60)).require();
      f.clock.now = START.plusSeconds(121);
      assertThat(code(tokens.redeem(late, "bank", "q3", "loan"))).isEqualTo("TOKEN_EXPIRED");
      assertThat(code(tokens.redeem(new byte[16], "bank", "q4", "x"))).isEqualTo("TOKEN_UNKNOWN");
      assertThat(code(tokens.create("1.2.3", Duration.ofSeconds(1))))
          .isEqualTo("CERTIFICATE_UNKNOWN");
      assertThat(f.register.uses().of(id))
          .containsExactly(new CertificateUse(START, UseKind.SCAN, "bank", "loan"));
      assertThat(f.register.uses().ofHolder(metadata(1).holders().get(0).code())).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothingIsDownloadedOrCopiedWithoutTheHoldersConsentAndUsesAreLogged(Dialect dialect) {
    // WD-07
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      HolderUses uses = f.register.uses();
      assertThat(code(uses.download(id, "h1", "bank", "loan"))).isEqualTo("AUTHORIZATION_MISSING");
      HolderAuthorization download = consent("h1", id, HolderAuthorization.Scope.DOWNLOAD);
      uses.authorize(download).require();
      assertThat(code(uses.download(id, "h1", "other", "x"))).isEqualTo("AUTHORIZATION_MISSING");
      assertThat(uses.download(id, "h1", "bank", "loan").require())
          .isEqualTo(f.register.file(id).orElseThrow());
      assertThat(code(uses.noteCopy(id, "h1", "bank", "FINANCE", LocalDate.MAX, "c", "sm3:1")))
          .isEqualTo("AUTHORIZATION_MISSING");
      uses.authorize(consent("h2", id, HolderAuthorization.Scope.COPY)).require();
      LocalDate until = LocalDate.of(2026, 12, 1);
      uses.noteCopy(id, "h2", "bank", "FINANCE", until, "c1", "sm3:1").require();
      assertThat(uses.withdraw("h1")).isTrue();
      assertThat(uses.withdraw("h1")).isFalse();
      assertThat(code(uses.download(id, "h1", "bank", "loan"))).isEqualTo("AUTHORIZATION_MISSING");
      f.clock.now = START.plusSeconds(3_600);
      assertThat(code(uses.noteCopy(id, "h2", "bank", "FINANCE", until, "c2", "sm3:2")))
          .isEqualTo("AUTHORIZATION_MISSING");
      assertThat(uses.of(id))
          .extracting(CertificateUse::use)
          .containsExactlyInAnyOrder(UseKind.DOWNLOAD, UseKind.COPY);
    }
  }

  private static HolderAuthorization consent(
      String number, String id, HolderAuthorization.Scope scope) {
    return new HolderAuthorization(
        number, id, scope, "bank", START, START.plusSeconds(3_600), "TEST form 1");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCaseWhoseResultIsACertificateIsClosedOnlyAfterIssuing(Dialect dialect) {
    // WD-37; OD-16: the result is there for the next matter
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      CaseResults cases = f.register.cases();
      List<String> types = List.of(RegisterFixture.TYPE);
      assertThat(code(cases.closeCase("case-1", types))).isEqualTo("CASE_WITHOUT_RESULT");
      String id = f.issue(1);
      assertThat(cases.noteCase(id, "case-1")).isTrue();
      assertThat(cases.noteCase(id, "case-2")).isFalse();
      assertThat(cases.closeCase("case-1", types).require())
          .extracting(StoredCertificate::identifier)
          .containsExactly(id);
      assertThat(cases.closeCase("case-2", List.of()).require()).isEmpty();
      List<String> next = new ArrayList<>();
      f.register
          .outbox()
          .deliver(
              "library",
              item -> {
                next.add(item.caseNumber() + " " + item.event().act());
                return "started";
              },
              10);
      assertThat(next).containsExactly("case-1 ISSUE");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCertificateWithoutASealedFileIsNamed(Dialect dialect) {
    // JZ-26; WD-01: one without the other is listed
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String sealed = f.issue(1);
      String unsealed = f.issue(2);
      f.sql("DELETE FROM certificate_file WHERE identifier = ?", unsealed);
      SealCoverage coverage = f.register.cases().sealCoverage();
      assertThat(coverage.issued()).isEqualTo(2);
      assertThat(coverage.sealed()).isEqualTo(1);
      assertThat(coverage.unsealed()).containsExactly(unsealed);
      f.sql("UPDATE certificate SET paper_number = 'P2' WHERE identifier = ?", unsealed);
      f.register.cases().notePaper(sealed, "P1", START.plusSeconds(90));
      assertThat(f.register.cases().syncLag())
          .containsExactlyInAnyOrder(
              new PaperTwin(sealed, "P1", Duration.ofSeconds(90)),
              new PaperTwin(unsealed, "P2", null));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theOutboxKeepsTheOrderOfEachCertificateAndRetries(Dialect dialect) {
    // ZW-37: retry is idempotent
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String a = f.issue(1);
      f.act("s", a, LifeAct.SUSPEND).require();
      f.act("r", a, LifeAct.RESUME).require();
      String b = f.issue(2);
      CollectionOutbox outbox = f.register.outbox();
      List<String> taken = new ArrayList<>();
      CollectionOutbox.Delivery first =
          outbox.deliver(
              "library",
              item -> {
                if (item.event().act() == LifeAct.SUSPEND) {
                  throw new IOException("11010519491231002X");
                }
                taken.add(item.key());
                return "ok";
              },
              100);
      assertThat(first).isEqualTo(new CollectionOutbox.Delivery(2, 1));
      assertThat(taken).containsExactlyInAnyOrder(a + "#1", b + "#1");
      assertThat(outbox.waiting("library")).isEqualTo(2);
      f.clock.now = START.plusSeconds(2);
      outbox.deliver(
          "library",
          item -> {
            taken.add(item.key());
            return "ok";
          },
          100);
      assertThat(taken).endsWith(a + "#2", a + "#3").hasSize(4);
      assertThat(outbox.waiting("library")).isZero();
    }
  }

  private static Reservation reserved(ReserveOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReserveOutcome.Reserved.class);
    return ((ReserveOutcome.Reserved) outcome).reservation();
  }

  private static String refused(ReserveOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReserveOutcome.Refused.class);
    return ((ReserveOutcome.Refused) outcome).code();
  }
}
