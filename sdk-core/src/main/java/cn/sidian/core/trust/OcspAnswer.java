package cn.sidian.core.trust;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.RevocationCheck.Answer;
import cn.sidian.core.trust.RevocationCheck.Problem;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/** What one OCSP response says of one certificate (RFC 6960, 3.2 and 4.2). */
final class OcspAnswer {
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final int GOOD = 0;
  private static final int REVOKED = 1;
  private static final int MAX_RESPONDERS = 20;
  private static final int MAX_SINGLE_RESPONSES = 1_000;
  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
          OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);

  private final BasicOCSPResponse response;
  private final ResponseData data;
  private final ParsedCertificate certificate;
  private final ParsedCertificate issuer;
  private final Instant at;
  private final Instant now;
  private final RevocationEvidence evidence;
  private final RevocationCheck.Work work;

  OcspAnswer(
      BasicOCSPResponse response,
      ParsedCertificate certificate,
      ParsedCertificate issuer,
      Instant at,
      Instant now,
      RevocationEvidence evidence,
      RevocationCheck.Work work) {
    this.work = work;
    this.response = response;
    this.data = response.getTbsResponseData();
    this.certificate = certificate;
    this.issuer = issuer;
    this.at = at;
    this.now = now;
    this.evidence = evidence;
  }

  Answer get() {
    try {
      int looked = 0;
      Answer found = Answer.Nothing.NOTHING;
      for (ASN1Encodable item : data.getResponses()) {
        if (looked++ >= MAX_SINGLE_RESPONSES) {
          return new Answer.Unusable(Problem.MALFORMED);
        }
        SingleResponse single = SingleResponse.getInstance(item);
        if (isAbout(single.getCertID())) {
          found = worse(found, answer(single));
        }
      }
      return found;
    } catch (SidianException e) {
      // the time is over
      throw e;
    } catch (IOException | ParseException | RuntimeException e) {
      return new Answer.Unusable(Problem.MALFORMED);
    }
  }

  /** Of several answers about one certificate none may hide that it was revoked. */
  private static Answer worse(Answer one, Answer other) {
    if (one instanceof Answer.Revoked first) {
      return other instanceof Answer.Revoked second ? worse(first, second) : first;
    }
    return one instanceof Answer.Nothing
            || other instanceof Answer.Revoked
            || other instanceof Answer.Unusable
        ? other
        : one;
  }

  private static Answer worse(Answer.Revoked one, Answer.Revoked other) {
    Instant first = one.since().isBefore(other.since()) ? one.since() : other.since();
    // what may be lifted lifts nothing else
    return new Answer.Revoked(first, one.held() == null ? null : other.held());
  }

  private boolean isAbout(CertID id) {
    Optional<DigestAlgorithm> digest =
        DigestAlgorithm.ofOid(id.getHashAlgorithm().getAlgorithm().getId());
    if (digest.isEmpty()
        || !id.getSerialNumber().getValue().equals(certificate.getSerialNumber())) {
      return false;
    }
    byte[] name = certificate.getIssuerX500Principal().getEncoded();
    byte[] key = issuer.structure().getSubjectPublicKeyInfo().getPublicKeyData().getOctets();
    return MessageDigest.isEqual(digest.get().digest(name), id.getIssuerNameHash().getOctets())
        && MessageDigest.isEqual(digest.get().digest(key), id.getIssuerKeyHash().getOctets());
  }

  private Answer answer(SingleResponse single) throws IOException, ParseException {
    if (hasUnknownCritical(data.getResponseExtensions())
        || hasUnknownCritical(single.getSingleExtensions())) {
      return new Answer.Unusable(Problem.EXTENSION);
    }
    Instant produced = data.getProducedAt().getDate().toInstant();
    Problem problem = signature(produced);
    if (problem != null) {
      return new Answer.Unusable(problem);
    }
    Instant thisUpdate = single.getThisUpdate().getDate().toInstant();
    Instant nextUpdate =
        single.getNextUpdate() == null ? null : single.getNextUpdate().getDate().toInstant();
    problem = RevocationCheck.freshness(thisUpdate, nextUpdate, at, now);
    if (problem == Problem.FUTURE || produced.isAfter(now.plus(RevocationCheck.CLOCK_SKEW))) {
      return new Answer.Unusable(Problem.FUTURE);
    }
    int status = single.getCertStatus().getTagNo();
    if (status == REVOKED) {
      Instant since = since(single);
      return problem != null && since.isAfter(at)
          ? new Answer.Unusable(problem)
          : new Answer.Revoked(since, isHold(single) ? thisUpdate : null);
    }
    if (problem != null || status != GOOD) {
      return new Answer.Unusable(problem == null ? Problem.NOT_KNOWN : problem);
    }
    return thisUpdate.isAfter(certificate.getNotAfter().toInstant()) && !keepsExpired(single)
        ? new Answer.Unusable(Problem.AFTER_EXPIRY)
        : new Answer.Good(thisUpdate);
  }

  private static boolean isHold(SingleResponse single) {
    CRLReason reason =
        RevokedInfo.getInstance(single.getCertStatus().getStatus()).getRevocationReason();
    return reason != null && reason.getValue().intValue() == CRLReason.certificateHold;
  }

  private static boolean hasUnknownCritical(@Nullable Extensions extensions) {
    return extensions != null
        && Arrays.stream(extensions.getCriticalExtensionOIDs())
            .anyMatch(oid -> !KNOWN.contains(oid));
  }

  /** Signed by the issuer itself, or by a responder that it appointed (RFC 6960, 4.2.2.2). */
  private @Nullable Problem signature(Instant produced) throws IOException {
    byte[] signed = data.getEncoded("DER");
    if (!work.mayGoOn()) {
      return Problem.TOO_MUCH;
    }
    IssuerLinks.Link own = signedBy(issuer, signed);
    if (own == IssuerLinks.Link.SIGNED) {
      return null;
    }
    Problem worst = own == IssuerLinks.Link.SIGNED_WEAKLY ? Problem.WEAK : Problem.SIGNATURE;
    ASN1Sequence supplied = response.getCerts();
    int looked = 0;
    for (ASN1Encodable item : supplied == null ? new ASN1Encodable[0] : supplied.toArray()) {
      if (looked++ >= MAX_RESPONDERS) {
        break;
      }
      ParsedCertificate responder;
      try {
        responder = ParsedCertificate.of(item.toASN1Primitive().getEncoded("DER"));
      } catch (CertificateException e) {
        continue;
      }
      if (!work.mayGoOn()) {
        return Problem.TOO_MUCH;
      }
      switch (signedBy(responder, signed)) {
        case SIGNED -> {
          Problem problem = responder(responder, produced);
          if (problem == null) {
            return null;
          }
          worst = problem;
        }
        case SIGNED_WEAKLY -> worst = Problem.WEAK;
        default -> {
          // the certificate of somebody else
        }
      }
    }
    return worst;
  }

  private IssuerLinks.Link signedBy(ParsedCertificate signer, byte[] signed) {
    return new IssuerLinks(work.crypto(), at)
        .compute(
            response.getSignatureAlgorithm(), signed, response.getSignature().getOctets(), signer);
  }

  private @Nullable Problem responder(ParsedCertificate responder, Instant produced) {
    boolean appointed =
        responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
            && new IssuerLinks(work.crypto(), at).link(responder, issuer) == IssuerLinks.Link.SIGNED
            && X509Certificates.maySign(responder)
            && isForOcsp(responder)
            && !produced.isBefore(responder.getNotBefore().toInstant())
            && !produced.isAfter(responder.getNotAfter().toInstant())
            // whoever has a key that expired can date a response back, and forward its next update
            && !at.isAfter(responder.getNotAfter().toInstant());
    if (!appointed) {
      return Problem.RESPONDER;
    }
    // without that extension the responder itself must be known not to be revoked; with it nobody
    // need ask, but what is at hand counts
    boolean good = responder.extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    for (CertificateList crl : evidence.crls()) {
      Answer answer = new CrlAnswer(crl, responder, issuer, produced, now, work).get();
      if (answer instanceof Answer.Revoked) {
        // whoever has its key can date a response back to before that
        return Problem.RESPONDER;
      }
      if (answer instanceof Answer.Unusable unusable && unusable.problem() == Problem.TOO_MUCH) {
        return Problem.TOO_MUCH;
      }
      good |= answer instanceof Answer.Good;
    }
    return good ? null : Problem.RESPONDER;
  }

  private static boolean isForOcsp(ParsedCertificate responder) {
    try {
      List<String> purposes = responder.getExtendedKeyUsage();
      return purposes != null && purposes.contains(OCSP_SIGNING);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /** The archive cutoff stands beside the status (RFC 6960, 4.4.4); some put it above. */
  private boolean keepsExpired(SingleResponse single) throws ParseException {
    Extension cutoff =
        extension(single.getSingleExtensions(), OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);
    if (cutoff == null) {
      cutoff =
          extension(
              data.getResponseExtensions(), OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);
    }
    return cutoff != null
        && !ASN1GeneralizedTime.getInstance(cutoff.getParsedValue())
            .getDate()
            .toInstant()
            .isAfter(certificate.getNotAfter().toInstant());
  }

  /** The time of revocation, or the earlier one from which on the key cannot be relied on. */
  private static Instant since(SingleResponse single) throws ParseException {
    Instant revoked =
        RevokedInfo.getInstance(single.getCertStatus().getStatus())
            .getRevocationTime()
            .getDate()
            .toInstant();
    Extension invalid = extension(single.getSingleExtensions(), Extension.invalidityDate);
    if (invalid == null) {
      return revoked;
    }
    Instant since = ASN1GeneralizedTime.getInstance(invalid.getParsedValue()).getDate().toInstant();
    return since.isBefore(revoked) ? since : revoked;
  }

  private static @Nullable Extension extension(
      @Nullable Extensions extensions, ASN1ObjectIdentifier oid) {
    return extensions == null ? null : extensions.getExtension(oid);
  }
}
