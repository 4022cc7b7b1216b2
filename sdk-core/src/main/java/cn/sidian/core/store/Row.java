package cn.sidian.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One row of a result, valid while its {@link Reader} reads it. Columns are named. */
public final class Row {
  private final ResultSet row;

  Row(ResultSet row) {
    this.row = row;
  }

  /**
   * Turns a row into a value.
   *
   * @param <T> the value
   */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads one row.
     *
     * @param row the row; not to be kept
     * @return the value
     */
    T read(Row row);
  }

  private interface Column<T> {
    @Nullable T get() throws SQLException;
  }

  private static <T> @Nullable T read(Column<T> column) {
    try {
      return column.get();
    } catch (SQLException e) {
      throw new RowFailure(e);
    }
  }

  /** Carries the failure of a column through a reader. */
  static final class RowFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException failure;

    RowFailure(SQLException failure) {
      super(failure);
      this.failure = failure;
    }

    SQLException failure() {
      return failure;
    }
  }

  private static <T> T present(@Nullable T value, String column) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null; read it as nullable");
    }
    return value;
  }

  /**
   * A text that may be absent.
   *
   * @param column the name of the column
   * @return the text, or null
   */
  public @Nullable String textOrNull(String column) {
    return read(() -> row.getString(column));
  }

  /**
   * A text.
   *
   * @param column the name of the column
   * @return the text
   */
  public String text(String column) {
    return present(textOrNull(column), column);
  }

  /**
   * A whole number.
   *
   * @param column the name of the column
   * @return the number
   */
  public long number(String column) {
    Long value = numberOrNull(column);
    return present(value, column);
  }

  /**
   * A whole number that may be absent.
   *
   * @param column the name of the column
   * @return the number, or null
   */
  public @Nullable Long numberOrNull(String column) {
    return read(
        () -> {
          long value = row.getLong(column);
          return row.wasNull() ? null : value;
        });
  }

  /**
   * A number that fits an {@code int}.
   *
   * @param column the name of the column
   * @return the number
   */
  public int integer(String column) {
    return Math.toIntExact(number(column));
  }

  /**
   * A truth value.
   *
   * @param column the name of the column
   * @return the value
   */
  public boolean flag(String column) {
    return present(read(() -> row.getBoolean(column)), column);
  }

  /**
   * A moment, to the microsecond.
   *
   * @param column the name of the column
   * @return the moment
   */
  public Instant instant(String column) {
    return present(instantOrNull(column), column);
  }

  /**
   * A moment that may be absent.
   *
   * @param column the name of the column
   * @return the moment, or null
   */
  public @Nullable Instant instantOrNull(String column) {
    return read(
        () -> {
          OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
          return value == null ? null : value.toInstant();
        });
  }

  /**
   * A day.
   *
   * @param column the name of the column
   * @return the day
   */
  public LocalDate day(String column) {
    return present(dayOrNull(column), column);
  }

  /**
   * A day that may be absent.
   *
   * @param column the name of the column
   * @return the day, or null
   */
  public @Nullable LocalDate dayOrNull(String column) {
    return read(() -> row.getObject(column, LocalDate.class));
  }

  /**
   * Bytes.
   *
   * @param column the name of the column
   * @return a fresh array
   */
  public byte[] bytes(String column) {
    return present(bytesOrNull(column), column);
  }

  /**
   * Bytes that may be absent.
   *
   * @param column the name of the column
   * @return a fresh array, or null
   */
  public byte @Nullable [] bytesOrNull(String column) {
    return read(() -> row.getBytes(column));
  }
}
