package cn.sidian.certificate.register;

import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.RequestState;
import cn.sidian.core.store.Requests;
import cn.sidian.core.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Acts, and periods that are over. */
final class Acts {
  private final Database database;
  private final RegisterSettings settings;
  private final Events events;
  private final Requests requests;

  Acts(Database database, RegisterSettings settings, Events events) {
    this.database = database;
    this.settings = settings;
    this.events = events;
    this.requests = new Requests(settings.clock());
  }

  Answered<CertificateEvent> act(ActRequest request) {
    if (request.basis().isBlank() || request.actor().isBlank()) {
      return Answered.refused("BASIS_MISSING");
    }
    return database.transact(
        tx -> {
          Answered<CertificateEvent> outcome = act(tx, request);
          if (outcome.refusal().isPresent()) {
            tx.rollbackOnly();
          }
          return outcome;
        });
  }

  private static byte[] digest(ActRequest request) {
    String input =
        String.join(
            "\u0000",
            "act",
            request.identifier(),
            request.act().name(),
            request.basis(),
            request.actor(),
            String.valueOf(request.effectiveAt()));
    return DigestAlgorithm.SM3.digest(input.getBytes(StandardCharsets.UTF_8));
  }

  private Answered<CertificateEvent> act(Transaction tx, ActRequest request) {
    RequestState state = requests.begin(tx, request.request(), digest(request));
    if (state.kind() == RequestState.Kind.REUSED) {
      return Answered.refused(RegisterRefusal.reused());
    }
    if (state.answer() != null) {
      long number = Long.parseLong(state.answer());
      return Answered.again(
          tx.find(
                  Events.SELECT + " WHERE identifier = ? AND number = ?",
                  Events::event,
                  request.identifier(),
                  number)
              .orElseThrow());
    }
    Optional<Events.Locked> row = Events.lock(tx, request.identifier());
    if (row.isEmpty()) {
      return Answered.refused("CERTIFICATE_UNKNOWN");
    }
    Events.Tried tried =
        events.act(
            tx,
            row.get(),
            request.act(),
            request.actor(),
            request.basis(),
            request.effectiveAt(),
            null);
    if (tried.refusal() != null || tried.event() == null) {
      return Answered.refused(java.util.Objects.requireNonNull(tried.refusal()));
    }
    CertificateEvent event = tried.event();
    requests.answer(tx, request.request(), Long.toString(event.number()));
    return Answered.of(event);
  }

  int expireDue(int limit) {
    Instant now = settings.clock().instant();
    List<String> due =
        database.transact(
            tx ->
                tx.query(
                    "SELECT identifier FROM certificate WHERE state IN ('VALID', 'SUSPENDED')"
                        + " AND ends_at <= ? ORDER BY ends_at, identifier FETCH FIRST "
                        + limit
                        + " ROWS ONLY",
                    row -> row.text("identifier"),
                    now));
    int count = 0;
    for (String identifier : due) {
      boolean expired =
          database.transact(
              tx -> Events.lock(tx, identifier).map(row -> events.expire(tx, row)).orElse(false));
      count += expired ? 1 : 0;
    }
    return count;
  }
}
