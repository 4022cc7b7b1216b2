package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.Finding;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.x509.CertificateList;
import org.jspecify.annotations.Nullable;

/**
 * Asks revocation lists and OCSP responses about every certificate of a chain but its anchor (RFC
 * 5280, 6.3; RFC 6960, 3.2). A piece of evidence counts only if it speaks of the certificate, is
 * signed by its issuer or a responder the issuer appointed, and is fresh for the judged moment.
 * Delta and indirect lists, and lists for some reasons only, are not supported and never count.
 */
public final class RevocationCheck {
  /** How far the clocks of authorities may be ahead. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final RevocationEvidence evidence;
  private final Instant now;

  /**
   * A check.
   *
   * @param evidence what is known
   * @param now the present; evidence from after it is not believed
   */
  public RevocationCheck(RevocationEvidence evidence, Instant now) {
    this.evidence = Objects.requireNonNull(evidence, "evidence");
    this.now = Objects.requireNonNull(now, "now");
  }

  /** Why a piece of evidence does not count. */
  enum Problem {
    /** It is older than the judged moment, and its successor was due before it. */
    STALE,
    /** It claims to come from after the present. */
    FUTURE,
    /** The issuer did not sign it. */
    SIGNATURE,
    /** Its signature rests on a broken hash function or a short key. */
    WEAK,
    /** It has a critical part that is not understood or supported. */
    EXTENSION,
    /** It speaks of other certificates of the issuer. */
    SCOPE,
    /** Its signer may not sign such evidence. */
    RESPONDER,
    /** It was made after the certificate expired, when entries may have been dropped. */
    AFTER_EXPIRY,
    /** The responder does not know the certificate. */
    NOT_KNOWN,
    /** It cannot be read to its end. */
    MALFORMED
  }

  /** What one piece of evidence says of one certificate. */
  sealed interface Answer {
    /** It does not speak of this certificate. */
    enum Nothing implements Answer {
      NOTHING
    }

    /** Not revoked. */
    enum Good implements Answer {
      GOOD
    }

    /**
     * Revoked.
     *
     * @param since from when on
     */
    record Revoked(Instant since) implements Answer {}

    /**
     * It would speak, but does not count.
     *
     * @param problem why
     */
    record Unusable(Problem problem) implements Answer {}
  }

  /**
   * Checks a chain.
   *
   * @param path the certificate first, its anchor last, as a {@link PathValidator} reports it
   * @param at the judged moment: a proven time of signing, else the present; a certificate revoked
   *     after it is good
   * @return REVOKED if one certificate was; else UNKNOWN if no evidence answers for one; else GOOD
   */
  public RevocationReport check(List<X509Certificate> path, Instant at) {
    List<Finding> findings = new ArrayList<>();
    RevocationStatus worst = RevocationStatus.GOOD;
    for (int i = 0; i + 1 < path.size(); i++) {
      RevocationStatus one;
      try {
        one =
            check(
                ParsedCertificate.of(path.get(i)),
                ParsedCertificate.of(path.get(i + 1)),
                at,
                findings);
      } catch (CertificateException e) {
        one = RevocationStatus.UNKNOWN;
      }
      if (one == RevocationStatus.REVOKED || worst == RevocationStatus.GOOD) {
        worst = one;
      }
    }
    return new RevocationReport(worst, findings);
  }

  private RevocationStatus check(
      ParsedCertificate certificate, ParsedCertificate issuer, Instant at, List<Finding> findings) {
    boolean good = false;
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    for (Answer answer : answers(certificate, issuer, at)) {
      if (answer instanceof Answer.Revoked revoked) {
        if (!revoked.since().isAfter(at)) {
          findings.add(
              MESSAGES
                  .error("REVOKED", X509Certificates.displayName(certificate), revoked.since())
                  .under("RFC 5280, 5.3"));
          return RevocationStatus.REVOKED;
        }
        good = true;
      } else if (answer instanceof Answer.Good) {
        good = true;
      } else if (answer instanceof Answer.Unusable unusable) {
        problems.add(unusable.problem());
      }
    }
    if (good) {
      return RevocationStatus.GOOD;
    }
    String name = X509Certificates.displayName(certificate);
    if (problems.isEmpty()) {
      findings.add(MESSAGES.warning("REVOCATION_EVIDENCE_MISSING", name));
    }
    for (Problem problem : problems) {
      findings.add(
          Finding.warning(
              "REVOCATION_EVIDENCE_UNUSABLE",
              MESSAGES.text("REVOCATION_EVIDENCE_UNUSABLE." + problem, name)));
    }
    return RevocationStatus.UNKNOWN;
  }

  private List<Answer> answers(
      ParsedCertificate certificate, ParsedCertificate issuer, Instant at) {
    List<Answer> answers = new ArrayList<>();
    for (BasicOCSPResponse response : evidence.ocsps()) {
      answers.add(new OcspAnswer(response, certificate, issuer, at, now, evidence).get());
    }
    for (CertificateList crl : evidence.crls()) {
      answers.add(new CrlAnswer(crl, certificate, issuer, at, now).get());
    }
    return answers;
  }

  /**
   * Whether evidence of some moment speaks of another: made after it, or still the newest then.
   *
   * @return null if it does
   */
  static @Nullable Problem freshness(
      Instant thisUpdate, @Nullable Instant nextUpdate, Instant at, Instant now) {
    if (thisUpdate.isAfter(now.plus(CLOCK_SKEW))) {
      return Problem.FUTURE;
    }
    boolean covers = !thisUpdate.isBefore(at) || (nextUpdate != null && !nextUpdate.isBefore(at));
    return covers ? null : Problem.STALE;
  }
}
