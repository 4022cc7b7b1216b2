package cn.sidian.core.testing;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Random sources for tests: the same seed gives the same keys. Never for anything real. */
public final class TestRandom {
  private TestRandom() {}

  /** A source that depends on its seed only. */
  public static SecureRandom seeded(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
