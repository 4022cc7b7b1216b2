package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateFacts.Integrity;
import cn.sidian.certificate.CertificateFacts.Issuer;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealValue;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The issuing seal of a file: its own report, and whose key it is. */
final class SealCheck {
  /** What the chain says; the register's binding says more. */
  private static final Set<String> CHAIN = Set.of("NO_TRUST_ANCHORS", "NO_PATH_TO_ANCHOR");

  private final Knowledge knowledge;
  private final FactSheet sheet;
  private final ContextCheck context;
  private final SealReport report;
  private final @Nullable SealValue value;

  SealCheck(
      Knowledge knowledge,
      FactSheet sheet,
      ContextCheck context,
      SealReport report,
      SealedRevision revision) {
    this.knowledge = knowledge;
    this.sheet = sheet;
    this.context = context;
    this.report = report;
    this.value = revision.seal();
  }

  /** Whether the seal signs an attribute with these octets. */
  boolean hasAttribute(String type, byte[] octets) {
    return value != null
        && value.signedAttribute(type).filter(signed -> Arrays.equals(signed, octets)).isPresent();
  }

  /**
   * Judges the seal.
   *
   * @param role what its key must be for
   * @param unit whose it must be, or null
   * @param notBefore it is no older than this, by its own word
   */
  void run(KeyRole role, @Nullable String unit, Instant notBefore) {
    SignatureReport seal = seal();
    if (seal == null || value == null) {
      sheet.explain(Fact.INTEGRITY, MESSAGES.warning("NO_SIGNATURE"));
      sheet.explain(Fact.ISSUER, MESSAGES.warning("NO_SIGNATURE"));
      return;
    }
    integrity(seal);
    X509Certificate signer = value.signer().orElse(null);
    List<KeyBinding> bindings =
        signer == null ? List.of() : knowledge.keys().of(signer.getPublicKey());
    if (knowledge.isInformed()) {
      if (bindings.isEmpty()) {
        sheet.explain(Fact.ISSUER, MESSAGES.warning("FOREIGN_ISSUER"));
      } else {
        boolean proven = seal.time() == SignatureReport.Time.PROVEN;
        context.issuer(
            bindings.get(0),
            role,
            unit,
            since(bindings.get(0), notBefore),
            proven ? seal.signedAt() : null);
      }
    }
    others(seal);
    if (seal.issuance() == SignatureReport.Issuance.TEST
        && sheet.issuance != cn.sidian.certificate.CertificateFacts.Issuance.TEST) {
      context.issuance(true);
    }
  }

  private static Instant since(KeyBinding binding, Instant notBefore) {
    boolean sameDay =
        binding.from().isAfter(notBefore)
            && binding.from().isBefore(notBefore.plus(Duration.ofDays(1)));
    return sameDay ? binding.from() : notBefore;
  }

  private @Nullable SignatureReport seal() {
    String field = value == null ? null : value.field().orElse(null);
    return report.signatures().stream()
        .filter(signature -> signature.field().equals(field))
        .findFirst()
        .orElse(null);
  }

  private void integrity(SignatureReport seal) {
    boolean incomplete =
        seal.coverage() == Coverage.INCOMPLETE || seal.laterChanges() == LaterChanges.FORBIDDEN;
    sheet.integrity =
        switch (seal.integrity()) {
          case INTACT -> incomplete ? Integrity.BROKEN : Integrity.INTACT;
          case BROKEN -> Integrity.BROKEN;
          case UNSUPPORTED -> Integrity.UNSUPPORTED;
          case UNREADABLE -> Integrity.UNREADABLE;
        };
    if (sheet.integrity == Integrity.INTACT && seal.laterChanges() == LaterChanges.NOT_CHECKED) {
      sheet.integrity = Integrity.UNSUPPORTED;
    }
    if (sheet.integrity == Integrity.BROKEN) {
      sheet.explain(Fact.INTEGRITY, MESSAGES.error("SIGNATURE_BROKEN"));
    }
    if (sheet.integrity != Integrity.INTACT) {
      sealFindings(Fact.INTEGRITY, seal);
    }
  }

  /** What the seal's policy demands beyond value and chain: revocation and proven time. */
  private void others(SignatureReport seal) {
    if (seal.trust() == TrustStatus.UNTRUSTED && sheet.issuer != Issuer.OTHER_UNIT) {
      sheet.issuer = Issuer.UNTRUSTED;
      sealFindings(Fact.ISSUER, seal);
    } else if (seal.revocation() == cn.sidian.core.trust.RevocationStatus.REVOKED
        && sheet.issuer != Issuer.OTHER_UNIT) {
      sheet.issuer = Issuer.UNTRUSTED;
      sealFindings(Fact.ISSUER, seal);
    } else if (seal.verdict() != Verdict.ACCEPTED
        && sheet.integrity == Integrity.INTACT
        && sheet.issuer == Issuer.TRUSTED) {
      sheet.issuer = Issuer.UNDECIDED;
      sealFindings(Fact.ISSUER, seal);
    }
  }

  private void sealFindings(Fact fact, SignatureReport seal) {
    String place = "field " + seal.field();
    for (Finding finding : report.findings()) {
      boolean own = place.equals(finding.place()) && finding.severity() != Severity.INFO;
      if (own && !(CHAIN.contains(finding.code()) && sheet.issuer == Issuer.TRUSTED)) {
        sheet.explain(fact, finding);
      }
    }
  }
}
