package cn.sidian.exemption;

import java.util.List;

/**
 * What the record of an office amounts to.
 *
 * @param violations those of the office and of single materials, with their maturity
 * @param immunities the grounds for exemption from liability
 * @param duties what has to be done
 */
public record ConductReport(
    List<Violation> violations, List<Immunity> immunities, List<Duty> duties) {
  /**
   * Copies the lists.
   *
   * @param violations the violations
   * @param immunities the grounds for exemption from liability
   * @param duties what has to be done
   */
  public ConductReport {
    violations = List.copyOf(violations);
    immunities = List.copyOf(immunities);
    duties = List.copyOf(duties);
  }
}
