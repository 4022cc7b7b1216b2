package cn.sidian.benchmarks.run;

import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import java.util.List;

/**
 * How thoroughly a run measures.
 *
 * @param name of the result files
 * @param documents which documents
 * @param keys which keys
 * @param warmups iterations of half a second before anything counts
 * @param iterations iterations that count
 */
record Effort(String name, List<Document> documents, List<Key> keys, int warmups, int iterations) {

  /** Everything, in about a quarter of an hour, or one page with two keys in two minutes. */
  static Effort of(boolean quick) {
    return quick
        ? new Effort("quick", List.of(Document.ONE_PAGE), List.of(Key.SM2, Key.RSA), 3, 3)
        : new Effort("full", List.of(Document.values()), List.of(Key.values()), 8, 5);
  }

  /** The options of JMH; a path that takes long needs more time until it is compiled. */
  List<String> options(boolean slow) {
    int warm = slow ? warmups * 3 / 2 : warmups;
    return List.of(
        "-f", "1", "-wi", "" + warm, "-w", "500ms", "-i", "" + iterations, "-r", "400ms");
  }
}
