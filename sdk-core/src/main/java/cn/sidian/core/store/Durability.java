package cn.sidian.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the database promises about a commit, as it said itself when it was opened. H2 writes half a
 * second late unless told otherwise and loses acknowledged commits when the process is killed; a
 * PostgreSQL server may run with {@code fsync} off.
 *
 * @param dialect which database
 * @param version its own words about its version
 * @param settings the settings that matter, by name
 * @param weaknesses the settings that may lose acknowledged commits, as {@code name=value}; empty
 *     when every acknowledged commit is kept
 */
public record Durability(
    Dialect dialect, String version, Map<String, String> settings, List<String> weaknesses) {

  /** H2 2.4 and 2.5, killed at work, were seen to lose parts of acknowledged transactions. */
  private static final int LAST_MINOR_OF_H2 = 3;

  /**
   * Copies the parts.
   *
   * @param dialect which database
   * @param version its own words about its version
   * @param settings the settings that matter
   * @param weaknesses the settings that may lose commits
   */
  public Durability {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    weaknesses = List.copyOf(weaknesses);
  }

  /**
   * Whether every acknowledged commit outlives a crash of the process and of the machine, as far as
   * the disk tells the truth.
   *
   * @return true if no setting speaks against it
   */
  public boolean isKept() {
    return weaknesses.isEmpty();
  }

  /** Sets what can be set from here, and reads back what holds. */
  static Durability establish(Connection connection, Dialect dialect) throws SQLException {
    String version =
        connection.getMetaData().getDatabaseProductName()
            + " "
            + connection.getMetaData().getDatabaseProductVersion();
    return dialect == Dialect.H2 ? h2(connection, version) : postgresql(connection, version);
  }

  private static Durability h2(Connection connection, String version) throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    List<String> weaknesses = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      // even if 0 is what it says: opened again, H2 shows the setting and writes late all the same
      statement.execute("SET WRITE_DELAY 0");
      settings.put("WRITE_DELAY", setting(connection, "WRITE_DELAY"));
    } catch (SQLException notAnAdministrator) {
      settings.put("WRITE_DELAY", "not ours to set");
    }
    if (!"0".equals(settings.get("WRITE_DELAY"))) {
      weaknesses.add("WRITE_DELAY=" + settings.get("WRITE_DELAY"));
    }
    int minor = connection.getMetaData().getDatabaseMinorVersion();
    if (connection.getMetaData().getDatabaseMajorVersion() > 2 || minor > LAST_MINOR_OF_H2) {
      weaknesses.add("version=" + version);
    }
    String url = connection.getMetaData().getURL();
    if (url != null && url.startsWith("jdbc:h2:mem:")) {
      settings.put("storage", "memory");
      weaknesses.add("storage=memory");
    }
    return new Durability(Dialect.H2, version, settings, weaknesses);
  }

  private static String setting(Connection connection, String name) throws SQLException {
    String sql = "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        // without a row the default of H2 holds: 500 ms
        return rows.next() ? rows.getString(1) : "500";
      }
    }
  }

  private static Durability postgresql(Connection connection, String version) throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    List<String> weaknesses = new ArrayList<>();
    for (String name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      String value;
      try (PreparedStatement statement = connection.prepareStatement("SELECT current_setting(?)")) {
        statement.setString(1, name);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          value = rows.getString(1);
        }
      }
      settings.put(name, value);
      if (value.equals("off") && !name.equals("synchronous_commit")) {
        weaknesses.add(name + "=" + value);
      }
    }
    if ("off".equals(settings.get("synchronous_commit"))) {
      // ours to set: every transaction of Database sets it for itself
      settings.put("synchronous_commit", "off (set on in each transaction)");
    }
    return new Durability(Dialect.POSTGRESQL, version, settings, weaknesses);
  }

  /** Whether transactions have to switch synchronous commit on for themselves. */
  boolean setsSynchronousCommit() {
    return settings.getOrDefault("synchronous_commit", "on").startsWith("off");
  }
}
