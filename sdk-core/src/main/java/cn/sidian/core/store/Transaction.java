package cn.sidian.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction. Values are bound, never pasted into the SQL: {@code null},
 * {@link String}, {@link Integer}, {@link Long}, {@link Boolean}, {@link Instant} (cut to
 * microseconds, what both databases keep), {@link LocalDate}, byte arrays and enums (by name).
 *
 * <p>Usable only inside the work it was given to, and by its thread.
 */
public final class Transaction {
  private final Connection connection;
  private final Dialect dialect;
  private boolean rollbackOnly;

  Transaction(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * The database of this transaction.
   *
   * @return its dialect
   */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Lets the transaction end without any effect; the work's result is returned all the same. For a
   * refusal that is found late.
   */
  public void rollbackOnly() {
    rollbackOnly = true;
  }

  boolean isRollbackOnly() {
    return rollbackOnly;
  }

  /**
   * Changes rows under a condition.
   *
   * @param sql an {@code UPDATE}, {@code INSERT} or {@code DELETE}
   * @param values what the question marks stand for
   * @return how many rows were changed: the caller's condition held for these
   */
  public int update(String sql, @Nullable Object... values) {
    return run(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
          }
        });
  }

  /**
   * Changes exactly one row.
   *
   * @param sql an {@code UPDATE}, {@code INSERT} or {@code DELETE}
   * @param values what the question marks stand for
   * @throws IllegalStateException if it was none or several; the transaction is rolled back
   */
  public void updateOne(String sql, @Nullable Object... values) {
    int count = update(sql, values);
    if (count != 1) {
      throw new IllegalStateException("one row expected, " + count + " changed: " + sql);
    }
  }

  /**
   * Inserts a row unless one with the same unique key is there. Waits for a transaction that is
   * inserting the same key.
   *
   * @param sql an {@code INSERT} of one row
   * @param values what the question marks stand for
   * @return true if the row is new
   */
  public boolean insertNew(String sql, @Nullable Object... values) {
    if (dialect == Dialect.POSTGRESQL) {
      return update(sql + " ON CONFLICT DO NOTHING", values) == 1;
    }
    return run(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate() == 1;
          } catch (SQLException e) {
            // a failed statement of H2 leaves the transaction as it was
            if ("23505".equals(e.getSQLState())) {
              return false;
            }
            throw e;
          }
        });
  }

  /**
   * Runs one statement for many rows of values.
   *
   * @param sql an {@code UPDATE}, {@code INSERT} or {@code DELETE}
   * @param rows the values of each row
   */
  public void batch(String sql, List<@Nullable Object[]> rows) {
    run(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
              bind(statement, row);
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  /**
   * Reads rows.
   *
   * @param sql a {@code SELECT}
   * @param reader what becomes of a row
   * @param values what the question marks stand for
   * @param <T> what a row becomes
   * @return in the order of the statement
   */
  public <T> List<T> query(String sql, Row.Reader<T> reader, @Nullable Object... values) {
    return run(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
              Row row = new Row(rows);
              List<T> all = new ArrayList<>();
              while (rows.next()) {
                all.add(reader.read(row));
              }
              return all;
            }
          }
        });
  }

  /**
   * Hands each row to a consumer without keeping all of them in memory.
   *
   * @param sql a {@code SELECT}
   * @param consumer what is done with a row
   * @param values what the question marks stand for
   */
  public void forEach(
      String sql, java.util.function.Consumer<Row> consumer, @Nullable Object... values) {
    run(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1_000);
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
              Row row = new Row(rows);
              int count = 0;
              while (rows.next()) {
                consumer.accept(row);
                count++;
              }
              return count;
            }
          }
        });
  }

  /**
   * Reads at most one row.
   *
   * @param sql a {@code SELECT}
   * @param reader what becomes of the row
   * @param values what the question marks stand for
   * @param <T> what the row becomes
   * @return empty if there is none
   * @throws IllegalStateException if there are several
   */
  public <T> Optional<T> find(String sql, Row.Reader<T> reader, @Nullable Object... values) {
    List<T> rows = query(sql, reader, values);
    if (rows.size() > 1) {
      throw new IllegalStateException("at most one row expected, " + rows.size() + ": " + sql);
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  /**
   * Reads one number, as {@code SELECT COUNT(*) …} gives it.
   *
   * @param sql a {@code SELECT} of one column and one row
   * @param values what the question marks stand for
   * @return the number; 0 for SQL null or no row
   */
  public long count(String sql, @Nullable Object... values) {
    return run(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? rows.getLong(1) : 0L;
            }
          }
        });
  }

  private interface Statement<T> {
    T run() throws SQLException;
  }

  private static <T> T run(Statement<T> statement) {
    try {
      return statement.run();
    } catch (SQLException e) {
      throw new Row.RowFailure(e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.NULL);
    } else if (value instanceof String text) {
      statement.setString(index, text);
    } else if (value instanceof Integer number) {
      statement.setInt(index, number);
    } else if (value instanceof Long number) {
      statement.setLong(index, number);
    } else if (value instanceof Boolean flag) {
      statement.setBoolean(index, flag);
    } else if (value instanceof Instant instant) {
      statement.setObject(index, instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    } else if (value instanceof LocalDate day) {
      statement.setObject(index, day);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value instanceof Enum<?> constant) {
      statement.setString(index, constant.name());
    } else {
      throw new IllegalArgumentException(
          "values of " + value.getClass().getName() + " cannot be bound; see Transaction");
    }
  }
}
