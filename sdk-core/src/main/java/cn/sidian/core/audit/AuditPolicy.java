package cn.sidian.core.audit;

import java.time.Duration;

/**
 * When a head is due.
 *
 * @param maxAge the longest time an entry may stay without a signed head
 * @param maxEntries the most entries that may
 */
public record AuditPolicy(Duration maxAge, int maxEntries) {
  /** Every minute or 1,000 entries. */
  public static final AuditPolicy DEFAULT = new AuditPolicy(Duration.ofMinutes(1), 1_000);

  /**
   * Checks the parts.
   *
   * @param maxAge the longest time, zero for a head after every change
   * @param maxEntries the most entries
   * @throws IllegalArgumentException if they make no sense
   */
  public AuditPolicy {
    if (maxAge.isNegative() || maxEntries < 1) {
      throw new IllegalArgumentException("maxAge must not be negative, maxEntries at least 1");
    }
  }
}
