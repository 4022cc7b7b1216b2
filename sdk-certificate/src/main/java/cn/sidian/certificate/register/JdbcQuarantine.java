package cn.sidian.certificate.register;

import cn.sidian.certificate.internal.quality.DefectJson;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.Defect;
import cn.sidian.certificate.quality.LegacySource;
import cn.sidian.certificate.quality.Quarantine;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Row;
import cn.sidian.core.store.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/** Tables {@code quarantine} and {@code legacy_source}; records are enciphered. */
final class JdbcQuarantine implements Quarantine {
  private static final String COLUMNS =
      "SELECT id, source, place, record, defects, kept_at, resolved_at FROM quarantine";

  private final Database database;
  private final RegisterSettings settings;
  private final RegisterSecrets secrets;

  JdbcQuarantine(Database database, RegisterSettings settings, RegisterSecrets secrets) {
    this.database = database;
    this.settings = settings;
    this.secrets = secrets;
  }

  private Instant now() {
    return settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** By keyed digest: whoever reads the table learns no number and no holder. */
  private String id(CertificateRecord record) {
    StringJoiner key = new StringJoiner("|");
    key.add(Objects.requireNonNullElse(record.type(), ""));
    key.add(Objects.requireNonNullElse(record.issuer(), ""));
    key.add(Objects.requireNonNullElse(record.number(), ""));
    record.holders().forEach(h -> key.add(Objects.requireNonNullElse(h.code(), "")));
    return "Q" + secrets.holderDigest().ofCode("quarantine", key.toString()).substring(0, 40);
  }

  private static String aad(String id) {
    return "certificate/quarantine/" + id;
  }

  @Override
  public String keep(String source, String place, CertificateRecord record, List<Defect> defects) {
    String id = id(record);
    byte[] stored = secrets.cipher().encipher(record.canonicalJson(), aad(id));
    String words = DefectJson.write(defects);
    Instant now = now();
    database.transact(
        tx -> {
          boolean isNew =
              tx.insertNew(
                  "INSERT INTO quarantine (id, source, place, record, defects, kept_at)"
                      + " VALUES (?, ?, ?, ?, ?, ?)",
                  id,
                  source,
                  place,
                  stored,
                  words,
                  now);
          if (!isNew) {
            tx.updateOne(
                "UPDATE quarantine SET source = ?, place = ?, record = ?, defects = ?,"
                    + " resolved_at = NULL WHERE id = ?",
                source,
                place,
                stored,
                words,
                id);
          }
          return null;
        });
    return id;
  }

  @Override
  public boolean resolve(CertificateRecord record) {
    String id = id(record);
    return database.transact(
            tx ->
                tx.update(
                    "UPDATE quarantine SET resolved_at = ? WHERE id = ? AND resolved_at IS NULL",
                    now(),
                    id))
        == 1;
  }

  private Entry entry(Row row) {
    String id = row.text("id");
    return new Entry(
        id,
        row.text("source"),
        row.text("place"),
        CertificateRecord.parse(secrets.cipher().decipher(row.bytes("record"), aad(id))),
        DefectJson.read(row.text("defects")),
        row.instant("kept_at"),
        row.instantOrNull("resolved_at"));
  }

  @Override
  public Optional<Entry> find(String id) {
    return database.transact(tx -> tx.find(COLUMNS + " WHERE id = ?", this::entry, id));
  }

  @Override
  public List<Entry> waiting(int limit) {
    return database.transact(
        tx ->
            tx.query(
                COLUMNS + " WHERE resolved_at IS NULL ORDER BY kept_at, id LIMIT ?",
                this::entry,
                limit));
  }

  @Override
  public long count() {
    return database.transact(
        tx -> tx.count("SELECT COUNT(*) FROM quarantine WHERE resolved_at IS NULL"));
  }

  @Override
  public void note(LegacySource source) {
    String id = "L" + source.digest().replace("sm3:", "").substring(0, 40);
    database.transact(
        tx -> {
          boolean isNew =
              tx.insertNew(
                  "INSERT INTO legacy_source (id, name, digest, records, issued, quarantined,"
                      + " refused, expired_skipped, imported_at)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  id,
                  source.name(),
                  source.digest(),
                  source.read(),
                  source.issued(),
                  source.quarantined(),
                  source.refused(),
                  source.expiredSkipped(),
                  source.importedAt());
          if (!isNew) {
            again(tx, id, source);
          }
          return null;
        });
  }

  private static void again(Transaction tx, String id, LegacySource source) {
    tx.updateOne(
        "UPDATE legacy_source SET name = ?, records = ?, issued = ?, quarantined = ?, refused = ?,"
            + " expired_skipped = ?, imported_at = ? WHERE id = ?",
        source.name(),
        source.read(),
        source.issued(),
        source.quarantined(),
        source.refused(),
        source.expiredSkipped(),
        source.importedAt(),
        id);
  }

  @Override
  public List<LegacySource> sources(int limit) {
    return database.transact(
        tx ->
            tx.query(
                "SELECT name, digest, records, issued, quarantined, refused, expired_skipped,"
                    + " imported_at FROM legacy_source ORDER BY imported_at DESC, id LIMIT ?",
                row ->
                    new LegacySource(
                        row.text("name"),
                        row.text("digest"),
                        row.number("records"),
                        row.number("issued"),
                        row.number("quarantined"),
                        row.number("refused"),
                        row.number("expired_skipped"),
                        row.instant("imported_at")),
                limit));
  }
}
