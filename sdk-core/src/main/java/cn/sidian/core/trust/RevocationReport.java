package cn.sidian.core.trust;

import cn.sidian.core.Finding;
import java.util.List;

/**
 * What became of the question whether a certificate of a chain was revoked.
 *
 * @param status the worst answer of the chain
 * @param findings what was noticed on the way
 */
public record RevocationReport(RevocationStatus status, List<Finding> findings) {

  /**
   * Copies the list.
   *
   * @param status the worst answer of the chain
   * @param findings what was noticed on the way
   */
  public RevocationReport {
    findings = List.copyOf(findings);
  }
}
