package cn.sidian.seal.internal.pdf;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps so many entries, and forgets what was not asked for longest. Belongs to one thread. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
