package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.internal.BouncyCastle;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.asn1.x509.PolicyConstraints;

/** The checks of RFC 5280, section 6.1, on one chain; every one is made, none stops the others. */
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

  private final List<X509Certificate> path;
  private final Instant at;
  private final List<Finding> findings = new ArrayList<>();
  private boolean failed;
  private boolean undecided;

  PathChecks(List<X509Certificate> path, Instant at) {
    this.path = path;
    this.at = at;
  }

  List<Finding> run() {
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
    nameConstraints();
    return findings;
  }

  boolean failed() {
    return failed;
  }

  boolean undecided() {
    return undecided;
  }

  private void signer() {
    X509Certificate signer = path.get(0);
    if (!X509Certificates.maySign(signer)) {
      fail("SIGNER_KEY_USAGE", signer, "RFC 5280, 4.2.1.3");
    }
    if (path.size() > 1 && signer.getBasicConstraints() >= 0) {
      fail("SIGNER_IS_CA", signer, "RFC 5280, 4.2.1.9");
    }
    try {
      List<String> purposes = signer.getExtendedKeyUsage();
      if (purposes != null && purposes.stream().noneMatch(DOCUMENT_PURPOSES::contains)) {
        fail("SIGNER_PURPOSE", signer, "RFC 5280, 4.2.1.12");
      }
    } catch (CertificateParsingException e) {
      fail("SIGNER_PURPOSE", signer, "RFC 5280, 4.2.1.12");
    }
  }

  private void validity(X509Certificate certificate) {
    if (at.isAfter(certificate.getNotAfter().toInstant())) {
      leaveOpen("CERTIFICATE_EXPIRED", certificate, "RFC 5280, 4.1.2.5");
    } else if (at.isBefore(certificate.getNotBefore().toInstant())) {
      leaveOpen("CERTIFICATE_NOT_YET_VALID", certificate, "RFC 5280, 4.1.2.5");
    }
  }

  private void signature(X509Certificate subject, X509Certificate issuer) {
    try {
      subject.verify(issuer.getPublicKey(), BouncyCastle.PROVIDER);
    } catch (GeneralSecurityException | RuntimeException e) {
      fail("CHAIN_SIGNATURE", subject, "RFC 5280, 6.1.3 a");
      return;
    }
    String algorithm = subject.getSigAlgName().toUpperCase(Locale.ROOT);
    if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD")) {
      leaveOpen("CHAIN_WEAK_ALGORITHM", subject, "RFC 6194");
    }
  }

  private void criticalExtensions(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    if (critical != null && !PROCESSED.containsAll(critical)) {
      fail("CHAIN_CRITICAL_EXTENSION", certificate, "RFC 5280, 6.1.4 o");
    }
  }

  private void policies(X509Certificate certificate) {
    byte[] value = PathSearch.extension(certificate, Extension.policyConstraints.getId());
    if (value != null
        && PolicyConstraints.getInstance(value).getRequireExplicitPolicyMapping() != null) {
      leaveOpen("CHAIN_POLICY_NOT_EVALUATED", certificate, "RFC 5280, 6.1.3 f");
    }
  }

  /** What a certificate that issued another of the chain must be. */
  private void issuer(int index) {
    X509Certificate issuer = path.get(index);
    boolean anchor = index == path.size() - 1;
    int pathLength = issuer.getBasicConstraints();
    // an old version 1 root has no extensions at all and can only be an anchor
    boolean flagDue = !(anchor && issuer.getVersion() < 3);
    if (flagDue && pathLength < 0) {
      fail("CHAIN_CA_FLAG", issuer, "RFC 5280, 6.1.4 k");
    }
    int below = 0;
    for (int i = 1; i < index; i++) {
      X509Certificate between = path.get(i);
      if (!between.getSubjectX500Principal().equals(between.getIssuerX500Principal())) {
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
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    for (int i = path.size() - 1; i >= 0; i--) {
      X509Certificate certificate = path.get(i);
      try {
        boolean selfIssued =
            certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        if (i < path.size() - 1 && (i == 0 || !selfIssued)) {
          checkNames(validator, certificate);
        }
        byte[] value = PathSearch.extension(certificate, Extension.nameConstraints.getId());
        if (value != null) {
          NameConstraints constraints = NameConstraints.getInstance(value);
          GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
          if (permitted != null) {
            validator.intersectPermittedSubtree(permitted);
          }
          GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
          for (GeneralSubtree subtree : excluded == null ? new GeneralSubtree[0] : excluded) {
            validator.addExcludedSubtree(subtree);
          }
        }
      } catch (NameConstraintValidatorException | RuntimeException e) {
        fail("CHAIN_NAME_CONSTRAINT", certificate, "RFC 5280, 6.1.3 b");
      }
    }
  }

  private static void checkNames(PKIXNameConstraintValidator validator, X509Certificate certificate)
      throws NameConstraintValidatorException {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    validator.checkPermittedDN(subject);
    validator.checkExcludedDN(subject);
    for (RDN email : subject.getRDNs(BCStyle.EmailAddress)) {
      GeneralName name =
          new GeneralName(GeneralName.rfc822Name, email.getFirst().getValue().toString());
      validator.checkPermitted(name);
      validator.checkExcluded(name);
    }
    byte[] alternative =
        PathSearch.extension(certificate, Extension.subjectAlternativeName.getId());
    if (alternative != null) {
      for (GeneralName name : GeneralNames.getInstance(alternative).getNames()) {
        validator.checkPermitted(name);
        validator.checkExcluded(name);
      }
    }
  }

  private void fail(String code, X509Certificate certificate, String clause) {
    failed = true;
    findings.add(MESSAGES.error(code, X509Certificates.displayName(certificate)).under(clause));
  }

  private void leaveOpen(String code, X509Certificate certificate, String clause) {
    undecided = true;
    findings.add(MESSAGES.warning(code, X509Certificates.displayName(certificate)).under(clause));
  }
}
