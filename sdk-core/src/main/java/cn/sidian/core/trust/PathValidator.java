package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.crypto.CryptoPolicy;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Builds chains from a certificate to the caller's anchors and checks them (RFC 5280, section 6):
 * signatures, CA flag, path length, key usage, name constraints, critical extensions and validity.
 *
 * <p>Revocation and proven time are facts of their own and are neither checked nor implied here;
 * see {@link RevocationCheck}. Certificate policies are not evaluated: a chain that demands one is
 * UNDECIDED. Signatures of authorities that were found to hold are remembered, at most 512. Safe
 * for many threads.
 */
public final class PathValidator {
  private final TrustAnchors anchors;
  private final CryptoPolicy crypto;
  private final KnownLinks memory = new KnownLinks();

  /**
   * A validator.
   *
   * @param anchors the certificates the caller trusts
   */
  public PathValidator(TrustAnchors anchors) {
    this(anchors, CryptoPolicy.defaults());
  }

  /**
   * A validator with a policy of its own on algorithms.
   *
   * @param anchors the certificates the caller trusts
   * @param crypto which algorithms and key sizes count in the signatures of certificates
   */
  public PathValidator(TrustAnchors anchors, CryptoPolicy crypto) {
    this.anchors = Objects.requireNonNull(anchors, "anchors");
    this.crypto = Objects.requireNonNull(crypto, "crypto");
  }

  /**
   * Judges the chain of a certificate that signs documents.
   *
   * @param signer the certificate of the signer
   * @param others certificates that may help to build the chain, as those inside a signature; they
   *     are not trusted
   * @param at the moment at which the certificates must be valid
   * @return TRUSTED if one chain passes every check; UNTRUSTED if chains lead to an anchor but each
   *     fails a check; UNDECIDED if there is no chain, if only the validity at {@code at} is amiss,
   *     if a signature could not be checked or is weak, or if there were more certificates than are
   *     looked at
   */
  public PathReport validate(
      X509Certificate signer, Collection<X509Certificate> others, Instant at) {
    return validate(signer, others, at, CertificatePurpose.DOCUMENT_SIGNING);
  }

  /**
   * Judges the chain of a certificate that is used for a purpose.
   *
   * @param signer the certificate of the signer
   * @param others certificates that may help to build the chain; they are not trusted
   * @param at the moment at which the certificates must be valid
   * @param purpose what the signer signs
   * @return as {@link #validate(X509Certificate, Collection, Instant)}
   */
  public PathReport validate(
      X509Certificate signer,
      Collection<X509Certificate> others,
      Instant at,
      CertificatePurpose purpose) {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(at, "at");
    if (anchors.isEmpty()) {
      return undecided(signer, "NO_TRUST_ANCHORS");
    }
    ParsedCertificate subject;
    try {
      subject = ParsedCertificate.of(signer);
    } catch (CertificateException e) {
      return undecided(signer, "CERTIFICATE_UNREADABLE");
    }
    IssuerLinks links = new IssuerLinks(crypto, at, memory);
    PathSearch search = new PathSearch(anchors, others, links);
    List<PathReport> reports = new ArrayList<>();
    for (List<ParsedCertificate> path : search.paths(subject)) {
      PathReport report = new PathChecks(path, at, links, purpose).run();
      if (report.status() == TrustStatus.TRUSTED) {
        return report;
      }
      reports.add(report);
    }
    PathReport best =
        reports.stream()
            .min(Comparator.comparingInt(PathValidator::weight))
            .orElseGet(() -> undecided(subject, "NO_PATH_TO_ANCHOR"));
    return search.isLimited() ? limited(best) : best;
  }

  private static PathReport undecided(X509Certificate signer, String code) {
    return new PathReport(TrustStatus.UNDECIDED, List.of(signer), List.of(MESSAGES.warning(code)));
  }

  /** Not every chain was looked at, so none of those that were is the last word. */
  private static PathReport limited(PathReport best) {
    List<Finding> findings = new ArrayList<>(best.findings());
    findings.add(MESSAGES.warning("CHAIN_LIMIT"));
    return new PathReport(TrustStatus.UNDECIDED, best.path(), findings);
  }

  /** Of several failing chains the one nearest to being good is shown. */
  private static int weight(PathReport report) {
    return (report.status() == TrustStatus.UNDECIDED ? 0 : 1_000) + report.findings().size();
  }
}
