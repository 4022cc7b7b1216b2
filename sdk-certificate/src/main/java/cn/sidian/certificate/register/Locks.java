package cn.sidian.certificate.register;

import cn.sidian.core.store.Dialect;
import cn.sidian.core.store.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The lock row of a status list. Whoever records an event takes it with others; whoever takes a
 * snapshot takes it alone: then everything recorded before is committed, and nothing is being
 * recorded.
 */
final class Locks {
  private Locks() {}

  /** For recording; must be taken before the time of recording is read. */
  static void recording(Transaction tx, @Nullable String list) {
    if (list != null) {
      // H2 knows exclusive row locks only
      lock(tx, list, tx.dialect() == Dialect.POSTGRESQL ? "FOR KEY SHARE" : "FOR UPDATE");
    }
  }

  /** For a snapshot. */
  static boolean snapshot(Transaction tx, String list) {
    return lock(tx, list, "FOR UPDATE");
  }

  private static boolean lock(Transaction tx, String list, String mode) {
    return !tx.query(
            "SELECT list_uri FROM index_counter WHERE list_uri = ? " + mode,
            row -> row.text("list_uri"),
            list)
        .isEmpty();
  }
}
