package cn.sidian.certificate.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WD-04: same input, same bytes; what is drawn is PDF/A-3b and stands where the map says. */
class LandscapeLayoutTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
  private static final CertificateLayout LAYOUT = CertificateLayout.landscape();
  private static final String CODE = "SD1:" + "6BFOXN.PRT4$K9N59FB4T:8".repeat(17);

  @TempDir Path folder;

  static LayoutRequest request(String json, LayoutRequest.Form form, @Nullable String notice) {
    CertificateRecord record = Records.record(json);
    byte[] photo = record.photo() == null ? null : Records.photo(300, 400);
    CertificateMetadata metadata =
        QualityRules.builder(CertificateCatalog.samples(), Records.COMPETENT)
            .build()
            .check(record, photo, LocalDate.of(2026, 3, 2))
            .frozen()
            .orElseThrow();
    CertificateType type =
        CertificateCatalog.samples().find(metadata.typeCode(), metadata.edition()).orElseThrow();
    CertificateId id =
        CertificateId.of(
            metadata.typeCode(),
            metadata.issuerCode(),
            "20260000001",
            1,
            CertificateIdRules.DEFAULT);
    return new LayoutRequest(
        form,
        type,
        id.toString(),
        metadata.items(),
        photo == null ? null : CertificatePhoto.read(photo).orElseThrow(),
        CODE,
        notice,
        form == LayoutRequest.Form.PREVIEW
            ? null
            : new LayoutRequest.Attachment(ElectronicCertificate.FILE_NAME, new byte[] {'{', '}'}));
  }

  @Test
  void sameRequestSameBytesAndTheMapIsThatOfTheDrawing() {
    LayoutRequest request = request(Records.personJson(), LayoutRequest.Form.CERTIFICATE, null);
    LaidOut one = LAYOUT.layOut(request);
    LaidOut two = CertificateLayout.landscape().layOut(request);
    assertThat(one.pdf()).isEqualTo(two.pdf());
    assertThat(LAYOUT.boxes(request)).isEqualTo(one.boxes());
    assertThat(one.boxes()).extracting(FieldBox::field).contains("CZZT", "ZZBH", "ZZBFJG", "ZZBS");
  }

  @Test
  void boxesDoNotOverlap() {
    for (String json : List.of(Records.personJson(), Records.foodJson())) {
      List<FieldBox> boxes =
          LAYOUT.boxes(request(json, LayoutRequest.Form.COPY, "仅用于投标（测试） 使用者：测试丙 至2026-06-30"));
      for (int i = 0; i < boxes.size(); i++) {
        for (int j = i + 1; j < boxes.size(); j++) {
          FieldBox a = boxes.get(i);
          FieldBox b = boxes.get(j);
          boolean apart =
              a.x() + a.width() <= b.x()
                  || b.x() + b.width() <= a.x()
                  || a.y() + a.height() <= b.y()
                  || b.y() + b.height() <= a.y();
          assertThat(apart).as("%s and %s", a, b).isTrue();
        }
      }
    }
  }

  @Test
  void aCharacterThatNoFontHasIsSaid() {
    String json = Records.foodJson().replace("测试路1号", "测试路\ud840\udc0b");
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(() -> LAYOUT.layOut(request(json, LayoutRequest.Form.CERTIFICATE, null)))
        .satisfies(e -> assertThat(e.code()).isEqualTo("GLYPH_MISSING"));
  }

  @Test
  void veraPdfJudgesCertificateCopyAndPreviewAfterSealing() throws IOException {
    TestAuthority root = TestAuthority.root(TestKeys.RSA, NOW, new SecureRandom());
    PdfSealer sealer =
        PdfSealer.builder(
                Seal.round(Records.ISSUER_NAME, "电子证照专用章（测试）"),
                root.issue(CertificateSpec.signer("TEST issuer", TestKeys.RSA, NOW)).signingKey())
            .clock(InstantSource.fixed(NOW))
            .build();
    int n = 0;
    for (LayoutRequest.Form form : LayoutRequest.Form.values()) {
      for (String json : List.of(Records.personJson(), Records.foodJson())) {
        String notice =
            form == LayoutRequest.Form.COPY
                ? "仅用于招标投标｜使用者：测试丙建设有限公司｜有效期至 2026-06-30｜办件编号 TEST-000123"
                : null;
        LaidOut page = LAYOUT.layOut(request(json, form, notice));
        byte[] sealed =
            form == LayoutRequest.Form.PREVIEW
                ? page.pdf()
                : sealer
                    .withSignedAttribute(SaltedFields.ATTRIBUTE_OID, new byte[32])
                    .seal(page.pdf(), page.sealPlace(), SealNote.automatic())
                    .requireSealed()
                    .bytes();
        Files.write(folder.resolve("form" + n++ + ".pdf"), sealed);
      }
    }
    String keep = System.getenv("SIDIAN_KEEP");
    if (keep != null) {
      for (int i = 0; i < n; i++) {
        Files.copy(folder.resolve("form" + i + ".pdf"), Path.of(keep, "form" + i + ".pdf"));
      }
    }
    assertThat(PdfaJudge.rulesBroken(folder)).isEmpty();
  }
}
