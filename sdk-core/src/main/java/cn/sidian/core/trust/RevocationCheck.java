package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.crypto.CryptoPolicy;
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
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /**
   * The most signatures that are verified for the evidence on one chain. An honest chain needs two
   * for each certificate; a stranger who floods a document with evidence gets no more.
   */
  private static final int MAX_SIGNATURES = 400;

  private final RevocationEvidence evidence;
  private final Instant now;
  private final Runnable checkpoint;
  private final CryptoPolicy crypto;

  /**
   * A check.
   *
   * @param evidence what is known
   * @param now the present; evidence from after it is not believed
   */
  public RevocationCheck(RevocationEvidence evidence, Instant now) {
    this(evidence, now, () -> {});
  }

  /**
   * A check that can be stopped.
   *
   * @param evidence what is known
   * @param now the present; evidence from after it is not believed
   * @param checkpoint is run before each signature is verified, and may throw to stop
   */
  public RevocationCheck(RevocationEvidence evidence, Instant now, Runnable checkpoint) {
    this(evidence, now, checkpoint, CryptoPolicy.defaults());
  }

  /**
   * A check with a policy of its own on algorithms.
   *
   * @param evidence what is known
   * @param now the present; evidence from after it is not believed
   * @param checkpoint is run before each signature is verified, and may throw to stop
   * @param crypto which algorithms and key sizes count in the signatures of evidence
   */
  public RevocationCheck(
      RevocationEvidence evidence, Instant now, Runnable checkpoint, CryptoPolicy crypto) {
    this.crypto = Objects.requireNonNull(crypto, "crypto");
    this.evidence = Objects.requireNonNull(evidence, "evidence");
    this.now = Objects.requireNonNull(now, "now");
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
  }

  /** Counts the signatures that are verified. */
  static final class Work {
    private final Runnable checkpoint;
    private final CryptoPolicy crypto;
    private int left = MAX_SIGNATURES;

    Work(Runnable checkpoint, CryptoPolicy crypto) {
      this.checkpoint = checkpoint;
      this.crypto = crypto;
    }

    /** Which algorithms count in the signatures of evidence. */
    CryptoPolicy crypto() {
      return crypto;
    }

    /** Whether one more may be verified. */
    boolean mayGoOn() {
      checkpoint.run();
      return left-- > 0;
    }
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
    MALFORMED,
    /** There is more evidence than is looked at. */
    TOO_MUCH
  }

  /** What one piece of evidence says of one certificate. */
  sealed interface Answer {
    /** It does not speak of this certificate. */
    enum Nothing implements Answer {
      NOTHING
    }

    /**
     * Not revoked.
     *
     * @param made when this was said
     */
    record Good(Instant made) implements Answer {}

    /**
     * Revoked.
     *
     * @param since from when on
     * @param held when this was said, if it is a hold that may be lifted again; else null
     */
    record Revoked(Instant since, @Nullable Instant held) implements Answer {
      /** Whether later evidence from before the judged moment no longer says so. */
      boolean isLifted(List<Answer> all, Instant at) {
        Instant then = held;
        return then != null
            && all.stream()
                .anyMatch(
                    answer ->
                        answer instanceof Good good
                            && good.made().isAfter(then)
                            && !good.made().isAfter(at));
      }
    }

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
    Work work = new Work(checkpoint, crypto);
    RevocationStatus worst = RevocationStatus.GOOD;
    boolean settled = true;
    for (int i = 0; i + 1 < path.size(); i++) {
      Known one;
      try {
        one =
            check(
                ParsedCertificate.of(path.get(i)),
                ParsedCertificate.of(path.get(i + 1)),
                at,
                work,
                findings);
      } catch (CertificateException e) {
        one = Known.NOT;
      }
      if (one.status() == RevocationStatus.REVOKED || worst == RevocationStatus.GOOD) {
        worst = one.status();
      }
      settled &= one.isSettled();
    }
    return new RevocationReport(worst, findings, worst == RevocationStatus.REVOKED || settled);
  }

  /**
   * What is known of one certificate.
   *
   * @param status its status
   * @param isSettled whether no newer evidence from before the judged moment can say otherwise
   */
  private record Known(RevocationStatus status, boolean isSettled) {
    static final Known NOT = new Known(RevocationStatus.UNKNOWN, false);
    static final Known REVOKED = new Known(RevocationStatus.REVOKED, true);
  }

  private Known check(
      ParsedCertificate certificate,
      ParsedCertificate issuer,
      Instant at,
      Work work,
      List<Finding> findings) {
    boolean good = false;
    boolean settled = false;
    Set<Problem> problems = EnumSet.noneOf(Problem.class);
    List<Answer> answers = answers(certificate, issuer, at, work);
    for (Answer answer : answers) {
      if (answer instanceof Answer.Revoked revoked) {
        if (!revoked.since().isAfter(at) && !revoked.isLifted(answers, at)) {
          findings.add(
              MESSAGES
                  .error("REVOKED", X509Certificates.displayName(certificate), revoked.since())
                  .under("RFC 5280, 5.3"));
          return Known.REVOKED;
        }
        // said after the moment, or it could not speak of it
        good = true;
        settled |= revoked.held() == null;
      } else if (answer instanceof Answer.Good one) {
        good = true;
        settled |= !one.made().isBefore(at);
      } else if (answer instanceof Answer.Unusable unusable) {
        problems.add(unusable.problem());
      }
    }
    // what was not looked at could say that it was revoked
    if (good && !problems.contains(Problem.TOO_MUCH)) {
      return new Known(RevocationStatus.GOOD, settled);
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
    return Known.NOT;
  }

  private List<Answer> answers(
      ParsedCertificate certificate, ParsedCertificate issuer, Instant at, Work work) {
    List<Answer> answers = new ArrayList<>();
    for (BasicOCSPResponse response : evidence.ocsps()) {
      answers.add(new OcspAnswer(response, certificate, issuer, at, now, evidence, work).get());
    }
    for (CertificateList crl : evidence.crls()) {
      answers.add(new CrlAnswer(crl, certificate, issuer, at, now, work).get());
    }
    return answers;
  }

  /**
   * Of all evidence what is enough to say that no certificate of a chain is revoked: for each one
   * response, or else one list.
   *
   * @param path as for {@link #check(List, Instant)}
   * @param at the judged moment
   * @return maybe nothing
   */
  public RevocationEvidence decisive(List<X509Certificate> path, Instant at) {
    Work work = new Work(checkpoint, crypto);
    RevocationEvidence all = RevocationEvidence.none();
    for (int i = 0; i + 1 < path.size(); i++) {
      try {
        all =
            all.and(
                decisive(
                    ParsedCertificate.of(path.get(i)),
                    ParsedCertificate.of(path.get(i + 1)),
                    at,
                    work));
      } catch (CertificateException e) {
        // nothing answers for what cannot be read
        return RevocationEvidence.none();
      }
    }
    return all;
  }

  private RevocationEvidence decisive(
      ParsedCertificate certificate, ParsedCertificate issuer, Instant at, Work work) {
    for (BasicOCSPResponse response : evidence.ocsps()) {
      RevocationEvidence alone = RevocationEvidence.of(response);
      if (isGood(response, certificate, issuer, at, alone, work)) {
        return alone;
      }
      if (isGood(response, certificate, issuer, at, evidence, work)) {
        // its responder is vouched for by a list
        return alone.and(evidence.listsBy(certificate.getIssuerX500Principal()));
      }
    }
    for (CertificateList crl : evidence.crls()) {
      if (new CrlAnswer(crl, certificate, issuer, at, now, work).get() instanceof Answer.Good) {
        return RevocationEvidence.of(crl);
      }
    }
    return RevocationEvidence.none();
  }

  private boolean isGood(
      BasicOCSPResponse response,
      ParsedCertificate certificate,
      ParsedCertificate issuer,
      Instant at,
      RevocationEvidence known,
      Work work) {
    return new OcspAnswer(response, certificate, issuer, at, now, known, work).get()
        instanceof Answer.Good;
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
