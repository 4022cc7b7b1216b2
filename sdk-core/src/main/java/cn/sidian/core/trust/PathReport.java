package cn.sidian.core.trust;

import cn.sidian.core.Finding;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What became of the search for a chain.
 *
 * @param status the bottom line on the chain
 * @param path the chain that decided, the examined certificate first, the anchor last; only the
 *     examined certificate when no chain was found
 * @param findings what was noticed on that chain
 */
public record PathReport(TrustStatus status, List<X509Certificate> path, List<Finding> findings) {

  /**
   * Copies the lists.
   *
   * @param status the bottom line on the chain
   * @param path the chain that decided
   * @param findings what was noticed on that chain
   */
  public PathReport {
    path = List.copyOf(path);
    findings = List.copyOf(findings);
  }
}
