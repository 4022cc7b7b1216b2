package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.trust.CertificatePurpose;
import cn.sidian.core.trust.PathReport;
import cn.sidian.core.trust.RevocationCheck;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationReport;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.internal.cms.EmbeddedEvidence;
import cn.sidian.seal.internal.pdf.Deadline;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Judges certificates with everything the document and the caller supply. */
final class ChainJudge {
  /** No honest chain has more authorities missing. */
  private static final int MAX_MISSING = 4;

  /** How often a source is asked for one document; a stranger decides how often it would be. */
  private static final int MAX_QUESTIONS = 32;

  private final Verification.Terms terms;
  private final SecurityStore store;
  private final Deadline deadline;
  private final Map<List<X509Certificate>, RevocationSource.Answer> asked = new HashMap<>();
  private byte[] contents = new byte[0];
  private int questions;

  ChainJudge(Verification.Terms terms, SecurityStore store, Deadline deadline) {
    this.terms = terms;
    this.store = store;
    this.deadline = deadline;
  }

  /**
   * Trust and revocation of one certificate.
   *
   * @param path the chain and what was noticed on it
   * @param revocation NOT_CHECKED without a chain, or without any evidence to ask
   * @param findings what was noticed about revocation
   */
  record Result(PathReport path, RevocationStatus revocation, List<Finding> findings) {
    TrustStatus trust() {
      return path.status();
    }

    /**
     * Whoever has the key of an authority that expired can issue certificates of yore: each one
     * must be proven to be older than the end of its issuer, the anchor excepted.
     *
     * @param present if the authority lives still, nobody need find out
     * @param existed when a certificate is proven to have existed; the present if it is not
     */
    Result unlessIssuedSince(Instant present, Function<X509Certificate, Instant> existed) {
      List<X509Certificate> chain = path.path();
      for (int i = 0; i + 2 < chain.size() && trust() == TrustStatus.TRUSTED; i++) {
        Instant end = chain.get(i + 1).getNotAfter().toInstant();
        if (present.isAfter(end) && existed.apply(chain.get(i)).isAfter(end)) {
          List<Finding> all = new ArrayList<>(path.findings());
          all.add(
              MESSAGES
                  .warning(
                      "CERTIFICATE_AGE_NOT_PROVEN",
                      X509Certificates.displayName(chain.get(i)),
                      X509Certificates.displayName(chain.get(i + 1)))
                  .under("RFC 5280, 6.1"));
          PathReport open = new PathReport(TrustStatus.UNDECIDED, chain, all);
          return new Result(open, revocation, findings);
        }
      }
      return this;
    }

    /** Whether it can be relied on entirely. */
    boolean isReliable() {
      return trust() == TrustStatus.TRUSTED && revocation == RevocationStatus.GOOD;
    }
  }

  /** From now on certificates are judged for the signature with this value. */
  void turnTo(byte[] valueOfContents) {
    contents = valueOfContents;
  }

  Result judge(
      X509Certificate certificate,
      List<X509Certificate> supplied,
      EmbeddedEvidence embedded,
      Instant at,
      CertificatePurpose purpose) {
    // a signature can have many time stamps, and a search among foreign certificates takes seconds
    deadline.check();
    PathReport path = path(certificate, supplied, at, purpose);
    if (path.path().size() < 2
        || path.status() == TrustStatus.UNTRUSTED
        || path.status() == TrustStatus.NOT_CHECKED) {
      return new Result(path, RevocationStatus.NOT_CHECKED, List.of());
    }
    RevocationEvidence evidence =
        terms
            .desk()
            .given()
            .and(store.evidence())
            .and(RevocationEvidence.readable(embedded.crls(), embedded.ocsps()));
    RevocationReport report = check(evidence, path.path(), at);
    List<Finding> findings = new ArrayList<>();
    if (!report.isSettled() && terms.desk().asksSomebody()) {
      // a stranger chose what the document brings along: a list from before the theft, still valid
      RevocationSource.Answer more = fetch(evidence, path.path(), at);
      findings.addAll(more.findings());
      if (!more.evidence().isEmpty()) {
        evidence = evidence.and(more.evidence());
        report = check(evidence, path.path(), at);
      }
    }
    if (evidence.isEmpty()) {
      return new Result(path, RevocationStatus.NOT_CHECKED, findings);
    }
    findings.addAll(report.findings());
    EvidenceDesk.Observer observer = terms.desk().observer();
    if (observer != null) {
      observer.judged(contents, path.path(), check(evidence).decisive(path.path(), at));
    }
    return new Result(path, report.status(), findings);
  }

  private PathReport path(
      X509Certificate certificate,
      List<X509Certificate> supplied,
      Instant at,
      CertificatePurpose purpose) {
    List<X509Certificate> others = new ArrayList<>(supplied);
    others.addAll(store.certificates());
    others.addAll(terms.desk().certificates());
    PathReport path = terms.paths().validate(certificate, others, at, purpose);
    X509Certificate below = certificate;
    for (int i = 0; i < MAX_MISSING && terms.hasAnchors() && path.path().size() < 2; i++) {
      List<X509Certificate> found =
          issuersOf(below).stream().filter(issuer -> !others.contains(issuer)).toList();
      if (found.isEmpty()) {
        break;
      }
      others.addAll(found);
      path = terms.paths().validate(certificate, others, at, purpose);
      below = found.get(0);
    }
    return path;
  }

  private List<X509Certificate> issuersOf(X509Certificate child) {
    return questions++ < MAX_QUESTIONS
        ? deadline.waiting(() -> terms.desk().source().issuersOf(child))
        : List.of();
  }

  private RevocationSource.Answer about(List<X509Certificate> pair) {
    return questions++ < MAX_QUESTIONS
        ? deadline.waiting(() -> terms.desk().source().about(pair.get(0), pair.get(1)))
        : RevocationSource.Answer.NOTHING;
  }

  private RevocationCheck check(RevocationEvidence evidence) {
    return new RevocationCheck(evidence, terms.now(), deadline::check, terms.policy().crypto());
  }

  private RevocationReport check(
      RevocationEvidence evidence, List<X509Certificate> path, Instant at) {
    return check(evidence).check(path, at);
  }

  /**
   * Asks the source about every certificate that the evidence at hand does not answer for, or only
   * with what was made before the judged moment and what the caller did not give himself.
   */
  private RevocationSource.Answer fetch(
      RevocationEvidence evidence, List<X509Certificate> path, Instant at) {
    RevocationSource.Answer all = RevocationSource.Answer.NOTHING;
    for (int i = 0; i + 1 < path.size(); i++) {
      List<X509Certificate> pair = path.subList(i, i + 2);
      if (!check(evidence, pair, at).isSettled()
          && check(terms.desk().given(), pair, at).status() == RevocationStatus.UNKNOWN) {
        all = all.and(asked.computeIfAbsent(List.copyOf(pair), this::about));
      }
    }
    return all;
  }
}
