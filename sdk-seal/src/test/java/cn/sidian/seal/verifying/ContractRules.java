package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.SignatureReport.Time;
import java.util.List;
import java.util.Set;

/**
 * What must hold for every report whatever the file: the rules of the contracts, written down a
 * second time from facts to verdict. No test reads a report that was not put through this.
 */
public final class ContractRules {
  /** Findings that decide by themselves, without being a fact of the JSON. */
  private static final Set<String> REJECTING =
      Set.of("NOTE_NOT_OF_THIS_DOCUMENT", "NOTE_MALFORMED");

  private static final Set<String> OPENING = Set.of("WEAK_ALGORITHM", "NOTE_VERSION_UNKNOWN");

  private ContractRules() {}

  /** Fails if a report contradicts itself or the contracts. */
  public static void check(SealReport report) {
    Verdict worst = null;
    for (SignatureReport signature : report.signatures()) {
      nulls(signature);
      stage(signature);
      Verdict due = due(signature, report);
      assertThat(signature.verdict()).as("verdict of %s", signature).isEqualTo(due);
      if (signature.kind() != Kind.TIMESTAMP) {
        worst = worst == null || rank(due) > rank(worst) ? due : worst;
      }
    }
    if (worst == null) {
      assertThat(report.findings()).extracting(Finding::code).contains("NO_SIGNATURE");
      assertThat(report.decidedBy()).containsExactly("NO_SIGNATURE");
      worst = Verdict.INDETERMINATE;
    }
    assertThat(report.verdict()).isEqualTo(worst);
    decidedBy(report);
  }

  private static void nulls(SignatureReport s) {
    if (s.integrity() == Integrity.INTACT) {
      assertThat(s.coverage()).isNotNull();
      assertThat(s.laterChanges()).isNotNull();
    }
    if (s.coverage() == Coverage.WHOLE_FILE) {
      assertThat(s.laterChanges()).isEqualTo(LaterChanges.NONE);
    }
    if (s.coverage() == Coverage.INCOMPLETE) {
      assertThat(s.laterChanges()).isEqualTo(LaterChanges.NOT_CHECKED);
    }
    assertThat(s.coverage() == null).isEqualTo(s.laterChanges() == null);
  }

  /** What nobody checks yet is never said to be good. */
  private static void stage(SignatureReport s) {
    assertThat(s.issuance()).isNotEqualTo(SignatureReport.Issuance.NATIONAL);
  }

  /** The verdict that follows from facts and policy, as the contracts state it. */
  private static Verdict due(SignatureReport s, SealReport report) {
    List<String> own =
        report.findings().stream()
            .filter(finding -> ("field " + s.field()).equals(finding.place()))
            .map(Finding::code)
            .toList();
    boolean bad =
        s.integrity() == Integrity.BROKEN
            || s.integrity() == Integrity.UNREADABLE
            || s.coverage() == Coverage.INCOMPLETE
            || s.laterChanges() == LaterChanges.FORBIDDEN
            || s.trust() == TrustStatus.UNTRUSTED
            || s.revocation() == RevocationStatus.REVOKED
            || own.stream().anyMatch(REJECTING::contains);
    if (bad) {
      return Verdict.REJECTED;
    }
    boolean full = Set.of("STRICT_GOVERNMENT", "ARCHIVE").contains(report.policy());
    boolean trustDue = full || report.policy().equals("OFFLINE_WITHOUT_REVOCATION");
    boolean open =
        s.integrity() == Integrity.UNSUPPORTED
            || s.laterChanges() == LaterChanges.NOT_CHECKED
            || (trustDue
                && (s.trust() == TrustStatus.UNDECIDED || s.trust() == TrustStatus.NOT_CHECKED))
            || (full && s.revocation() != RevocationStatus.GOOD)
            || (full && s.time() != Time.PROVEN)
            || own.stream().anyMatch(OPENING::contains);
    return open ? Verdict.INDETERMINATE : Verdict.ACCEPTED;
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> 0;
      case INDETERMINATE -> 1;
      case REJECTED -> 2;
    };
  }

  /** Each deciding code is a finding of the weight that its verdict needs. */
  private static void decidedBy(SealReport report) {
    assertThat(report.decidedBy().isEmpty()).isEqualTo(report.verdict() == Verdict.ACCEPTED);
    for (String code : report.decidedBy()) {
      Severity needed = report.verdict() == Verdict.REJECTED ? Severity.ERROR : Severity.WARNING;
      assertThat(report.findings())
          .as("a finding %s %s", needed, code)
          .anyMatch(finding -> finding.code().equals(code) && finding.severity() == needed);
    }
    assertThat(report.decidedBy()).doesNotHaveDuplicates();
  }
}
