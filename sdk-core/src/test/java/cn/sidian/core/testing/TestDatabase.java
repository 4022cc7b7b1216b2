package cn.sidian.core.testing;

import cn.sidian.core.store.Database;
import cn.sidian.core.store.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * An empty database for one test: H2 in a file, or a database of its own on a real PostgreSQL
 * server that this JVM starts once, with {@code fsync}, {@code synchronous_commit} and {@code
 * full_page_writes} on. The server comes from Maven Central; as root it runs in a user namespace
 * ({@code unshare}). Where it cannot start, the test fails and says so; {@code
 * -Dsidian.test.postgresql=jdbc:postgresql://host/postgres?user=…&password=…} names another server.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable String server;

  private final String url;
  private final JdbcConnectionPool pool;

  private TestDatabase(String url, ConnectionPoolDataSource source) {
    this.url = url;
    this.pool = JdbcConnectionPool.create(source);
    this.pool.setMaxConnections(80);
  }

  /** An empty database; the folder is used by H2 only. */
  public static TestDatabase create(Dialect dialect, Path folder) {
    if (dialect == Dialect.H2) {
      return at("jdbc:h2:file:" + folder.toAbsolutePath().resolve("h2-" + number()));
    }
    try {
      String name = "t" + ProcessHandle.current().pid() + "_" + number();
      try (Connection connection = DriverManager.getConnection(server());
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      }
      return at(server().replace("/postgres?", "/" + name + "?"));
    } catch (SQLException e) {
      throw new AssertionError("the PostgreSQL server of the tests gave no database", e);
    }
  }

  /** A database that is there already. */
  public static TestDatabase at(String url) {
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(url);
      h2.setUser("sa");
      h2.setPassword("");
      return new TestDatabase(url, h2);
    }
    PGConnectionPoolDataSource postgresql = new PGConnectionPoolDataSource();
    postgresql.setUrl(url);
    return new TestDatabase(url, postgresql);
  }

  private static int number() {
    return NUMBER.incrementAndGet();
  }

  private static synchronized String server() {
    if (server == null) {
      String given = System.getProperty("sidian.test.postgresql");
      server = given != null ? given : start();
    }
    return server;
  }

  private static String start() {
    try {
      return durable(EmbeddedPostgres.builder()).start().getJdbcUrl("postgres", "postgres");
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(
          "PostgreSQL could not be started, so nothing was tested on it. As root it needs"
              + " unshare(1) and user namespaces; or name a server with -Dsidian.test.postgresql",
          e);
    }
  }

  /** Without these three, a killed server loses what it acknowledged. */
  public static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
    return builder
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on");
  }

  /** How another process reaches the same database. */
  public String url() {
    return url;
  }

  /** What a host would hand over: a pool. */
  public DataSource source() {
    return pool;
  }

  /** The database, opened; to be closed by the test. */
  public Database open() {
    return Database.open(pool);
  }

  /** Closes the connections; an H2 file stays where it is. */
  @Override
  public void close() {
    pool.dispose();
  }

  /** A folder that is deleted when the JVM ends. */
  public static Path folder() {
    try {
      Path folder = Files.createTempDirectory("sidian-h2");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
