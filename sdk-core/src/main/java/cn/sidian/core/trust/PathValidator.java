package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.Finding;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Builds chains from a certificate to the caller's anchors and checks them (RFC 5280, section 6):
 * signatures, CA flag, path length, key usage, name constraints, critical extensions and validity.
 *
 * <p>Revocation and proven time are facts of their own and are neither checked nor implied here.
 * Certificate policies are not evaluated: a chain that demands one is UNDECIDED. Immutable and safe
 * for many threads.
 */
public final class PathValidator {
  private final TrustAnchors anchors;

  /**
   * A validator.
   *
   * @param anchors the certificates the caller trusts
   */
  public PathValidator(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /**
   * Judges the chain of a certificate that signs documents.
   *
   * @param signer the certificate of the signer
   * @param others certificates that may help to build the chain, as those inside a signature; they
   *     are not trusted
   * @param at the moment at which the certificates must be valid
   * @return TRUSTED if one chain passes every check; UNTRUSTED if chains lead to an anchor but each
   *     fails a check; UNDECIDED if there is no chain, or only the validity at {@code at} is amiss
   */
  public PathReport validate(
      X509Certificate signer, Collection<X509Certificate> others, Instant at) {
    if (anchors.isEmpty()) {
      return new PathReport(
          TrustStatus.UNDECIDED, List.of(signer), List.of(MESSAGES.warning("NO_TRUST_ANCHORS")));
    }
    List<PathReport> reports = new ArrayList<>();
    for (List<X509Certificate> path : PathSearch.paths(signer, others, anchors)) {
      PathReport report = judge(path, at);
      if (report.status() == TrustStatus.TRUSTED) {
        return report;
      }
      reports.add(report);
    }
    return reports.stream()
        .min(Comparator.comparingInt(PathValidator::weight))
        .orElseGet(
            () ->
                new PathReport(
                    TrustStatus.UNDECIDED,
                    List.of(signer),
                    List.of(MESSAGES.warning("NO_PATH_TO_ANCHOR"))));
  }

  /** Of several failing chains the one nearest to being good is shown. */
  private static int weight(PathReport report) {
    return (report.status() == TrustStatus.UNDECIDED ? 0 : 1_000) + report.findings().size();
  }

  private static PathReport judge(List<X509Certificate> path, Instant at) {
    PathChecks checks = new PathChecks(path, at);
    List<Finding> findings = checks.run();
    TrustStatus status =
        checks.failed()
            ? TrustStatus.UNTRUSTED
            : checks.undecided() ? TrustStatus.UNDECIDED : TrustStatus.TRUSTED;
    return new PathReport(status, path, findings);
  }
}
