package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.Finding;
import java.security.cert.CertificateParsingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.jspecify.annotations.Nullable;

/**
 * The checks of RFC 5280, section 6.1, on one chain; none stops the others, but names are only
 * judged under constraints that are signed.
 */
final class PathChecks {
  private static final int KEY_CERT_SIGN = 5;

  /** Extensions that are processed here, or that say nothing about a document signer's chain. */
  private static final Set<String> PROCESSED =
      Set.of(
          Extension.basicConstraints.getId(),
          Extension.keyUsage.getId(),
          Extension.extendedKeyUsage.getId(),
          Extension.nameConstraints.getId(),
          Extension.subjectAlternativeName.getId(),
          Extension.policyConstraints.getId(),
          Extension.certificatePolicies.getId(),
          Extension.inhibitAnyPolicy.getId(),
          Extension.policyMappings.getId(),
          Extension.cRLDistributionPoints.getId());

  /** emailProtection, any, document signing (RFC 9336), Adobe's and Microsoft's of that kind. */
  private static final Set<String> DOCUMENT_PURPOSES =
      Set.of(
          "1.3.6.1.5.5.7.3.4",
          "2.5.29.37.0",
          "1.3.6.1.5.5.7.3.36",
          "1.2.840.113583.1.1.5",
          "1.3.6.1.4.1.311.10.3.12");

  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  private final List<ParsedCertificate> path;
  private final Instant at;
  private final IssuerLinks links;
  private final CertificatePurpose purpose;
  private final List<Finding> findings = new ArrayList<>();
  private boolean failed;
  private boolean undecided;
  private boolean signed = true;

  PathChecks(
      List<ParsedCertificate> path, Instant at, IssuerLinks links, CertificatePurpose purpose) {
    this.purpose = purpose;
    this.path = path;
    this.at = at;
    this.links = links;
  }

  PathReport run() {
    signer();
    for (int i = 0; i + 1 < path.size(); i++) {
      // the anchor itself is trusted as it stands (RFC 5280, 6.1.1 d)
      validity(path.get(i));
      signature(path.get(i), path.get(i + 1));
      criticalExtensions(path.get(i));
      policies(path.get(i));
    }
    if (path.size() == 1) {
      validity(path.get(0));
    }
    for (int i = 1; i < path.size(); i++) {
      issuer(i);
    }
    if (signed) {
      // without signatures these would be anybody's words, and as many as he likes
      nameConstraints();
    }
    TrustStatus status =
        failed ? TrustStatus.UNTRUSTED : undecided ? TrustStatus.UNDECIDED : TrustStatus.TRUSTED;
    return new PathReport(status, List.copyOf(path), findings);
  }

  private void signer() {
    ParsedCertificate signer = path.get(0);
    if (!X509Certificates.maySign(signer)) {
      fail("SIGNER_KEY_USAGE", signer, "RFC 5280, 4.2.1.3");
    }
    if (path.size() > 1 && signer.getBasicConstraints() >= 0) {
      fail("SIGNER_IS_CA", signer, "RFC 5280, 4.2.1.9");
    }
    try {
      List<String> purposes = signer.getExtendedKeyUsage();
      if (!isForPurpose(signer, purposes)) {
        fail(
            purpose == CertificatePurpose.TIME_STAMPING ? "TSA_PURPOSE" : "SIGNER_PURPOSE",
            signer,
            purpose.clause());
      }
    } catch (CertificateParsingException | RuntimeException e) {
      fail("CHAIN_EXTENSION_UNREADABLE", signer, "RFC 5280, 4.2.1.12");
    }
  }

  private boolean isForPurpose(ParsedCertificate signer, @Nullable List<String> purposes) {
    return switch (purpose) {
      case DOCUMENT_SIGNING ->
          purposes == null || purposes.stream().anyMatch(DOCUMENT_PURPOSES::contains);
      // exactly this purpose, and nobody may overlook it
      case TIME_STAMPING ->
          List.of(TIME_STAMPING).equals(purposes)
              && signer.getCriticalExtensionOIDs() != null
              && signer.getCriticalExtensionOIDs().contains(Extension.extendedKeyUsage.getId());
    };
  }

  private void validity(ParsedCertificate certificate) {
    if (at.isAfter(certificate.getNotAfter().toInstant())) {
      leaveOpen("CERTIFICATE_EXPIRED", certificate, "RFC 5280, 4.1.2.5");
    } else if (at.isBefore(certificate.getNotBefore().toInstant())) {
      leaveOpen("CERTIFICATE_NOT_YET_VALID", certificate, "RFC 5280, 4.1.2.5");
    }
  }

  private void signature(ParsedCertificate subject, ParsedCertificate issuer) {
    switch (links.link(subject, issuer)) {
      case SIGNED -> {
        return;
      }
      case SIGNED_WEAKLY -> leaveOpen("CHAIN_WEAK_ALGORITHM", subject, "RFC 6194");
      case NOT_SIGNED -> {
        signed = false;
        fail("CHAIN_SIGNATURE", subject, "RFC 5280, 6.1.3 a");
      }
      case UNSUPPORTED -> {
        signed = false;
        leaveOpen("CHAIN_ALGORITHM_UNSUPPORTED", subject, "RFC 5280, 6.1.3 a");
      }
      case NOT_COMPUTED -> {
        // the validator reports that the limit was met
        signed = false;
        undecided = true;
      }
    }
  }

  private void criticalExtensions(ParsedCertificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    if (critical != null && !PROCESSED.containsAll(critical)) {
      fail("CHAIN_CRITICAL_EXTENSION", certificate, "RFC 5280, 6.1.4 o");
    }
  }

  private void policies(ParsedCertificate certificate) {
    try {
      byte[] value = certificate.extension(Extension.policyConstraints.getId());
      if (value != null
          && PolicyConstraints.getInstance(value).getRequireExplicitPolicyMapping() != null) {
        leaveOpen("CHAIN_POLICY_NOT_EVALUATED", certificate, "RFC 5280, 6.1.3 f");
      }
    } catch (RuntimeException e) {
      fail("CHAIN_EXTENSION_UNREADABLE", certificate, "RFC 5280, 4.2.1.11");
    }
  }

  /** What a certificate that issued another of the chain must be. */
  private void issuer(int index) {
    ParsedCertificate issuer = path.get(index);
    boolean anchor = index == path.size() - 1;
    int pathLength = issuer.getBasicConstraints();
    // an old version 1 root has no extensions at all and can only be an anchor
    boolean flagDue = !(anchor && issuer.getVersion() < 3);
    if (flagDue && pathLength < 0) {
      fail("CHAIN_CA_FLAG", issuer, "RFC 5280, 6.1.4 k");
    }
    int below = 0;
    for (int i = 1; i < index; i++) {
      ParsedCertificate between = path.get(i);
      if (!between.isSelfIssued()) {
        below++;
      }
    }
    if (pathLength >= 0 && below > pathLength) {
      fail("CHAIN_PATH_LENGTH", issuer, "RFC 5280, 6.1.4 l");
    }
    boolean[] usage = issuer.getKeyUsage();
    if (usage != null && !usage[KEY_CERT_SIGN]) {
      fail("CHAIN_KEY_USAGE", issuer, "RFC 5280, 6.1.4 n");
    }
  }

  private void nameConstraints() {
    NameConstraintCheck check = new NameConstraintCheck();
    for (int i = path.size() - 1; i >= 0; i--) {
      ParsedCertificate certificate = path.get(i);
      boolean anchor = i == path.size() - 1;
      if (!anchor && (i == 0 || !certificate.isSelfIssued())) {
        judge(check.names(certificate), certificate);
      }
      if (i > 0) {
        judge(check.constraints(certificate), certificate);
      }
    }
  }

  private void judge(NameConstraintCheck.Outcome outcome, ParsedCertificate certificate) {
    switch (outcome) {
      case GOOD -> {
        return;
      }
      case VIOLATED -> fail("CHAIN_NAME_CONSTRAINT", certificate, "RFC 5280, 6.1.3 b");
      case UNREADABLE -> fail("CHAIN_EXTENSION_UNREADABLE", certificate, "RFC 5280, 4.2.1.10");
      case TOO_MANY -> leaveOpen("CHAIN_LIMIT", certificate, "RFC 5280, 4.2.1.10");
    }
  }

  private void fail(String code, ParsedCertificate certificate, String clause) {
    failed = true;
    findings.add(MESSAGES.error(code, X509Certificates.displayName(certificate)).under(clause));
  }

  private void leaveOpen(String code, ParsedCertificate certificate, String clause) {
    undecided = true;
    findings.add(MESSAGES.warning(code, X509Certificates.displayName(certificate)).under(clause));
  }
}
