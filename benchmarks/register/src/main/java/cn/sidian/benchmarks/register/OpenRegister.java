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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A register in a database of its own that loses no commit, and beside it, through the same pool,
 * the limit: a durable update of one row, each thread with a row of its own.
 */
final class OpenRegister implements AutoCloseable {
  static final int ROWS = 64;

  final JdbcConnectionPool pool;
  final JdbcCertificateRegister register;
  private final EmbeddedPostgres server;

  OpenRegister(String database) throws Exception {
    server = database.equals("postgresql") ? durableServer() : null;
    pool = JdbcConnectionPool.create(server == null ? h2() : postgresql(server));
    pool.setMaxConnections(ROWS + 6);
    byte[] key = new byte[16];
    register =
        JdbcCertificateRegister.open(
            pool,
            RegisterSettings.usual(InstantSource.system(), new SecureRandom()),
            RegisterSecrets.of(
                key, key, FieldCipher.sm4Gcm(Map.of("k", key), "k", new SecureRandom())),
            null);
    execute("CREATE TABLE one_row (id INT PRIMARY KEY, counter BIGINT NOT NULL)");
    for (int i = 0; i < ROWS; i++) {
      execute("INSERT INTO one_row VALUES (" + i + ", 0)");
    }
  }

  private static ConnectionPoolDataSource h2() throws Exception {
    Path folder = Files.createTempDirectory("sidian-register");
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:file:" + folder.resolve("register"));
    h2.setUser("sa");
    h2.setPassword("");
    return h2;
  }

  private static EmbeddedPostgres durableServer() throws Exception {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .start();
  }

  private static ConnectionPoolDataSource postgresql(EmbeddedPostgres server) {
    PGConnectionPoolDataSource postgresql = new PGConnectionPoolDataSource();
    postgresql.setUrl(server.getJdbcUrl("postgres", "postgres"));
    return postgresql;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** One durable commit that does next to nothing. */
  int update(OwnRow own) throws SQLException {
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

  @Override
  public void close() throws Exception {
    register.close();
    pool.dispose();
    if (server != null) {
      server.close();
    }
  }
}
