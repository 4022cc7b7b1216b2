package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.FieldLock;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SignatureReport.Integrity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A seal that would break an earlier signature, or make it count as changed in a forbidden way, is
 * refused and the signature named (ISO 32000-2, 12.8.2.2 and 12.8.2.4).
 */
class EarlierSignaturesTest {
  private static final SealPlacement SECOND = Kit.at(Corner.TOP_LEFT, 10, 10);

  /** A page with two empty signature fields, "first" and "second", big enough for seals. */
  private static byte[] twoFields(String secondEntries) {
    return RawPdf.onePage("/MediaBox [0 0 595 842] /Annots [5 0 R 6 0 R]")
        .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 6 0 R] >> >>")
        .object(5, field("first", "[20 20 280 280]", ""))
        .object(6, field("second", "[300 20 560 280]", secondEntries))
        .table();
  }

  private static String field(String name, String rectangle, String entries) {
    return "<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /Rect %s /F 4 /P 3 0 R %s >>"
        .formatted(name, rectangle, entries);
  }

  private static byte[] certified(SealCertification level) {
    return with(Kit.builder(SealProfile.PADES_B_RSA_SHA256).certification(level));
  }

  private static byte[] locked(FieldLock lock) {
    return with(Kit.builder(SealProfile.PADES_B_RSA_SHA256).fieldLock(lock));
  }

  /** Sealed in the field "first". */
  private static byte[] with(PdfSealer.Builder builder) {
    return builder
        .build()
        .seal(twoFields(""), SealPlacement.inField("first"), Kit.NOTE)
        .requireSealed()
        .bytes();
  }

  private static SealRefusal refusal(byte[] document, SealPlacement placement) {
    return Kit.refusal(Kit.rsa().seal(document, placement, Kit.NOTE));
  }

  private static void assertSealable(byte[] document, SealPlacement placement) {
    byte[] sealed = Kit.seal(document, placement);
    assertThat(Kit.verify(sealed).signatures())
        .hasSize(2)
        .allSatisfy(s -> assertThat(s.integrity()).isEqualTo(Integrity.INTACT));
  }

  @Test
  void certified_without_any_change_nothing_more_is_sealed() {
    byte[] document = certified(SealCertification.NO_CHANGES);

    for (SealPlacement placement :
        new SealPlacement[] {SECOND, SealPlacement.inField("second"), SealPlacement.invisible()}) {
      SealRefusal refusal = refusal(document, placement);
      assertThat(refusal.code()).isEqualTo("EARLIER_SIGNATURE_FORBIDS_CHANGES");
      assertThat(refusal.text().en()).contains("first");
      assertThat(refusal.text().zh()).contains("first");
      assertThat(refusal.place()).isEqualTo("field first");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FORM_FILLING", "ANNOTATIONS"})
  void certified_for_filling_in_only_empty_fields_and_invisible_seals(SealCertification level) {
    byte[] document = certified(level);

    assertThat(refusal(document, SECOND).code()).isEqualTo("CERTIFIED_NO_NEW_VISIBLE_SEAL");
    assertThat(refusal(document, SECOND).text().en()).contains("first");
    assertSealable(document, SealPlacement.inField("second"));
    assertSealable(document, SealPlacement.invisible());
  }

  @Test
  void a_field_that_a_signature_locks_is_not_filled() {
    byte[] all = locked(FieldLock.all());
    byte[] only = locked(FieldLock.only("second"));
    byte[] except = locked(FieldLock.allExcept("second"));

    for (byte[] document : new byte[][] {all, only}) {
      SealRefusal refusal = refusal(document, SealPlacement.inField("second"));
      assertThat(refusal.code()).isEqualTo("FIELD_LOCKED");
      assertThat(refusal.text().en()).contains("first").contains("second");
    }
    assertSealable(except, SealPlacement.inField("second"));
    assertThat(refusal(except, SECOND).code()).isEqualTo("FIELD_LOCKED");
    assertSealable(only, SECOND);
    assertThat(refusal(all, SECOND).code()).isEqualTo("FIELD_LOCKED");
  }

  @Test
  void a_lock_with_level_1_forbids_everything() {
    // PDF 2.0: the field's own /Lock carries /P; it counts when the field is signed (12.7.5.5)
    byte[] input =
        RawPdf.onePage("/MediaBox [0 0 595 842] /Annots [5 0 R 6 0 R]")
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 6 0 R] >> >>")
            .object(
                5,
                field(
                    "first",
                    "[20 20 280 280]",
                    "/Lock << /Type /SigFieldLock /Action /All /P 1 >>"))
            .object(6, field("second", "[300 20 560 280]", ""))
            .table();
    byte[] document = Kit.seal(input, SealPlacement.inField("first"));

    SealRefusal refusal = refusal(document, SealPlacement.invisible());
    assertThat(refusal.code()).isEqualTo("EARLIER_SIGNATURE_FORBIDS_CHANGES");
    assertThat(refusal.text().en()).contains("first");
  }

  @Test
  void a_certification_must_come_first() {
    PdfSealer certifying =
        Kit.builder(SealProfile.PADES_B_RSA_SHA256)
            .certification(SealCertification.FORM_FILLING)
            .build();
    byte[] sealed = Kit.seal(twoFields(""), SealPlacement.inField("first"));

    SealRefusal refusal =
        Kit.refusal(certifying.seal(sealed, SealPlacement.inField("second"), Kit.NOTE));
    assertThat(refusal.code()).isEqualTo("CERTIFYING_AFTER_SIGNATURE");
    assertThat(refusal.text().en()).contains("first");
  }

  @Test
  void a_long_named_option_seals_nevertheless_without_breaking_bytes() {
    PdfSealer reckless =
        Kit.builder(SealProfile.PADES_B_RSA_SHA256).allowSealForbiddenByEarlierSignature().build();
    byte[] document = certified(SealCertification.NO_CHANGES);

    byte[] sealed = reckless.seal(document, SECOND, Kit.NOTE).requireSealed().bytes();

    assertThat(Kit.verify(sealed).signatures())
        .hasSize(2)
        .allSatisfy(s -> assertThat(s.integrity()).isEqualTo(Integrity.INTACT));
  }

  @Test
  void a_refused_document_leaves_no_file(
      @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws java.io.IOException {
    var input =
        java.nio.file.Files.write(
            folder.resolve("in.pdf"), certified(SealCertification.NO_CHANGES));

    Kit.refusal(Kit.rsa().seal(input, folder.resolve("out.pdf"), SECOND, Kit.NOTE));

    try (var files = java.nio.file.Files.list(folder)) {
      assertThat(files).containsExactly(input);
    }
  }
}
