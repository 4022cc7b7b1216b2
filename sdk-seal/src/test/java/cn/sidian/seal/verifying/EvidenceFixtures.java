package cn.sidian.seal.verifying;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Fixtures of later changes, revocation and proven time. */
final class EvidenceFixtures {
  private static final Signers WHO = Signers.RSA;

  private EvidenceFixtures() {}

  static void put(Map<String, Supplier<Set<String>>> all) {
    byte[] sealed = WHO.seal(TinyPdf.onePage());
    all.put("LATER_CHANGES_NOT_CHECKED", EvidenceFixtures::annotated);
    all.put(
        "LATER_CHANGES_FORBIDDEN",
        () ->
            with(
                RevocationEvidence.none(),
                Later.than(sealed).edit(3, "/Type/Page", "/Type/Page/Rotate 90").bytes()));
    UnaryOperator<TestRevocation> revoked =
        list -> list.revoking(WHO.signer().certificate(), Given.NOW.minusSeconds(9));
    all.put("CERTIFICATE_REVOKED", () -> withList(revoked, sealed));
    all.put("REVOKED", () -> withList(revoked, sealed));
    UnaryOperator<TestRevocation> foreign = list -> list.named(WHO.signer().certificate());
    all.put("REVOCATION_UNKNOWN", () -> withList(foreign, sealed));
    all.put("REVOCATION_EVIDENCE_MISSING", () -> withList(foreign, sealed));
    all.put(
        "REVOCATION_EVIDENCE_UNUSABLE",
        () ->
            withList(
                list -> list.from(Given.NOW.minusSeconds(9), Given.NOW.minusSeconds(1)), sealed));
    all.put("REVOCATION_UNREADABLE", EvidenceFixtures::unreadable);
    all.put("TIMESTAMP_AUTHORITY_UNTRUSTED", EvidenceFixtures::untrustedAuthority);
    all.put("CERTIFICATE_AGE_NOT_PROVEN", CertificateAgeTest::fixture);
    all.put("TSA_PURPOSE", EvidenceFixtures::otherPurpose);
  }

  private static Set<String> annotated() {
    byte[] certified =
        Signers.seal(
            WHO.builder(WHO.signer()).certification(SealCertification.ANNOTATIONS).build(),
            Later.form(),
            Given.placement());
    return with(
        RevocationEvidence.none(),
        Later.than(certified).edit(Later.NOTE, "(old)", "(new)").bytes());
  }

  private static Set<String> unreadable() {
    try {
      return with(RevocationEvidence.crl(new byte[] {1}), TinyPdf.onePage());
    } catch (SidianException e) {
      return Set.of(e.code());
    }
  }

  private static TestTsa plainSigner() {
    CertificateSpec spec = CertificateSpec.signer("TEST no stamps", WHO.keys, Given.NOW);
    return TestTsa.RSA.with(WHO.root().issue(spec), Given.NOW);
  }

  private static Set<String> untrustedAuthority() {
    TestTsa tsa = plainSigner();
    return with(
        RevocationEvidence.none(),
        SignedFile.sealed(WHO)
            .signed(forge -> forge.timestamps = List.of(tsa::unlicensed))
            .bytes());
  }

  private static Set<String> otherPurpose() {
    SignedFile twice = SignedFile.of(WHO, WHO.seal(WHO.seal(TinyPdf.onePage())));
    return with(
        RevocationEvidence.none(),
        TimestampFaultsTest.documentStamp(twice, plainSigner()::unlicensed).bytes());
  }

  private static Set<String> withList(UnaryOperator<TestRevocation> fault, byte[] pdf) {
    TestRevocation list = TestRevocation.by(WHO.root().asSigner(), WHO.keys, Given.NOW);
    return with(RevocationEvidence.crl(fault.apply(list).crl()), pdf);
  }

  private static Set<String> with(RevocationEvidence evidence, byte[] pdf) {
    SealReport report =
        Facts.verifier(WHO.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT)
            .revocation(evidence)
            .build()
            .verify(pdf);
    ContractRules.check(report);
    ReportSchema.check(report);
    Set<String> codes = new TreeSet<>();
    report.findings().stream().map(Finding::code).forEach(codes::add);
    return codes;
  }
}
