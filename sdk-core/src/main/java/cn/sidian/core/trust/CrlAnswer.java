package cn.sidian.core.trust;

import cn.sidian.core.trust.RevocationCheck.Answer;
import cn.sidian.core.trust.RevocationCheck.Problem;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.jspecify.annotations.Nullable;

/** What one revocation list says of one certificate (RFC 5280, 5 and 6.3.3). */
final class CrlAnswer {
  private static final int CRL_SIGN = 6;
  private static final int CERTIFICATE_HOLD = 6;
  private static final int REMOVE_FROM_CRL = 8;
  private static final ASN1ObjectIdentifier EXPIRED_CERTS_ON_CRL =
      new ASN1ObjectIdentifier("2.5.29.60");
  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          Extension.issuingDistributionPoint,
          Extension.authorityKeyIdentifier,
          Extension.cRLNumber,
          EXPIRED_CERTS_ON_CRL);

  private final CertificateList crl;
  private final TBSCertList list;
  private final ParsedCertificate certificate;
  private final ParsedCertificate issuer;
  private final Instant at;
  private final Instant now;
  private final RevocationCheck.Work work;

  CrlAnswer(
      CertificateList crl,
      ParsedCertificate certificate,
      ParsedCertificate issuer,
      Instant at,
      Instant now,
      RevocationCheck.Work work) {
    this.crl = crl;
    this.work = work;
    this.list = crl.getTBSCertList();
    this.certificate = certificate;
    this.issuer = issuer;
    this.at = at;
    this.now = now;
  }

  Answer get() {
    try {
      X500Name name = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
      if (!list.getIssuer().equals(name)) {
        return Answer.Nothing.NOTHING;
      }
    } catch (RuntimeException e) {
      return new Answer.Unusable(Problem.MALFORMED);
    }
    if (!work.mayGoOn()) {
      return new Answer.Unusable(Problem.TOO_MUCH);
    }
    try {
      return answer();
    } catch (IOException | ParseException | RuntimeException e) {
      return new Answer.Unusable(Problem.MALFORMED);
    }
  }

  private Answer answer() throws IOException, ParseException {
    Problem problem = signature();
    problem = problem == null ? extensions() : problem;
    if (problem != null) {
      return new Answer.Unusable(problem);
    }
    Instant thisUpdate = list.getThisUpdate().getDate().toInstant();
    Instant nextUpdate =
        list.getNextUpdate() == null ? null : list.getNextUpdate().getDate().toInstant();
    problem = RevocationCheck.freshness(thisUpdate, nextUpdate, at, now);
    if (problem == Problem.FUTURE) {
      return new Answer.Unusable(problem);
    }
    Enumeration<?> entries = list.getRevokedCertificateEnumeration();
    while (entries.hasMoreElements()) {
      TBSCertList.CRLEntry entry = (TBSCertList.CRLEntry) entries.nextElement();
      Extensions more = entry.getExtensions();
      if (more != null
          && hasUnknownCritical(more, Set.of(Extension.reasonCode, Extension.invalidityDate))) {
        // an indirect list names other issuers by such an extension
        return new Answer.Unusable(Problem.EXTENSION);
      }
      if (entry.getUserCertificate().getValue().equals(certificate.getSerialNumber())
          && reason(more) != REMOVE_FROM_CRL) {
        Instant since = since(entry, more);
        // who was revoked stays revoked, however old the list is; that somebody was not yet revoked
        // at a moment only a list says that speaks of it
        return problem != null && since.isAfter(at)
            ? new Answer.Unusable(problem)
            : new Answer.Revoked(since, reason(more) == CERTIFICATE_HOLD ? thisUpdate : null);
      }
    }
    if (problem != null) {
      return new Answer.Unusable(problem);
    }
    return thisUpdate.isAfter(certificate.getNotAfter().toInstant()) && !keepsExpired()
        ? new Answer.Unusable(Problem.AFTER_EXPIRY)
        : new Answer.Good(thisUpdate);
  }

  private @Nullable Problem signature() throws IOException {
    boolean[] usage = issuer.getKeyUsage();
    if (usage != null && !usage[CRL_SIGN]) {
      return Problem.RESPONDER;
    }
    if (!IssuerLinks.sameAlgorithm(crl.getSignatureAlgorithm(), list.getSignature())) {
      return Problem.SIGNATURE;
    }
    return switch (new IssuerLinks(work.crypto(), at)
        .compute(
            crl.getSignatureAlgorithm(),
            list.getEncoded("DER"),
            crl.getSignature().getOctets(),
            issuer)) {
      case SIGNED -> null;
      case SIGNED_WEAKLY -> Problem.WEAK;
      default -> Problem.SIGNATURE;
    };
  }

  private @Nullable Problem extensions() {
    Extensions extensions = list.getExtensions();
    if (extensions == null) {
      return null;
    }
    if (hasUnknownCritical(extensions, KNOWN)
        || extensions.getExtension(Extension.deltaCRLIndicator) != null) {
      return Problem.EXTENSION;
    }
    Extension scope = extensions.getExtension(Extension.issuingDistributionPoint);
    return scope == null
        ? null
        : scope(IssuingDistributionPoint.getInstance(scope.getParsedValue()));
  }

  private static boolean hasUnknownCritical(
      Extensions extensions, Set<ASN1ObjectIdentifier> known) {
    return Arrays.stream(extensions.getCriticalExtensionOIDs())
        .anyMatch(oid -> !known.contains(oid));
  }

  private @Nullable Problem scope(IssuingDistributionPoint scope) {
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (scope.isIndirectCRL() || scope.getOnlySomeReasons() != null) {
      return Problem.EXTENSION;
    }
    if (scope.onlyContainsAttributeCerts()
        || (scope.onlyContainsUserCerts() && authority)
        || (scope.onlyContainsCACerts() && !authority)) {
      return Problem.SCOPE;
    }
    DistributionPointName point = scope.getDistributionPoint();
    if (point == null) {
      return null;
    }
    if (point.getType() != DistributionPointName.FULL_NAME) {
      return Problem.EXTENSION;
    }
    List<GeneralName> names = List.of(GeneralNames.getInstance(point.getName()).getNames());
    return isPointOfCertificate(names) ? null : Problem.SCOPE;
  }

  private boolean isPointOfCertificate(List<GeneralName> names) {
    byte[] value = certificate.extension(Extension.cRLDistributionPoints.getId());
    if (value == null) {
      return false;
    }
    for (DistributionPoint one : CRLDistPoint.getInstance(value).getDistributionPoints()) {
      DistributionPointName point = one.getDistributionPoint();
      if (point != null
          && point.getType() == DistributionPointName.FULL_NAME
          && Arrays.stream(GeneralNames.getInstance(point.getName()).getNames())
              .anyMatch(names::contains)) {
        return true;
      }
    }
    return false;
  }

  /** The number of the reason; 0 if none is given. */
  private static int reason(@Nullable Extensions extensions) {
    Extension reason = extensions == null ? null : extensions.getExtension(Extension.reasonCode);
    return reason == null ? 0 : ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact();
  }

  /** The date of the entry, or the earlier one from which on the key cannot be relied on. */
  private static Instant since(TBSCertList.CRLEntry entry, @Nullable Extensions extensions)
      throws ParseException {
    Instant revoked = entry.getRevocationDate().getDate().toInstant();
    Extension invalid =
        extensions == null ? null : extensions.getExtension(Extension.invalidityDate);
    if (invalid == null) {
      return revoked;
    }
    Instant since = ASN1GeneralizedTime.getInstance(invalid.getParsedValue()).getDate().toInstant();
    return since.isBefore(revoked) ? since : revoked;
  }

  private boolean keepsExpired() throws ParseException {
    Extensions extensions = list.getExtensions();
    Extension since = extensions == null ? null : extensions.getExtension(EXPIRED_CERTS_ON_CRL);
    return since != null
        && !ASN1GeneralizedTime.getInstance(since.getParsedValue())
            .getDate()
            .toInstant()
            .isAfter(certificate.getNotAfter().toInstant());
  }
}
