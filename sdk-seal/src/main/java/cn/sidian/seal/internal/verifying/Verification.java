package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.PathValidator;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.internal.cms.CertificateMemory;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.Revisions;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.picture.PictureSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One document under verification: all its signatures, then the bottom line. */
public final class Verification {
  /** Signatures whose bytes are hashed outside of the time limit; renewed for ever has fewer. */
  private static final int UNHURRIED = 16;

  private Verification() {}

  /**
   * What does not change from document to document.
   *
   * @param paths judges chains
   * @param memory certificates that were read before
   * @param at the judged time
   * @param now the present
   * @param hasAnchors whether the caller trusts anybody
   * @param desk what the caller gives to judge certificates
   * @param policy what is demanded
   * @param sm2UserId the user id of SM2 signatures
   * @param limits the limits of reading
   * @param password the password of encrypted documents, or null
   */
  public record Terms(
      PathValidator paths,
      CertificateMemory memory,
      Instant at,
      Instant now,
      boolean hasAnchors,
      EvidenceDesk desk,
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
    List<SignatureField> fields = new ArrayList<>();
    Map<Reference, String> seen = new HashMap<>();
    for (SignatureField field : SignatureFields.findEvenDamaged(document).signatures()) {
      if (!field.hasValue()) {
        continue;
      }
      if (field.valueReference() != null) {
        String first = seen.putIfAbsent(field.valueReference(), field.name());
        if (first != null) {
          findings.add(
              MESSAGES.warning("SIGNATURE_IN_TWO_FIELDS", first).at("field " + field.name()));
          continue;
        }
      }
      fields.add(field);
    }
    List<SignatureCheck.Result> results = check(document, fields, terms);
    return report(document, terms.policy(), results, findings);
  }

  /** Only where nothing signs the document: what looks like a seal there is none (WD-42). */
  private static void picturesOfSeals(PdfDocument document, List<Finding> findings) {
    PictureSearch.Result result = PictureSearch.search(document);
    for (int page : result.pages()) {
      findings.add(MESSAGES.warning("PICTURE_OF_SEAL").at("page " + page));
    }
    if (!result.isComplete()) {
      List<String> pages = new ArrayList<>();
      result.notLookedAt().stream().limit(10).forEach(page -> pages.add("page " + page));
      if (pages.isEmpty() || result.pagesLeft() > 0) {
        pages.add("pages not looked at: " + result.pagesLeft());
      }
      findings.add(MESSAGES.info("PICTURES_NOT_CHECKED").at(String.join(", ", pages)));
    }
  }

  /** The last ones first: a time stamp proves the time of everything that it covers. */
  private static List<SignatureCheck.Result> check(
      PdfDocument document, List<SignatureField> fields, Terms terms) {
    ChainJudge chains = new ChainJudge(terms, SecurityStore.of(document), document.deadline());
    ProvenTimes proven = new ProvenTimes();
    Revisions revisions = new Revisions(document, terms.password());
    List<SignatureField> order = new ArrayList<>(fields);
    order.sort(
        Comparator.comparingLong((SignatureField field) -> SignedRange.statedEnd(document, field))
            .reversed());
    Map<SignatureField, SignatureCheck.Result> results = new HashMap<>();
    for (SignatureField field : order) {
      document.deadline().check();
      // what is large takes its time to hash; that is no sign of a trap, as many signatures are
      Consumer<Runnable> hashing =
          results.size() < UNHURRIED ? document.deadline()::outside : Runnable::run;
      results.put(
          field, new SignatureCheck(revisions, field, terms, chains, proven, hashing).run());
    }
    return fields.stream().map(results::get).toList();
  }

  private static SealReport report(
      PdfDocument document,
      SealAcceptancePolicy policy,
      List<SignatureCheck.Result> results,
      List<Finding> findings) {
    Verdict verdict = null;
    Set<String> decidedBy = new LinkedHashSet<>();
    List<SignatureReport> signatures = new ArrayList<>();
    for (SignatureCheck.Result result : results) {
      signatures.add(result.report());
      findings.addAll(result.findings());
      // a document time stamp proves a time; it seals nothing
      if (result.report().kind() == Kind.TIMESTAMP) {
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
      picturesOfSeals(document, findings);
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
