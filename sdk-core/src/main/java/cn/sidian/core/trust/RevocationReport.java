package cn.sidian.core.trust;

import cn.sidian.core.Finding;
import java.util.List;

/**
 * What became of the question whether a certificate of a chain was revoked.
 *
 * @param status the worst answer of the chain
 * @param findings what was noticed on the way
 * @param isSettled whether newer evidence could not say otherwise: a certificate was revoked, or
 *     for each there is evidence from after the judged moment. Evidence that was merely still valid
 *     then is as old as whoever gave it chose it to be
 */
public record RevocationReport(RevocationStatus status, List<Finding> findings, boolean isSettled) {

  /**
   * Copies the list.
   *
   * @param status the worst answer of the chain
   * @param findings what was noticed on the way
   * @param isSettled whether newer evidence could not say otherwise
   */
  public RevocationReport {
    findings = List.copyOf(findings);
  }
}
