package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WD-42: the picture of a seal is never "sealed"; and what is no such picture is not accused. */
class PicturesOfSealsTest {
  private static List<String> codes(byte[] pdf) {
    SealReport report = Facts.verify(pdf, TrustAnchors.none(), SealAcceptancePolicy.INTEGRITY_ONLY);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("NO_SIGNATURE");
    return report.findings().stream().map(Finding::code).toList();
  }

  private static void seen(byte[] pdf) {
    assertThat(codes(pdf)).containsExactly("NO_SIGNATURE", "PICTURE_OF_SEAL");
  }

  private static void notSeen(byte[] pdf) {
    assertThat(codes(pdf)).containsExactly("NO_SIGNATURE");
  }

  @ParameterizedTest
  @CsvSource({"false, 42, 0", "false, 42, 33", "false, 15, 0", "false, 90, 200", "true, 40, 12"})
  void picturesAtAnySizeAndAngle(boolean jpeg, double mm, double degrees) {
    seen(SealPictures.image(SealPictures::round, jpeg, mm, degrees));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 30, 45, 90, 117})
  void ovalsAtAnyAngle(double degrees) {
    seen(SealPictures.image(SealPictures::oval, false, 40, degrees));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void drawnByTheContentOfAPageThatIsTurned(int rotation) {
    seen(
        SealPictures.pdf(
            rotation, (document, page, content) -> SealPictures.vector(content, 400, 150, 60)));
  }

  @Test
  void insideForms() {
    seen(SealPictures.nestedForms());
  }

  @Test
  void stampAnnotations() {
    seen(SealPictures.stamp());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.35, 0", "0.5, 1.5", "0.2, -3"})
  void partOfAScannedPage(double faded, double tilt) {
    seen(SealPictures.scan(SealPictures::round, faded, tilt, 7));
  }

  @Test
  void overlappingAnotherSealAndALetterhead() {
    seen(
        SealPictures.pdf(
            (document, page, content) -> {
              SealPictures.vector(content, 300, 700, 58);
              SealPictures.vector(content, 350, 680, 58);
              content.setNonStrokingColor(SealPictures.SEAL_RED);
              content.addRect(60, 690, 480, 4);
              content.fill();
            }));
  }

  @Test
  void emptySignatureFieldsSignNothing() {
    String sealed =
        new String(
            SealPictures.pdf(
                (document, page, content) -> SealPictures.vector(content, 400, 150, 60)),
            StandardCharsets.ISO_8859_1);
    assertThat(sealed).doesNotContain("/Sig");
    seen(sealed.getBytes(StandardCharsets.ISO_8859_1));
  }

  // --- what is no picture of a seal ---------------------------------------------------------

  private static void red(PDPageContentStream content) throws IOException {
    content.setNonStrokingColor(Color.RED);
    content.setStrokingColor(Color.RED);
  }

  @Test
  void redLetterheadWithItsRule() {
    notSeen(
        SealPictures.pdf(
            (document, page, content) -> {
              red(content);
              content.addRect(60, 690, 480, 4);
              content.fill();
              for (int i = 0; i < 9; i++) {
                // strokes of big characters
                content.addRect(100 + 44 * i, 720, 34, 5);
                content.addRect(114 + 44 * i, 705, 6, 40);
                content.addRect(100 + 44 * i, 738, 34, 5);
                content.addRect(100 + 44 * i, 705, 5, 38);
                content.fill();
              }
              SealPictures.lines(content);
            }));
  }

  @Test
  void discsStarsSquaresAndFrames() {
    notSeen(SealPictures.image((g, size) -> disc(g, size), false, 42, 0));
    notSeen(SealPictures.image((g, size) -> square(g, size, true), false, 42, 0));
    notSeen(SealPictures.image((g, size) -> square(g, size, false), false, 42, 0));
    notSeen(SealPictures.image((g, size) -> square(g, size, false), false, 42, 30));
  }

  private static void disc(Graphics2D g, int size) {
    g.setColor(Color.RED);
    g.fill(new Ellipse2D.Double(0, 0, size, size));
  }

  private static void square(Graphics2D g, int size, boolean filled) {
    g.setColor(Color.RED);
    g.setStroke(new BasicStroke(12));
    Rectangle2D square = new Rectangle2D.Double(8, 8, size - 16, size - 16);
    if (filled) {
      g.fill(square);
    } else {
      g.draw(square);
    }
  }

  @Test
  void roundMarksOfOtherColours() {
    notSeen(
        SealPictures.image(
            (g, size) -> SealPictures.round(g, size, new Color(0x10, 0x30, 0xC0)), false, 42, 0));
    notSeen(
        SealPictures.image((g, size) -> SealPictures.round(g, size, Color.BLACK), false, 42, 0));
    notSeen(
        SealPictures.image(
            (g, size) -> SealPictures.round(g, size, new Color(0xE0, 0xA0, 0x10)), false, 42, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {12, 20, 60})
  void emptyRingsOfButtons(double radius) {
    notSeen(
        SealPictures.pdf(
            (document, page, content) -> {
              content.setStrokingColor(new Color(0xFF, 0xAF, 0xAF));
              content.setLineWidth(2);
              SealPictures.ring(content, 120, 500, radius);
              content.stroke();
            }));
  }

  @Test
  void tinyRingsOfAList() {
    notSeen(
        SealPictures.pdf(
            (document, page, content) -> {
              red(content);
              for (int y = 200; y < 700; y += 30) {
                SealPictures.ring(content, 80, y, 5);
                content.stroke();
              }
            }));
  }

  @Test
  void aScanWithoutAnySeal() {
    notSeen(SealPictures.scan((g, size) -> {}, 0, 1, 11));
  }

  @Test
  void tablesWithRedRulesAndRoundedCorners() {
    notSeen(
        SealPictures.pdf(
            (document, page, content) -> {
              red(content);
              for (int y = 200; y < 700; y += 24) {
                content.moveTo(60, y);
                content.lineTo(540, y);
                content.stroke();
              }
              for (int x = 60; x <= 540; x += 80) {
                content.moveTo(x, 200);
                content.lineTo(x, 680);
                content.stroke();
              }
            }));
  }

  @Test
  void aSealWithASignatureIsNotLookedFor() {
    byte[] sealed =
        Signers.RSA.seal(
            SealPictures.pdf(
                (document, page, content) -> SealPictures.vector(content, 200, 500, 60)));
    SealReport report =
        Facts.verify(sealed, Signers.RSA.anchors(), SealAcceptancePolicy.STRICT_GOVERNMENT);
    assertThat(report.findings()).noneMatch(finding -> finding.code().startsWith("PICTURE"));
  }

  // --- what cannot be looked at -------------------------------------------------------------

  @Test
  void whatCannotBeDecodedIsNamed() {
    assertThat(codes(SealPicturesHostile.withJpeg2000()))
        .containsExactly("NO_SIGNATURE", "PICTURES_NOT_CHECKED");
  }

  @Test
  void bombsAreNotDecoded() {
    assertThat(codes(SealPicturesHostile.bomb(Deflater.BEST_COMPRESSION)))
        .containsExactly("NO_SIGNATURE", "PICTURES_NOT_CHECKED");
    assertThat(codes(SealPicturesHostile.hugeImage()))
        .containsExactly("NO_SIGNATURE", "PICTURES_NOT_CHECKED");
  }

  @Test
  void formsWithinFormsEndWithTheTime() {
    Limits limits =
        new Limits(1L << 30, 100, 5_000_000, 64L << 20, 1_000, 1_000, Duration.ofMillis(700));
    SealReport report =
        PdfSealVerifier.builder(TrustAnchors.none())
            .limits(limits)
            .clock(InstantSource.fixed(Given.NOW))
            .build()
            .verify(SealPicturesHostile.laughingForms());
    assertThat(report.findings())
        .extracting(Finding::code)
        .containsExactly("NO_SIGNATURE", "PICTURES_NOT_CHECKED");
  }

  @Test
  void pagesBeyondTheLimitAreNamed() {
    byte[] pdf = SealPicturesHostile.pages(40, 30);
    SealReport report = Facts.verify(pdf, TrustAnchors.none(), SealAcceptancePolicy.INTEGRITY_ONLY);
    assertThat(report.findings())
        .extracting(Finding::code)
        .containsExactly("NO_SIGNATURE", "PICTURES_NOT_CHECKED");
    assertThat(report.findings().get(1).place()).isEqualTo("pages not looked at: 8");
    seen(SealPicturesHostile.pages(20, 20));
  }
}
