package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.PathValidator;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One document under verification: all its signatures, then the bottom line. */
public final class Verification {
  private Verification() {}

  /**
   * What does not change from document to document.
   *
   * @param paths judges chains
   * @param at the judged time
   * @param policy what is demanded
   * @param sm2UserId the user id of SM2 signatures
   * @param limits the limits of reading
   * @param password the password of encrypted documents, or null
   */
  public record Terms(
      PathValidator paths,
      Instant at,
      SealAcceptancePolicy policy,
      String sm2UserId,
      Limits limits,
      char @Nullable [] password) {}

  /** Verifies every signature of a document. */
  public static SealReport run(PdfBytes bytes, Terms terms) {
    PdfDocument document = PdfDocument.open(bytes, terms.limits(), terms.password());
    List<Finding> findings = new ArrayList<>();
    if (document.startxrefMissed()) {
      findings.add(MESSAGES.warning("STARTXREF_MISSED"));
    }
    List<SignatureCheck.Result> results = new ArrayList<>();
    Map<Reference, String> seen = new HashMap<>();
    for (SignatureField field : SignatureFields.findEvenDamaged(document).signatures()) {
      if (!field.hasValue()) {
        continue;
      }
      document.deadline().check();
      if (field.valueReference() != null) {
        String first = seen.putIfAbsent(field.valueReference(), field.name());
        if (first != null) {
          findings.add(
              MESSAGES.warning("SIGNATURE_IN_TWO_FIELDS", first).at("field " + field.name()));
          continue;
        }
      }
      results.add(new SignatureCheck(document, field, terms).run());
    }
    return report(terms.policy(), results, findings);
  }

  private static SealReport report(
      SealAcceptancePolicy policy, List<SignatureCheck.Result> results, List<Finding> findings) {
    Verdict verdict = null;
    Set<String> decidedBy = new LinkedHashSet<>();
    List<SignatureReport> signatures = new ArrayList<>();
    for (SignatureCheck.Result result : results) {
      signatures.add(result.report());
      findings.addAll(result.findings());
      // a document time stamp proves a time; it seals nothing
      if (result.report().kind() == SignatureReport.Kind.TIMESTAMP) {
        continue;
      }
      Verdict own = result.report().verdict();
      Verdict worst = verdict == null ? own : worse(verdict, own);
      if (worst != verdict) {
        decidedBy.clear();
        verdict = worst;
      }
      if (own == worst) {
        decidedBy.addAll(result.decidedBy());
      }
    }
    if (verdict == null) {
      findings.add(MESSAGES.warning("NO_SIGNATURE"));
      verdict = Verdict.INDETERMINATE;
      decidedBy.add("NO_SIGNATURE");
    }
    return new SealReport(
        verdict, List.copyOf(decidedBy), policy.name(), signatures, List.copyOf(findings));
  }

  private static Verdict worse(Verdict a, Verdict b) {
    if (a == Verdict.REJECTED || b == Verdict.REJECTED) {
      return Verdict.REJECTED;
    }
    return a == Verdict.INDETERMINATE ? a : b;
  }
}
