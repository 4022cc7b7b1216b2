package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.FileDesk.ISSUED;
import static cn.sidian.certificate.verifying.FileDesk.NOW;
import static cn.sidian.certificate.verifying.FileDesk.ask;
import static cn.sidian.certificate.verifying.FileDesk.assertRejectedBy;
import static cn.sidian.certificate.verifying.FileDesk.content;
import static cn.sidian.certificate.verifying.FileDesk.request;
import static cn.sidian.certificate.verifying.FileDesk.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.Finding;
import cn.sidian.core.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WD-09, WD-06: what a file is, and what is said about it")
class FileReportTest {
  /** WD-09: each part has its own answer. */
  @Test
  void anHonestFileIsAcceptedAndEveryPartCompared() {
    CertificateReport report = ask(verifier(0), ISSUED.pdf());
    assertThat(report.verdict())
        .as(report.facts() + " " + report.findings())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(report.kind()).isEqualTo(Kind.CERTIFICATE);
    assertThat(report.facts().content())
        .isEqualTo(
            new CertificateFacts.Content(Comparison.EQUAL, Comparison.EQUAL, Comparison.EQUAL));
    assertThat(report.facts().original()).isEqualTo(CertificateFacts.Original.PRESENT);
    assertThat(report.identifier()).isEqualTo(ISSUED.identifier().toString());
  }

  @Test
  void theHolderIsComparedInClear() {
    Holder other = new Holder(new HolderCode("111", "440524188001010014"), "测试乙");
    assertRejectedBy(
        ask(verifier(0), ISSUED.pdf(), CertificateQuestion.NOW.of(other)), "HOLDER_DIFFERS");
  }

  @Test
  void aPdfThatIsNoCertificate() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(out);
    }
    CertificateReport report = ask(verifier(0), out.toByteArray());
    assertThat(report.kind()).isEqualTo(Kind.OTHER);
    assertThat(report.decidedBy()).containsExactly("NOT_A_CERTIFICATE");
  }

  @Test
  @Shows(CertificateAttack.PREVIEW_SHOWN)
  void aPreviewSavedAndShown() throws IOException {
    var data = content();
    var honest = request(data, data.metadata().items(), Records.photo(300, 400));
    byte[] preview =
        CertificateLayout.landscape()
            .layOut(
                new LayoutRequest(
                    LayoutRequest.Form.PREVIEW,
                    honest.type(),
                    honest.identifier(),
                    honest.items(),
                    honest.photo(),
                    null,
                    "预览",
                    null))
            .pdf();
    CertificateReport report = ask(verifier(0), preview);
    assertThat(report.kind()).isEqualTo(Kind.PREVIEW);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("PREVIEW_MARK");
  }

  @Test
  @Shows(CertificateAttack.SCREENSHOT_WITH_SEAL)
  void aScreenshotWithTheSealPainted() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      var image =
          PDImageXObject.createFromByteArray(document, Records.photo(300, 400), "screenshot");
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, 300, 400);
      }
      document.save(out);
    }
    CertificateReport report = ask(verifier(0), out.toByteArray());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("NO_SIGNATURE");
  }

  @Test
  void theReportNamesItsFindingsOnce() {
    CertificateReport report = ask(verifier(0), ISSUED.pdf());
    assertThat(report.findings()).extracting(Finding::code).doesNotHaveDuplicates();
  }

  @Test
  void theFirstLineSaysTheAgeAndWhatIsNotProven() {
    CertificateReport report = ask(verifier(0), ISSUED.pdf());
    String zh = report.toText(Locale.CHINESE);
    assertThat(zh.lines().findFirst().orElseThrow())
        .contains("【测试】", "可以采信", "登记状态截至 2026-03-02 09:30:00", "出示人就是持证主体");
    String en = report.toText(Locale.ENGLISH);
    assertThat(en.lines().findFirst().orElseThrow())
        .contains("[TEST]", "to be relied on", "as of 2026-03-02", "does not prove");
    String page = report.toCaseFilePage("测试.pdf", NOW, "测试员");
    assertThat(page.lines().count()).isLessThanOrEqualTo(60);
    assertThat(page).startsWith("电子证照查验记录").contains("测试员");
    assertThat(zh).doesNotContain("{").doesNotContain("测试甲");
  }
}
