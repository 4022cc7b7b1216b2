package cn.sidian.seal;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.seal.internal.verifying.ReportJson;
import cn.sidian.seal.internal.verifying.ReportText;
import java.util.List;
import java.util.Locale;

/**
 * What a verification found. The facts of each signature stand apart; the verdict follows from them
 * and the policy.
 *
 * @param verdict the bottom line on the file: the worst of its signatures
 * @param decidedBy the codes of the findings that decided against ACCEPTED; empty if ACCEPTED
 * @param policy the name of the policy
 * @param signatures in the order of the form
 * @param findings everything noticed
 */
public record SealReport(
    Verdict verdict,
    List<String> decidedBy,
    String policy,
    List<SignatureReport> signatures,
    List<Finding> findings) {

  /**
   * Copies the lists.
   *
   * @param verdict the bottom line on the file
   * @param decidedBy the codes of the findings that decided
   * @param policy the name of the policy
   * @param signatures in the order of the form
   * @param findings everything noticed
   */
  public SealReport {
    decidedBy = List.copyOf(decidedBy);
    signatures = List.copyOf(signatures);
    findings = List.copyOf(findings);
  }

  /**
   * Goes on only if the file was accepted.
   *
   * @throws SidianException {@code NOT_ACCEPTED} with the codes that decided
   */
  public void requireAccepted() {
    if (verdict != Verdict.ACCEPTED) {
      throw ReportText.notAccepted(verdict, decidedBy);
    }
  }

  /**
   * The report as JSON ({@code docs/schemas/verify.schema.json}).
   *
   * @return one line; characters outside ASCII are escaped
   */
  public String toJson() {
    return ReportJson.write(verdict, decidedBy, policy, signatures, findings);
  }

  /**
   * The report for people: what is wrong, what it means and what to do.
   *
   * @param locale any Chinese locale gives Chinese, every other English
   * @return several lines
   */
  public String toText(Locale locale) {
    return ReportText.write(verdict, policy, signatures, findings, locale);
  }
}
