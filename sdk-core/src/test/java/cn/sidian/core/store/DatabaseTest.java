package cn.sidian.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions of both databases. */
class DatabaseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyTypeComesBackAsItWasBound(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      create(database, "a VARCHAR, b BIGINT, c BOOLEAN, d TIMESTAMP(6) WITH TIME ZONE, e DATE");
      create(database, "u", "f BYTEA");
      Instant moment = Instant.parse("2026-11-22T01:02:03.123456789Z");
      database.transact(
          tx -> {
            tx.updateOne(
                "INSERT INTO t VALUES (?, ?, ?, ?, ?)",
                "证照😀",
                1L << 40,
                true,
                moment,
                LocalDate.of(2024, 2, 29));
            tx.updateOne("INSERT INTO t VALUES (?, ?, ?, ?, ?)", null, null, false, null, null);
            tx.updateOne("INSERT INTO u VALUES (?)", (Object) new byte[] {0, -1, 7});
            return null;
          });
      List<String> rows =
          database.transact(
              tx ->
                  tx.query(
                      "SELECT * FROM t ORDER BY b NULLS LAST",
                      row ->
                          row.textOrNull("a")
                              + " "
                              + row.numberOrNull("b")
                              + " "
                              + row.flag("c")
                              + " "
                              + row.instantOrNull("d")
                              + " "
                              + row.dayOrNull("e")));
      assertThat(rows)
          .containsExactly(
              "证照😀 1099511627776 true 2026-11-22T01:02:03.123456Z 2024-02-29",
              "null null false null null");
      assertThatList(database.transact(tx -> tx.query("SELECT f FROM u", row -> row.bytes("f"))))
          .containsExactly(new byte[] {0, -1, 7});
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aFailedOrRefusedTransactionChangesNothing(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      create(database, "a INT PRIMARY KEY");
      assertThatThrownBy(
              () ->
                  database.transact(
                      tx -> {
                        tx.updateOne("INSERT INTO t VALUES (1)");
                        throw new IllegalArgumentException("no");
                      }))
          .isInstanceOf(IllegalArgumentException.class);
      String refused =
          database.transact(
              tx -> {
                tx.updateOne("INSERT INTO t VALUES (2)");
                tx.rollbackOnly();
                return "refused";
              });
      assertThat(refused).isEqualTo("refused");
      assertThatThrownBy(() -> database.transact(tx -> tx.update("INSERT INTO nowhere VALUES (1)")))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("STORE_FAILED"));
      assertThat(count(database)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void errorsOfTheDriverDoNotCarryValuesOfRows(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      create(database, "a VARCHAR(40) PRIMARY KEY");
      database.transact(tx -> tx.update("INSERT INTO t VALUES (?)", "11010519491231002X"));
      assertThatThrownBy(
              () ->
                  database.transact(
                      tx -> tx.update("INSERT INTO t VALUES (?)", "11010519491231002X")))
          .isInstanceOf(SidianException.class)
          .hasStackTraceContaining("STORE_FAILED")
          .satisfies(e -> assertThat(stack(e)).doesNotContain("11010519491231002X"));
    }
  }

  private static String stack(Throwable e) {
    java.io.StringWriter out = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(out));
    return out.toString();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aSecondRowOfTheSameKeyIsToldWithoutHarm(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      create(database, "a INT PRIMARY KEY");
      List<Boolean> isNew =
          database.transact(
              tx ->
                  List.of(
                      tx.insertNew("INSERT INTO t VALUES (?)", 1),
                      tx.insertNew("INSERT INTO t VALUES (?)", 1),
                      tx.insertNew("INSERT INTO t VALUES (?)", 2)));
      assertThat(isNew).containsExactly(true, false, true);
      assertThat(count(database)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void sixtyFourThreadsLoseNoUpdate(Dialect dialect) throws Exception {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      create(database, "a BIGINT");
      database.transact(tx -> tx.update("INSERT INTO t VALUES (0)"));
      ExecutorService threads = Executors.newFixedThreadPool(64);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> all = new java.util.ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int j = 0; j < 5; j++) {
                    database.transact(
                        tx -> {
                          long now = tx.count("SELECT a FROM t FOR UPDATE");
                          tx.updateOne("UPDATE t SET a = ?", now + 1);
                          return null;
                        });
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> future : all) {
        future.get();
      }
      threads.shutdown();
      long total = database.transact(tx -> tx.count("SELECT a FROM t"));
      assertThat(total).isEqualTo(64 * 5);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void durabilityIsSetCheckedAndShown(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      Durability durability = database.durability();
      assertThat(durability.isKept()).isTrue();
      assertThat(durability.dialect()).isEqualTo(dialect);
      if (dialect == Dialect.H2) {
        assertThat(durability.settings()).containsEntry("WRITE_DELAY", "0");
      } else {
        assertThat(durability.settings())
            .containsEntry("fsync", "on")
            .containsEntry("full_page_writes", "on")
            .containsEntry("synchronous_commit", "on");
      }
    }
  }

  @Test
  void aUserOfH2WhoMayNotSetTheDelayOfWritingIsRefused() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("shared"));
    source.setUser("sa");
    try (Connection keeper = source.getConnection();
        Statement statement = keeper.createStatement()) {
      statement.execute("SET WRITE_DELAY 0");
      statement.execute("CREATE USER clerk PASSWORD ''");
      source.setUser("clerk");
      assertThatThrownBy(() -> Database.open(source))
          .isInstanceOf(SidianException.class)
          .hasMessageContaining("WRITE_DELAY");
    }
  }

  @Test
  void anH2ThatHasNotPassedTheCrashTestIsRefused() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("newer"));
    source.setUser("sa");
    try (Connection connection = source.getConnection()) {
      Object metaData =
          answering(
              DatabaseMetaData.class,
              connection.getMetaData(),
              Map.of("getDatabaseMinorVersion", 4));
      Connection newer =
          (Connection) answering(Connection.class, connection, Map.of("getMetaData", metaData));
      assertThat(Durability.establish(newer, Dialect.H2).weaknesses())
          .singleElement()
          .asString()
          .startsWith("version=H2 ");
      assertThat(Durability.establish(connection, Dialect.H2).isKept()).isTrue();
    }
  }

  /** The same object, but for some answers. */
  private static Object answering(Class<?> type, Object real, Map<String, Object> answers) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          Object answer = answers.get(method.getName());
          return answer != null ? answer : method.invoke(real, arguments);
        });
  }

  @Test
  void openedAgainH2StillWritesAtOnce() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("again"));
    source.setUser("sa");
    for (int time = 0; time < 2; time++) {
      try (Database database = Database.open(source)) {
        assertThat(database.durability().isKept()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
            .as("the thread of H2 that writes late")
            .noneMatch(
                thread ->
                    thread.getName().startsWith("MVStore background writer")
                        && thread.getName().contains(folder.toString()));
      }
    }
  }

  @Test
  void commitsAreSynchronousEvenIfTheUserOfTheDatabaseHasThemOff() throws SQLException {
    try (TestDatabase test = TestDatabase.create(Dialect.POSTGRESQL, folder)) {
      try (TestDatabase off =
              TestDatabase.at(test.url() + "&options=-c%20synchronous_commit%3Doff");
          Database database = off.open()) {
        assertThat(database.durability().settings().get("synchronous_commit")).startsWith("off");
        List<String> inside =
            database.transact(
                tx ->
                    tx.query(
                        "SELECT current_setting('synchronous_commit') AS s", r -> r.text("s")));
        assertThat(inside).containsExactly("on");
      }
    }
  }

  @Test
  void aDatabaseThatForgetsIsRefusedUnlessAskedFor() {
    JdbcDataSource memory = new JdbcDataSource();
    memory.setURL("jdbc:h2:mem:forgets");
    memory.setUser("sa");
    assertThatThrownBy(() -> Database.open(memory))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("STORE_NOT_DURABLE"));
    try (Database database = Database.openEvenIfAcknowledgedCommitsMayBeLost(memory)) {
      assertThat(database.durability().weaknesses()).containsExactly("storage=memory");
    }
  }

  @Test
  void anH2FileOfAnotherProcessIsWaitedForAndThenBusy() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("held");
    Process holder = HoldsDatabase.start(url);
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("sa");
    assertThatThrownBy(() -> Database.open(source, Duration.ofMillis(300), false))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("REGISTER_BUSY"));
    holder.destroyForcibly().waitFor();
    try (Database database = Database.open(source, Duration.ofSeconds(10), false)) {
      assertThat(database.durability().isKept()).isTrue();
    }
    assertThat(Database.BUSY_WAIT).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() {
    try (TestDatabase nobody = TestDatabase.at("jdbc:postgresql://127.0.0.1:1/x?user=x")) {
      assertThatThrownBy(nobody::open)
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("STORE_UNREACHABLE"));
    }
  }

  private static void create(Database database, String columns) {
    create(database, "t", columns);
  }

  private static void create(Database database, String table, String columns) {
    database.transact(tx -> tx.update("CREATE TABLE " + table + " (" + columns + ")"));
  }

  private static long count(Database database) {
    return database.transact(tx -> tx.count("SELECT COUNT(*) FROM t"));
  }
}
