package cn.sidian.certificate.register;

import cn.sidian.core.store.Database;
import cn.sidian.core.store.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives out status indices. A process claims a block of the list's counter in the database, then
 * gives it out from memory; what a killed process had claimed is never given out again.
 */
final class IndexAllocator {
  private static final int MOST_SHARDS = 10_000;

  private final Database database;
  private final RegisterSettings settings;
  private final byte[] key;
  private final Map<String, Block> blocks = new HashMap<>();
  private final Map<String, IndexPermutation> permutations = new HashMap<>();

  IndexAllocator(Database database, RegisterSettings settings, byte[] key) {
    this.database = database;
    this.settings = settings;
    this.key = key;
  }

  /** An index of a list. */
  record Index(String list, long index) {}

  private static final class Block {
    final String list;
    final long size;
    final long end;
    long next;

    Block(String list, long size, long next, long end) {
      this.list = list;
      this.size = size;
      this.next = next;
      this.end = end;
    }
  }

  /**
   * An index that nobody ever got.
   *
   * @param series the series of lists, with the year
   * @param issuer who vouches for the list
   * @param hiddenVolume whether unassigned entries look valid
   * @return empty if no list of the series has room
   */
  synchronized Optional<Index> next(String series, String issuer, boolean hiddenVolume) {
    String place = series + "\n" + issuer;
    Block block = blocks.get(place);
    if (block == null || block.next == block.end) {
      block = database.transact(tx -> claim(tx, series, issuer, hiddenVolume));
      if (block == null) {
        return Optional.empty();
      }
      blocks.put(place, block);
    }
    long counter = block.next++;
    Block from = block;
    IndexPermutation permutation =
        permutations.computeIfAbsent(
            block.list, list -> new IndexPermutation(key, list, from.size));
    return Optional.of(new Index(block.list, permutation.indexOf(counter)));
  }

  private @Nullable Block claim(
      Transaction tx, String series, String issuer, boolean hiddenVolume) {
    String owned = series + "/" + issuer;
    long first =
        tx.count("SELECT COALESCE(MAX(shard), 1) FROM index_counter WHERE series = ?", owned);
    for (long shard = first; shard <= MOST_SHARDS; shard++) {
      String list = owned + "/" + shard;
      tx.insertNew(
          "INSERT INTO index_counter"
              + " (list_uri, series, shard, issuer_code, size, claimed, hidden_volume)"
              + " VALUES (?, ?, ?, ?, ?, 0, ?)",
          list,
          owned,
          shard,
          issuer,
          settings.listSize(),
          hiddenVolume);
      record Counter(long size, long claimed) {}

      Counter counter =
          tx.find(
                  "SELECT size, claimed FROM index_counter WHERE list_uri = ? FOR "
                      + (tx.dialect() == cn.sidian.core.store.Dialect.POSTGRESQL
                          ? "NO KEY UPDATE"
                          : "UPDATE"),
                  row -> new Counter(row.number("size"), row.number("claimed")),
                  list)
              .orElseThrow();
      long end = Math.min(counter.size(), counter.claimed() + settings.indexBlock());
      if (end > counter.claimed()) {
        tx.updateOne("UPDATE index_counter SET claimed = ? WHERE list_uri = ?", end, list);
        return new Block(list, counter.size(), counter.claimed(), end);
      }
    }
    return null;
  }
}
