package cn.sidian.certificate.register;

import cn.sidian.core.CheckReturnValue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the register answers for cases (办件). Safe for many threads and processes. */
public interface CaseResults {
  /**
   * Whether a case may be closed: issuing is a necessary step where the result is a certificate
   * (WD-37).
   *
   * @param caseNumber the case
   * @param resultTypes the codes of the types that its result consists of; empty if it is none
   * @return the certificates issued as its result; refused with {@code CASE_WITHOUT_RESULT}
   */
  @CheckReturnValue
  Answered<List<StoredCertificate>> closeCase(String caseNumber, Collection<String> resultTypes);

  /**
   * Notes that a certificate is the result of a case. The first case stays.
   *
   * @param identifier the certificate
   * @param caseNumber the case, at most 100 characters
   * @return whether it is the result of this case now
   */
  boolean noteCase(String identifier, String caseNumber);

  /**
   * The certificates issued as results of a case: what the next matter of the same holder takes
   * without asking for it (OD-16).
   *
   * @param caseNumber the case
   * @return in the order of issue
   */
  List<StoredCertificate> of(String caseNumber);

  /**
   * Whether every certificate carries a seal; whoever does not is named (JZ-26).
   *
   * @return over the whole register
   */
  SealCoverage sealCoverage();

  /**
   * Notes that the paper twin was handed out.
   *
   * @param identifier the certificate
   * @param paperNumber the number of the paper
   * @param at when
   * @return whether the register has the certificate
   */
  boolean notePaper(String identifier, String paperNumber, Instant at);

  /**
   * How far electronic and paper certificates are apart (WD-01): the ones where either is missing,
   * and the lag of the others.
   *
   * @return all certificates that have or announce a paper twin
   */
  List<PaperTwin> syncLag();
}
