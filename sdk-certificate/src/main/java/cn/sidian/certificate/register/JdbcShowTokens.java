package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateStanding;
import cn.sidian.certificate.life.LifeHistory;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens in the table {@code show_token}. */
final class JdbcShowTokens implements ShowTokenRegister {
  static final Duration SAME_ANSWER = Duration.ofSeconds(60);
  private static final int LENGTH = 16;

  private final Database database;
  private final RegisterSettings settings;

  JdbcShowTokens(Database database, RegisterSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  private static String key(byte[] token) {
    return HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(token));
  }

  private Instant now() {
    return settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Answered<byte[]> create(String identifier, Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("a token lives longer than no time");
    }
    byte[] token = new byte[LENGTH];
    settings.random().nextBytes(token);
    Instant now = now();
    int created =
        database.transact(
            tx ->
                tx.update(
                    "INSERT INTO show_token (token, identifier, created_at, expires_at)"
                        + " SELECT CAST(? AS VARCHAR(64)), identifier,"
                        + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE),"
                        + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE)"
                        + " FROM certificate WHERE identifier = ?",
                    key(token),
                    now,
                    now.plus(lifetime),
                    identifier));
    return created == 1 ? Answered.of(token) : Answered.refused("CERTIFICATE_UNKNOWN");
  }

  private record Token(
      String identifier,
      Instant expiresAt,
      @Nullable Instant redeemedAt,
      @Nullable String redeemedBy,
      @Nullable String requestId) {}

  @Override
  public Answered<TokenUse> redeem(byte[] token, String scanner, String requestId, String cause) {
    String key = key(token);
    Instant now = now();
    return database.transact(
        tx -> {
          int redeemed =
              tx.update(
                  "UPDATE show_token SET redeemed_at = ?, redeemed_by = ?, request_id = ?,"
                      + " cause = ? WHERE token = ? AND redeemed_at IS NULL AND expires_at > ?",
                  now,
                  scanner,
                  requestId,
                  cause,
                  key,
                  now);
          Optional<Token> found =
              tx.find(
                  "SELECT identifier, expires_at, redeemed_at, redeemed_by, request_id"
                      + " FROM show_token WHERE token = ?",
                  row ->
                      new Token(
                          row.text("identifier"),
                          row.instant("expires_at"),
                          row.instantOrNull("redeemed_at"),
                          row.textOrNull("redeemed_by"),
                          row.textOrNull("request_id")),
                  key);
          if (found.isEmpty()) {
            return Answered.refused("TOKEN_UNKNOWN");
          }
          Token row = found.get();
          if (redeemed == 1) {
            return Answered.of(use(tx, row.identifier(), now));
          }
          Instant at = row.redeemedAt();
          if (at == null) {
            return Answered.refused("TOKEN_EXPIRED");
          }
          boolean same =
              Objects.equals(row.redeemedBy(), scanner)
                  && Objects.equals(row.requestId(), requestId)
                  && !now.isAfter(at.plus(SAME_ANSWER));
          return same
              ? Answered.again(use(tx, row.identifier(), at))
              : Answered.refused("TOKEN_USED");
        });
  }

  @Override
  public CertificateLookup.TokenState state(byte[] token, Instant at) {
    record Times(Instant expiresAt, @Nullable Instant redeemedAt) {}

    Optional<Times> found =
        database.transact(
            tx ->
                tx.find(
                    "SELECT expires_at, redeemed_at FROM show_token WHERE token = ?",
                    row -> new Times(row.instant("expires_at"), row.instantOrNull("redeemed_at")),
                    key(token)));
    if (found.isEmpty()) {
      return CertificateLookup.TokenState.UNKNOWN;
    }
    Instant redeemed = found.get().redeemedAt();
    if (redeemed != null && !redeemed.isAfter(at)) {
      return CertificateLookup.TokenState.USED;
    }
    return found.get().expiresAt().isAfter(at)
        ? CertificateLookup.TokenState.OPEN
        : CertificateLookup.TokenState.EXPIRED;
  }

  /** How it stood then, as was known then: the same answer however often it is asked. */
  private static TokenUse use(Transaction tx, String identifier, Instant at) {
    List<CertificateEvent> events = Events.of(tx, identifier);
    Instant endsAt =
        tx.query(
                "SELECT ends_at FROM certificate WHERE identifier = ?",
                row -> Optional.ofNullable(row.instantOrNull("ends_at")),
                identifier)
            .get(0)
            .orElse(null);
    CertificateStanding standing =
        new LifeHistory(events, endsAt)
            .stateAt(at, at)
            .orElseThrow(() -> new IllegalStateException("shown before it was issued"));
    return new TokenUse(identifier, standing, at);
  }
}
