package cn.sidian.core.trust;

import cn.sidian.core.Finding;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where evidence about the revocation of a certificate comes from when it is not at hand: what the
 * host keeps, or a service on the network. Nothing that it gives is believed: {@link
 * RevocationCheck} verifies each piece. Implementations must be safe for many threads.
 */
@FunctionalInterface
public interface RevocationSource {

  /**
   * What a source gave.
   *
   * @param evidence maybe none
   * @param findings why there is no more, as an address that did not answer; never an error
   */
  record Answer(RevocationEvidence evidence, List<Finding> findings) {
    /** Nothing, and nothing to say about it. */
    public static final Answer NOTHING = new Answer(RevocationEvidence.none(), List.of());

    /**
     * Copies the list.
     *
     * @param evidence maybe none
     * @param findings why there is no more
     */
    public Answer {
      Objects.requireNonNull(evidence, "evidence");
      findings = List.copyOf(findings);
    }

    /**
     * This answer together with another.
     *
     * @param other one more answer
     * @return both
     */
    public Answer and(Answer other) {
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(other.findings);
      return new Answer(evidence.and(other.evidence), all);
    }
  }

  /**
   * Evidence about a certificate.
   *
   * @param certificate whose revocation is asked
   * @param issuer the certificate of its issuer
   * @return what there is; a source that fails says so in the findings and does not throw
   */
  Answer about(X509Certificate certificate, X509Certificate issuer);

  /**
   * Certificates that may have issued another, for chains with a gap. They are not trusted.
   *
   * @param certificate whose issuer is missing
   * @return by default none
   */
  default List<X509Certificate> issuersOf(X509Certificate certificate) {
    return List.of();
  }

  /**
   * A source that has nothing and asks nobody.
   *
   * @return the source
   */
  static RevocationSource none() {
    return (certificate, issuer) -> Answer.NOTHING;
  }

  /**
   * What the host already has.
   *
   * @param evidence lists and responses
   * @return a source that gives them all for every certificate
   */
  static RevocationSource of(RevocationEvidence evidence) {
    Answer answer = new Answer(evidence, List.of());
    return (certificate, issuer) -> answer;
  }

  /**
   * This source together with another; both are always asked.
   *
   * @param other one more source
   * @return both
   */
  default RevocationSource and(RevocationSource other) {
    RevocationSource first = this;
    return new RevocationSource() {
      @Override
      public Answer about(X509Certificate certificate, X509Certificate issuer) {
        return first.about(certificate, issuer).and(other.about(certificate, issuer));
      }

      @Override
      public List<X509Certificate> issuersOf(X509Certificate certificate) {
        List<X509Certificate> all = new ArrayList<>(first.issuersOf(certificate));
        all.addAll(other.issuersOf(certificate));
        return all;
      }
    };
  }
}
