package cn.sidian.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Dialect;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestDatabase;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-55: delete, insert, reorder and truncate are found; the unsigned tail is named. */
class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final SecureRandom RANDOM = TestRandom.seeded(55);
  private static final TestAuthority ROOT = TestAuthority.root(TestKeys.SM2, NOW, RANDOM);
  private static final SigningKey KEY = key("audit");
  private static final List<X509Certificate> KEYS = List.of(KEY.certificate());
  private static final AuditPolicy TEN = new AuditPolicy(Duration.ofMinutes(1), 10);

  @TempDir Path folder;

  private static SigningKey key(String name) {
    return ROOT.issue(CertificateSpec.signer("TEST " + name, TestKeys.SM2, NOW)).signingKey();
  }

  private interface Scenario {
    void run(Database database, AuditLog log) throws Exception;
  }

  /** 25 entries, heads at 10 and 20. */
  private void with(Dialect dialect, Scenario scenario) throws Exception {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      AuditLog.migrations().apply(database, CLOCK);
      AuditLog log = new AuditLog("register", TEN, CLOCK, KEY);
      for (int i = 1; i <= 25; i++) {
        append(database, log, NOW, "s" + i);
        log.signIfDue(database);
      }
      scenario.run(database, log);
    }
  }

  private static void append(Database database, AuditLog log, Instant at, String subject) {
    AuditRecord record = new AuditRecord(at, "clerk", "REVOKE", subject, "sm3:00");
    database.transact(tx -> log.append(tx, List.of(record)));
  }

  private static int sql(Database database, String sql, @Nullable Object... values) {
    return database.transact(tx -> tx.update(sql, values));
  }

  private static List<String> codes(AuditReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aWholeLogSaysHowFarSignaturesReach(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          AuditReport open = log.verify(database, KEYS, null);
          assertThat(open.verdict()).isEqualTo(Verdict.INDETERMINATE);
          assertThat(open.brokenAt()).isNull();
          assertThat(open.entries()).isEqualTo(25);
          assertThat(open.signedEntries()).isEqualTo(20);
          assertThat(open.unsignedTail()).isEqualTo(5);
          assertThat(codes(open)).containsExactly("AUDIT_UNSIGNED_TAIL", "AUDIT_END_NOT_CHECKED");
          AuditHead head = log.sign(database).orElseThrow();
          assertThat(log.sign(database)).isEmpty();
          AuditReport signed = log.verify(database, KEYS, head);
          assertThat(signed.findings()).isEmpty();
          assertThat(signed.verdict()).isEqualTo(Verdict.ACCEPTED);
          assertThat(signed.confirmedEntries()).isEqualTo(25);
          assertThat(signed.lastSignedAt()).isEqualTo(NOW);
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aHeadIsDueAfterSoManyEntriesOrSoMuchTime(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          assertThat(log.signIfDue(database)).isEmpty();
          AuditLog later =
              new AuditLog("register", TEN, InstantSource.fixed(NOW.plusSeconds(60)), KEY);
          assertThat(later.signIfDue(database)).get().extracting(AuditHead::count).isEqualTo(25L);
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void deletedEntryIsFound(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          sql(database, "DELETE FROM audit_entry WHERE number = 7");
          AuditReport report = log.verify(database, KEYS, null);
          assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
          assertThat(report.brokenAt()).isEqualTo(7);
          assertThat(codes(report)).contains("AUDIT_ENTRY_MISSING");
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyChangedColumnIsFound(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          for (String change :
              List.of(
                  "actor = 'other'",
                  "action = 'RESUME'",
                  "subject = 'x'",
                  "details = ''",
                  "at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'")) {
            List<AuditEntry> before = database.transact(tx -> log.about(tx, "s13"));
            sql(database, "UPDATE audit_entry SET " + change + " WHERE number = 13");
            AuditReport report = log.verify(database, KEYS, null);
            assertThat(report.brokenAt()).as(change).isEqualTo(13);
            assertThat(codes(report)).as(change).contains("AUDIT_ENTRY_CHANGED");
            AuditRecord record = before.get(0).record();
            sql(
                database,
                "UPDATE audit_entry SET at = ?, actor = ?, action = ?, subject = ?, details = ?"
                    + " WHERE number = 13",
                record.at(),
                record.actor(),
                record.action(),
                record.subject(),
                record.details());
            assertThat(log.verify(database, KEYS, null).brokenAt()).isNull();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void reorderedEntriesAreFound(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          sql(database, "UPDATE audit_entry SET number = 99 WHERE number = 3");
          sql(database, "UPDATE audit_entry SET number = 3 WHERE number = 4");
          sql(database, "UPDATE audit_entry SET number = 4 WHERE number = 99");
          AuditReport report = log.verify(database, KEYS, null);
          assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
          assertThat(report.brokenAt()).isEqualTo(3);
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void insertedEntryIsFoundEvenIfTheRestOfTheChainWasComputedAnew(Dialect dialect)
      throws Exception {
    with(
        dialect,
        (database, log) -> {
          rewriteFrom(database, 15, true);
          AuditReport report = log.verify(database, KEYS, null);
          assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
          assertThat(codes(report)).contains("AUDIT_HEAD_DIFFERS");
          assertThat(report.brokenAt()).isEqualTo(20);
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anUnsignedTailCanBeMadeUpSoItNeverCountsAsProven(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          rewriteFrom(database, 23, false);
          AuditReport report = log.verify(database, KEYS, null);
          assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
          assertThat(report.unsignedTail()).isEqualTo(5);
          assertThat(codes(report)).contains("AUDIT_UNSIGNED_TAIL");
        });
  }

  /** What somebody with the rights of the database does: a forged entry, all digests fitting. */
  private static void rewriteFrom(Database database, long number, boolean insert) {
    database.transact(
        tx -> {
          List<AuditEntry> entries =
              tx.query("SELECT * FROM audit_entry ORDER BY number", AuditLog::entry);
          AuditRecord forged = new AuditRecord(NOW, "nobody", "RESUME", "forged", "");
          List<AuditRecord> records = new ArrayList<>();
          for (AuditEntry entry : entries) {
            if (entry.number() == number) {
              records.add(forged);
              if (!insert) {
                continue;
              }
            }
            records.add(entry.record());
          }
          tx.update("DELETE FROM audit_entry WHERE number >= ?", number);
          byte[] previous = HexFormat.of().parseHex(entries.get((int) number - 2).digest());
          tx.updateOne(
              "UPDATE audit_log SET entries = ?, digest = ?", number - 1, (Object) previous);
          new AuditLog("register", TEN, CLOCK, null)
              .append(tx, records.subList((int) number - 1, records.size()));
          return null;
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void cutEndIsFoundByTheHeadsAndNeverAcceptedWithoutOneKeptElsewhere(Dialect dialect)
      throws Exception {
    with(
        dialect,
        (database, log) -> {
          AuditHead kept = log.sign(database).orElseThrow();
          sql(database, "DELETE FROM audit_entry WHERE number > 22");
          AuditReport counted = log.verify(database, KEYS, null);
          assertThat(codes(counted)).contains("AUDIT_ENTRIES_CUT");
          assertThat(counted.brokenAt()).isEqualTo(23);
          // the count of the log is made to fit, the head of entry 25 stays
          cutTo(database, 22);
          assertThat(codes(log.verify(database, KEYS, null))).contains("AUDIT_ENTRIES_CUT");
          // the head is cut off too: what is left is a shorter log that is whole
          sql(database, "DELETE FROM audit_head WHERE entries > 20");
          cutTo(database, 20);
          AuditReport alone = log.verify(database, KEYS, null);
          assertThat(alone.verdict()).isEqualTo(Verdict.INDETERMINATE);
          assertThat(codes(alone)).containsExactly("AUDIT_END_NOT_CHECKED");
          assertThat(alone.confirmedEntries()).isZero();
          AuditReport witnessed = log.verify(database, KEYS, kept);
          assertThat(witnessed.verdict()).isEqualTo(Verdict.REJECTED);
          assertThat(codes(witnessed)).containsExactly("AUDIT_ENTRIES_CUT");
        });
  }

  private static void cutTo(Database database, long number) {
    sql(database, "DELETE FROM audit_entry WHERE number > ?", number);
    sql(
        database,
        "UPDATE audit_log SET entries = ?,"
            + " digest = (SELECT digest FROM audit_entry WHERE number = ?)",
        number,
        number);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void headOfAnotherKeyAndMissingHeadAreFound(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          AuditReport foreign = log.verify(database, List.of(key("foreign").certificate()), null);
          assertThat(foreign.verdict()).isEqualTo(Verdict.REJECTED);
          assertThat(foreign.signedEntries()).isZero();
          assertThat(codes(foreign)).contains("AUDIT_HEAD_SIGNATURE");
          sql(database, "DELETE FROM audit_head WHERE number = 1");
          AuditReport report = log.verify(database, KEYS, null);
          assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
          assertThat(codes(report)).contains("AUDIT_HEAD_MISSING");
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void oneEntryIsProvenWithoutTheDatabaseAndNoOther(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          AuditProof proof = database.transact(tx -> log.prove(tx, 14)).orElseThrow();
          assertThat(proof.isProven(KEYS)).isTrue();
          assertThat(proof.contents()).hasSize(6);
          assertThat(proof.isProven(List.of(key("foreign").certificate()))).isFalse();
          AuditEntry entry = proof.entry();
          AuditRecord other =
              new AuditRecord(NOW, "clerk", "REVOKE", "s99", entry.record().details());
          AuditEntry forged =
              new AuditEntry(entry.number(), other, entry.previous(), entry.digest());
          assertThat(new AuditProof(forged, proof.contents(), proof.head()).isProven(KEYS))
              .isFalse();
          assertThat(
                  new AuditProof(entry, proof.contents().subList(1, 6), proof.head())
                      .isProven(KEYS))
              .isFalse();
          assertThat(new AuditProof(entry, List.of("xy"), proof.head()).isProven(KEYS)).isFalse();
          assertThat(database.transact(tx -> log.prove(tx, 21)).isEmpty()).isTrue();
          assertThat(database.transact(tx -> log.prove(tx, 0)).isEmpty()).isTrue();
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void manyWritersAndSignersMakeOneChain(Dialect dialect) throws Exception {
    with(
        dialect,
        (database, log) -> {
          ExecutorService threads = Executors.newFixedThreadPool(16);
          List<Future<?>> all = new ArrayList<>();
          for (int i = 0; i < 16; i++) {
            String subject = "thread " + i;
            all.add(
                threads.submit(
                    () -> {
                      for (int j = 0; j < 10; j++) {
                        append(database, log, NOW, subject);
                        log.signIfDue(database);
                      }
                    }));
          }
          for (Future<?> future : all) {
            future.get();
          }
          threads.shutdown();
          log.sign(database);
          AuditHead head = database.transact(log::newestHead).orElseThrow();
          AuditReport report = log.verify(database, KEYS, head);
          assertThat(report.findings()).isEmpty();
          assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
          assertThat(report.entries()).isEqualTo(25 + 160);
          List<AuditEntry> own = database.transact(tx -> log.about(tx, "thread 3"));
          assertThat(own).hasSize(10);
        });
  }
}
