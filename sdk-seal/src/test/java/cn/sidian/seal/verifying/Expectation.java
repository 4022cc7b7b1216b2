package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealAcceptancePolicy.Demand;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a fault changes, said as the difference from the sound twin: facts, findings, and what
 * decides under each policy. Everything that is not said must be as in the twin.
 */
final class Expectation {
  private final Map<String, String> facts = new TreeMap<>();
  private final Set<String> added = new TreeSet<>();
  private final Set<String> gone = new TreeSet<>();
  private final Set<String> rejecting = new TreeSet<>();
  private final Set<String> open = new TreeSet<>();
  private final Set<String> openForTrust = new TreeSet<>();

  private boolean timestamp;

  private Expectation() {}

  static Expectation asTheTwin() {
    return new Expectation();
  }

  /** A fact by its name in the JSON. */
  Expectation fact(String name, @Nullable Object value) {
    facts.put(name, String.valueOf(value));
    return this;
  }

  /** BROKEN, with what says so, and rejected for it. */
  Expectation broken(String... because) {
    for (String code : because) {
      error(code);
    }
    return fact("integrity", Integrity.BROKEN)
        .error("INTEGRITY_BROKEN")
        .rejected("INTEGRITY_BROKEN");
  }

  /** INCOMPLETE, and rejected for it. */
  Expectation incomplete() {
    return fact("coverage", Coverage.INCOMPLETE)
        .fact("laterChanges", LaterChanges.NOT_CHECKED)
        .error("COVERAGE_INCOMPLETE")
        .warning("LATER_CHANGES_NOT_CHECKED")
        .rejected("COVERAGE_INCOMPLETE");
  }

  /** The value could not be read, so nothing is known of key, certificate and chain. */
  Expectation unreadable(String because) {
    return error(because)
        .fact("integrity", Integrity.UNREADABLE)
        .error("SIGNATURE_UNREADABLE")
        .rejected("SIGNATURE_UNREADABLE")
        .nothingOfTheSigner();
  }

  /** A signature dictionary that is none: neither value nor range mean anything. */
  Expectation unreadableDictionary(String because) {
    return unreadable(because)
        .fact("coverage", null)
        .fact("laterChanges", null)
        .fact("note", "none");
  }

  /**
   * The last signature is a document time stamp behind a seal: it decides nothing about the file.
   */
  Expectation ofATimestamp() {
    timestamp = true;
    return this;
  }

  Expectation nothingOfTheSigner() {
    added.add("TRUST TRUST_NOT_CHECKED");
    return fact("suite", null)
        .fact("signer", null)
        .fact("trust", TrustStatus.NOT_CHECKED)
        .fact("issuance", SignatureReport.Issuance.UNKNOWN);
  }

  /** Nobody here can tell; undecided for it. */
  Expectation unsupported(String because) {
    return warning(because)
        .fact("integrity", Integrity.UNSUPPORTED)
        .warning("SIGNATURE_UNSUPPORTED")
        .undecided("SIGNATURE_UNSUPPORTED");
  }

  /** A path that fails; rejected by what failed. */
  Expectation untrusted(String... because) {
    for (String code : because) {
      error(code);
    }
    return fact("trust", TrustStatus.UNTRUSTED).rejected(because);
  }

  /** No path, or one outside its validity; undecided where trust is demanded. */
  Expectation trustUndecided(String because) {
    openForTrust.add(because);
    if (because.startsWith("NO_")) {
      // nobody here knows the authority: who seals, verifies
      info("WHO_MUST_VERIFY");
    }
    return fact("trust", TrustStatus.UNDECIDED).warning(because);
  }

  Expectation error(String code) {
    added.add("ERROR " + code);
    return this;
  }

  Expectation warning(String code) {
    added.add("WARNING " + code);
    return this;
  }

  Expectation info(String code) {
    added.add("INFO " + code);
    return this;
  }

  /** A finding of the twin that is no longer there. */
  Expectation without(String finding) {
    gone.add(finding);
    return this;
  }

  /** REJECTED under every policy. */
  Expectation rejected(String... codes) {
    rejecting.addAll(List.of(codes));
    return this;
  }

  /** INDETERMINATE under every policy. */
  Expectation undecided(String... codes) {
    open.addAll(List.of(codes));
    return this;
  }

  /** Verifies fault and twin under every policy and compares their last signatures. */
  void check(byte[] twin, byte[] fault, TrustAnchors twinAnchors, TrustAnchors anchors) {
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      check(policy, Facts.verify(twin, twinAnchors, policy), Facts.verify(fault, anchors, policy));
    }
  }

  void check(SealAcceptancePolicy policy, SealReport before, SealReport after) {
    Map<String, String> expected = Facts.of(last(before));
    expected.putAll(facts);
    assertThat(Facts.of(last(after))).as("facts under %s", policy).isEqualTo(expected);
    boolean forTrust = policy.demands(Demand.TRUST);
    Set<String> findings = findings(before);
    findings.removeAll(gone);
    for (String finding : added) {
      findings.add(finding.replace("TRUST ", forTrust ? "WARNING " : "INFO "));
    }
    assertThat(findings(after)).as("findings under %s", policy).isEqualTo(findings);
    verdict(policy, after);
  }

  private void verdict(SealAcceptancePolicy policy, SealReport after) {
    Set<String> deciding = new TreeSet<>(timestamp ? Set.of() : rejecting);
    Verdict verdict = Verdict.REJECTED;
    if (deciding.isEmpty()) {
      deciding.addAll(timestamp ? Set.of() : open);
      if (policy.demands(Demand.TRUST) && !timestamp) {
        deciding.addAll(openForTrust);
        if (added.contains("TRUST TRUST_NOT_CHECKED")) {
          deciding.add("TRUST_NOT_CHECKED");
        }
      }
      if (policy.demands(Demand.REVOCATION)) {
        deciding.add("REVOCATION_NOT_CHECKED");
        deciding.add("TIME_NOT_PROVEN");
      }
      verdict = deciding.isEmpty() ? Verdict.ACCEPTED : Verdict.INDETERMINATE;
    }
    assertThat(after.verdict()).as("verdict under %s", policy).isEqualTo(verdict);
    assertThat(new TreeSet<>(after.decidedBy()))
        .as("decidedBy under %s", policy)
        .isEqualTo(deciding);
  }

  private static SignatureReport last(SealReport report) {
    return report.signatures().get(report.signatures().size() - 1);
  }

  private static Set<String> findings(SealReport report) {
    Set<String> codes = new TreeSet<>();
    report.findings().forEach(finding -> codes.add(finding.severity() + " " + finding.code()));
    return codes;
  }
}
