package cn.sidian.certificate.catalog;

import java.util.Set;

/**
 * Who may hold a type.
 *
 * @param kinds the kinds of codes allowed, three digits each; empty for any
 * @param max the most holders
 */
public record HolderRule(Set<String> kinds, int max) {
  /**
   * Checks the parts.
   *
   * @param kinds the kinds of codes allowed
   * @param max the most holders
   */
  public HolderRule {
    kinds = Set.copyOf(kinds);
    if (max < 1) {
      throw new IllegalArgumentException("a certificate has at least one holder");
    }
  }
}
