package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.seal.FieldLock;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.judge.PdfJudge;
import cn.sidian.seal.judge.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the signature dictionary and in the signature, read by other libraries. */
class DictionaryTest {
  private static final byte[] PAGE = RawPdf.onePage().table();
  private static final COSName NOTE = COSName.getPDFName("Sidian_Note");

  @TempDir Path folder;

  static List<SealProfile> profiles() {
    return SealProfile.all();
  }

  private static COSDictionary signature(byte[] sealed) throws IOException {
    try (PDDocument document = Loader.loadPDF(sealed)) {
      return document.getSignatureDictionaries().get(0).getCOSObject();
    }
  }

  private static byte[] sealed(PdfSealer.Builder builder) {
    return builder.build().seal(PAGE, Kit.PLACE, Kit.NOTE).requireSealed().bytes();
  }

  private static PdfSealer.Builder builder() {
    return Kit.builder(SealProfile.PADES_B_RSA_SHA256);
  }

  @Test
  void reason_location_contact_and_name_are_written_as_given() throws IOException {
    COSDictionary dictionary =
        signature(
            sealed(
                builder()
                    .reason("依据《办法》第十二条 (a\\b)")
                    .location("测试市")
                    .contact("0000-12345")
                    .signerName("测试市数据局 𠮷")));

    assertThat(dictionary.getString(COSName.REASON)).isEqualTo("依据《办法》第十二条 (a\\b)");
    assertThat(dictionary.getString(COSName.LOCATION)).isEqualTo("测试市");
    assertThat(dictionary.getString(COSName.CONTACT_INFO)).isEqualTo("0000-12345");
    assertThat(dictionary.getString(COSName.NAME)).isEqualTo("测试市数据局 𠮷");
    COSDictionary plain = signature(sealed(builder()));
    assertThat(plain.containsKey(COSName.REASON)).isFalse();
    assertThat(plain.getString(COSName.NAME)).isEqualTo(Kit.UNIT);
  }

  @Test
  void the_time_is_that_of_the_clock_in_the_given_zone_never_the_machines() throws IOException {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      assertThat(signature(sealed(builder())).getString(COSName.M))
          .isEqualTo("D:20260302093000+08'00'");
      assertThat(
              signature(sealed(builder().zone(ZoneId.of("Asia/Kathmandu")))).getString(COSName.M))
          .isEqualTo("D:20260302071500+05'45'");
      assertThat(Words.of(sealed(builder()))).contains("2026-03-02 09:30:00");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_certification_is_written_with_its_level_and_entered_in_the_catalog(SealCertification level)
      throws IOException {
    byte[] sealed = sealed(builder().certification(level));

    try (PDDocument document = Loader.loadPDF(sealed)) {
      COSDictionary signature = document.getSignatureDictionaries().get(0).getCOSObject();
      COSDictionary reference =
          (COSDictionary) signature.getCOSArray(COSName.getPDFName("Reference")).getObject(0);
      assertThat(reference.getNameAsString("TransformMethod")).isEqualTo("DocMDP");
      assertThat(reference.getCOSDictionary(COSName.getPDFName("TransformParams")).getInt("P"))
          .isEqualTo(level.level());
      COSDictionary perms =
          document
              .getDocumentCatalog()
              .getCOSObject()
              .getCOSDictionary(COSName.getPDFName("Perms"));
      assertThat(perms.getDictionaryObject("DocMDP")).isSameAs(signature);
    }
    assumeTrue(Tool.PDFSIG.isPresent() && Tool.QPDF.isPresent());
    PdfJudge judge = PdfJudge.of(Files.write(folder.resolve("certified.pdf"), sealed));
    assertThat(judge.coversAll(null)).isTrue();
    assertThat(judge.structureTrouble()).isZero();
  }

  @Test
  void a_lock_stands_in_field_and_signature_alike() throws IOException {
    byte[] sealed = sealed(builder().fieldLock(FieldLock.only("amount", "名称")));

    try (PDDocument document = Loader.loadPDF(sealed)) {
      COSDictionary field =
          document.getDocumentCatalog().getAcroForm().getField("SidianSeal1").getCOSObject();
      COSDictionary reference =
          (COSDictionary)
              document
                  .getSignatureDictionaries()
                  .get(0)
                  .getCOSObject()
                  .getCOSArray(COSName.getPDFName("Reference"))
                  .getObject(0);
      assertThat(reference.getNameAsString("TransformMethod")).isEqualTo("FieldMDP");
      for (COSDictionary lock :
          List.of(
              field.getCOSDictionary(COSName.getPDFName("Lock")),
              reference.getCOSDictionary(COSName.getPDFName("TransformParams")))) {
        assertThat(lock.getNameAsString("Action")).isEqualTo("Include");
        COSArray names = lock.getCOSArray(COSName.getPDFName("Fields"));
        assertThat(names.getString(0)).isEqualTo("amount");
        assertThat(names.getString(1)).isEqualTo("名称");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void the_signature_has_the_attributes_of_PAdES_and_no_signing_time(SealProfile profile)
      throws IOException, CMSException {
    COSDictionary dictionary =
        signature(Kit.sealer(profile).seal(PAGE, Kit.PLACE, Kit.NOTE).requireSealed().bytes());
    byte[] contents = ((org.apache.pdfbox.cos.COSString) value(dictionary)).getBytes();
    SignerInformation signer =
        new CMSSignedData(new ByteArrayInputStream(contents))
            .getSignerInfos()
            .getSigners()
            .iterator()
            .next();
    List<String> attributes = new ArrayList<>();
    for (Attribute attribute : signer.getSignedAttributes().toASN1Structure().getAttributes()) {
      attributes.add(attribute.getAttrType().getId());
    }

    assertThat(attributes)
        .as("content-type, message-digest, signing-certificate-v2, algorithm protection")
        .containsExactlyInAnyOrder(
            "1.2.840.113549.1.9.3",
            "1.2.840.113549.1.9.4",
            "1.2.840.113549.1.9.16.2.47",
            "1.2.840.113549.1.9.52");
    assertThat(signer.getUnsignedAttributes()).isNull();
    assertThat(dictionary.getNameAsString("Filter")).isEqualTo("Adobe.PPKLite");
    assertThat(dictionary.getNameAsString("SubFilter"))
        .isEqualTo(profile == SealProfile.CMS_SM2 ? "adbe.pkcs7.detached" : "ETSI.CAdES.detached");
    assertThat(profile.specification()).containsPattern("\\d{4}");
  }

  private static COSBase value(COSDictionary dictionary) {
    return dictionary.getDictionaryObject(COSName.CONTENTS);
  }

  @Test
  void names_of_filters_may_be_set_for_SM2_only() throws IOException {
    SealProfile own = SealProfile.CMS_SM2.withFilters("Example.Filter", "example.sm2");
    byte[] sealed =
        Kit.builder(own).build().seal(PAGE, Kit.PLACE, Kit.NOTE).requireSealed().bytes();

    assertThat(signature(sealed).getNameAsString("Filter")).isEqualTo("Example.Filter");
    assertThat(signature(sealed).getNameAsString("SubFilter")).isEqualTo("example.sm2");
    assertThatThrownBy(() -> SealProfile.PADES_B_RSA_SHA256.withFilters("A", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_note_for_programs_is_inside_the_signed_range_and_nowhere_else() throws IOException {
    byte[] sealed = sealed(builder());
    String note = signature(sealed).getString(NOTE);

    assertThat(note)
        .contains("\"format\":\"sidian-note/1\"")
        .contains("\"voucherNumber\"")
        .contains("\\u529E\\u7406")
        .contains("TEST-20260302-000123");
    String text = Appended.text(sealed);
    int at = text.indexOf("Sidian_Note");
    int holeFrom = text.indexOf("/Contents<");
    int holeTo = text.indexOf('>', holeFrom);
    assertThat(at < holeFrom || at > holeTo).isTrue();
    assertThat(Appended.count(text, "Sidian_Note")).isEqualTo(1);
    try (PDDocument document = Loader.loadPDF(sealed)) {
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      assertThat(catalog.keySet())
          .doesNotContain(COSName.PIECE_INFO, COSName.AF)
          .doesNotContain(COSName.getPDFName("PieceInfo"), COSName.NAMES, NOTE);
      assertThat(document.getPage(0).getCOSObject().containsKey(COSName.PIECE_INFO)).isFalse();
    }
    // page content is that of the input
    assertThat(Appended.tail(PAGE, sealed)).doesNotContain("\n4 0 obj");
  }

  @Test
  void what_is_given_is_kept_number_and_time_and_the_words_are_found_by_pdftotext()
      throws IOException {
    SealNote given =
        new SealNote(
            "TEST/2026-0001.A", Instant.parse("2026-01-15T16:30:00Z"), "查验 用途", Kit.PROVENANCE);
    byte[] sealed = Kit.rsa().seal(PAGE, Kit.PLACE, given).requireSealed().bytes();

    assertThat(Kit.note(sealed)).isEqualTo(given);
    assumeTrue(Tool.PDFTOTEXT.isPresent());
    String text =
        PdfJudge.of(Files.write(folder.resolve("note.pdf"), sealed)).text().replaceAll("\\s+", "");
    assertThat(text)
        .contains("TEST/2026-0001.A")
        .contains("2026-01-1600:30:00")
        .contains("查验用途")
        .contains(Kit.PROVENANCE.sourceDepartment())
        .contains("参保缴费信息");
  }
}
