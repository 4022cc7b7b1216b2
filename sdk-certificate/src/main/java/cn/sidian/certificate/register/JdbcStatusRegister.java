package cn.sidian.certificate.register;

import cn.sidian.certificate.life.CertificateState;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Snapshots under the lock row of a list, publications by the unique (list, sequence). */
final class JdbcStatusRegister implements StatusRegister {
  private static final int BITS = 4;
  private static final int ROUNDS = 20;

  private final Database database;
  private final RegisterSettings settings;

  JdbcStatusRegister(Database database, RegisterSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  public List<String> lists() {
    return database.transact(
        tx ->
            tx.query(
                "SELECT list_uri FROM index_counter ORDER BY list_uri",
                row -> row.text("list_uri")));
  }

  @Override
  public Optional<StatusSnapshot> snapshot(String list) {
    return database.transact(tx -> snapshot(tx, list));
  }

  private Optional<StatusSnapshot> snapshot(Transaction tx, String list) {
    if (!Locks.snapshot(tx, list)) {
      return Optional.empty();
    }
    // read after the lock was given: whatever was recorded before has been committed; lists carry
    // whole seconds, rounded down
    Instant asOf = settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
    record Shape(String issuer, int size, boolean hiddenVolume) {}

    Shape shape =
        tx.find(
                "SELECT issuer_code, size, hidden_volume FROM index_counter WHERE list_uri = ?",
                row ->
                    new Shape(
                        row.text("issuer_code"), row.integer("size"), row.flag("hidden_volume")),
                list)
            .orElseThrow();
    StatusEntries entries =
        StatusEntries.filled(
            BITS, shape.size(), shape.hiddenVolume() ? StatusCodes.VALID : StatusCodes.NOT_ISSUED);
    tx.forEach(
        "SELECT list_index, state, ends_at FROM certificate WHERE list_uri = ?",
        row -> {
          CertificateState state = CertificateState.valueOf(row.text("state"));
          Instant endsAt = row.instantOrNull("ends_at");
          boolean over = !state.isPermanent() && endsAt != null && !endsAt.isAfter(asOf);
          entries.set(
              row.integer("list_index"), StatusCodes.of(over ? CertificateState.EXPIRED : state));
        },
        list);
    return Optional.of(new StatusSnapshot(list, shape.issuer(), asOf, entries));
  }

  @Override
  public Answered<StatusPublication> publish(String list, StatusListPublisher publisher) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<StatusPublication> before = newest(list);
      StatusSnapshot snapshot =
          snapshot(list)
              .orElseThrow(() -> new IllegalArgumentException("there is no status list " + list));
      StatusList signed =
          publisher.publish(
              snapshot.entries(),
              snapshot.issuer(),
              list,
              before.map(StatusPublication::sequence).orElse(0L) + 1,
              before.map(StatusPublication::digest).orElse(null),
              snapshot.asOf());
      StatusPublication publication =
          new StatusPublication(
              list,
              signed.head().sequence(),
              signed.head().asOf(),
              signed.head().expiresAt(),
              signed.encoded(),
              signed.digest(),
              signed.head().previous());
      if (database.transact(tx -> insert(tx, publication))) {
        return Answered.of(publication);
      }
    }
    return Answered.refused("PUBLICATION_CONTENDED", ROUNDS);
  }

  /**
   * A later sequence must not carry an older snapshot: its predecessor's moment is not after its
   * own, or another publisher overtook this one between snapshot and here.
   */
  private static boolean insert(Transaction tx, StatusPublication publication) {
    Optional<Instant> before =
        tx.find(
            "SELECT as_of FROM status_publication WHERE list_uri = ? AND sequence = ?",
            row -> row.instant("as_of"),
            publication.list(),
            publication.sequence() - 1);
    if (before.isPresent() && before.get().isAfter(publication.asOf())) {
      return false;
    }
    return tx.insertNew(
        "INSERT INTO status_publication"
            + " (list_uri, sequence, as_of, expires_at, bytes, digest, previous)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        publication.list(),
        publication.sequence(),
        publication.asOf(),
        publication.expiresAt(),
        publication.bytes(),
        publication.digest(),
        publication.previous());
  }

  @Override
  public Optional<StatusPublication> newest(String list) {
    return database.transact(
        tx ->
            tx.find(
                "SELECT * FROM status_publication WHERE list_uri = ? AND sequence ="
                    + " (SELECT MAX(sequence) FROM status_publication WHERE list_uri = ?)",
                row ->
                    new StatusPublication(
                        row.text("list_uri"),
                        row.number("sequence"),
                        row.instant("as_of"),
                        row.instant("expires_at"),
                        row.bytes("bytes"),
                        row.text("digest"),
                        row.textOrNull("previous")),
                list,
                list));
  }
}
