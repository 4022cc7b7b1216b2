package cn.sidian.core.store;

import static cn.sidian.core.store.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one module's tables: plain SQL files, applied in order, each noted in {@code
 * schema_version} with the digest of its text.
 *
 * <p>A step {@code 1-register} is the file {@code 1-register.sql}, or {@code 1-register.h2.sql} and
 * {@code 1-register.postgresql.sql} where the databases differ; both kinds may exist, the common
 * one runs last. Statements end with a semicolon at the end of a line. H2 commits each statement
 * that changes tables, so a killed migration runs again from the start of its step: write {@code
 * CREATE TABLE IF NOT EXISTS}. Processes that migrate at once wait for each other in the database.
 */
public final class Migrations {
  private static final String LOCK = "(lock)";

  private final String module;
  private final List<String> steps;
  private final Function<String, @Nullable InputStream> files;

  /**
   * The steps of a module.
   *
   * @param module the name in {@code schema_version}
   * @param steps the names of the files without suffix, in order; the first is version 1
   * @param files opens a file by its name, null if there is none; as in {@code name ->
   *     Register.class.getResourceAsStream("sql/" + name)}
   */
  public Migrations(
      String module, List<String> steps, Function<String, @Nullable InputStream> files) {
    this.module = module;
    this.steps = List.copyOf(steps);
    this.files = files;
  }

  /**
   * Brings the tables to the newest version.
   *
   * @param database the database
   * @param clock when it is done
   * @return how many steps were applied now
   * @throws SidianException {@code SCHEMA_NEWER} if the tables are newer than this library, {@code
   *     SCHEMA_ALTERED} if another script made them
   */
  public int apply(Database database, InstantSource clock) {
    prepare(database);
    if (database.dialect() == Dialect.POSTGRESQL) {
      return database.transact(
          tx -> {
            lock(tx);
            return applyMissing(tx, database.dialect(), clock);
          });
    }
    return withLock(database, clock);
  }

  private static void prepare(Database database) {
    for (int round = 0; ; round++) {
      try {
        database.transact(
            tx -> {
              tx.update(
                  "CREATE TABLE IF NOT EXISTS schema_version (module VARCHAR(100) NOT NULL,"
                      + " version INT NOT NULL, step VARCHAR(200) NOT NULL,"
                      + " digest VARCHAR(64) NOT NULL,"
                      + " applied_at TIMESTAMP(6) WITH TIME ZONE,"
                      + " PRIMARY KEY (module, version))");
              return null;
            });
        break;
      } catch (SidianException e) {
        // two processes that create the same table at once: one of them fails in PostgreSQL
        if (round >= 3) {
          throw e;
        }
      }
    }
    database.transact(
        tx ->
            tx.insertNew(
                "INSERT INTO schema_version (module, version, step, digest) VALUES (?, 0, ?, ?)",
                LOCK,
                "",
                ""));
  }

  private static void lock(Transaction tx) {
    tx.query(
        "SELECT version FROM schema_version WHERE module = ? AND version = 0 FOR UPDATE",
        row -> row.integer("version"),
        LOCK);
  }

  /** H2 commits with each change of tables, so another connection holds the lock meanwhile. */
  private int withLock(Database database, InstantSource clock) {
    return database.transact(
        locking -> {
          lock(locking);
          return database.transact(tx -> applyMissing(tx, database.dialect(), clock));
        });
  }

  private int applyMissing(Transaction tx, Dialect dialect, InstantSource clock) {
    int applied = 0;
    long newest =
        tx.count("SELECT COALESCE(MAX(version), 0) FROM schema_version WHERE module = ?", module);
    if (newest > steps.size()) {
      throw MESSAGES.exception("SCHEMA_NEWER", null, module, newest, steps.size());
    }
    for (int version = 1; version <= steps.size(); version++) {
      String step = steps.get(version - 1);
      String script = script(step, dialect);
      String digest =
          HexFormat.of()
              .formatHex(DigestAlgorithm.SM3.digest(script.getBytes(StandardCharsets.UTF_8)));
      Optional<String> known =
          tx.find(
              "SELECT digest FROM schema_version WHERE module = ? AND version = ?",
              row -> row.text("digest"),
              module,
              version);
      if (known.isPresent()) {
        if (!known.get().equals(digest)) {
          throw MESSAGES.exception("SCHEMA_ALTERED", null, module, version);
        }
        continue;
      }
      for (String statement : statements(script)) {
        tx.update(statement);
      }
      Instant now = clock.instant();
      tx.updateOne(
          "INSERT INTO schema_version (module, version, step, digest, applied_at)"
              + " VALUES (?, ?, ?, ?, ?)",
          module,
          version,
          step,
          digest,
          now);
      applied++;
    }
    return applied;
  }

  private String script(String step, Dialect dialect) {
    String common = read(step + ".sql");
    String own = read(step + "." + dialect.suffix() + ".sql");
    if (common == null && own == null) {
      throw new IllegalArgumentException("there is no file " + step + ".sql for " + dialect);
    }
    return (own == null ? "" : own) + (common == null ? "" : common);
  }

  private @Nullable String read(String name) {
    try (InputStream in = files.apply(name)) {
      // line ends must not change the digest
      return in == null
          ? null
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> statements(String script) {
    List<String> all = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    for (String line : script.split("\n", -1)) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("--")) {
        continue;
      }
      boolean last = text.endsWith(";");
      one.append(last ? text.substring(0, text.length() - 1) : text).append('\n');
      if (last) {
        all.add(one.toString());
        one.setLength(0);
      }
    }
    if (!one.isEmpty()) {
      throw new IllegalArgumentException("the last statement does not end with a semicolon");
    }
    return all;
  }
}
