package cn.sidian.core.trust;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
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

/** Which names the authorities of a chain may issue (RFC 5280, 4.2.1.10), from the anchor down. */
final class NameConstraintCheck {
  /** Each name is compared with each constraint, and constraints with each other. */
  private static final int MAX_CONSTRAINTS = 1_000;

  private static final int MAX_NAMES = 1_000;

  private final PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
  private int constraints;

  /** What was found on one certificate. */
  enum Outcome {
    /** Its names may be issued. */
    GOOD,
    /** An authority above may not issue such a name. */
    VIOLATED,
    /** Names or constraints are malformed, or of a kind that nobody compares. */
    UNREADABLE,
    /** There are too many to compare. */
    TOO_MANY
  }

  /** Checks the names of a certificate against the constraints of those above. */
  Outcome names(ParsedCertificate certificate) {
    if (constraints == 0) {
      return Outcome.GOOD;
    }
    try {
      X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
      List<GeneralName> names = new ArrayList<>(emails(subject));
      byte[] alternative = certificate.extension(Extension.subjectAlternativeName.getId());
      if (alternative != null) {
        names.addAll(List.of(GeneralNames.getInstance(alternative).getNames()));
      }
      if (names.size() > MAX_NAMES) {
        return Outcome.TOO_MANY;
      }
      validator.checkPermittedDN(subject);
      validator.checkExcludedDN(subject);
      for (GeneralName name : names) {
        validator.checkPermitted(name);
        validator.checkExcluded(name);
      }
      return Outcome.GOOD;
    } catch (NameConstraintValidatorException e) {
      return Outcome.VIOLATED;
    } catch (RuntimeException e) {
      return Outcome.UNREADABLE;
    }
  }

  /** Addresses in the subject, wherever in a multi-valued RDN they stand. */
  private static List<GeneralName> emails(X500Name subject) {
    List<GeneralName> emails = new ArrayList<>();
    for (RDN rdn : subject.getRDNs()) {
      for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
        if (attribute.getType().equals(BCStyle.EmailAddress)) {
          ASN1Encodable value = attribute.getValue();
          if (!(value instanceof ASN1String string)) {
            throw new IllegalArgumentException("an address that is no string");
          }
          emails.add(new GeneralName(GeneralName.rfc822Name, string.getString()));
        }
      }
    }
    return emails;
  }

  /** Takes up the constraints of a certificate, for those below. */
  Outcome constraints(ParsedCertificate certificate) {
    try {
      byte[] value = certificate.extension(Extension.nameConstraints.getId());
      if (value == null) {
        return Outcome.GOOD;
      }
      NameConstraints extension = NameConstraints.getInstance(value);
      GeneralSubtree[] permitted = extension.getPermittedSubtrees();
      GeneralSubtree[] excluded = extension.getExcludedSubtrees();
      constraints += permitted == null ? 0 : permitted.length;
      constraints += excluded == null ? 0 : excluded.length;
      if (constraints > MAX_CONSTRAINTS) {
        return Outcome.TOO_MANY;
      }
      if (permitted != null) {
        validator.intersectPermittedSubtree(permitted);
      }
      if (excluded != null) {
        for (GeneralSubtree subtree : excluded) {
          validator.addExcludedSubtree(subtree);
        }
      }
      return Outcome.GOOD;
    } catch (RuntimeException e) {
      return Outcome.UNREADABLE;
    }
  }
}
