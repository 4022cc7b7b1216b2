package cn.sidian.seal.internal.verifying;

import cn.sidian.core.Finding;
import cn.sidian.core.trust.CertificatePurpose;
import cn.sidian.core.trust.PathReport;
import cn.sidian.core.trust.RevocationCheck;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationReport;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.internal.cms.EmbeddedEvidence;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Judges certificates with everything the document and the caller supply. */
final class ChainJudge {
  private final Verification.Terms terms;
  private final SecurityStore store;

  ChainJudge(Verification.Terms terms, SecurityStore store) {
    this.terms = terms;
    this.store = store;
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

    /** Whether it can be relied on entirely. */
    boolean isReliable() {
      return trust() == TrustStatus.TRUSTED && revocation == RevocationStatus.GOOD;
    }
  }

  Result judge(
      X509Certificate certificate,
      List<X509Certificate> supplied,
      EmbeddedEvidence embedded,
      Instant at,
      CertificatePurpose purpose) {
    List<X509Certificate> others = new ArrayList<>(supplied);
    others.addAll(store.certificates());
    PathReport path = terms.paths().validate(certificate, others, at, purpose);
    RevocationEvidence evidence =
        terms
            .evidence()
            .and(store.evidence())
            .and(RevocationEvidence.readable(embedded.crls(), embedded.ocsps()));
    if (evidence.isEmpty()
        || path.path().size() < 2
        || path.status() == TrustStatus.UNTRUSTED
        || path.status() == TrustStatus.NOT_CHECKED) {
      return new Result(path, RevocationStatus.NOT_CHECKED, List.of());
    }
    RevocationReport report = new RevocationCheck(evidence, terms.now()).check(path.path(), at);
    return new Result(path, report.status(), report.findings());
  }
}
