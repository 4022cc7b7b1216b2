package cn.sidian.core.store;

import static cn.sidian.core.store.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The host's database, for the registers of the SDK.
 *
 * <p>Opening it sets what makes a commit durable, reads it back and refuses a database that may
 * lose acknowledged commits. One connection of an H2 database is held until {@link #close}, so that
 * H2 does not close the file between two transactions. Safe for many threads.
 */
public final class Database implements AutoCloseable {
  /** How long {@link #open(DataSource)} waits for another process that holds an H2 file. */
  public static final Duration BUSY_WAIT = Duration.ofSeconds(10);

  private static final Duration CONTENTION = Duration.ofSeconds(60);

  /** File error, corrupted file, broken connection, closed database, shutdown. */
  private static final Set<String> H2_BROKEN =
      Set.of("90028", "90030", "90031", "90067", "90098", "90121");

  private static final int H2_HELD_BY_ANOTHER_PROCESS = 90020;

  /**
   * Transactions on H2 run one after the other: killed while several threads commit, it has lost
   * what was acknowledged.
   */
  private final ReentrantLock oneByOne = new ReentrantLock(true);

  private final DataSource source;
  private final Dialect dialect;
  private final Durability durability;
  private final @Nullable Connection keeper;

  private Database(
      DataSource source, Dialect dialect, Durability durability, @Nullable Connection keeper) {
    this.source = source;
    this.dialect = dialect;
    this.durability = durability;
    this.keeper = keeper;
  }

  /**
   * Opens the host's database, which must keep every acknowledged commit.
   *
   * @param source the host's data source; connections are taken for each transaction and closed, so
   *     a pool is advised for PostgreSQL
   * @return the database
   * @throws SidianException {@code REGISTER_BUSY} if another process holds the H2 file for longer
   *     than {@link #BUSY_WAIT}, {@code STORE_UNREACHABLE}, {@code STORE_NOT_DURABLE}, {@code
   *     DATABASE_UNSUPPORTED}
   */
  public static Database open(DataSource source) {
    return open(source, BUSY_WAIT, false);
  }

  /**
   * Opens a database that may lose acknowledged commits, as an H2 database in memory does. For
   * tests and trials: what a crash takes away was answered as done.
   *
   * @param source the host's data source
   * @return the database; its {@link #durability()} names the weaknesses
   * @throws SidianException as {@link #open(DataSource)}, but never {@code STORE_NOT_DURABLE}
   */
  public static Database openEvenIfAcknowledgedCommitsMayBeLost(DataSource source) {
    return open(source, BUSY_WAIT, true);
  }

  static Database open(DataSource source, Duration busyWait, boolean evenIfLost) {
    Connection connection = connect(source, busyWait);
    try {
      Dialect dialect = Dialect.of(connection);
      Durability durability = Durability.establish(connection, dialect);
      if (!durability.isKept() && !evenIfLost) {
        throw MESSAGES.exception(
            "STORE_NOT_DURABLE", null, String.join(", ", durability.weaknesses()));
      }
      if (dialect == Dialect.H2) {
        Connection keeper = connection;
        connection = null;
        return new Database(source, dialect, durability, keeper);
      }
      return new Database(source, dialect, durability, null);
    } catch (SQLException e) {
      throw unreachable(e);
    } finally {
      closeQuietly(connection);
    }
  }

  private static Connection connect(DataSource source, Duration busyWait) {
    long end = System.nanoTime() + busyWait.toNanos();
    while (true) {
      try {
        return source.getConnection();
      } catch (SQLException e) {
        if (!isHeldByAnotherProcess(e)) {
          throw unreachable(e);
        }
        if (System.nanoTime() >= end) {
          throw MESSAGES.exception("REGISTER_BUSY", e, busyWait.toSeconds());
        }
        sleep(100);
      }
    }
  }

  private static boolean isHeldByAnotherProcess(SQLException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getErrorCode() == H2_HELD_BY_ANOTHER_PROCESS) {
        return true;
      }
    }
    return false;
  }

  /**
   * Which database it is.
   *
   * @return the dialect
   */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * What the database promises about a commit.
   *
   * @return as read back when it was opened
   */
  public Durability durability() {
    return durability;
  }

  /**
   * Runs some work in one transaction (read committed) and commits it durably. When the database
   * says that other transactions were in the way (serialization, deadlock, lock timeout), the work
   * is rolled back and <b>run again</b>, for up to a minute; it must have no effect but on the
   * transaction. Any exception of the work rolls everything back and is passed on.
   *
   * @param work what is done; its transaction is not to be kept
   * @param <T> what the work gives
   * @return what the work gave
   * @throws SidianException {@code STORE_UNREACHABLE}, {@code STORE_FAILED} or {@code
   *     STORE_CONTENTION}: nothing was changed; {@code COMMIT_UNKNOWN}: the connection broke while
   *     committing
   */
  public <T extends @Nullable Object> T transact(Function<Transaction, T> work) {
    long end = System.nanoTime() + CONTENTION.toNanos();
    for (int round = 0; ; round++) {
      try {
        return once(work);
      } catch (Row.RowFailure e) {
        if (!isContention(e.failure())) {
          throw failed(e.failure());
        }
        if (System.nanoTime() >= end) {
          throw MESSAGES.exception("STORE_CONTENTION", e, CONTENTION.toSeconds());
        }
        sleep(pause(round));
      }
    }
  }

  private <T extends @Nullable Object> T once(Function<Transaction, T> work) {
    if (dialect != Dialect.H2) {
      return unguarded(work);
    }
    oneByOne.lock();
    try {
      return unguarded(work);
    } finally {
      oneByOne.unlock();
    }
  }

  private <T extends @Nullable Object> T unguarded(Function<Transaction, T> work) {
    Connection connection = connect(source, Duration.ZERO);
    boolean usual = false;
    boolean done = false;
    try {
      usual = connection.getAutoCommit();
      connection.setAutoCommit(false);
      if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      if (durability.setsSynchronousCommit()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET LOCAL synchronous_commit = on");
        }
      }
      Transaction transaction = new Transaction(connection, dialect);
      T result = work.apply(transaction);
      if (transaction.isRollbackOnly()) {
        connection.rollback();
      } else {
        commit(connection);
        if (dialect == Dialect.H2) {
          awaitWhatWasSeen(connection);
        }
      }
      done = true;
      return result;
    } catch (SQLException e) {
      throw new Row.RowFailure(e);
    } finally {
      release(connection, done, usual);
    }
  }

  /**
   * H2 shows a commit to others before it has written it. An answer that rests on the commit of
   * another thread, as the replay of a request does, must not go out before that one is written.
   */
  private static void awaitWhatWasSeen(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      // committed, perhaps not written: never run again
      throw MESSAGES.exception("COMMIT_UNKNOWN", e);
    }
  }

  private static void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (isContention(e) || !isBroken(e)) {
        throw e;
      }
      throw MESSAGES.exception("COMMIT_UNKNOWN", e);
    }
  }

  private static void release(Connection connection, boolean done, boolean autoCommit) {
    try (connection) {
      if (!done) {
        connection.rollback();
      }
      if (autoCommit) {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      // the connection is gone; what it had not committed is gone with it
    }
  }

  /**
   * Rolled back by the database in favour of others. In a failed PostgreSQL transaction the first
   * error counts, which is the one that is thrown.
   */
  private static boolean isContention(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.equals("40001")
        || state.equals("40P01")
        || state.equals("55P03")
        || state.equals("HYT00")
        || e.getErrorCode() == 90131
        || e.getErrorCode() == 50200;
  }

  private static boolean isBroken(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P") || H2_BROKEN.contains(state);
  }

  private static SidianException failed(SQLException e) {
    return isBroken(e)
        ? unreachable(e)
        : MESSAGES.exception(
            "STORE_FAILED", withoutValues(e), String.valueOf(e.getSQLState()), e.getErrorCode());
  }

  private static SidianException unreachable(SQLException e) {
    return MESSAGES.exception(
        "STORE_UNREACHABLE", withoutValues(e), String.valueOf(e.getSQLState()));
  }

  /** The words of drivers may quote values of rows; the state and the stack stay. */
  private static SQLException withoutValues(SQLException e) {
    SQLException quiet = new SQLException("database error", e.getSQLState(), e.getErrorCode());
    quiet.setStackTrace(e.getStackTrace());
    return quiet;
  }

  /** Longer each time, and different for each thread, so that they do not meet again. */
  private static long pause(int round) {
    long longest = 4L << Math.min(round, 6);
    return 1
        + Math.floorMod(System.identityHashCode(Thread.currentThread()) * 31L + round, longest);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", e);
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // nothing was promised about it
      }
    }
  }

  /** Gives an H2 file free for other processes. The host's data source is not closed. */
  @Override
  public void close() {
    closeQuietly(keeper);
  }
}
