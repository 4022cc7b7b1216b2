package cn.sidian.certificate.register;

import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.certificate.life.LifeCycle;
import cn.sidian.core.store.Row;
import cn.sidian.core.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes events, with everything that must be written in the same transaction. */
final class Events {
  static final String SELECT =
      "SELECT identifier, number, act, state_from, state_to, effective_at, recorded_at, actor,"
          + " basis, successor, previous, digest FROM certificate_event";

  private final RegisterSettings settings;

  Events(RegisterSettings settings) {
    this.settings = settings;
  }

  /** A certificate row, locked. */
  record Locked(
      String identifier,
      CertificateState state,
      long count,
      String head,
      @Nullable Instant endsAt) {}

  static CertificateEvent event(Row row) {
    String from = row.textOrNull("state_from");
    return new CertificateEvent(
        row.text("identifier"),
        row.number("number"),
        LifeAct.valueOf(row.text("act")),
        from == null ? null : CertificateState.valueOf(from),
        CertificateState.valueOf(row.text("state_to")),
        row.instant("effective_at"),
        row.instant("recorded_at"),
        row.text("actor"),
        row.text("basis"),
        row.textOrNull("successor"),
        row.text("previous"),
        row.text("digest"));
  }

  /** Locks list and row, in this order, and gives the row. */
  static Optional<Locked> lock(Transaction tx, String identifier) {
    Optional<Optional<String>> list =
        tx.find(
            "SELECT list_uri FROM certificate WHERE identifier = ?",
            row -> Optional.ofNullable(row.textOrNull("list_uri")),
            identifier);
    if (list.isEmpty()) {
      return Optional.empty();
    }
    Locks.recording(tx, list.get().orElse(null));
    return row(tx, identifier);
  }

  static Optional<Locked> row(Transaction tx, String identifier) {
    return tx.find(
        "SELECT state, event_count, event_head, ends_at FROM certificate WHERE identifier = ?"
            + " FOR UPDATE",
        row ->
            new Locked(
                identifier,
                CertificateState.valueOf(row.text("state")),
                row.number("event_count"),
                row.text("event_head"),
                row.instantOrNull("ends_at")),
        identifier);
  }

  /** What came of trying an act on a locked row. */
  record Tried(@Nullable CertificateEvent event, @Nullable RegisterRefusal refusal) {}

  /**
   * Does an act on a locked row, after writing down that the period is over if it is. Keeps the two
   * times in order: recording never goes back, taking effect only where the act may reach back.
   */
  Tried act(
      Transaction tx,
      Locked row,
      LifeAct act,
      String actor,
      String basis,
      @Nullable Instant effectiveAt,
      @Nullable String successor) {
    Locked now = expireIfDue(tx, row, recordedAt(tx, row));
    Instant recordedAt = recordedAt(tx, now);
    Optional<CertificateState> to = LifeCycle.next(now.state(), act);
    if (to.isEmpty()) {
      return new Tried(null, Messages.illegal(now.state(), act));
    }
    Instant effective =
        effectiveAt == null ? recordedAt : effectiveAt.truncatedTo(ChronoUnit.MICROS);
    long reachesBackTo = act.mayReachBack() ? 1 : now.count();
    Instant earliest = effectiveOf(tx, now.identifier(), reachesBackTo);
    if (effectiveAt == null && earliest.isAfter(effective)) {
      effective = earliest;
    }
    if (effective.isAfter(recordedAt) || effective.isBefore(earliest)) {
      return new Tried(null, Messages.refusal("EFFECTIVE_TIME"));
    }
    return new Tried(
        append(tx, now, act, to.get(), effective, recordedAt, actor, basis, successor), null);
  }

  private Locked expireIfDue(Transaction tx, Locked row, Instant recordedAt) {
    Instant end = row.endsAt();
    if (end == null || end.isAfter(recordedAt) || row.state().isPermanent()) {
      return row;
    }
    append(
        tx,
        row,
        LifeAct.EXPIRE,
        CertificateState.EXPIRED,
        end,
        recordedAt,
        "clock",
        "validity period",
        null);
    return row(tx, row.identifier()).orElseThrow();
  }

  /** Writes down that the period of a locked row is over; nothing if it is not. */
  boolean expire(Transaction tx, Locked row) {
    return expireIfDue(tx, row, recordedAt(tx, row)).count() != row.count();
  }

  private Instant recordedAt(Transaction tx, Locked row) {
    Instant now = settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
    Instant last =
        tx.find(
                "SELECT recorded_at FROM certificate_event WHERE identifier = ? AND number = ?",
                r -> r.instant("recorded_at"),
                row.identifier(),
                row.count())
            .orElse(now);
    return last.isAfter(now) ? last : now;
  }

  private static Instant effectiveOf(Transaction tx, String identifier, long number) {
    return tx.find(
            "SELECT effective_at FROM certificate_event WHERE identifier = ? AND number = ?",
            row -> row.instant("effective_at"),
            identifier,
            number)
        .orElse(Instant.MIN);
  }

  private CertificateEvent append(
      Transaction tx,
      Locked row,
      LifeAct act,
      CertificateState to,
      Instant effectiveAt,
      Instant recordedAt,
      String actor,
      String basis,
      @Nullable String successor) {
    CertificateEvent event =
        CertificateEvent.of(
            row.identifier(),
            row.count() + 1,
            act,
            row.state(),
            to,
            effectiveAt,
            recordedAt,
            actor,
            basis,
            successor,
            row.head());
    tx.updateOne(
        "UPDATE certificate SET state = ?, event_count = ?, event_head = ?,"
            + " successor = COALESCE(?, successor) WHERE identifier = ?",
        to,
        event.number(),
        event.digest(),
        successor,
        row.identifier());
    write(tx, event);
    return event;
  }

  /** The event, its place in the queue of the audit log, and a row for each target. */
  void write(Transaction tx, CertificateEvent event) {
    tx.updateOne(
        "INSERT INTO certificate_event (identifier, number, act, state_from, state_to,"
            + " effective_at, recorded_at, actor, basis, successor, previous, digest)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event.identifier(),
        event.number(),
        event.act(),
        event.from(),
        event.to(),
        event.effectiveAt(),
        event.recordedAt(),
        event.actor(),
        event.basis(),
        event.successor(),
        event.previous(),
        event.digest());
    tx.updateOne(
        "INSERT INTO audit_pending (identifier, number) VALUES (?, ?)",
        event.identifier(),
        event.number());
    for (String target : settings.targets()) {
      tx.updateOne(
          "INSERT INTO outbox (target, certificate, number, attempts, next_at)"
              + " VALUES (?, ?, ?, 0, ?)",
          target,
          event.identifier(),
          event.number(),
          event.recordedAt());
    }
  }

  static List<CertificateEvent> of(Transaction tx, String identifier) {
    return tx.query(SELECT + " WHERE identifier = ? ORDER BY number", Events::event, identifier);
  }
}
