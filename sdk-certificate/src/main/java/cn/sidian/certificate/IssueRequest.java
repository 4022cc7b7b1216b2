package cn.sidian.certificate;

import cn.sidian.certificate.life.LifeAct;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a certificate is to be issued.
 *
 * @param requestId unique for the caller: the same id and input give the same certificate
 * @param approver who approves
 * @param basis the legal basis
 * @param act ISSUE, or what is done to the predecessor that the record names
 * @param effectiveAt from when the act holds; null for the present, and for ISSUE the day of issue
 */
public record IssueRequest(
    String requestId, String approver, String basis, LifeAct act, @Nullable Instant effectiveAt) {
  /**
   * Checks the parts.
   *
   * @param requestId unique for the caller
   * @param approver who approves
   * @param basis the legal basis
   * @param act ISSUE, RENEW, AMEND or REISSUE
   * @param effectiveAt from when the act holds, or null
   * @throws IllegalArgumentException if the approver is blank or the act issues nothing
   */
  public IssueRequest {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(basis, "basis");
    if (approver.isBlank()) {
      throw new IllegalArgumentException("name the person who approves");
    }
    if (act != LifeAct.ISSUE && !act.needsSuccessor()) {
      throw new IllegalArgumentException(act + " issues no certificate");
    }
  }

  /**
   * Issuing a new certificate.
   *
   * @param requestId unique for the caller
   * @param approver who approves
   * @return the request
   */
  public static IssueRequest of(String requestId, String approver) {
    return new IssueRequest(requestId, approver, "颁发", LifeAct.ISSUE, null);
  }
}
