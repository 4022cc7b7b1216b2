package cn.sidian.certificate.register;

import cn.sidian.certificate.collect.CollectionItem;
import cn.sidian.certificate.collect.CollectionOutbox;
import cn.sidian.certificate.collect.CollectionTarget;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims the first open row of a certificate by a conditional update, so that no later event of the
 * same certificate can overtake it; hands it over without a transaction; notes the receipt.
 */
final class JdbcOutbox implements CollectionOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcOutbox.class);
  private static final long LONGEST_PAUSE = Duration.ofHours(1).toSeconds();
  private static final int LONGEST_RECEIPT = 1_000;

  private final Database database;
  private final RegisterSettings settings;
  private final Holdings holdings;

  JdbcOutbox(Database database, RegisterSettings settings, Holdings holdings) {
    this.database = database;
    this.settings = settings;
    this.holdings = holdings;
  }

  private record Due(String certificate, long number, int attempts) {}

  @Override
  public Delivery deliver(String name, CollectionTarget target, int limit) {
    int taken = 0;
    int failed = 0;
    while (taken + failed < limit) {
      List<Due> due = database.transact(tx -> due(tx, name, Math.min(50, limit)));
      int claimed = 0;
      for (Due row : due) {
        if (taken + failed >= limit) {
          break;
        }
        String owner = Numbers.random(settings.random());
        if (!database.transact(tx -> claim(tx, name, row, owner))) {
          continue;
        }
        claimed++;
        if (handOver(name, target, row, owner)) {
          taken++;
        } else {
          failed++;
        }
      }
      if (claimed == 0) {
        break;
      }
    }
    return new Delivery(taken, failed);
  }

  /** The first open row of each certificate, if it is due and nobody is at it. */
  private List<Due> due(Transaction tx, String name, int limit) {
    Instant now = settings.clock().instant();
    return tx.query(
        "SELECT o.certificate, o.number, o.attempts FROM outbox o WHERE o.target = ?"
            + " AND o.delivered_at IS NULL AND o.next_at <= ?"
            + " AND (o.lease_until IS NULL OR o.lease_until <= ?)"
            + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.target = o.target"
            + " AND e.certificate = o.certificate AND e.number < o.number"
            + " AND e.delivered_at IS NULL)"
            + " ORDER BY o.next_at, o.certificate FETCH FIRST "
            + limit
            + " ROWS ONLY",
        row -> new Due(row.text("certificate"), row.number("number"), row.integer("attempts")),
        name,
        now,
        now);
  }

  private boolean claim(Transaction tx, String name, Due row, String owner) {
    Instant now = settings.clock().instant();
    return tx.update(
            "UPDATE outbox SET lease_owner = ?, lease_until = ?, attempts = attempts + 1"
                + " WHERE target = ? AND certificate = ? AND number = ?"
                + " AND delivered_at IS NULL AND next_at <= ?"
                + " AND (lease_until IS NULL OR lease_until <= ?)",
            owner,
            now.plus(settings.lease()),
            name,
            row.certificate(),
            row.number(),
            now,
            now)
        == 1;
  }

  private boolean handOver(String name, CollectionTarget target, Due row, String owner) {
    Optional<StoredCertificate> certificate = holdings.find(row.certificate());
    CertificateEvent event =
        database.transact(
            tx ->
                tx.find(
                        Events.SELECT + " WHERE identifier = ? AND number = ?",
                        Events::event,
                        row.certificate(),
                        row.number())
                    .orElse(null));
    String receipt = null;
    if (certificate.isPresent() && event != null) {
      StoredCertificate stored = certificate.get();
      try {
        receipt = target.take(new CollectionItem(event, stored.metadata(), stored.caseNumber()));
      } catch (IOException | RuntimeException e) {
        // words of foreign systems may hold personal data
        LOG.warn(
            "target {} did not take {}#{}: {}",
            name,
            row.certificate(),
            row.number(),
            e.getClass().getName());
      }
    }
    String kept = receipt;
    Instant now = settings.clock().instant();
    if (kept != null) {
      String cut = kept.substring(0, Math.min(LONGEST_RECEIPT, kept.length()));
      database.transact(
          tx ->
              tx.update(
                  "UPDATE outbox SET delivered_at = ?, receipt = ?, lease_until = NULL"
                      + " WHERE target = ? AND certificate = ? AND number = ?"
                      + " AND delivered_at IS NULL",
                  now,
                  cut,
                  name,
                  row.certificate(),
                  row.number()));
      return true;
    }
    long pause = Math.min(LONGEST_PAUSE, 1L << Math.min(row.attempts(), 12));
    database.transact(
        tx ->
            tx.update(
                "UPDATE outbox SET next_at = ?, lease_until = NULL WHERE target = ?"
                    + " AND certificate = ? AND number = ? AND lease_owner = ?"
                    + " AND delivered_at IS NULL",
                now.plusSeconds(pause),
                name,
                row.certificate(),
                row.number(),
                owner));
    return false;
  }

  @Override
  public long waiting(String name) {
    return database.transact(
        tx ->
            tx.count(
                "SELECT COUNT(*) FROM outbox WHERE target = ? AND delivered_at IS NULL", name));
  }
}
