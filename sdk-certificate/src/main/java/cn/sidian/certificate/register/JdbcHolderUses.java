package cn.sidian.certificate.register;

import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.copy.HolderAuthorization;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Row;
import cn.sidian.core.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables {@code holder_authorization}, {@code certificate_use}, {@code annotated_copy}. */
final class JdbcHolderUses implements HolderUses {
  private final Database database;
  private final RegisterSettings settings;
  private final RegisterSecrets secrets;
  private final StoredFiles files;

  JdbcHolderUses(
      Database database, RegisterSettings settings, RegisterSecrets secrets, StoredFiles files) {
    this.database = database;
    this.settings = settings;
    this.secrets = secrets;
    this.files = files;
  }

  private Instant now() {
    return settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean isThere(Transaction tx, String identifier) {
    return tx.count("SELECT COUNT(*) FROM certificate WHERE identifier = ?", identifier) == 1;
  }

  @Override
  public Answered<HolderAuthorization> authorize(HolderAuthorization authorization) {
    return database.transact(
        tx -> {
          if (!isThere(tx, authorization.identifier())) {
            return Answered.refused("CERTIFICATE_UNKNOWN");
          }
          boolean isNew =
              tx.insertNew(
                  "INSERT INTO holder_authorization (id, identifier, grantee, scope, evidence,"
                      + " given_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                  authorization.number(),
                  authorization.identifier(),
                  authorization.givenTo(),
                  authorization.scope(),
                  authorization.evidence(),
                  authorization.givenAt(),
                  authorization.validUntil());
          return isNew ? Answered.of(authorization) : Answered.again(authorization);
        });
  }

  @Override
  public boolean withdraw(String number) {
    Instant now = now();
    return database.transact(
            tx ->
                tx.update(
                    "UPDATE holder_authorization SET withdrawn_at = ? WHERE id = ?"
                        + " AND withdrawn_at IS NULL AND expires_at > ?",
                    now,
                    number,
                    now))
        == 1;
  }

  private boolean holds(
      Transaction tx,
      String number,
      String identifier,
      String grantee,
      HolderAuthorization.Scope scope) {
    Instant now = now();
    // locked, so that taking it back waits for the use that is being logged, or comes first
    return !tx.query(
            "SELECT id FROM holder_authorization WHERE id = ? AND identifier = ? AND grantee = ?"
                + " AND scope = ? AND given_at <= ? AND expires_at > ?"
                + " AND withdrawn_at IS NULL FOR UPDATE",
            row -> row.text("id"),
            number,
            identifier,
            grantee,
            scope,
            now,
            now)
        .isEmpty();
  }

  private void log(
      Transaction tx,
      String identifier,
      UseKind use,
      String by,
      String cause,
      @Nullable String authorization) {
    tx.updateOne(
        "INSERT INTO certificate_use"
            + " (id, identifier, used_at, use_kind, used_by, cause, authorization_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        Numbers.random(settings.random()),
        identifier,
        now(),
        use,
        by,
        cause,
        authorization);
  }

  @Override
  public Answered<byte[]> download(
      String identifier, String authorization, String grantee, String cause) {
    return database.transact(
        tx -> {
          Optional<byte[]> stored =
              tx.find(
                  "SELECT bytes, signed_range_digest FROM certificate_file WHERE identifier = ?",
                  row ->
                      files.open(identifier, row.text("signed_range_digest"), row.bytes("bytes")),
                  identifier);
          if (stored.isEmpty()) {
            return Answered.refused("CERTIFICATE_UNKNOWN");
          }
          if (!holds(tx, authorization, identifier, grantee, HolderAuthorization.Scope.DOWNLOAD)) {
            return Answered.refused("AUTHORIZATION_MISSING");
          }
          log(tx, identifier, UseKind.DOWNLOAD, grantee, cause, authorization);
          return Answered.of(stored.get());
        });
  }

  @Override
  public Answered<String> noteCopy(
      String identifier,
      String authorization,
      String grantee,
      String purpose,
      LocalDate until,
      String caseNumber,
      String signedRangeDigest) {
    String copy = Numbers.random(settings.random());
    return database.transact(
        tx -> {
          if (!isThere(tx, identifier)) {
            return Answered.refused("CERTIFICATE_UNKNOWN");
          }
          if (!holds(tx, authorization, identifier, grantee, HolderAuthorization.Scope.COPY)) {
            return Answered.refused("AUTHORIZATION_MISSING");
          }
          tx.updateOne(
              "INSERT INTO annotated_copy (id, identifier, purpose, user_name, until, case_number,"
                  + " authorization_id, signed_range_digest, made_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              copy,
              identifier,
              purpose,
              grantee,
              until,
              caseNumber,
              authorization,
              signedRangeDigest,
              now());
          log(tx, identifier, UseKind.COPY, grantee, purpose + " " + caseNumber, authorization);
          return Answered.of(copy);
        });
  }

  @Override
  public List<CertificateUse> of(String identifier) {
    return database.transact(tx -> of(tx, identifier));
  }

  private static List<CertificateUse> of(Transaction tx, String identifier) {
    List<CertificateUse> uses =
        new ArrayList<>(
            tx.query(
                "SELECT used_at, use_kind, used_by, cause FROM certificate_use"
                    + " WHERE identifier = ?",
                JdbcHolderUses::use,
                identifier));
    uses.addAll(
        tx.query(
            "SELECT redeemed_at AS used_at, 'SCAN' AS use_kind, redeemed_by AS used_by, cause"
                + " FROM show_token WHERE identifier = ? AND redeemed_at IS NOT NULL",
            JdbcHolderUses::use,
            identifier));
    uses.sort(Comparator.comparing(CertificateUse::at).reversed());
    return List.copyOf(uses);
  }

  private static CertificateUse use(Row row) {
    return new CertificateUse(
        row.instant("used_at"),
        UseKind.valueOf(row.text("use_kind")),
        row.text("used_by"),
        row.text("cause"));
  }

  @Override
  public List<CertificateUse> ofHolder(HolderCode holder) {
    String digest = secrets.holderDigest().ofCode(holder.kind(), holder.code());
    return database.transact(
        tx -> {
          List<CertificateUse> uses = new ArrayList<>();
          tx.query(
                  "SELECT DISTINCT identifier FROM certificate_holder WHERE code_digest = ?",
                  row -> row.text("identifier"),
                  digest)
              .forEach(identifier -> uses.addAll(of(tx, identifier)));
          uses.sort(Comparator.comparing(CertificateUse::at).reversed());
          return List.copyOf(uses);
        });
  }
}
