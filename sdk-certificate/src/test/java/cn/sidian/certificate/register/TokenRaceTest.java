package cn.sidian.certificate.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.store.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-10, JZ-24: each token is shown to three scanners at once, by 64 threads; one of them is
 * answered, the others learn that it is used. {@code -Dsidian.tokens=100000} for the long run.
 */
class TokenRaceTest {
  private static final int TOKENS = Integer.getInteger("sidian.tokens", 300);
  private static final int THREADS = 64;
  private static final int SCANNERS = 3;

  @TempDir Path folder;

  private final byte[][] tokens = new byte[TOKENS][];
  private final AtomicIntegerArray answered = new AtomicIntegerArray(TOKENS);
  private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void noTokenIsRedeemedTwice(Dialect dialect) throws Exception {
    try (RegisterFixture f = RegisterFixture.open(dialect, folder)) {
      String id = f.issue(1);
      Duration creating =
          byAll(
              TOKENS,
              i -> tokens[i] = f.register.tokens().create(id, Duration.ofMinutes(1)).require());
      Duration redeeming = byAll(TOKENS * SCANNERS, i -> scan(f, i / SCANNERS, i % SCANNERS));
      for (int i = 0; i < TOKENS; i++) {
        assertThat(answered.get(i)).as("answers to token %s", i).isEqualTo(1);
      }
      assertThat(refusals).containsOnlyKeys("TOKEN_USED");
      assertThat(refusals.values().iterator().next().get()).isEqualTo(TOKENS * (SCANNERS - 1));
      assertThat(f.count("SELECT COUNT(*) FROM show_token")).isEqualTo(TOKENS);
      assertThat(
              f.count(
                  "SELECT COUNT(*) FROM show_token WHERE redeemed_at IS NOT NULL"
                      + " AND redeemed_by IS NOT NULL"))
          .isEqualTo(TOKENS);
      System.out.printf(
          "tokens on %s: %d created in %d ms; %d times scanned in %d ms; none redeemed twice%n",
          dialect, TOKENS, creating.toMillis(), TOKENS * SCANNERS, redeeming.toMillis());
    }
  }

  private void scan(RegisterFixture f, int token, int scanner) {
    Answered<?> answer =
        f.register
            .tokens()
            .redeem(tokens[token], "scanner " + scanner, "q" + token + "-" + scanner, "TEST");
    if (answer.refusal().isEmpty()) {
      answered.incrementAndGet(token);
    } else {
      refusals
          .computeIfAbsent(answer.refusal().get().code(), any -> new AtomicInteger())
          .incrementAndGet();
    }
  }

  /** Neighbouring numbers are worked on at the same time by different threads. */
  private static Duration byAll(int count, IntConsumer work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    try {
      List<Future<Void>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<Void> thread =
            () -> {
              for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                work.accept(n);
              }
              return null;
            };
        futures.add(threads.submit(thread));
      }
      for (Future<Void> future : futures) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
