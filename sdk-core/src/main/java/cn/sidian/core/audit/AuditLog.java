package cn.sidian.core.audit;

import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Migrations;
import cn.sidian.core.store.Row;
import cn.sidian.core.store.Transaction;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log in the host's database: entries form an SM3 hash chain, heads of the chain are
 * signed. Writers of all threads and processes queue at one row of the database. Safe for many
 * threads.
 */
public final class AuditLog {
  private static final String ENTRY =
      "SELECT number, at, actor, action, subject, details, previous, digest FROM audit_entry";

  private final String name;
  private final AuditPolicy policy;
  private final InstantSource clock;
  private final @Nullable SigningKey key;
  private final @Nullable SignatureSuite suite;

  /**
   * A log of the database.
   *
   * @param name its name in the database, at most 100 characters
   * @param policy when a head is due
   * @param clock the time of heads
   * @param key what signs heads; null for a process that only appends or verifies
   */
  public AuditLog(String name, AuditPolicy policy, InstantSource clock, @Nullable SigningKey key) {
    this.name = Objects.requireNonNull(name, "name");
    this.policy = policy;
    this.clock = clock;
    this.key = key;
    this.suite =
        key == null
            ? null
            : SignatureSuite.usualFor(key.certificate().getPublicKey()).orElseThrow();
  }

  /**
   * The tables of this class.
   *
   * @return to be applied before the first entry
   */
  public static Migrations migrations() {
    return new Migrations("sidian.audit", List.of("1-audit"), AuditLog::file);
  }

  private static @Nullable InputStream file(String file) {
    return AuditLog.class.getResourceAsStream("sql/" + file);
  }

  /**
   * Appends entries within a transaction of the caller: they are there exactly if it commits. The
   * row of the log stays locked until then, so do it last.
   *
   * @param tx the transaction
   * @param records what happened, in order
   * @return the entries
   */
  public List<AuditEntry> append(Transaction tx, List<AuditRecord> records) {
    tx.insertNew(
        "INSERT INTO audit_log (name, entries, digest) VALUES (?, 0, ?)", name, Digests.NONE);
    record Top(long count, byte[] digest) {}

    Top top =
        tx.find(
                "SELECT entries, digest FROM audit_log WHERE name = ? FOR UPDATE",
                row -> new Top(row.number("entries"), row.bytes("digest")),
                name)
            .orElseThrow();
    long number = top.count();
    byte[] previous = top.digest();
    List<AuditEntry> entries = new ArrayList<>(records.size());
    List<@Nullable Object[]> rows = new ArrayList<>(records.size());
    for (AuditRecord record : records) {
      number++;
      byte[] content = Digests.content(name, number, record);
      byte[] digest = Digests.link(previous, content);
      entries.add(new AuditEntry(number, record, hex(previous), hex(digest)));
      rows.add(
          new @Nullable Object[] {
            name,
            number,
            record.at(),
            record.actor(),
            record.action(),
            record.subject(),
            record.details(),
            previous,
            digest
          });
      previous = digest;
    }
    tx.batch(
        "INSERT INTO audit_entry"
            + " (log, number, at, actor, action, subject, details, previous, digest)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    tx.updateOne(
        "UPDATE audit_log SET entries = ?, digest = ? WHERE name = ?", number, previous, name);
    return entries;
  }

  /**
   * Signs the head if one is due. The signature is made outside of any transaction.
   *
   * @param database where the log is
   * @return the new head; empty if none is due
   * @throws IllegalStateException if this log was built without a key
   */
  public Optional<AuditHead> signIfDue(Database database) {
    return sign(database, false);
  }

  /**
   * Signs the head now, unless the newest one covers all entries. Of several processes that sign at
   * once one succeeds, the others see its head.
   *
   * @param database where the log is
   * @return the new head; empty if there is nothing to sign
   * @throws IllegalStateException if this log was built without a key
   */
  public Optional<AuditHead> sign(Database database) {
    return sign(database, true);
  }

  private Optional<AuditHead> sign(Database database, boolean now) {
    if (key == null || suite == null) {
      throw new IllegalStateException("this AuditLog has no key; build it with one to sign heads");
    }
    SigningKey signer = key;
    Optional<AuditHead> unsigned = database.transact(tx -> toSign(tx, now));
    if (unsigned.isEmpty()) {
      return Optional.empty();
    }
    AuditHead head = unsigned.get();
    String signature = hex(signer.sign(suite, head.toBeSigned()));
    AuditHead signed =
        new AuditHead(
            head.log(),
            head.number(),
            head.count(),
            head.digest(),
            head.previous(),
            head.signedAt(),
            head.suite(),
            signature);
    boolean isNew =
        database.transact(
            tx ->
                tx.insertNew(
                    "INSERT INTO audit_head"
                        + " (log, number, entries, digest, previous, signed_at, suite, signature)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    signed.log(),
                    signed.number(),
                    signed.count(),
                    signed.digest(),
                    signed.previous(),
                    signed.signedAt(),
                    signed.suite(),
                    signed.signature()));
    return isNew ? Optional.of(signed) : Optional.empty();
  }

  private Optional<AuditHead> toSign(Transaction tx, boolean now) {
    Optional<AuditHead> last = newestHead(tx);
    long covered = last.map(AuditHead::count).orElse(0L);
    Optional<AuditEntry> top =
        tx.find(
            ENTRY + " WHERE log = ? AND number = (SELECT entries FROM audit_log WHERE name = ?)",
            AuditLog::entry,
            name,
            name);
    if (top.isEmpty() || top.get().number() <= covered) {
      return Optional.empty();
    }
    Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!now && top.get().number() - covered < policy.maxEntries()) {
      Instant oldest =
          tx.find(
                  "SELECT at FROM audit_entry WHERE log = ? AND number = ?",
                  row -> row.instant("at"),
                  name,
                  covered + 1)
              .orElse(Instant.MIN);
      if (oldest.plus(policy.maxAge()).isAfter(time)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new AuditHead(
            name,
            last.map(AuditHead::number).orElse(0L) + 1,
            top.get().number(),
            top.get().digest(),
            last.map(AuditHead::ownDigest).orElse(hex(Digests.NONE)),
            time,
            Objects.requireNonNull(suite).name(),
            ""));
  }

  /**
   * The newest signed head, to be kept outside of the database.
   *
   * @param tx a transaction
   * @return empty if none was signed yet
   */
  public Optional<AuditHead> newestHead(Transaction tx) {
    return tx.find(
        AuditChain.HEAD
            + " WHERE log = ? AND number = (SELECT MAX(number) FROM audit_head WHERE log = ?)",
        AuditChain::head,
        name,
        name);
  }

  /**
   * The entries about a subject.
   *
   * @param tx a transaction
   * @param subject as written into the entries
   * @return in the order of the log
   */
  public List<AuditEntry> about(Transaction tx, String subject) {
    return tx.query(
        ENTRY + " WHERE log = ? AND subject = ? ORDER BY number", AuditLog::entry, name, subject);
  }

  /**
   * Proves one entry.
   *
   * @param tx a transaction
   * @param number the number of the entry
   * @return empty if there is no such entry, or no signed head covers it yet
   */
  public Optional<AuditProof> prove(Transaction tx, long number) {
    Optional<AuditHead> head =
        tx.find(
            AuditChain.HEAD
                + " WHERE log = ? AND number ="
                + " (SELECT MIN(number) FROM audit_head WHERE log = ? AND entries >= ?)",
            AuditChain::head,
            name,
            name,
            number);
    if (head.isEmpty() || number < 1) {
      return Optional.empty();
    }
    List<AuditEntry> entries =
        tx.query(
            ENTRY + " WHERE log = ? AND number BETWEEN ? AND ? ORDER BY number",
            AuditLog::entry,
            name,
            number,
            head.get().count());
    if (entries.isEmpty() || entries.get(0).number() != number) {
      return Optional.empty();
    }
    List<String> contents =
        entries.stream()
            .skip(1)
            .map(entry -> hex(Digests.content(name, entry.number(), entry.record())))
            .toList();
    return Optional.of(new AuditProof(entries.get(0), contents, head.get()));
  }

  /**
   * Reads the whole log and every head: deleted, inserted, reordered and changed entries are found,
   * and cut ones as far as a head reaches.
   *
   * @param database where the log is
   * @param keys the certificates trusted to sign heads of this log
   * @param known a head kept outside of the database, or null: then it cannot be told whether the
   *     end was cut off together with its heads
   * @return what could be proven
   */
  public AuditReport verify(
      Database database, Collection<X509Certificate> keys, @Nullable AuditHead known) {
    return database.transact(tx -> new AuditChain(name, List.copyOf(keys)).verify(tx, known));
  }

  static AuditEntry entry(Row row) {
    return new AuditEntry(
        row.number("number"),
        new AuditRecord(
            row.instant("at"),
            row.text("actor"),
            row.text("action"),
            row.text("subject"),
            row.text("details")),
        hex(row.bytes("previous")),
        hex(row.bytes("digest")));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
