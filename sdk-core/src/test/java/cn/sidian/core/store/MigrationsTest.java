package cn.sidian.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions of tables. */
class MigrationsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z"));
  private static final String FIRST = "-- a table\nCREATE TABLE IF NOT EXISTS t (\n a INT\n);\n";
  private static final String SECOND =
      "ALTER TABLE t ADD COLUMN b INT;\nINSERT INTO t VALUES (1, 2);";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void stepsRunOnceAndInOrder(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      assertThat(steps(Map.of("1.sql", FIRST), "1").apply(database, CLOCK)).isEqualTo(1);
      Migrations both = steps(Map.of("1.sql", FIRST, "2.sql", SECOND), "1", "2");
      assertThat(both.apply(database, CLOCK)).isEqualTo(1);
      assertThat(both.apply(database, CLOCK)).isZero();
      assertThatObject(database.transact(tx -> tx.count("SELECT b FROM t"))).isEqualTo(2L);
      assertThatList(
              database.transact(
                  tx ->
                      tx.query(
                          "SELECT version, step FROM schema_version WHERE module = 'm'"
                              + " ORDER BY version",
                          row -> row.integer("version") + " " + row.text("step"))))
          .containsExactly("1 1", "2 2");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void tablesOfANewerLibraryAndAlteredScriptsAreRefused(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      steps(Map.of("1.sql", FIRST, "2.sql", SECOND), "1", "2").apply(database, CLOCK);
      assertThatThrownBy(() -> steps(Map.of("1.sql", FIRST), "1").apply(database, CLOCK))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("SCHEMA_NEWER"));
      Migrations altered = steps(Map.of("1.sql", FIRST + "-- x", "2.sql", SECOND), "1", "2");
      assertThatThrownBy(() -> altered.apply(database, CLOCK))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("SCHEMA_ALTERED"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatADialectSaysForItselfComesBeforeWhatIsCommon(Dialect dialect) {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      Migrations own =
          steps(
              Map.of(
                  "1.sql", FIRST + "\nCREATE TABLE IF NOT EXISTS f (a octets);\n",
                  "1.h2.sql", "CREATE DOMAIN IF NOT EXISTS octets AS BLOB;\n",
                  "1.postgresql.sql", "CREATE DOMAIN octets AS BYTEA;\n"),
              "1");
      own.apply(database, CLOCK);
      byte[] large = new byte[3_000_000];
      large[2_999_999] = 7;
      database.transact(tx -> tx.update("INSERT INTO f VALUES (?)", (Object) large));
      assertThatList(database.transact(tx -> tx.query("SELECT a FROM f", row -> row.bytes("a"))))
          .containsExactly(large);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void threadsThatMigrateAtOnceWaitForEachOther(Dialect dialect) throws Exception {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        Database database = test.open()) {
      Migrations both = steps(Map.of("1.sql", FIRST, "2.sql", SECOND), "1", "2");
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> both.apply(database, CLOCK)));
      }
      int applied = 0;
      for (Future<Integer> future : all) {
        applied += future.get();
      }
      threads.shutdown();
      assertThat(applied).isEqualTo(2);
      assertThatObject(database.transact(tx -> tx.count("SELECT COUNT(*) FROM t"))).isEqualTo(1L);
    }
  }

  private static Migrations steps(Map<String, String> files, String... names) {
    return new Migrations(
        "m",
        List.of(names),
        name -> {
          String text = files.get(name);
          return text == null
              ? null
              : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
  }
}
