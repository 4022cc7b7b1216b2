package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.RegisterFixture.START;
import static cn.sidian.certificate.register.RegisterFixture.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.audit.AuditHead;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.store.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JZ-25: 64 threads. No index twice, no token redeemed twice, no revocation lost. */
class ManyThreadsTest {
  private static final int THREADS = 64;
  private static final SigningKey STATUS = RegisterFixture.AUDIT;

  @TempDir Path folder;

  private static <T> List<T> atOnce(int count, java.util.function.IntFunction<Callable<T>> work)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Callable<T> one = work.apply(i);
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return one.call();
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noIndexAndNoIdentifierIsGivenTwice(Dialect dialect) throws Exception {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      int count = 256;
      // every request is sent twice at the same time
      List<Optional<String>> identifiers =
          atOnce(
              2 * count,
              i ->
                  () -> {
                    IssueOrder order = f.order("r" + i / 2, metadata(i / 2));
                    ReserveOutcome outcome = f.register.reserve(order);
                    if (outcome instanceof ReserveOutcome.Reserved reserved) {
                      String id = reserved.reservation().identifier().toString();
                      IssuedFile file = RegisterFixture.file(order, reserved.reservation());
                      assertThat(f.register.commit(order, reserved.reservation(), file, id))
                          .isNull();
                      return Optional.of(id);
                    }
                    return outcome instanceof ReserveOutcome.Answered answered
                        ? Optional.of(answered.answer())
                        : Optional.empty();
                  });
      Set<String> distinct = new TreeSet<>();
      identifiers.forEach(id -> id.ifPresent(distinct::add));
      assertThat(distinct).hasSize(count);
      assertThat(f.count("SELECT COUNT(*) FROM certificate")).isEqualTo(count);
      assertThat(f.count("SELECT COUNT(DISTINCT list_index) FROM certificate")).isEqualTo(count);
      assertThat(f.count("SELECT COUNT(*) FROM certificate_event")).isEqualTo(count);
      assertThat(f.count("SELECT COUNT(*) FROM outbox")).isEqualTo(count);
      assertThat(f.count("SELECT COUNT(*) FROM index_counter")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void oneCertificateIsActedOnByOneOnly(Dialect dialect) throws Exception {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      List<Boolean> done =
          atOnce(
              THREADS,
              i ->
                  () -> {
                    LifeAct act = i % 2 == 0 ? LifeAct.REVOKE : LifeAct.TRANSFER_OUT;
                    return f.act("a" + i, id, act).value().isPresent();
                  });
      assertThat(done.stream().filter(d -> d)).hasSize(1);
      CertificateTrace trace = f.register.trace(id).orElseThrow();
      assertThat(trace.events()).hasSize(2);
      assertThat(trace.chain()).isEqualTo(CertificateTrace.Chain.INTACT);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  @Shows(CertificateAttack.TOKEN_BY_TWO_SCANNERS)
  void aTokenIsRedeemedByExactlyOneOfManyScanners(Dialect dialect) throws Exception {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      int tokens = 16;
      List<byte[]> all = new ArrayList<>();
      for (int i = 0; i < tokens; i++) {
        all.add(f.register.tokens().create(id, Duration.ofMinutes(1)).require());
      }
      List<String> answers =
          atOnce(
              tokens * THREADS,
              i ->
                  () ->
                      f.register
                          .tokens()
                          .redeem(all.get(i % tokens), "scanner " + i, "q" + i, "TEST")
                          .refusal()
                          .map(RegisterRefusal::code)
                          .orElse("REDEEMED"));
      assertThat(answers.stream().filter("REDEEMED"::equals)).hasSize(tokens);
      assertThat(answers.stream().filter("TOKEN_USED"::equals)).hasSize(tokens * (THREADS - 1));
      assertThat(f.count("SELECT COUNT(*) FROM show_token WHERE redeemed_at IS NOT NULL"))
          .isEqualTo(tokens);
    }
  }

  /** Publishers and acts at once: a list never misses what was recorded before it. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noRevocationIsLostBetweenActsAndPublications(Dialect dialect) throws Exception {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      int count = 96;
      List<String> ids = IntStream.range(0, count).mapToObj(f::issue).toList();
      String list = f.register.status().lists().get(0);
      StatusListPublisher publisher = StatusListPublisher.of(STATUS, Duration.ofHours(1));
      AtomicInteger tick = new AtomicInteger();
      List<Boolean> results =
          atOnce(
              count + 16,
              i ->
                  () -> {
                    if (i % 7 == 0 && i / 7 < 16) {
                      return f.register.status().publish(list, publisher).value().isPresent();
                    }
                    f.clock.now = START.plusSeconds(tick.incrementAndGet());
                    return i < count
                        && f.act("a" + i, ids.get(i), LifeAct.REVOKE).value().isPresent();
                  });
      assertThat(results).isNotEmpty();
      f.clock.now = START.plusSeconds(1_000);
      for (int i = 0; i < count; i++) {
        if (f.register.find(ids.get(i)).orElseThrow().state() == CertificateState.VALID) {
          f.act("b" + i, ids.get(i), LifeAct.REVOKE).require();
        }
      }
      StatusPublication last = f.register.status().publish(list, publisher).require();
      StatusList read = StatusList.read(last.bytes());
      for (String id : ids) {
        long index = f.register.find(id).orElseThrow().statusIndex();
        assertThat(read.value(index)).hasValue(StatusCodes.of(CertificateState.REVOKED));
      }
      chain(f, list);
      f.register.signAuditHead(true);
      for (String id : ids) {
        CertificateTrace trace = f.register.trace(id).orElseThrow();
        assertThat(trace.chain()).isEqualTo(CertificateTrace.Chain.INTACT);
        assertThat(trace.unsignedTail()).isZero();
      }
      Optional<AuditHead> nothingNew = f.register.signAuditHead(true);
      assertThat(nothingNew).isEmpty();
    }
  }

  /** Publications are numbered without gap, and each names the digest of the one before. */
  private static void chain(RegisterFixture f, String list) {
    long newest = f.register.status().newest(list).orElseThrow().sequence();
    assertThat(f.count("SELECT COUNT(*) FROM status_publication")).isEqualTo(newest);
    assertThat(
            f.count(
                "SELECT COUNT(*) FROM status_publication a JOIN status_publication b"
                    + " ON b.list_uri = a.list_uri AND b.sequence = a.sequence + 1"
                    + " AND b.previous = a.digest AND b.as_of >= a.as_of"))
        .isEqualTo(newest - 1);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void severalDeliverersHaveOneEffectAndKeepTheOrder(Dialect dialect) throws Exception {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      List<String> ids = IntStream.range(0, 24).mapToObj(f::issue).toList();
      for (String id : ids) {
        f.act("s" + id, id, LifeAct.SUSPEND).require();
        f.act("r" + id, id, LifeAct.RESUME).require();
      }
      List<String> taken = java.util.Collections.synchronizedList(new ArrayList<>());
      atOnce(
          8,
          i ->
              () ->
                  f.register
                      .outbox()
                      .deliver(
                          "library",
                          item -> {
                            taken.add(item.key());
                            return "ok";
                          },
                          1_000));
      f.register.outbox().deliver("library", item -> "late", 1_000);
      assertThat(f.register.outbox().waiting("library")).isZero();
      assertThat(taken).doesNotHaveDuplicates();
      for (String id : ids) {
        assertThat(taken.stream().filter(key -> key.startsWith(id + "#")).toList())
            .isSubsetOf(id + "#1", id + "#2", id + "#3")
            .isSorted();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void differentRequestsForTheSameHolderIssueOnce(Dialect dialect) throws Exception {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      List<Boolean> reserved =
          atOnce(
              THREADS,
              i ->
                  () ->
                      f.register.reserve(f.order("q" + i, metadata(1)))
                          instanceof ReserveOutcome.Reserved);
      assertThat(reserved.stream().filter(r -> r)).hasSize(1);
    }
  }
}
