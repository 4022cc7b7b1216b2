package cn.sidian.certificate.internal.verifying;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.CertificateFacts.Competence;
import cn.sidian.certificate.CertificateFacts.Content;
import cn.sidian.certificate.CertificateFacts.Identifier;
import cn.sidian.certificate.CertificateFacts.Integrity;
import cn.sidian.certificate.CertificateFacts.Issuance;
import cn.sidian.certificate.CertificateFacts.Issuer;
import cn.sidian.certificate.CertificateFacts.Original;
import cn.sidian.certificate.CertificateFacts.Presentation;
import cn.sidian.certificate.CertificateFacts.Purpose;
import cn.sidian.certificate.CertificateFacts.Status;
import cn.sidian.certificate.CertificateFacts.StatusValue;
import cn.sidian.certificate.CertificateFacts.TypeEdition;
import cn.sidian.certificate.CertificateFacts.Validity;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.CertificateReport.NotProven;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of one check, each with the finding that explains it. One thread at a time.
 */
final class FactSheet {
  Kind kind;
  Integrity integrity = Integrity.UNSUPPORTED;
  Issuer issuer = Issuer.UNDECIDED;
  Comparison embedded = Comparison.NOT_APPLICABLE;
  Comparison page = Comparison.NOT_APPLICABLE;
  Comparison code = Comparison.NOT_APPLICABLE;
  Identifier identifier = Identifier.UNPARSABLE;
  TypeEdition typeEdition = TypeEdition.UNKNOWN;
  Competence competence = Competence.UNKNOWN;
  Validity validity = Validity.UNKNOWN;
  Status status = new Status(StatusValue.UNKNOWN, null, null, null);
  CertificateFacts.Holder holder = CertificateFacts.Holder.NOT_ASKED;
  Purpose purpose = Purpose.NOT_BOUND;
  Presentation presentation = Presentation.NOT_APPLICABLE;
  Original original = Original.NOT_APPLICABLE;
  Issuance issuance = Issuance.UNKNOWN;
  boolean isOtherFile;
  @Nullable String id;
  @Nullable Integer version;
  @Nullable String type;
  final Map<String, String> shown = new LinkedHashMap<>();
  final Set<NotProven> notProven = EnumSet.noneOf(NotProven.class);
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Fact, Set<String>> reasons = new EnumMap<>(Fact.class);
  private final boolean testAllowed;

  FactSheet(Kind kind, boolean testAllowed) {
    this.kind = kind;
    this.testAllowed = testAllowed;
  }

  /** A finding that explains no fact. */
  void note(Finding finding) {
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  /** A finding that explains why a fact is as it is. */
  void explain(Fact fact, Finding finding) {
    note(finding);
    reasons.computeIfAbsent(fact, any -> new LinkedHashSet<>()).add(finding.code());
  }

  /** A fact is as it is for the same reason as another, which has its finding. */
  void follows(Fact fact, String code) {
    reasons.computeIfAbsent(fact, any -> new LinkedHashSet<>()).add(code);
  }

  /** The report, with the verdict that follows. */
  CertificateReport report() {
    Map<Fact, Verdict> weights = weights();
    Verdict verdict = Verdict.ACCEPTED;
    if (weights.containsValue(Verdict.REJECTED)) {
      verdict = Verdict.REJECTED;
    } else if (weights.containsValue(Verdict.INDETERMINATE)) {
      verdict = Verdict.INDETERMINATE;
    }
    Set<String> decidedBy = new LinkedHashSet<>();
    if (verdict != Verdict.ACCEPTED) {
      for (Map.Entry<Fact, Verdict> weight : weights.entrySet()) {
        if (weight.getValue() == verdict) {
          decidedBy.addAll(reasons.getOrDefault(weight.getKey(), Set.of()));
        }
      }
    }
    return new CertificateReport(
        kind,
        verdict,
        List.copyOf(decidedBy),
        id,
        version,
        type,
        shown,
        new CertificateFacts(
            integrity,
            issuer,
            new Content(embedded, page, code),
            identifier,
            typeEdition,
            competence,
            validity,
            status,
            holder,
            purpose,
            presentation,
            original,
            issuance),
        notProven,
        findings);
  }

  /** The contract: which facts reject, and which leave open. */
  private Map<Fact, Verdict> weights() {
    Map<Fact, Verdict> weights = new EnumMap<>(Fact.class);
    weights.put(
        Fact.INTEGRITY,
        switch (integrity) {
          case INTACT -> Verdict.ACCEPTED;
          case BROKEN, UNREADABLE -> Verdict.REJECTED;
          case UNSUPPORTED -> Verdict.INDETERMINATE;
        });
    weights.put(
        Fact.ISSUER,
        switch (issuer) {
          case TRUSTED -> Verdict.ACCEPTED;
          case UNTRUSTED, OTHER_UNIT, COMPROMISED -> Verdict.REJECTED;
          case UNDECIDED -> Verdict.INDETERMINATE;
        });
    weights.put(Fact.EMBEDDED, weight(embedded));
    weights.put(Fact.PAGE, weight(page));
    weights.put(Fact.CODE, weight(code));
    weights.put(
        Fact.TYPE_EDITION,
        switch (typeEdition) {
          case IN_FORCE -> Verdict.ACCEPTED;
          case NOT_IN_FORCE -> Verdict.REJECTED;
          case UNKNOWN -> Verdict.INDETERMINATE;
        });
    weights.put(
        Fact.COMPETENCE,
        switch (competence) {
          case COMPETENT -> Verdict.ACCEPTED;
          case NOT_COMPETENT -> Verdict.REJECTED;
          case UNKNOWN -> Verdict.INDETERMINATE;
        });
    weights.put(
        Fact.VALIDITY,
        switch (validity) {
          case IN_PERIOD -> Verdict.ACCEPTED;
          case NOT_YET, EXPIRED -> Verdict.REJECTED;
          case UNKNOWN -> Verdict.INDETERMINATE;
        });
    weights.put(
        Fact.STATUS,
        switch (status.value()) {
          case VALID -> Verdict.ACCEPTED;
          case UNKNOWN -> Verdict.INDETERMINATE;
          default -> Verdict.REJECTED;
        });
    weights.put(
        Fact.HOLDER,
        switch (holder) {
          case MATCHES, NOT_ASKED -> Verdict.ACCEPTED;
          case DIFFERS -> Verdict.REJECTED;
          case CANNOT_TELL -> Verdict.INDETERMINATE;
        });
    weights.put(Fact.PURPOSE, purposeWeight());
    weights.put(Fact.PRESENTATION, presentationWeight());
    weights.put(
        Fact.ORIGINAL, original == Original.EVIDENCE_FAILS ? Verdict.REJECTED : Verdict.ACCEPTED);
    weights.put(
        Fact.ISSUANCE,
        issuance == Issuance.TEST && !testAllowed ? Verdict.INDETERMINATE : Verdict.ACCEPTED);
    weights.put(
        Fact.KIND,
        switch (kind) {
          case PREVIEW, TOKEN, OTHER -> Verdict.INDETERMINATE;
          default -> Verdict.ACCEPTED;
        });
    weights.put(Fact.REGISTERED, isOtherFile ? Verdict.REJECTED : Verdict.ACCEPTED);
    return weights;
  }

  private static Verdict weight(Comparison comparison) {
    return comparison == Comparison.DIFFERS ? Verdict.REJECTED : Verdict.ACCEPTED;
  }

  private Verdict purposeWeight() {
    return switch (purpose) {
      case ALLOWED, NOT_BOUND -> Verdict.ACCEPTED;
      case OTHER_PURPOSE, OTHER_USER, TOO_LATE -> Verdict.REJECTED;
      case NOT_ASKED -> kind == Kind.COPY ? Verdict.INDETERMINATE : Verdict.ACCEPTED;
    };
  }

  private Verdict presentationWeight() {
    return switch (presentation) {
      case FRESH, NOT_APPLICABLE -> Verdict.ACCEPTED;
      case REPLAYED, EXPIRED, WRONG_AUDIENCE -> Verdict.REJECTED;
      case TIME_UNSURE -> Verdict.INDETERMINATE;
      case NOT_CHECKED -> kind == Kind.PASS ? Verdict.INDETERMINATE : Verdict.ACCEPTED;
    };
  }
}
