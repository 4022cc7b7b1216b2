package cn.sidian.seal.verifying;

import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Verifying, and the facts of a signature by their names in the JSON. */
final class Facts {
  private Facts() {}

  /** The facts that can be told apart, without what differs from run to run. */
  static Map<String, String> of(SignatureReport report) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("field", report.field());
    facts.put("kind", report.kind().name());
    facts.put("integrity", report.integrity().name());
    facts.put("coverage", String.valueOf(report.coverage()));
    facts.put("laterChanges", String.valueOf(report.laterChanges()));
    facts.put("trust", report.trust().name());
    facts.put("revocation", report.revocation().name());
    facts.put("time", report.time().name());
    facts.put("issuance", report.issuance().name());
    facts.put("suite", String.valueOf(report.suite()));
    facts.put("signer", String.valueOf(report.signer()));
    facts.put("pages", report.pages().toString());
    facts.put("signedAt", report.signedAt() == null ? "none" : "some");
    facts.put("note", report.note() == null ? "none" : "some");
    return facts;
  }

  /** Verifies at the tests' present; every report is put through the contracts. */
  static SealReport verify(byte[] pdf, TrustAnchors anchors, SealAcceptancePolicy policy) {
    SealReport report = verifier(anchors, policy).build().verify(pdf);
    ContractRules.check(report);
    ReportSchema.check(report);
    return report;
  }

  static PdfSealVerifier.Builder verifier(TrustAnchors anchors, SealAcceptancePolicy policy) {
    return PdfSealVerifier.builder(anchors).policy(policy).clock(InstantSource.fixed(Given.NOW));
  }
}
