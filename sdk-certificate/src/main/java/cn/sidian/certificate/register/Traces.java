package cn.sidian.certificate.register;

import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.certificate.life.LifeHistory;
import cn.sidian.core.audit.AuditEntry;
import cn.sidian.core.audit.AuditHead;
import cn.sidian.core.audit.AuditLog;
import cn.sidian.core.audit.AuditProof;
import cn.sidian.core.audit.AuditRecord;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Transaction;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Brings events into the signed audit log, and checks them against it. An event is queued for the
 * log in its own transaction; the queue is emptied in one transaction with the entries, so that no
 * event is logged twice or forgotten, and acts do not wait for each other at the log.
 */
final class Traces {
  static final String LOG = "certificate-register";
  private static final int BATCH = 1_000;

  private final Database database;
  private final RegisterSettings settings;
  private final AuditLog log;
  private final @Nullable SigningKey key;
  private final AtomicInteger sinceHead = new AtomicInteger();
  private volatile Instant lastHead;

  Traces(Database database, RegisterSettings settings, @Nullable SigningKey key) {
    this.database = database;
    this.settings = settings;
    this.key = key;
    this.log = new AuditLog(LOG, settings.audit(), settings.clock(), key);
    this.lastHead = settings.clock().instant();
  }

  /** Called after each change was committed. */
  void changed() {
    boolean many = sinceHead.incrementAndGet() >= settings.audit().maxEntries();
    boolean old = !lastHead.plus(settings.audit().maxAge()).isAfter(settings.clock().instant());
    if (key != null && (many || old)) {
      sign(false);
    }
  }

  Optional<AuditHead> sign(boolean now) {
    sinceHead.set(0);
    lastHead = settings.clock().instant();
    int moved;
    do {
      moved = database.transact(this::move);
    } while (moved == BATCH);
    if (key == null) {
      return Optional.empty();
    }
    return now ? log.sign(database) : log.signIfDue(database);
  }

  private int move(Transaction tx) {
    // the row of the log first: two movers would otherwise read the same queue
    log.append(tx, List.of());
    List<CertificateEvent> queued =
        tx.query(
            "SELECT e.identifier, e.number, e.act, e.state_from, e.state_to, e.effective_at,"
                + " e.recorded_at, e.actor, e.basis, e.successor, e.previous, e.digest"
                + " FROM audit_pending p JOIN certificate_event e"
                + " ON e.identifier = p.identifier AND e.number = p.number"
                + " ORDER BY e.recorded_at, e.identifier, e.number FETCH FIRST "
                + BATCH
                + " ROWS ONLY",
            Events::event);
    if (queued.isEmpty()) {
      return 0;
    }
    log.append(tx, queued.stream().map(Traces::record).toList());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CertificateEvent event : queued) {
      rows.add(new @Nullable Object[] {event.identifier(), event.number()});
    }
    tx.batch("DELETE FROM audit_pending WHERE identifier = ? AND number = ?", rows);
    return queued.size();
  }

  private static AuditRecord record(CertificateEvent event) {
    return new AuditRecord(
        event.recordedAt(),
        event.actor(),
        event.act().name(),
        event.identifier(),
        event.number() + " " + event.digest());
  }

  Optional<CertificateTrace> trace(String identifier, IssuerKeys keys) {
    return database.transact(tx -> trace(tx, identifier, keys));
  }

  private record Noted(long count, String head, @Nullable Instant endsAt) {}

  private Optional<CertificateTrace> trace(Transaction tx, String identifier, IssuerKeys keys) {
    Optional<Noted> noted =
        tx.find(
            "SELECT event_count, event_head, ends_at FROM certificate WHERE identifier = ?",
            row ->
                new Noted(
                    row.number("event_count"),
                    row.text("event_head"),
                    row.instantOrNull("ends_at")),
            identifier);
    List<CertificateEvent> events = Events.of(tx, identifier);
    List<AuditEntry> logged = log.about(tx, identifier);
    if (noted.isEmpty() && events.isEmpty() && logged.isEmpty()) {
      return Optional.empty();
    }
    long broken = firstBroken(noted.orElse(null), events);
    List<X509Certificate> trusted = new ArrayList<>();
    keys.inRole(KeyRole.AUDIT).forEach(binding -> trusted.add(binding.certificate()));
    if (key != null) {
      trusted.add(key.certificate());
    }
    Logged inLog = inLog(tx, events, logged, trusted);
    broken = Math.min(broken, inLog.broken());
    boolean whole = broken == Long.MAX_VALUE;
    return Optional.of(
        new CertificateTrace(
            identifier,
            whole ? CertificateTrace.Chain.INTACT : CertificateTrace.Chain.BROKEN,
            whole ? null : broken,
            inLog.unsigned(),
            new LifeHistory(events, noted.map(Noted::endsAt).orElse(null))));
  }

  /** Numbers without gap, each event whole and after the one before, as many as the row says. */
  private static long firstBroken(@Nullable Noted noted, List<CertificateEvent> events) {
    long expected = 1;
    String previous = CertificateEvent.NONE;
    for (CertificateEvent event : events) {
      if (event.number() != expected || !event.isWhole() || !event.previous().equals(previous)) {
        return expected;
      }
      previous = event.digest();
      expected++;
    }
    boolean complete =
        noted != null && noted.count() == expected - 1 && noted.head().equals(previous);
    if (complete) {
      return Long.MAX_VALUE;
    }
    return noted != null && noted.count() < expected ? Math.max(1, noted.count()) : expected;
  }

  private record Logged(long broken, int unsigned) {}

  /** Every logged event is there as logged; every other one waits in the queue of the log. */
  private Logged inLog(
      Transaction tx,
      List<CertificateEvent> events,
      List<AuditEntry> logged,
      List<X509Certificate> trusted) {
    Map<String, AuditEntry> byDetails = new HashMap<>();
    long broken = Long.MAX_VALUE;
    for (AuditEntry entry : logged) {
      byDetails.put(entry.record().details(), entry);
      String[] parts = entry.record().details().split(" ", 2);
      boolean there =
          events.stream()
              .anyMatch(
                  e -> Long.toString(e.number()).equals(parts[0]) && e.digest().equals(parts[1]));
      if (!there) {
        broken = Math.min(broken, Long.parseLong(parts[0]));
      }
    }
    int unsigned = 0;
    for (CertificateEvent event : events) {
      AuditEntry entry = byDetails.get(record(event).details());
      if (entry == null) {
        long queued =
            tx.count(
                "SELECT COUNT(*) FROM audit_pending WHERE identifier = ? AND number = ?",
                event.identifier(),
                event.number());
        if (queued == 0) {
          broken = Math.min(broken, event.number());
        }
        unsigned++;
        continue;
      }
      Optional<AuditProof> proof = log.prove(tx, entry.number());
      if (proof.isEmpty() || trusted.isEmpty()) {
        unsigned++;
      } else if (!proof.get().isProven(trusted)) {
        broken = Math.min(broken, event.number());
      }
    }
    return new Logged(broken, unsigned);
  }
}
