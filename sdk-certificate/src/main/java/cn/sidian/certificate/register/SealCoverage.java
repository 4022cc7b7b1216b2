package cn.sidian.certificate.register;

import java.util.List;

/**
 * How many certificates carry a seal (JZ-26).
 *
 * @param issued how many were issued
 * @param unsealed the identifiers of those without a sealed file
 */
public record SealCoverage(long issued, List<String> unsealed) {

  /**
   * Copies the list.
   *
   * @param issued how many were issued
   * @param unsealed the identifiers without a sealed file
   */
  public SealCoverage {
    unsealed = List.copyOf(unsealed);
  }

  /**
   * How many carry a seal.
   *
   * @return issued without unsealed
   */
  public long sealed() {
    return issued - unsealed.size();
  }
}
