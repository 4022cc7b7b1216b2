package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealReportPdf;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.judge.VeraPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WD-21, WD-24: the report for the case file says on one page what came out, and keeps. */
class SealReportPdfTest {
  @TempDir Path folder;

  private static SealReport verified(byte[] pdf, TrustAnchors anchors) {
    return Facts.verify(pdf, anchors, SealAcceptancePolicy.STRICT_GOVERNMENT);
  }

  private static byte[] report(byte[] pdf, SealReport report) {
    return SealReportPdf.write(report, SealReportPdf.Subject.of("营业执照.pdf", pdf, Given.NOW));
  }

  /** What people meet: accepted, open, broken, changed, unsigned, and many signatures. */
  private static Map<String, byte[]> reports() {
    SignedFile sealed = SignedFile.sealed(Signers.SM2);
    TrustAnchors anchors = Signers.SM2.anchors();
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        "accepted",
        report(
            sealed.bytes(),
            Facts.verify(
                sealed.bytes(), anchors, SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)));
    all.put("open", report(sealed.bytes(), verified(sealed.bytes(), TrustAnchors.none())));
    byte[] broken = sealed.flip(sealed.text().indexOf("1000")).bytes();
    all.put("broken", report(broken, verified(broken, anchors)));
    all.put("picture", report(SealPictures.stamp(), verified(SealPictures.stamp(), anchors)));
    byte[] many = sealed.bytes();
    for (int i = 0; i < 11; i++) {
      many = Signers.RSA.seal(many);
    }
    all.put("many", report(many, verified(many, TrustAnchors.none())));
    return all;
  }

  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysVerdictFactsAndWhatToDoInBothLanguages() {
    SignedFile sealed = SignedFile.sealed(Signers.SM2);
    SealReport report = verified(sealed.bytes(), TrustAnchors.none());
    String text = text(report(sealed.bytes(), report));

    assertThat(text)
        .contains("电子签章核验报告", "核验结论：无法判定", "RESULT: NOT DECIDED")
        .contains("NO_TRUST_ANCHORS", "REVOCATION_NOT_CHECKED", "TIME_NOT_PROVEN")
        .contains("营业执照.pdf", sealed.bytes().length + " 字节", "STRICT_GOVERNMENT")
        .contains("sm3:" + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(sealed.bytes())))
        .contains("2026-06-01 10:00:00 +08:00", "SidianSeal1", "SM2_SM3", "ISO 32000-2, 12.8.1")
        .contains("完整性：完好", "Integrity: intact", "测试区市场监管局")
        .contains("如何处理", "What to do");
  }

  /** The certificates of a time stamp and of the seal behind it expired; the seal's decided. */
  @Test
  void namesWhoseFindingDecidedAndNotWhoElseHasOneOfTheSameCode() {
    TestAuthority root = Signers.RSA.root();
    Instant yesterday = Given.NOW.minusSeconds(86_400);
    Instant before = yesterday.minusSeconds(86_400);
    TestAuthority.Issued stamper = root.issue(TestTsa.spec(TestKeys.RSA).valid(before, yesterday));
    TestAuthority.Issued signer =
        root.issue(
            CertificateSpec.signer("TEST expired seal", TestKeys.RSA, Given.NOW)
                .valid(before, yesterday));
    SignedFile stamped =
        TimestampFaultsTest.documentStamp(
            SignedFile.sealed(Signers.RSA), TestTsa.RSA.with(stamper, Given.NOW)::over);
    byte[] sealed =
        Signers.seal(Signers.RSA.builder(signer).build(), stamped.bytes(), Given.placement());
    SealReport report = verified(sealed, Signers.RSA.anchors());
    assertThat(report.signatures()).extracting(SignatureReport::kind).startsWith(Kind.TIMESTAMP);
    assertThat(report.decidedBy()).contains("CERTIFICATE_EXPIRED");
    assertThat(text(report(sealed, report)).split("CERTIFICATE_EXPIRED：", 3)[1])
        .startsWith("TEST expired seal");
  }

  /** WD-24: 谁签章、谁核验. */
  @Test
  void namesWhoMustVerify() {
    SignedFile sealed = SignedFile.sealed(Signers.SM2);
    String text = text(report(sealed.bytes(), verified(sealed.bytes(), TrustAnchors.none())));
    assertThat(text)
        .contains("由谁核验", "Who must verify")
        .contains("“TEST seal SM2”的签章：请由证书签发机构“TEST Sidian SM2 root”或签章单位核验");

    SealReport known = verified(sealed.bytes(), Signers.SM2.anchors());
    assertThat(text(report(sealed.bytes(), known))).contains("全部签章已在本处核验");
    assertThat(known.findings()).noneMatch(finding -> finding.code().equals("WHO_MUST_VERIFY"));
    assertThat(known.signatures().get(0).issuer()).isEqualTo("TEST Sidian SM2 root");
  }

  @Test
  void unsignedFilesAreToldApartFromSealedOnes() {
    byte[] stamp = SealPictures.stamp();
    assertThat(text(report(stamp, verified(stamp, TrustAnchors.none()))))
        .contains("核验结论：无法判定", "NO_SIGNATURE", "PICTURE_OF_SEAL", "不能作为盖章文件采信");
  }

  @Test
  void nothingRunsOffThePageOrIntoTheFoot() throws IOException {
    for (Map.Entry<String, byte[]> report : reports().entrySet()) {
      List<TextPosition> positions = new ArrayList<>();
      try (PDDocument document = Loader.loadPDF(report.getValue())) {
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition position) {
            positions.add(position);
          }
        }.getText(document);
      }
      assertThat(positions).as(report.getKey()).isNotEmpty();
      for (TextPosition position : positions) {
        float right = position.getXDirAdj() + position.getWidthDirAdj();
        assertThat(right).as(report.getKey()).isLessThanOrEqualTo(596 - 46 + 1);
        // the foot is at 821 and 830; everything else ends above it
        float y = position.getYDirAdj();
        assertThat(y < 814 || y > 820).as("%s at %s", report.getKey(), y).isTrue();
      }
    }
  }

  @Test
  void isPdfA() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> report : reports().entrySet()) {
      files.add(Files.write(folder.resolve(report.getKey() + ".pdf"), report.getValue()));
    }
    for (VeraPdf.Judgement judgement : VeraPdf.judge(files.toArray(new Path[0]))) {
      assertThat(judgement.conforms()).as(judgement.rules()).isTrue();
      assertThat(judgement.flavour()).isEqualTo("2b");
    }
  }

  @Test
  void theSameReportGivesTheSameBytes() throws IOException {
    byte[] pdf = SignedFile.sealed(Signers.RSA).bytes();
    SealReport report = verified(pdf, TrustAnchors.none());
    Path file = Files.write(folder.resolve("营业执照.pdf"), pdf);

    assertThat(report(pdf, report))
        .isEqualTo(report(pdf, report))
        .isEqualTo(SealReportPdf.write(report, SealReportPdf.Subject.of(file, Given.NOW)));
  }

  @Test
  void canItselfBeSealed() {
    byte[] pdf = SignedFile.sealed(Signers.RSA).bytes();
    byte[] report = report(pdf, verified(pdf, TrustAnchors.none()));
    byte[] sealed = Signers.seal(Signers.SM2.sealer(), report, SealPlacement.invisible());

    SealReport again =
        Facts.verify(
            sealed, Signers.SM2.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    assertThat(again.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void namesThatNoFontShowsDoNotStopIt() {
    byte[] pdf = SignedFile.sealed(Signers.RSA).bytes();
    SealReport report = verified(pdf, TrustAnchors.none());
    String name = "a\u202Eb\uFFFE\n" + Character.toString(0x1F600) + "长".repeat(400) + ".pdf";
    byte[] made =
        SealReportPdf.write(report, new SealReportPdf.Subject(name, 1, "sm3:00", Given.NOW));
    assertThat(text(made)).contains("a?b? ?长", "…");
  }
}
