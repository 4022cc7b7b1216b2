package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WD-21: what another library honestly does with a sealed file is no forgery: PDFBox fills a field,
 * signs, and saves incrementally, with cross-reference tables and with object streams.
 */
class HonestRevisionsTest {
  private static final Signers WHO = Signers.RSA;

  private static byte[] form(boolean compressed) throws IOException {
    if (!compressed) {
      return Later.form();
    }
    try (PDDocument document = Loader.loadPDF(Later.form())) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.DEFAULT_COMPRESSION);
      return out.toByteArray();
    }
  }

  private static byte[] filled(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      document.getDocumentCatalog().getAcroForm().getField("Remark").setValue("seen");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  private static byte[] signed(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      Calendar day = Calendar.getInstance();
      day.setTime(Date.from(Instant.parse("2026-06-01T02:00:00Z")));
      signature.setSignDate(day);
      document.addSignature(
          signature, content -> CmsForge.of(WHO.signer(), WHO.keys).make(content.readAllBytes()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  private static void accepted(byte[] pdf, int signatures) {
    SealReport report =
        Facts.verify(pdf, WHO.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures()).hasSize(signatures);
    assertThat(report.signatures().get(0).laterChanges()).isEqualTo(LaterChanges.PERMITTED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fillingSigningAndSealingAgainArePermitted(boolean compressed) throws IOException {
    byte[] sealed = WHO.seal(form(compressed));
    accepted(filled(sealed), 1);
    accepted(signed(sealed), 2);
    accepted(signed(filled(sealed)), 2);
    accepted(WHO.seal(filled(sealed)), 2);
    accepted(WHO.seal(signed(filled(sealed))), 3);
  }
}
