package cn.sidian.core.trust;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pairs of certificates of which the one is known to have signed the other, so that a validator
 * does not compute the same authority's signature for each document. Only what holds is kept:
 * whether the algorithm counts is asked anew each time. Bounded; safe for many threads.
 */
final class KnownLinks {
  private static final int MAX = 512;

  private record Pair(ParsedCertificate subject, ParsedCertificate issuer) {}

  private final Map<Pair, Boolean> pairs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
          return size() > MAX;
        }
      };

  synchronized boolean contains(ParsedCertificate subject, ParsedCertificate issuer) {
    return pairs.get(new Pair(subject, issuer)) != null;
  }

  synchronized void add(ParsedCertificate subject, ParsedCertificate issuer) {
    pairs.put(new Pair(subject, issuer), true);
  }
}
