package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.certificate.life.LifeCycle;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.RequestKey;
import cn.sidian.core.store.RequestState;
import cn.sidian.core.store.Requests;
import cn.sidian.core.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reserving an identifier, and making it a certificate. */
final class Issuing {
  private final Database database;
  private final RegisterSettings settings;
  private final RegisterSecrets secrets;
  private final Events events;
  private final IndexAllocator indices;
  private final Requests requests;
  private final Holdings holdings;
  private final StoredFiles files;

  Issuing(
      Database database,
      RegisterSettings settings,
      RegisterSecrets secrets,
      Events events,
      Holdings holdings,
      StoredFiles files) {
    this.files = files;
    this.database = database;
    this.settings = settings;
    this.secrets = secrets;
    this.events = events;
    this.holdings = holdings;
    this.indices = new IndexAllocator(database, settings, secrets.indexKey());
    this.requests = new Requests(settings.clock());
  }

  private static ReserveOutcome refused(String code, Object... values) {
    return refused(Messages.refusal(code, values));
  }

  private static ReserveOutcome refused(RegisterRefusal refusal) {
    return new ReserveOutcome.Refused(refusal.code(), refusal.text());
  }

  @Nullable ReserveOutcome seen(RequestKey request, byte[] inputDigest) {
    record Noted(byte[] digest, @Nullable String answer) {}

    Optional<Noted> noted =
        database.transact(
            tx ->
                tx.find(
                    "SELECT input_digest, answer FROM request WHERE caller = ? AND request_id = ?",
                    row -> new Noted(row.bytes("input_digest"), row.textOrNull("answer")),
                    request.caller(),
                    request.requestId()));
    if (noted.isEmpty()) {
      return null;
    }
    if (!Arrays.equals(noted.get().digest(), inputDigest)) {
      return refused(RegisterRefusal.reused());
    }
    String answer = noted.get().answer();
    return answer == null ? null : new ReserveOutcome.Answered(answer);
  }

  ReserveOutcome reserve(IssueOrder order) {
    ReserveOutcome seen = seen(order.request(), order.inputDigest());
    if (seen != null) {
      return seen;
    }
    Optional<ReserveOutcome> resumed = database.transact(tx -> resumed(tx, order));
    if (resumed.isPresent()) {
      return resumed.get();
    }
    IndexAllocator.Index index = null;
    String series = order.statusList();
    if (series != null) {
      // claimed beforehand; wasted if the order is refused
      Optional<IndexAllocator.Index> claimed =
          indices.next(
              series + "/" + order.metadata().issuedOn().getYear(),
              order.metadata().issuerCode(),
              order.hiddenVolume());
      if (claimed.isEmpty()) {
        return refused("LIST_FULL", series);
      }
      index = claimed.get();
    }
    IndexAllocator.Index mine = index;
    return database.transact(
        tx -> {
          ReserveOutcome outcome = reserve(tx, order, mine);
          if (outcome instanceof ReserveOutcome.Refused) {
            tx.rollbackOnly();
          }
          return outcome;
        });
  }

  private Optional<ReserveOutcome> resumed(Transaction tx, IssueOrder order) {
    return tx.count(
                "SELECT COUNT(*) FROM reservation WHERE caller = ? AND request_id = ?",
                order.request().caller(),
                order.request().requestId())
            == 0
        ? Optional.empty()
        : resume(tx, order);
  }

  /** Goes on with what an earlier call of the same request reserved; empty if that was burnt. */
  private Optional<ReserveOutcome> resume(Transaction tx, IssueOrder order) {
    record Open(
        String identifier, @Nullable String list, @Nullable Long index, Instant leaseUntil) {}

    Optional<Open> open =
        tx.find(
            "SELECT identifier, list_uri, list_index, lease_until FROM reservation"
                + " WHERE caller = ? AND request_id = ? AND state = 'RESERVED' FOR UPDATE",
            row ->
                new Open(
                    row.text("identifier"),
                    row.textOrNull("list_uri"),
                    row.numberOrNull("list_index"),
                    row.instant("lease_until")),
            order.request().caller(),
            order.request().requestId());
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Open found = open.get();
    Instant now = settings.clock().instant();
    if (found.leaseUntil().isAfter(now)) {
      long seconds = now.until(found.leaseUntil(), ChronoUnit.SECONDS) + 1;
      return Optional.of(refused("RESERVATION_HELD", seconds));
    }
    tx.updateOne(
        "UPDATE reservation SET lease_until = ? WHERE identifier = ?",
        order.leaseUntil(),
        found.identifier());
    return Optional.of(
        new ReserveOutcome.Reserved(
            new Reservation(
                identifier(found.identifier()),
                found.list(),
                found.index() == null ? 0 : found.index(),
                true)));
  }

  private CertificateId identifier(String written) {
    return CertificateId.parse(written, settings.identifiers()).value().orElseThrow();
  }

  private ReserveOutcome reserve(
      Transaction tx, IssueOrder order, IndexAllocator.@Nullable Index index) {
    RequestState state = requests.begin(tx, order.request(), order.inputDigest());
    if (state.kind() == RequestState.Kind.REUSED) {
      return refused(RegisterRefusal.reused());
    }
    if (state.answer() != null) {
      return new ReserveOutcome.Answered(state.answer());
    }
    if (state.kind() == RequestState.Kind.OPEN) {
      // another call of the same request was faster
      Optional<ReserveOutcome> other = resume(tx, order);
      if (other.isPresent()) {
        return other.get();
      }
    }
    CertificateMetadata metadata = order.metadata();
    gate(tx, metadata.typeCode());
    String predecessor = order.act() == LifeAct.ISSUE ? null : metadata.predecessor();
    Optional<String> duplicate = holdings.duplicate(tx, metadata, predecessor);
    if (duplicate.isPresent()) {
      return refused("DUPLICATE", duplicate.get());
    }
    if (order.act() == LifeAct.ISSUE) {
      String serial = order.serial() == null ? Numbers.serial(settings.random()) : order.serial();
      return insert(
          tx,
          order,
          CertificateId.of(
              metadata.typeCode(), metadata.issuerCode(), serial, 1, settings.identifiers()),
          index);
    }
    Optional<Events.Locked> row =
        predecessor == null ? Optional.empty() : Events.lock(tx, predecessor);
    if (row.isEmpty()) {
      return refused("CERTIFICATE_UNKNOWN");
    }
    CertificateState now = holdings.now(row.get().state(), row.get().endsAt());
    if (LifeCycle.next(now, order.act()).isEmpty()) {
      return refused(Messages.illegal(now, order.act()));
    }
    CertificateId before = identifier(row.get().identifier());
    return insert(tx, order, before.nextVersion(settings.identifiers()), index);
  }

  /** Reservations of a type queue here, so that two of them see each other. */
  private static void gate(Transaction tx, String typeCode) {
    tx.insertNew("INSERT INTO type_gate (type_code) VALUES (?)", typeCode);
    tx.query(
        "SELECT type_code FROM type_gate WHERE type_code = ? FOR UPDATE",
        row -> row.text("type_code"),
        typeCode);
  }

  private ReserveOutcome insert(
      Transaction tx,
      IssueOrder order,
      CertificateId identifier,
      IndexAllocator.@Nullable Index index) {
    boolean isNew =
        tx.insertNew(
            "INSERT INTO reservation (identifier, caller, request_id, type_code, issuer_code,"
                + " serial, version, list_uri, list_index, number_key, state, lease_until,"
                + " reserved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RESERVED', ?, ?)",
            identifier.toString(),
            order.request().caller(),
            order.request().requestId(),
            identifier.typeCode(),
            identifier.issuerCode(),
            identifier.serial(),
            identifier.version(),
            index == null ? null : index.list(),
            index == null ? null : index.index(),
            holdings.numberKey(order.metadata()),
            order.leaseUntil(),
            settings.clock().instant());
    if (!isNew) {
      return refused("SERIAL_USED");
    }
    return new ReserveOutcome.Reserved(
        new Reservation(
            identifier,
            index == null ? null : index.list(),
            index == null ? 0 : index.index(),
            false));
  }

  @Nullable ReserveOutcome commit(
      IssueOrder order, Reservation reservation, IssuedFile file, String answer) {
    // outside of any transaction, and on the disk before the commit that names it
    byte[] stored = files.keep(reservation.identifier().toString(), file);
    return database.transact(
        tx -> {
          ReserveOutcome outcome = commit(tx, order, reservation, file, stored, answer);
          if (outcome != null) {
            tx.rollbackOnly();
          }
          return outcome;
        });
  }

  private @Nullable ReserveOutcome commit(
      Transaction tx,
      IssueOrder order,
      Reservation reservation,
      IssuedFile file,
      byte[] stored,
      String answer) {
    if (order.actor().isBlank() || order.basis().isBlank()) {
      return refused("BASIS_MISSING");
    }
    RequestState state = requests.begin(tx, order.request(), order.inputDigest());
    if (state.answer() != null) {
      return new ReserveOutcome.Answered(state.answer());
    }
    String identifier = reservation.identifier().toString();
    String predecessor =
        order.act() == LifeAct.ISSUE
            ? null
            : Objects.requireNonNull(order.metadata().predecessor());
    lockLists(tx, reservation, predecessor);
    int mine =
        tx.update(
            "UPDATE reservation SET state = 'ISSUED' WHERE identifier = ? AND state = 'RESERVED'"
                + " AND caller = ? AND request_id = ?",
            identifier,
            order.request().caller(),
            order.request().requestId());
    if (mine == 0) {
      return refused("RESERVATION_LOST");
    }
    // read under the lock of the list, see Locks
    Instant recordedAt = settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
    if (predecessor != null) {
      Optional<Events.Locked> row = Events.row(tx, predecessor);
      if (row.isEmpty()) {
        return refused("CERTIFICATE_UNKNOWN");
      }
      Events.Tried closed =
          events.act(
              tx,
              row.get(),
              order.act(),
              order.actor(),
              order.basis(),
              order.effectiveAt(),
              identifier);
      if (closed.refusal() != null) {
        return refused(closed.refusal());
      }
    }
    Instant effectiveAt = order.effectiveAt().truncatedTo(ChronoUnit.MICROS);
    CertificateEvent issued =
        CertificateEvent.of(
            identifier,
            1,
            LifeAct.ISSUE,
            null,
            CertificateState.VALID,
            effectiveAt.isAfter(recordedAt) ? recordedAt : effectiveAt,
            recordedAt,
            order.actor(),
            order.basis(),
            predecessor,
            CertificateEvent.NONE);
    row(tx, reservation, order.metadata(), issued);
    tx.updateOne(
        "INSERT INTO certificate_file (identifier, signed_range_digest, bytes, stored_at)"
            + " VALUES (?, ?, ?, ?)",
        identifier,
        file.rangeDigest(),
        stored,
        recordedAt);
    events.write(tx, issued);
    requests.answer(tx, order.request(), answer);
    return null;
  }

  /** The lists of predecessor and successor, always in the same order. */
  private static void lockLists(
      Transaction tx, Reservation reservation, @Nullable String predecessor) {
    TreeSet<String> lists = new TreeSet<>();
    if (reservation.statusList() != null) {
      lists.add(reservation.statusList());
    }
    if (predecessor != null) {
      tx.query(
              "SELECT list_uri FROM certificate WHERE identifier = ?",
              row -> Optional.ofNullable(row.textOrNull("list_uri")),
              predecessor)
          .forEach(list -> list.ifPresent(lists::add));
    }
    lists.forEach(list -> Locks.recording(tx, list));
  }

  private void row(
      Transaction tx,
      Reservation reservation,
      CertificateMetadata metadata,
      CertificateEvent issued) {
    String identifier = issued.identifier();
    LocalDate to = metadata.validity().to();
    tx.updateOne(
        "INSERT INTO certificate (identifier, type_code, edition, issuer_code, serial, version,"
            + " number_key, metadata_digest, issued_on, valid_from, valid_to, ends_at, list_uri,"
            + " list_index, state, event_count, event_head, predecessor, paper_number, issued_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
        identifier,
        metadata.typeCode(),
        metadata.edition(),
        metadata.issuerCode(),
        reservation.identifier().serial(),
        reservation.identifier().version(),
        holdings.numberKey(metadata),
        metadata.digest(),
        metadata.issuedOn(),
        metadata.validity().from(),
        to,
        to == null ? null : to.plusDays(1).atStartOfDay(settings.zone()).toInstant(),
        reservation.statusList(),
        reservation.statusList() == null ? null : reservation.statusIndex(),
        CertificateState.VALID,
        issued.digest(),
        issued.successor(),
        metadata.paperNumber(),
        issued.recordedAt());
    tx.updateOne(
        "INSERT INTO certificate_content (identifier, metadata) VALUES (?, ?)",
        identifier,
        secrets.cipher().encipher(metadata.canonicalJson(), "certificate/metadata/" + identifier));
    int place = 0;
    for (Holder holder : metadata.holders()) {
      tx.updateOne(
          "INSERT INTO certificate_holder (identifier, place, kind, code_digest)"
              + " VALUES (?, ?, ?, ?)",
          identifier,
          place++,
          holder.code().kind(),
          secrets.holderDigest().ofCode(holder.code().kind(), holder.code().code()));
    }
  }

  int burnAbandoned(Duration olderThan) {
    Instant before = settings.clock().instant().minus(olderThan);
    return database.transact(
        tx ->
            tx.update(
                "UPDATE reservation SET state = 'BURNT' WHERE state = 'RESERVED'"
                    + " AND lease_until < ?",
                before));
  }
}
