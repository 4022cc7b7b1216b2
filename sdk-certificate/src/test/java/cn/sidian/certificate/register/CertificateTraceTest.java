package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.RegisterFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.store.Dialect;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-10: removing, changing or putting in one event breaks the chain. */
class CertificateTraceTest {
  @TempDir Path folder;

  private interface Scenario {
    void run(RegisterFixture f, String id);
  }

  /** Four events, the audit log signed after the third. */
  private void with(Dialect dialect, Scenario scenario) {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      f.issue(2);
      f.act("a1", id, LifeAct.SUSPEND).require();
      f.act("a2", id, LifeAct.RESUME).require();
      assertThat(f.register.signAuditHead(true)).isPresent();
      f.act("a3", id, LifeAct.WITHDRAW).require();
      scenario.run(f, id);
    }
  }

  private static CertificateTrace trace(RegisterFixture f, String id) {
    return f.register.trace(id).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aWholeTraceNamesItsUnsignedTail(Dialect dialect) {
    with(
        dialect,
        (f, id) -> {
          CertificateTrace open = trace(f, id);
          assertThat(open.chain()).isEqualTo(CertificateTrace.Chain.INTACT);
          assertThat(open.brokenAt()).isNull();
          assertThat(open.unsignedTail()).isEqualTo(1);
          assertThat(open.events()).hasSize(4);
          f.register.signAuditHead(true);
          assertThat(trace(f, id).unsignedTail()).isZero();
          assertThat(f.register.trace("1.2.3")).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyDeletedRowIsFound(Dialect dialect) {
    for (long number = 1; number <= 4; number++) {
      long deleted = number;
      with(
          dialect,
          (f, id) -> {
            f.sql("DELETE FROM certificate_event WHERE identifier = ? AND number = ?", id, deleted);
            CertificateTrace trace = trace(f, id);
            assertThat(trace.chain()).isEqualTo(CertificateTrace.Chain.BROKEN);
            assertThat(trace.brokenAt()).isEqualTo(deleted);
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyChangedColumnIsFound(Dialect dialect) {
    with(
        dialect,
        (f, id) -> {
          Instant later = START.plusSeconds(1);
          for (String change :
              List.of(
                  "act = 'REVOKE'",
                  "state_from = 'SUSPENDED'",
                  "state_to = 'SUPERSEDED'",
                  "actor = 'x'",
                  "basis = 'x'",
                  "successor = 'x'",
                  "previous = digest",
                  "digest = previous",
                  "effective_at = ?",
                  "recorded_at = ?")) {
            CertificateEvent before = trace(f, id).events().get(1);
            Object[] values =
                change.endsWith("?") ? new Object[] {later, id, 2L} : new Object[] {id, 2L};
            f.sql(
                "UPDATE certificate_event SET " + change + " WHERE identifier = ? AND number = ?",
                values);
            CertificateTrace trace = trace(f, id);
            assertThat(trace.chain()).as(change).isEqualTo(CertificateTrace.Chain.BROKEN);
            assertThat(trace.brokenAt()).as(change).isEqualTo(2);
            f.sql(
                "UPDATE certificate_event SET act = ?, state_from = ?, state_to = ?, actor = ?,"
                    + " basis = ?, successor = ?, previous = ?, digest = ?, effective_at = ?,"
                    + " recorded_at = ? WHERE identifier = ? AND number = 2",
                before.act(),
                before.from(),
                before.to(),
                before.actor(),
                before.basis(),
                before.successor(),
                before.previous(),
                before.digest(),
                before.effectiveAt(),
                before.recordedAt(),
                id);
            assertThat(trace(f, id).chain()).isEqualTo(CertificateTrace.Chain.INTACT);
          }
        });
  }

  /** Somebody with the rights of the database removes the revocation and mends all digests. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aSignedEventIsMissedEvenIfRowAndCountWereMade(Dialect dialect) {
    with(
        dialect,
        (f, id) -> {
          f.register.signAuditHead(true);
          cutLast(f, id);
          CertificateTrace trace = trace(f, id);
          assertThat(trace.chain()).isEqualTo(CertificateTrace.Chain.BROKEN);
          assertThat(trace.brokenAt()).isEqualTo(4);
        });
  }

  /** What the unsigned tail cannot prove, and why it is named. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anEventPutInWithoutTheAuditLogIsFound(Dialect dialect) {
    with(
        dialect,
        (f, id) -> {
          CertificateTrace trace = trace(f, id);
          CertificateEvent last = trace.events().get(3);
          f.sql("DELETE FROM audit_pending WHERE identifier = ? AND number = ?", id, last.number());
          assertThat(trace(f, id).chain()).isEqualTo(CertificateTrace.Chain.BROKEN);
          assertThat(trace(f, id).brokenAt()).isEqualTo(4);
        });
  }

  private static void cutLast(RegisterFixture f, String id) {
    CertificateEvent third = trace(f, id).events().get(2);
    f.sql("DELETE FROM certificate_event WHERE identifier = ? AND number = 4", id);
    f.sql(
        "UPDATE certificate SET state = 'VALID', event_count = 3, event_head = ?"
            + " WHERE identifier = ?",
        third.digest(),
        id);
  }
}
