package cn.sidian.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same request twice: one effect, one answer. */
class RequestsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z"));
  private static final RequestKey KEY = new RequestKey("hall", "r-1");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void sameInputGivesTheFirstAnswerAndOtherInputIsRefused(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = prepared(test)) {
      Requests requests = new Requests(CLOCK);
      List<Requests.Outcome> outcomes = new ArrayList<>();
      for (byte input : new byte[] {1, 1, 2}) {
        outcomes.add(
            requests.once(database, KEY, new byte[] {input}, tx -> effect(tx, "answer " + input)));
      }
      assertThat(outcomes)
          .containsExactly(
              new Requests.Outcome("answer 1", RequestState.Kind.NEW),
              new Requests.Outcome("answer 1", RequestState.Kind.ANSWERED),
              new Requests.Outcome(null, RequestState.Kind.REUSED));
      assertThat(outcomes.get(1).isReplayed()).isTrue();
      assertThat(outcomes.get(2).isReused()).isTrue();
      assertThat(effects(database)).isEqualTo(1);
      assertThat(Requests.reused().zh()).contains("请求编号");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRefusalChangesNothingAndLeavesTheIdFree(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = prepared(test)) {
      Requests requests = new Requests(CLOCK);
      Requests.Outcome refused =
          requests.once(
              database,
              KEY,
              new byte[] {1},
              tx -> {
                effect(tx, "x");
                return null;
              });
      assertThat(refused.answer()).isNull();
      assertThat(effects(database)).isZero();
      Requests.Outcome later =
          requests.once(database, KEY, new byte[] {2}, tx -> effect(tx, "now"));
      assertThat(later.answer()).isEqualTo("now");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRequestInSeveralTransactionsIsOpenUntilAnswered(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = prepared(test)) {
      Requests requests = new Requests(CLOCK);
      byte[] input = {5};
      assertThat(database.transact(tx -> requests.begin(tx, KEY, input)).kind())
          .isEqualTo(RequestState.Kind.NEW);
      assertThat(database.transact(tx -> requests.begin(tx, KEY, input)).kind())
          .isEqualTo(RequestState.Kind.OPEN);
      database.transact(
          tx -> {
            requests.answer(tx, KEY, "done");
            return null;
          });
      assertThat(database.transact(tx -> requests.begin(tx, KEY, input)).answer())
          .isEqualTo("done");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void thirtyTwoThreadsWithOneRequestHaveOneEffect(Dialect dialect) throws Exception {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = prepared(test)) {
      Requests requests = new Requests(CLOCK);
      ExecutorService threads = Executors.newFixedThreadPool(32);
      List<Future<Requests.Outcome>> all = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        String own = "by " + i;
        all.add(
            threads.submit(
                () -> requests.once(database, KEY, new byte[] {1}, tx -> effect(tx, own))));
      }
      List<String> answers = new ArrayList<>();
      int fresh = 0;
      for (Future<Requests.Outcome> future : all) {
        answers.add(String.valueOf(future.get().answer()));
        fresh += future.get().isReplayed() ? 0 : 1;
      }
      threads.shutdown();
      assertThat(answers).hasSize(32).containsOnly(answers.get(0));
      assertThat(fresh).isEqualTo(1);
      assertThat(effects(database)).isEqualTo(1);
    }
  }

  private static Database prepared(TestDatabase test) {
    Database database = test.open();
    Requests.migrations().apply(database, CLOCK);
    database.transact(tx -> tx.update("CREATE TABLE effect (a VARCHAR)"));
    return database;
  }

  private static String effect(Transaction tx, String answer) {
    tx.updateOne("INSERT INTO effect VALUES (?)", answer);
    return answer;
  }

  private static long effects(Database database) {
    return database.transact(tx -> tx.count("SELECT COUNT(*) FROM effect"));
  }
}
