package cn.sidian.certificate.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.DraftOutcome;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.quality.Defect;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.certificate.quality.Records;
import cn.sidian.certificate.register.IssuedFile;
import cn.sidian.core.Limits;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealValue;
import cn.sidian.seal.SignatureReport;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-04, WD-05: draft, approve, issue; an approval is of bytes, and a request happens once. */
class CertificateIssuerTest {
  private static final byte[] PHOTO = Records.photo(300, 400);
  private final Office office = new Office(TestKeys.SM2);

  @ParameterizedTest
  @EnumSource(names = {"SM2", "RSA", "P256"})
  void theSealCoversThePageAndSignsTheListOfFields(TestKeys keys) {
    Office one = new Office(keys);
    IssueOutcome.Issued issued =
        one.issuer
            .issue(Records.record(Records.personJson()), PHOTO, IssueRequest.of("R1", "测试批准人"))
            .requireIssued();
    IssuedFile file = one.register.files.values().iterator().next();
    SealValue value = SealValue.of(issued.pdf(), Limits.DEFAULT).get(0);
    assertThat(value.signedEnd()).isEqualTo(issued.pdf().length);
    assertThat(value.signedAttribute(SaltedFields.ATTRIBUTE_OID))
        .contains(file.certificate().fieldListDigest());
    assertThat(value.rangeDigest()).contains(file.rangeDigest());
    SealReport report =
        PdfSealVerifier.builder(one.anchors())
            .policy(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
            .clock(InstantSource.fixed(Office.NOW))
            .build()
            .verify(issued.pdf());
    assertThat(report.signatures().get(0).integrity()).isEqualTo(SignatureReport.Integrity.INTACT);
    assertThat(issued.metadataDigest()).isEqualTo(file.certificate().metadata().digest());
    assertThat(issued.identifier().version()).isEqualTo(1);
  }

  @Test
  void aDraftIsIssuedOnlyUnderTheDigestThatWasShown() {
    DraftOutcome.Drafted draft =
        (DraftOutcome.Drafted) office.issuer.draft("D1", Records.record(Records.foodJson()), null);
    IssueOutcome other =
        office.issuer.issueDraft(
            draft.id(), "sm3:" + "0".repeat(64), IssueRequest.of("R1", "测试批准人"));
    assertThat(other.refusal().orElseThrow().code()).isEqualTo("APPROVAL_DIFFERS");
    assertThat(office.register.files).isEmpty();
    IssueOutcome.Issued issued =
        office
            .issuer
            .issueDraft(draft.id(), draft.metadataDigest(), IssueRequest.of("R2", "测试批准人"))
            .requireIssued();
    assertThat(issued.metadataDigest()).isEqualTo(draft.metadataDigest());
    assertThat(issued.quality()).isEqualTo(QualityReport.Result.PASS);
    assertThat(
            office
                .issuer
                .issueDraft("none", draft.metadataDigest(), IssueRequest.of("R3", "测试批准人"))
                .refusal()
                .orElseThrow()
                .code())
        .isEqualTo("DRAFT_UNKNOWN");
  }

  @Test
  void theSameRequestGivesTheSameCertificateAndAnotherInputIsRefused() {
    IssueRequest request = IssueRequest.of("R1", "测试批准人");
    IssueOutcome.Issued first =
        office.issuer.issue(Records.record(Records.foodJson()), null, request).requireIssued();
    IssueOutcome.Issued again =
        office.issuer.issue(Records.record(Records.foodJson()), null, request).requireIssued();
    assertThat(again.replayed()).isTrue();
    assertThat(again.identifier()).isEqualTo(first.identifier());
    assertThat(again.pdf()).isEqualTo(first.pdf());
    IssueOutcome other =
        office.issuer.issue(
            Records.record(Records.foodJson().replace("测试乙", "测试丁")), null, request);
    assertThat(other.refusal().orElseThrow().code()).isEqualTo("REQUEST_REUSED");
    assertThat(office.register.files).hasSize(1);
  }

  @Test
  void aCallThatBrokeOffIsResumedUnderTheSameIdentifier() {
    IssueRequest request = IssueRequest.of("R1", "测试批准人");
    IssueOutcome.Issued lost =
        office.issuer.issue(Records.record(Records.foodJson()), null, request).requireIssued();
    // as if the process had been killed before the commit
    office.register.files.clear();
    office.register.answers.clear();
    IssueOutcome.Issued resumed =
        office.issuer.issue(Records.record(Records.foodJson()), null, request).requireIssued();
    assertThat(resumed.identifier()).isEqualTo(lost.identifier());
    assertThat(resumed.replayed()).isFalse();
  }

  @Test
  void theSameCertificateUnderAnotherRequestIsADuplicate() {
    assertThat(
            office
                .issuer
                .issue(Records.record(Records.foodJson()), null, IssueRequest.of("R1", "测试批准人"))
                .refusal())
        .isEmpty();
    IssueOutcome.Refused refused =
        office
            .issuer
            .issue(Records.record(Records.foodJson()), null, IssueRequest.of("R2", "测试批准人"))
            .refusal()
            .orElseThrow();
    assertThat(refused.code()).isEqualTo("QUALITY_REFUSED");
    assertThat(refused.report()).isNotNull();
    assertThat(refused.report().defects()).extracting(Defect::code).containsExactly("DUPLICATE");
  }

  @Test
  void whatCannotBeDrawnIsRefusedAndNothingIsKept() {
    IssueOutcome outcome =
        office.issuer.issue(
            Records.record(Records.foodJson().replace("测试路1号", "测试路\ud840\udc0b")),
            null,
            IssueRequest.of("R1", "测试批准人"));
    assertThat(outcome.refusal().orElseThrow().code()).isEqualTo("GLYPH_MISSING");
    assertThat(office.register.files).isEmpty();
  }

  /** WD-11: the catalogue is one for all; what it does not have cannot be issued. */
  @Test
  void aTypeOutsideTheCatalogueIsNotIssued() {
    IssueOutcome.Refused refused =
        office
            .issuer
            .issue(
                Records.record(Records.foodJson().replace("W902", "W999")),
                null,
                IssueRequest.of("R1", "测试批准人"))
            .refusal()
            .orElseThrow();
    assertThat(refused.report()).isNotNull();
    assertThat(refused.report().result()).isEqualTo(QualityReport.Result.REFUSE);
    assertThat(refused.report().defects())
        .extracting(Defect::code)
        .containsExactly("TYPE_NOT_IN_FORCE");
    assertThat(office.register.files).isEmpty();
  }
}
