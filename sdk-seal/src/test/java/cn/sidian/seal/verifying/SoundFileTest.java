package cn.sidian.seal.verifying;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The twin of every fault: a sealed file with nothing wrong. */
class SoundFileTest {

  @ParameterizedTest
  @EnumSource
  void isAcceptedOfflineWithEveryFactGood(Signers who) {
    SealReport report =
        Facts.verify(
            who.seal(TinyPdf.onePage()),
            who.anchors(),
            SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.decidedBy()).isEmpty();
    SignatureReport seal = report.signatures().get(0);
    assertThat(seal.kind()).isEqualTo(SignatureReport.Kind.SEAL);
    assertThat(seal.integrity()).isEqualTo(SignatureReport.Integrity.INTACT);
    assertThat(seal.coverage()).isEqualTo(SignatureReport.Coverage.WHOLE_FILE);
    assertThat(seal.laterChanges()).isEqualTo(SignatureReport.LaterChanges.NONE);
    assertThat(seal.trust()).isEqualTo(TrustStatus.TRUSTED);
    assertThat(seal.time()).isEqualTo(SignatureReport.Time.CLAIMED);
    assertThat(seal.issuance()).isEqualTo(SignatureReport.Issuance.TEST);
    assertThat(seal.signer()).isEqualTo("TEST seal " + who);
    assertThat(seal.suite()).isEqualTo(who.profile.suite().name());
    assertThat(seal.signedAt()).isEqualTo(Given.NOW);
    assertThat(seal.pages()).containsExactly(1);
    SealNote note = requireNonNull(seal.note());
    assertThat(note.provenance()).isEqualTo(Given.PROVENANCE);
    assertThat(note.purpose()).isEqualTo("办理许可");
    assertThat(note.issuedAt()).isEqualTo(Given.NOW);
  }

  @ParameterizedTest
  @EnumSource
  void isNeverAcceptedByTheDefaultPolicyYetAndTheReasonsAreNamed(Signers who) {
    SealReport report =
        Facts.verify(
            who.seal(TinyPdf.onePage()), who.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("REVOCATION_NOT_CHECKED", "TIME_NOT_PROVEN");
  }

  /**
   * The forge of these tests makes what the product makes, so that its faults are the only ones.
   */
  @ParameterizedTest
  @EnumSource
  void signedAgainByTheForgeIsAsGood(Signers who) {
    SignedFile twin = SignedFile.sealed(who);
    Expectation.asTheTwin()
        .check(twin.bytes(), twin.signed().bytes(), who.anchors(), who.anchors());
  }

  /** The schema that all reports are held against is one that says no. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"verdict\":\"ACCEPTED\" \"verdict\":\"GOOD\"",
        "\"integrity\":\"INTACT\" \"integrity\":\"BROKEN\"",
        "\"laterChanges\":\"NONE\" \"laterChanges\":\"NOT_CHECKED\"",
        "\"decidedBy\":[] \"decidedBy\":[\"X\"]",
        "\"revocation\": \"revoked\":",
        "+08:00\" \"",
        "\"pages\":[1] \"pages\":[0]",
        "\"note\":{ \"note\":{\"more\":1,"
      })
  void aReportThatContradictsTheContractsIsRefusedByTheSchema(String change) {
    String json =
        Facts.verify(
                Signers.RSA.seal(TinyPdf.onePage()),
                Signers.RSA.anchors(),
                SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
            .toJson();
    String[] words = change.split(" ", 2);
    assertThat(json).contains(words[0]);
    assertThat(ReportSchema.problems(json)).isEmpty();
    assertThat(ReportSchema.problems(json.replace(words[0], words[1]))).isNotEmpty();
  }
}
