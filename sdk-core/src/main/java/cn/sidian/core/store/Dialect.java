package cn.sidian.core.store;

import static cn.sidian.core.store.Messages.MESSAGES;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** The databases that are supported; their SQL differs in small ways. */
public enum Dialect {
  /** H2, embedded in one process. */
  H2,
  /** PostgreSQL. */
  POSTGRESQL;

  /**
   * The database behind a connection.
   *
   * @param connection an open connection
   * @return its dialect
   * @throws SQLException if the connection fails
   * @throws cn.sidian.core.SidianException {@code DATABASE_UNSUPPORTED}
   */
  static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData product = connection.getMetaData();
    String name = product.getDatabaseProductName();
    int major = product.getDatabaseMajorVersion();
    int minor = product.getDatabaseMinorVersion();
    if (name.equals("H2") && (major > 2 || (major == 2 && minor >= 3))) {
      return H2;
    }
    if (name.equals("PostgreSQL") && major >= 14) {
      return POSTGRESQL;
    }
    throw MESSAGES.exception("DATABASE_UNSUPPORTED", null, name + " " + major + "." + minor);
  }

  /**
   * The name in the names of SQL files.
   *
   * @return in lower case
   */
  String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
