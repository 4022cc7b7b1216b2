package cn.sidian.certificate;

import cn.sidian.certificate.internal.verifying.ReportJson;
import cn.sidian.certificate.internal.verifying.ReportText;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What verifying found: the facts, what follows from them, and what this check does not prove.
 *
 * @param kind what was verified
 * @param verdict the bottom line
 * @param decidedBy the codes of the findings that decided against ACCEPTED; empty if ACCEPTED
 * @param identifier the identifier as written, or null if it names none
 * @param version the version in the identifier, or null
 * @param type the code of the type, or null
 * @param shown what a code says in clear, for a person to compare with the paper: name to text;
 *     empty for files
 * @param facts the facts
 * @param notProven what this check does not prove, however it ends
 * @param findings everything noticed
 */
public record CertificateReport(
    Kind kind,
    Verdict verdict,
    List<String> decidedBy,
    @Nullable String identifier,
    @Nullable Integer version,
    @Nullable String type,
    java.util.Map<String, String> shown,
    CertificateFacts facts,
    Set<NotProven> notProven,
    List<Finding> findings) {

  /** What was verified. */
  public enum Kind {
    /** The file of a certificate. */
    CERTIFICATE,
    /** A copy for one purpose, or its code. */
    COPY,
    /** A preview, which proves nothing. */
    PREVIEW,
    /** A printed code. */
    PERMIT,
    /** A code that is shown for some minutes. */
    PASS,
    /** A token, which only the register redeems. */
    TOKEN,
    /** Something else. */
    OTHER
  }

  /** What a check does not prove. */
  public enum NotProven {
    /** That the bearer is the holder. */
    HOLDER,
    /** That there is no second paper. */
    ONLY_COPY,
    /** That it was not passed on within its minutes. */
    RELAY,
    /** That the text on the paper is what the issuer signed. */
    TEXT_NOT_COMPARED
  }

  /**
   * Copies the collections.
   *
   * @param kind what was verified
   * @param verdict the bottom line
   * @param decidedBy the codes that decided
   * @param identifier the identifier
   * @param version its version
   * @param type the type
   * @param shown what a code says in clear
   * @param facts the facts
   * @param notProven what is not proven
   * @param findings everything noticed
   */
  public CertificateReport {
    decidedBy = List.copyOf(decidedBy);
    shown = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(shown));
    notProven =
        java.util.Collections.unmodifiableSet(
            notProven.isEmpty()
                ? java.util.EnumSet.noneOf(NotProven.class)
                : java.util.EnumSet.copyOf(notProven));
    findings = List.copyOf(findings);
  }

  /**
   * The report as JSON ({@code docs/schemas/certificate-verify.json}). What a code shows in clear
   * is not part of it.
   *
   * @param file how the input is called, or null
   * @return one line; characters outside ASCII are escaped
   */
  public String toJson(@Nullable String file) {
    return ReportJson.write(this, file);
  }

  /**
   * The report for people. Its first line says the age of the status and what the check does not
   * prove. What the code says in clear follows, for the comparison with the paper.
   *
   * @param locale any Chinese locale gives Chinese, every other English
   * @return several lines
   */
  public String toText(Locale locale) {
    return ReportText.write(this, locale);
  }

  /**
   * The report as one Chinese page for the case file: what was checked, when, and what came out.
   *
   * @param file how the input is called
   * @param checkedAt the moment of the check
   * @param checkedBy who checked
   * @return plain text, at most 60 lines of 80 columns
   */
  public String toCaseFilePage(String file, java.time.Instant checkedAt, String checkedBy) {
    return ReportText.page(this, file, checkedAt, checkedBy);
  }

  /** Names the kind and the verdict; what it shows may be personal data. */
  @Override
  public String toString() {
    return "CertificateReport[" + kind + ", " + verdict + ", " + decidedBy + "]";
  }
}
