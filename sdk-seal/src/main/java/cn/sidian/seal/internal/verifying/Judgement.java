package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealAcceptancePolicy.Demand;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From facts to a verdict: a bad fact rejects; a fact that is demanded and not known leaves the
 * verdict open; only what is left is accepted. Each fact that decides names a finding.
 */
final class Judgement {
  private final SealAcceptancePolicy policy;
  private final String place;
  private final List<Finding> findings;
  private final Set<String> rejecting = new LinkedHashSet<>();
  private final Set<String> open = new LinkedHashSet<>();

  /**
   * Starts.
   *
   * @param policy what is demanded
   * @param place where findings of its own are placed
   * @param findings the findings so far; more are added
   */
  Judgement(SealAcceptancePolicy policy, String place, List<Finding> findings) {
    this.policy = policy;
    this.place = place;
    this.findings = findings;
  }

  Judgement integrity(Integrity integrity) {
    switch (integrity) {
      case BROKEN -> bad("INTEGRITY_BROKEN");
      case UNREADABLE -> bad("SIGNATURE_UNREADABLE");
      case UNSUPPORTED -> unknown(Demand.INTEGRITY, "SIGNATURE_UNSUPPORTED");
      default -> {
        // intact
      }
    }
    return this;
  }

  Judgement coverage(@Nullable Coverage coverage) {
    if (coverage == Coverage.INCOMPLETE) {
      bad("COVERAGE_INCOMPLETE");
    }
    return this;
  }

  Judgement laterChanges(@Nullable LaterChanges changes) {
    if (changes == LaterChanges.FORBIDDEN) {
      bad("LATER_CHANGES_FORBIDDEN");
    } else if (changes == LaterChanges.NOT_CHECKED) {
      unknown(Demand.LATER_CHANGES, "LATER_CHANGES_NOT_CHECKED");
    }
    return this;
  }

  /** The findings of the chain are there already; they decide. */
  Judgement trust(TrustStatus trust, List<Finding> ofChain) {
    if (trust == TrustStatus.UNTRUSTED) {
      ofChain.stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(finding -> rejecting.add(finding.code()));
    } else if (trust == TrustStatus.UNDECIDED && policy.demands(Demand.TRUST)) {
      ofChain.forEach(finding -> open.add(finding.code()));
      if (policy.crypto().rejectsWeak() && open.contains("CHAIN_WEAK_ALGORITHM")) {
        rejecting.add("CHAIN_WEAK_ALGORITHM");
      }
    } else if (trust == TrustStatus.NOT_CHECKED) {
      unknown(Demand.TRUST, "TRUST_NOT_CHECKED");
    }
    return this;
  }

  Judgement revocation(RevocationStatus revocation) {
    switch (revocation) {
      case REVOKED -> bad("CERTIFICATE_REVOKED");
      case UNKNOWN -> unknown(Demand.REVOCATION, "REVOCATION_UNKNOWN");
      case NOT_CHECKED -> unknown(Demand.REVOCATION, "REVOCATION_NOT_CHECKED");
      default -> {
        // good
      }
    }
    return this;
  }

  Judgement time(SignatureReport.Time time) {
    if (time != SignatureReport.Time.PROVEN && policy.demands(Demand.PROVEN_TIME)) {
      unknown(Demand.PROVEN_TIME, "TIME_NOT_PROVEN");
    }
    return this;
  }

  /** Weak algorithms leave every verdict open, or reject where the policy says so. */
  Judgement weak(@Nullable Text why) {
    if (why == null) {
      return this;
    }
    if (policy.crypto().rejectsWeak()) {
      rejecting.add("WEAK_ALGORITHM");
      add(MESSAGES.error("WEAK_ALGORITHM", why));
    } else {
      open.add("WEAK_ALGORITHM");
      add(MESSAGES.warning("WEAK_ALGORITHM", why));
    }
    return this;
  }

  /** A finding that rejects by itself. */
  Judgement rejectedBy(String code) {
    rejecting.add(code);
    return this;
  }

  /** A finding that leaves the verdict open by itself. */
  Judgement leftOpenBy(String code) {
    open.add(code);
    return this;
  }

  private void bad(String code) {
    rejecting.add(code);
    add(MESSAGES.error(code));
  }

  private void unknown(Demand demand, String code) {
    boolean demanded = policy.demands(demand);
    if (demanded) {
      open.add(code);
    }
    add(demanded ? MESSAGES.warning(code) : MESSAGES.info(code));
  }

  private void add(Finding finding) {
    findings.add(finding.at(place));
  }

  Verdict verdict() {
    if (!rejecting.isEmpty()) {
      return Verdict.REJECTED;
    }
    return open.isEmpty() ? Verdict.ACCEPTED : Verdict.INDETERMINATE;
  }

  /** The codes that decided. */
  List<String> decidedBy() {
    return new ArrayList<>(rejecting.isEmpty() ? open : rejecting);
  }
}
