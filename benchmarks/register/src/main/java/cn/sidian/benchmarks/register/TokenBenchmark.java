package cn.sidian.benchmarks.register;

import cn.sidian.certificate.register.JdbcCertificateRegister;
import cn.sidian.certificate.register.RegisterSecrets;
import cn.sidian.certificate.register.RegisterSettings;
import cn.sidian.core.privacy.FieldCipher;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A show token created and redeemed (two durable commits) beside two durable updates of one row of
 * the same database through the same pool, each thread with a row of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TokenBenchmark {
  private static final String IDENTIFIER = "TEST";

  @Param({"h2", "postgresql"})
  public String database;

  private EmbeddedPostgres server;
  private JdbcConnectionPool pool;
  private JdbcCertificateRegister register;

  /** A row of its own for each thread. */
  @State(Scope.Thread)
  public static class Own {
    private static final AtomicInteger NEXT = new AtomicInteger();
    final int row = NEXT.getAndIncrement() % 64;
  }

  @Setup
  public void open() throws Exception {
    byte[] key = new byte[16];
    pool = JdbcConnectionPool.create(source());
    pool.setMaxConnections(70);
    register =
        JdbcCertificateRegister.open(
            pool,
            RegisterSettings.usual(InstantSource.system(), new SecureRandom()),
            RegisterSecrets.of(
                key, key, FieldCipher.sm4Gcm(Map.of("k", key), "k", new SecureRandom())),
            null);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO certificate (identifier, type_code, edition, issuer_code, serial, version,"
              + " number_key, metadata_digest, issued_on, valid_from, state, event_count,"
              + " event_head, issued_at) VALUES ('TEST', 't', '1', 'i', 's', 1, 'n', 'm',"
              + " DATE '2026-01-01', DATE '2026-01-01', 'VALID', 1, 'h',"
              + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')");
      statement.execute(
          "INSERT INTO certificate_event (identifier, number, act, state_to, effective_at,"
              + " recorded_at, actor, basis, previous, digest) VALUES ('TEST', 1, 'ISSUE', 'VALID',"
              + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00',"
              + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', 'a', 'b', '0', 'h')");
      statement.execute("CREATE TABLE one_row (id INT PRIMARY KEY, counter BIGINT NOT NULL)");
      for (int i = 0; i < 64; i++) {
        statement.execute("INSERT INTO one_row VALUES (" + i + ", 0)");
      }
    }
  }

  private ConnectionPoolDataSource source() throws Exception {
    Path folder = Files.createTempDirectory("sidian-tokens");
    if (database.equals("h2")) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL("jdbc:h2:file:" + folder.resolve("tokens"));
      h2.setUser("sa");
      h2.setPassword("");
      return h2;
    }
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
    PGConnectionPoolDataSource postgresql = new PGConnectionPoolDataSource();
    postgresql.setUrl(server.getJdbcUrl("postgres", "postgres"));
    return postgresql;
  }

  @TearDown
  public void close() throws Exception {
    register.close();
    pool.dispose();
    if (server != null) {
      server.close();
    }
  }

  @Benchmark
  public Object createAndRedeem(Own own) {
    byte[] token = register.tokens().create(IDENTIFIER, Duration.ofMinutes(1)).require();
    return register.tokens().redeem(token, "scanner", "q", "benchmark").require();
  }

  @Benchmark
  public int twoRowUpdates(Own own) throws Exception {
    return update(own) + update(own);
  }

  private int update(Own own) throws Exception {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement("UPDATE one_row SET counter = counter + 1 WHERE id = ?")) {
        statement.setInt(1, own.row);
        int count = statement.executeUpdate();
        connection.commit();
        return count;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
