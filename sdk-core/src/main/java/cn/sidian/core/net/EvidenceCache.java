package cn.sidian.core.net;

import cn.sidian.core.trust.RevocationEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the last answers for a while. Safe for many threads. */
final class EvidenceCache {
  /** Lists may have megabytes. */
  private static final int MAX_ANSWERS = 32;

  private final Duration keep;
  private final Map<String, Kept> kept = new LinkedHashMap<>(MAX_ANSWERS, 0.75f, true);

  private record Kept(RevocationEvidence evidence, Instant since) {}

  EvidenceCache(Duration keep) {
    this.keep = keep;
  }

  synchronized @Nullable RevocationEvidence get(String key, Instant now) {
    Kept found = kept.get(key);
    if (found == null) {
      return null;
    }
    if (now.isBefore(found.since()) || !now.isBefore(found.since().plus(keep))) {
      kept.remove(key);
      return null;
    }
    return found.evidence();
  }

  synchronized void put(String key, RevocationEvidence evidence, Instant now) {
    kept.put(key, new Kept(evidence, now));
    if (kept.size() > MAX_ANSWERS) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
