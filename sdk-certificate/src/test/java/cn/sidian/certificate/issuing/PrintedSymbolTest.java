package cn.sidian.certificate.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.PermitCodeMaker;
import cn.sidian.certificate.code.ScannedCode;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.external.ExternalTool;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestKeys;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OD-23: the symbol of an issued page is read back from the page as it is printed. */
class PrintedSymbolTest {
  private static final int DPI = 300;
  private static final Office OFFICE = new Office(TestKeys.SM2);
  private static final SigningKey KEY =
      OFFICE
          .root
          .issue(CertificateSpec.signer("TEST codes", TestKeys.SM2, Office.NOW))
          .signingKey();
  private static final CertificateIssuer ISSUER =
      CertificateIssuer.builder(OFFICE.register, OFFICE.rules)
          .seal(Records.ISSUER, OFFICE.sealer("电子证照专用章（测试）"))
          .codes(PermitCodeMaker.of(Map.of(Records.ISSUER, KEY)))
          .clock(InstantSource.fixed(Office.NOW))
          .build();
  private static final byte[] PERSON = issue(Records.personJson(), Records.photo(300, 400));
  private static final byte[] FOOD = issue(Records.foodJson(), null);

  @TempDir Path folder;

  private static byte[] issue(String json, byte @Nullable [] photo) {
    return ISSUER
        .issue(Records.record(json), photo, IssueRequest.of(json.substring(0, 90), "测试批准人"))
        .requireIssued()
        .pdf();
  }

  private static String code(byte[] pdf) {
    return Objects.requireNonNull(ElectronicCertificate.ofFile(pdf).code());
  }

  private static BufferedImage page(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
    }
  }

  /** As a scanner that tries again when it found nothing. */
  private static Result zxing(BufferedImage page) throws NotFoundException {
    int width = page.getWidth();
    int[] pixels = page.getRGB(0, 0, width, page.getHeight(), null, 0, width);
    RGBLuminanceSource source = new RGBLuminanceSource(width, page.getHeight(), pixels);
    try {
      return zxing(new HybridBinarizer(source));
    } catch (NotFoundException e) {
      return zxing(new GlobalHistogramBinarizer(source));
    }
  }

  private static Result zxing(Binarizer binarizer) throws NotFoundException {
    Result[] found =
        new QRCodeMultiReader()
            .decodeMultiple(
                new BinaryBitmap(binarizer),
                Map.of(
                    DecodeHintType.TRY_HARDER,
                    true,
                    DecodeHintType.POSSIBLE_FORMATS,
                    List.of(BarcodeFormat.QR_CODE)));
    assertThat(found).as("one symbol on the page").hasSize(1);
    return found[0];
  }

  @Test
  void zxingReadsTheWholePageAsPdfBoxDrawsIt() throws Exception {
    for (byte[] pdf : List.of(PERSON, FOOD)) {
      assertThat(zxing(page(pdf)).getText()).isEqualTo(code(pdf));
    }
  }

  @Test
  void whatIsReadFromThePageIsWhatTheIssuerSigned() throws Exception {
    ScannedCode read = CodeReader.read(zxing(page(PERSON)).getText()).orElseThrow();
    assertThat(
            read.isSignedBy(
                VerifyingKey.of(KEY.certificate().getPublicKey(), SignatureSuite.SM2_SM3)))
        .isTrue();
    PermitCode permit = (PermitCode) Objects.requireNonNull(read.content());
    assertThat(permit.identifier()).isEqualTo(ElectronicCertificate.ofFile(PERSON).identifier());
    assertThat(permit.fields()).containsEntry("CZZT", "测试甲").doesNotContainKey("CZZTDM");
  }

  /** Below a third of a millimetre a module is lost on office paper. */
  @Test
  void modulesArePrintedLargeEnough() throws Exception {
    for (byte[] pdf : List.of(PERSON, FOOD)) {
      ResultPoint[] finders = zxing(page(pdf)).getResultPoints();
      int modules = cn.sidian.certificate.code.CodeImage.of(code(pdf)).modules();
      // bottom left, top left, top right: centres of the finder patterns, 3.5 modules from the edge
      double mm = ResultPoint.distance(finders[1], finders[2]) / (modules - 7) * 25.4 / DPI;
      assertThat(mm).as("a module in millimetres, of %s modules", modules).isBetween(0.33, 0.6);
    }
  }

  @Test
  void zxingAndZbarReadThePageAsPopplerDrawsIt() throws Exception {
    ExternalTool poppler = ExternalTool.poppler(folder);
    for (byte[] pdf : List.of(PERSON, FOOD)) {
      Files.write(folder.resolve("certificate.pdf"), pdf);
      poppler.run("-r", "300", "-gray", "-png", "-singlefile", "certificate.pdf", "page");
      BufferedImage page = ImageIO.read(folder.resolve("page.png").toFile());
      assertThat(zxing(page).getText()).isEqualTo(code(pdf));
    }
    ExternalTool zbar = ExternalTool.zbar(folder);
    // it also complains where there is no message bus
    assertThat(zbar.run("--quiet", "--raw", "page.png").lines()).contains(code(FOOD));
  }

  @Test
  void zbarReadsThePageAsPdfBoxDrawsIt() throws Exception {
    ExternalTool zbar = ExternalTool.zbar(folder);
    for (byte[] pdf : List.of(PERSON, FOOD)) {
      ImageIO.write(page(pdf), "png", folder.resolve("page.png").toFile());
      assertThat(zbar.run("--quiet", "--raw", "page.png").lines()).contains(code(pdf));
    }
  }
}
