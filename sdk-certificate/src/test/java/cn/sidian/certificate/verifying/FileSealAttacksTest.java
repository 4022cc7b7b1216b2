package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.FileDesk.ANCHORS;
import static cn.sidian.certificate.verifying.FileDesk.CATALOGUE;
import static cn.sidian.certificate.verifying.FileDesk.ISSUED;
import static cn.sidian.certificate.verifying.FileDesk.NOW;
import static cn.sidian.certificate.verifying.FileDesk.OTHER_SEAL;
import static cn.sidian.certificate.verifying.FileDesk.ROOT;
import static cn.sidian.certificate.verifying.FileDesk.UNIT;
import static cn.sidian.certificate.verifying.FileDesk.ask;
import static cn.sidian.certificate.verifying.FileDesk.assertRejectedBy;
import static cn.sidian.certificate.verifying.FileDesk.attachment;
import static cn.sidian.certificate.verifying.FileDesk.binding;
import static cn.sidian.certificate.verifying.FileDesk.bindings;
import static cn.sidian.certificate.verifying.FileDesk.bundle;
import static cn.sidian.certificate.verifying.FileDesk.issue;
import static cn.sidian.certificate.verifying.FileDesk.key;
import static cn.sidian.certificate.verifying.FileDesk.own;
import static cn.sidian.certificate.verifying.FileDesk.request;
import static cn.sidian.certificate.verifying.FileDesk.sealed;
import static cn.sidian.certificate.verifying.FileDesk.sealer;
import static cn.sidian.certificate.verifying.FileDesk.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.issuing.MemoryRegister;
import cn.sidian.certificate.quality.Records;
import cn.sidian.certificate.register.JdbcCertificateRegister;
import cn.sidian.certificate.register.RegisterLookup;
import cn.sidian.certificate.register.RegisterSecrets;
import cn.sidian.certificate.register.RegisterSettings;
import cn.sidian.core.Severity;
import cn.sidian.core.Verdict;
import cn.sidian.core.privacy.FieldCipher;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.store.Dialect;
import cn.sidian.core.testing.TestDatabase;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("WD-58, ZW-38: whose seal stands on a file")
class FileSealAttacksTest {
  @TempDir Path folder;

  @Test
  @Shows(CertificateAttack.SEAL_BY_ANOTHER_UNIT)
  void aGenuineSealOfAnotherUnitUnderTheSameRoot() {
    IssueOutcome.Issued foreign = issue(OTHER_SEAL, "R2");
    assertRejectedBy(ask(verifier(0), foreign.pdf()), "ISSUER_KEY_OF_ANOTHER_UNIT");
    IssueOutcome.Issued byCodeKey = issue(own(KeyRole.CODE), "R3");
    assertRejectedBy(ask(verifier(0), byCodeKey.pdf()), "KEY_ROLE");
  }

  @Test
  void withoutBundleTheIssuerIsUndecidedAndThePageUnchecked() {
    CertificateVerifier.Builder bare =
        CertificateVerifier.builder(ANCHORS)
            .policy(
                CertificateAcceptancePolicy.DEFAULT
                    .withSeal(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
                    .allowingTest())
            .clock(InstantSource.fixed(NOW));
    CertificateReport report = ask(bare, ISSUED.pdf());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.facts().issuer()).isEqualTo(CertificateFacts.Issuer.UNDECIDED);
    assertThat(report.facts().content().page()).isEqualTo(Comparison.NOT_CHECKED);
    assertThat(report.decidedBy()).contains("NO_BUNDLE", "NO_LIST");
  }

  @Test
  @Shows(CertificateAttack.KEY_LEAKED_TIME_NOT_PROVEN)
  void aLostSealKeyWithoutProvenTimeLeavesItOpen() {
    List<KeyBinding> lost = new ArrayList<>();
    for (KeyBinding binding : bindings()) {
      lost.add(
          binding.role() == KeyRole.SEAL && binding.unit().equals(UNIT)
              ? new KeyBinding(
                  UNIT,
                  KeyRole.SEAL,
                  binding.suite(),
                  binding.from(),
                  null,
                  Issuance.TEST,
                  NOW.plus(Duration.ofDays(1)),
                  binding.certificate())
              : binding);
    }
    CertificateReport report = ask(verifier(0).bundle(bundle(lost)), ISSUED.pdf());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("KEY_COMPROMISED");
  }

  @Test
  void aValidSealNeverMakesARevokedCertificateGood() {
    CertificateReport report = ask(verifier(1), ISSUED.pdf());
    assertRejectedBy(report, "NOT_VALID");
    assertThat(report.facts().integrity()).isEqualTo(CertificateFacts.Integrity.INTACT);
    assertThat(report.facts().issuer()).isEqualTo(CertificateFacts.Issuer.TRUSTED);
  }

  @Test
  void anotherFileThanTheRegisteredOne() {
    CertificateLookup register =
        new CertificateLookup() {
          @Override
          public Optional<Standing> standing(CertificateId identifier, Instant at) {
            return Optional.of(new Standing(CertificateFacts.StatusValue.VALID, NOW, null));
          }

          @Override
          public boolean isRegistered(CertificateId identifier, String signedRangeDigest) {
            return false;
          }

          @Override
          public IssuerKeys keys() {
            return IssuerKeys.of(bindings());
          }

          @Override
          public IssuerHistory history() {
            return bundle(bindings()).content().history();
          }

          @Override
          public List<TypeEdition> types() {
            return bundle(bindings()).content().types();
          }
        };
    assertRejectedBy(
        ask(verifier(0).register(register), ISSUED.pdf()), "FILE_NOT_THE_REGISTERED_ONE");
  }

  private static VerifierBundle lostSince(Instant since) {
    List<KeyBinding> lost = new ArrayList<>();
    for (KeyBinding binding : bindings()) {
      lost.add(
          binding.role() == KeyRole.SEAL && binding.unit().equals(UNIT)
              ? new KeyBinding(
                  UNIT,
                  KeyRole.SEAL,
                  binding.suite(),
                  binding.from(),
                  null,
                  Issuance.TEST,
                  since,
                  binding.certificate())
              : binding);
    }
    return bundle(lost);
  }

  private static byte[] timeStamped() {
    InstantSource clock = InstantSource.fixed(NOW);
    PdfSealer sealer =
        PdfSealer.builder(Seal.round(Records.ISSUER_NAME, "电子证照专用章（测试）"), own(KeyRole.SEAL))
            .clock(clock)
            .level(
                SealLevel.T,
                EvidenceSources.builder(ANCHORS)
                    .timestamps(TestTimestamps.below(ROOT, TestKeys.SM2, clock))
                    .clock(clock)
                    .build())
            .build();
    return issue(new MemoryRegister(), sealer, "R9").pdf();
  }

  /** Of a leaked key only what is proven to be older counts. */
  @Test
  @Shows({CertificateAttack.KEY_LEAKED_MADE_AFTER, CertificateAttack.KEY_LEAKED_TIME_PROVEN})
  void aLostSealKeyWithProvenTime() {
    byte[] pdf = timeStamped();
    RevocationEvidence evidence =
        RevocationEvidence.crl(TestRevocation.by(ROOT.asSigner(), TestKeys.SM2, NOW).crl());
    CertificateReport before =
        ask(verifier(0).bundle(lostSince(NOW.plus(Duration.ofDays(1)))).revocation(evidence), pdf);
    assertThat(before.verdict()).as(before.toString()).isEqualTo(Verdict.ACCEPTED);
    assertThat(before.facts().issuer()).isEqualTo(CertificateFacts.Issuer.TRUSTED);
    assertThat(before.findings())
        .filteredOn(finding -> finding.code().equals("KEY_COMPROMISED"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    CertificateReport after =
        ask(verifier(0).bundle(lostSince(NOW.minusSeconds(1))).revocation(evidence), pdf);
    assertRejectedBy(after, "KEY_COMPROMISED");
    assertThat(after.facts().issuer()).isEqualTo(CertificateFacts.Issuer.COMPROMISED);
  }

  @Test
  void aSealKeyLostBeforeTheDayOfIssue() {
    CertificateReport report =
        ask(verifier(0).bundle(lostSince(Instant.parse("2026-01-01T00:00:00Z"))), ISSUED.pdf());
    assertRejectedBy(report, "KEY_COMPROMISED");
  }

  /** An insider seals A again under the index of B, which is in force. */
  @Test
  @Shows(CertificateAttack.INDEX_OF_ANOTHER_CERTIFICATE)
  void indexOfAnotherHonestCertificate() throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[16];
    InstantSource clock = InstantSource.fixed(NOW.plusSeconds(30));
    try (TestDatabase database = TestDatabase.create(Dialect.H2, folder);
        JdbcCertificateRegister register =
            JdbcCertificateRegister.open(
                database.source(),
                RegisterSettings.usual(clock, random).withLists(4_096, 16),
                RegisterSecrets.of(key, key, FieldCipher.sm4Gcm(Map.of("k", key), "k", random)),
                own(KeyRole.AUDIT))) {
      register.addIssuers(bundle(bindings()).content().history());
      register.addKeys(IssuerKeys.of(bindings()));
      PdfSealer sealer = sealer(own(KeyRole.SEAL), "电子证照专用章（测试）");
      IssueOutcome.Issued a = issue(register, sealer, "A");
      CertificateVerifier.Builder online =
          verifier(0)
              .register(new RegisterLookup(register, CATALOGUE))
              .lists(StatusListSource.none());
      assertThat(ask(online, a.pdf()).verdict()).isEqualTo(Verdict.ACCEPTED);
      ElectronicCertificate data =
          ElectronicCertificate.parse(attachment(a.pdf(), ElectronicCertificate.FILE_NAME));
      ElectronicCertificate forged =
          new ElectronicCertificate(
              data.identifier(),
              data.metadata(),
              data.statusList(),
              data.statusIndex() + 1,
              data.salts(),
              null);
      byte[] pdf =
          sealed(
              request(forged, forged.metadata().items(), Records.photo(300, 400)),
              forged.fieldListDigest());
      CertificateReport report = ask(online, pdf);
      assertRejectedBy(report, "FILE_NOT_THE_REGISTERED_ONE");
      assertThat(report.facts().status().value()).isEqualTo(CertificateFacts.StatusValue.VALID);
    }
  }
}
