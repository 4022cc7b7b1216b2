package cn.sidian.certificate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.HolderKinds;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.issuing.Office;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.PdfaJudge;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.SidianException;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WD-07, WD-08, WD-49: copies for one purpose, with the holder's consent, provable alone. */
class AnnotatedCopyTest {
  private static final String CODE = "SD1:6BFOXN.PRT4$K9N59FB4T:8";
  private static final UsePurpose BIDDING =
      UsePurpose.find(UsePurpose.SHIPPED, "BIDDING").orElseThrow();

  private final Office office = new Office(TestKeys.RSA);
  private final IssueOutcome.Issued original =
      office
          .issuer
          .issue(
              Records.record(Records.personJson()),
              Records.photo(300, 400),
              IssueRequest.of("R1", "测试批准人"))
          .requireIssued();
  private final CertificateType type =
      CertificateCatalog.samples().find(Records.PERSON_TYPE, "2026").orElseThrow();

  @TempDir Path folder;

  private AnnotatedCopy.Outcome copy(String user, LocalDate until, Set<String> hidden) {
    PdfSealer sealer = office.sealer("加注件专用章（测试）");
    return AnnotatedCopy.make(
        original.pdf(),
        type,
        CertificateLayout.landscape(),
        new CopyRequest("C1", BIDDING, user, until, "TEST-CASE-1", "测试窗口", hidden),
        new HolderAuthorization(
            "A1",
            original.identifier().toString(),
            HolderAuthorization.Scope.COPY,
            "测试丙建设有限公司",
            Office.NOW,
            Office.NOW.plus(Duration.ofDays(1)),
            "TEST"),
        new CopySealer() {
          @Override
          public Optional<PdfSealer> sealer(String issuerCode) {
            return Optional.of(sealer);
          }

          @Override
          public Optional<String> code(CopyContent content) {
            return Optional.of("SD1:COPY" + content.copy());
          }
        },
        Office.NOW);
  }

  private AnnotatedCopy made(Set<String> hidden) {
    return ((AnnotatedCopy.Outcome.Made) copy("测试丙建设有限公司", LocalDate.of(2026, 6, 30), hidden))
        .copy();
  }

  @Test
  void theEvidenceHoldsAloneAndFailsWhenAnythingOfItIsExchanged() {
    AnnotatedCopy copy = made(Set.of("CZZTDM", "KZ_XB"));
    SealEvidence evidence = copy.content().evidence();
    assertThat(evidence.check(original.identifier()).holds()).isTrue();
    assertThat(evidence.items()).extracting(i -> i.name()).doesNotContain("CZZTDM", "KZ_XB");
    assertThat(CopyContent.parse(copy.content().canonicalJson())).isEqualTo(copy.content());
    String json = new String(copy.content().canonicalJson(), StandardCharsets.UTF_8);
    assertThat(json).doesNotContain("11010519491231002X").doesNotContain(CODE);
    // a field edited, a salt exchanged, a digest left out, another identifier, a broken value
    CopyContent edited =
        CopyContent.parse(json.replace("测试工程师", "测试大师").getBytes(StandardCharsets.UTF_8));
    assertThat(edited.evidence().check(original.identifier()).shownInList()).isFalse();
    String salt = evidence.shown().get(0).salt();
    CopyContent salted =
        CopyContent.parse(json.replace(salt, "0".repeat(32)).getBytes(StandardCharsets.UTF_8));
    assertThat(salted.evidence().check(original.identifier()).holds()).isFalse();
    SealEvidence shorter =
        new SealEvidence(
            evidence.cms(),
            evidence.rangeDigest(),
            evidence.digests().subList(1, evidence.digests().size()),
            evidence.shown().subList(1, evidence.shown().size()));
    assertThat(shorter.check(original.identifier()).attributeIsList()).isFalse();
    assertThat(
            evidence
                .check(original.identifier().nextVersion(CertificateIdRules.DEFAULT))
                .attributeIsList())
        .isFalse();
    SealEvidence foreign =
        new SealEvidence(
            new byte[10], evidence.rangeDigest(), evidence.digests(), evidence.shown());
    assertThat(foreign.check(original.identifier()).readable()).isFalse();
    assertThat(foreign.check(original.identifier()).holds()).isFalse();
    SealEvidence other =
        new SealEvidence(
            evidence.cms(), "sha256:" + "0".repeat(64), evidence.digests(), evidence.shown());
    assertThat(other.check(original.identifier()).digestStated()).isFalse();
    assertThat(other.check(original.identifier()).signatureFits()).isFalse();
  }

  @Test
  void theCopyHoldsNeitherTheOriginalNorItsCodeAndTheNoticeStandsBetweenAllRows()
      throws IOException {
    AnnotatedCopy copy = made(Set.of());
    String bytes = new String(copy.pdf(), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(CODE);
    byte[] original = this.original.pdf();
    String start = new String(original, 0, 2_000, StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(start);
    try (PDDocument document = Loader.loadPDF(copy.pdf())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).doesNotContain(CODE);
      assertThat(text.split("仅用于：招标投标", -1).length).isGreaterThan(5);
    }
    Files.write(folder.resolve("copy.pdf"), copy.pdf());
    Files.write(folder.resolve("original.pdf"), original);
    assertThat(PdfaJudge.rulesBroken(folder)).isEmpty();
  }

  @Test
  void withoutTheHoldersConsentNothingIsCopied() {
    assertThat(copy("测试丁有限公司", LocalDate.of(2026, 6, 30), Set.of()))
        .isInstanceOfSatisfying(
            AnnotatedCopy.Outcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("NOT_AUTHORIZED"));
    assertThat(copy("测试丙建设有限公司", LocalDate.of(2026, 3, 1), Set.of()))
        .isInstanceOfSatisfying(
            AnnotatedCopy.Outcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("UNTIL_IS_OVER"));
  }

  @Test
  void thePurposesOfTheSocialUsesAreShippedAndOthersUnknown() {
    assertThat(UsePurpose.SHIPPED).hasSize(10);
    assertThat(UsePurpose.find(UsePurpose.SHIPPED, "ANYTHING")).isEmpty();
  }

  @Test
  void whatIsNoCertificateIsNotCopied() {
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(
            () -> {
              AnnotatedCopy.Outcome outcome =
                  AnnotatedCopy.make(
                      preview(),
                      type,
                      CertificateLayout.landscape(),
                      new CopyRequest(
                          "C1", BIDDING, "u", LocalDate.of(2026, 6, 30), "c", "m", Set.of()),
                      new HolderAuthorization(
                          "A1",
                          "x",
                          HolderAuthorization.Scope.COPY,
                          "u",
                          Office.NOW,
                          Office.NOW.plus(Duration.ofDays(1)),
                          "TEST"),
                      new CopySealer() {
                        @Override
                        public Optional<PdfSealer> sealer(String issuerCode) {
                          return Optional.empty();
                        }

                        @Override
                        public Optional<String> code(CopyContent content) {
                          return Optional.empty();
                        }
                      },
                      Office.NOW);
              assertThat(outcome).isNull();
            })
        .satisfies(e -> assertThat(e.code()).isEqualTo("NOT_A_CERTIFICATE"));
  }

  private byte[] preview() {
    return Preview.draw(
        office.register.metadataOf(original.identifier().toString()),
        type,
        CertificateLayout.landscape(),
        HolderKinds.STANDARD);
  }

  /** WD-06: a preview is masked and watermarked, and carries nothing that verifies. */
  @Test
  void aPreviewIsMasked() throws IOException {
    try (PDDocument document = Loader.loadPDF(preview())) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .doesNotContain("11010519491231002X")
          .doesNotContain("测试甲")
          .contains("110*************2X")
          .contains("PREVIEW");
      assertThat(document.getDocumentCatalog().getNames()).isNull();
      assertThat(document.getSignatureDictionaries()).isEmpty();
    }
  }
}
