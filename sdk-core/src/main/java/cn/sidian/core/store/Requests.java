package cn.sidian.core.store;

import static cn.sidian.core.store.Messages.MESSAGES;

import cn.sidian.core.Text;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests that may be sent twice, after a time-out or a crash, and must happen once. The table
 * {@code request} keeps caller, id, digest of the input and the first answer; it is written in the
 * same transaction as the effect. Safe for many threads and processes.
 */
public final class Requests {
  private final InstantSource clock;

  /**
   * Requests noted with the time of a clock.
   *
   * @param clock gives the time of each note
   */
  public Requests(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The tables of this class.
   *
   * @return to be applied before the first request
   */
  public static Migrations migrations() {
    return new Migrations("sidian.request", List.of("1-request"), Requests::file);
  }

  private static @Nullable InputStream file(String name) {
    return Requests.class.getResourceAsStream("sql/" + name);
  }

  /**
   * Notes a request, or finds it. Waits while another transaction is at the same request. A request
   * that is {@code NEW} is noted when the transaction commits.
   *
   * @param tx the transaction that will have the effect
   * @param key who asks, under which id
   * @param inputDigest a digest of everything the effect depends on
   * @return what to do
   */
  public RequestState begin(Transaction tx, RequestKey key, byte[] inputDigest) {
    boolean isNew =
        tx.insertNew(
            "INSERT INTO request (caller, request_id, input_digest, begun_at) VALUES (?, ?, ?, ?)",
            key.caller(),
            key.requestId(),
            inputDigest,
            clock.instant());
    if (isNew) {
      return new RequestState(RequestState.Kind.NEW, null);
    }
    record Noted(byte[] digest, @Nullable String answer) {}

    Optional<Noted> noted =
        tx.find(
            "SELECT input_digest, answer FROM request WHERE caller = ? AND request_id = ?"
                + " FOR UPDATE",
            row -> new Noted(row.bytes("input_digest"), row.textOrNull("answer")),
            key.caller(),
            key.requestId());
    if (noted.isEmpty()) {
      throw new IllegalStateException("a request vanished; rows of table request must stay");
    }
    if (!Arrays.equals(noted.get().digest(), inputDigest)) {
      return new RequestState(RequestState.Kind.REUSED, null);
    }
    String answer = noted.get().answer();
    return new RequestState(
        answer == null ? RequestState.Kind.OPEN : RequestState.Kind.ANSWERED, answer);
  }

  /**
   * Notes the answer of a request that was begun, in the transaction of its effect.
   *
   * @param tx the transaction
   * @param key who asked, under which id
   * @param answer what the same request will get again
   * @throws IllegalStateException if the request was not begun or is already answered
   */
  public void answer(Transaction tx, RequestKey key, String answer) {
    tx.updateOne(
        "UPDATE request SET answer = ?, answered_at = ? WHERE caller = ? AND request_id = ?"
            + " AND answer IS NULL",
        answer,
        clock.instant(),
        key.caller(),
        key.requestId());
  }

  /**
   * Does the work of a request once, in one transaction, and gives its first answer for ever.
   *
   * @param database where the effect and the note go
   * @param key who asks, under which id
   * @param inputDigest a digest of everything the effect depends on
   * @param work the effect; gives the answer, or null to refuse: then nothing is changed, and the
   *     id stays free
   * @return the answer, a replay of it, a refusal of the work, or {@link Outcome#isReused()}
   */
  public Outcome once(
      Database database,
      RequestKey key,
      byte[] inputDigest,
      Function<Transaction, @Nullable String> work) {
    return database.transact(
        tx -> {
          RequestState state = begin(tx, key, inputDigest);
          if (state.kind() == RequestState.Kind.ANSWERED
              || state.kind() == RequestState.Kind.REUSED) {
            return new Outcome(state.answer(), state.kind());
          }
          String answer = work.apply(tx);
          if (answer == null) {
            tx.rollbackOnly();
          } else {
            answer(tx, key, answer);
          }
          return new Outcome(answer, RequestState.Kind.NEW);
        });
  }

  /**
   * What people read when an id is used for another request.
   *
   * @return the words of {@code REQUEST_REUSED}
   */
  public static Text reused() {
    return MESSAGES.text("REQUEST_REUSED");
  }

  /**
   * What came of {@link #once}.
   *
   * @param answer the first answer; null if the work refused or the id was used otherwise
   * @param kind {@code NEW} if the work ran now, {@code ANSWERED} for a replay, {@code REUSED}
   */
  public record Outcome(@Nullable String answer, RequestState.Kind kind) {
    /**
     * Whether the answer is that of an earlier call.
     *
     * @return true for a replay
     */
    public boolean isReplayed() {
      return kind == RequestState.Kind.ANSWERED;
    }

    /**
     * Whether the id belongs to another request.
     *
     * @return true: refuse with {@code REQUEST_REUSED}
     */
    public boolean isReused() {
      return kind == RequestState.Kind.REUSED;
    }
  }
}
