package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.FileDesk.ISSUED;
import static cn.sidian.certificate.verifying.FileDesk.UNIT;
import static cn.sidian.certificate.verifying.FileDesk.ask;
import static cn.sidian.certificate.verifying.FileDesk.assertRejectedBy;
import static cn.sidian.certificate.verifying.FileDesk.attachment;
import static cn.sidian.certificate.verifying.FileDesk.content;
import static cn.sidian.certificate.verifying.FileDesk.later;
import static cn.sidian.certificate.verifying.FileDesk.own;
import static cn.sidian.certificate.verifying.FileDesk.request;
import static cn.sidian.certificate.verifying.FileDesk.sealed;
import static cn.sidian.certificate.verifying.FileDesk.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.code.PermitCode;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WD-58, WD-49: what is embedded, drawn and coded in a file must be what was sealed")
class FileContentAttacksTest {
  @Test
  void everyByteOfTheSignedRangeCounts() {
    byte[] pdf = ISSUED.pdf();
    int changed = 0;
    for (int i = 2_000; i < pdf.length / 2; i += pdf.length / 20) {
      byte[] edited = pdf.clone();
      edited[i] ^= 1;
      try {
        CertificateReport report = ask(verifier(0), edited);
        assertThat(report.verdict()).as("byte " + i).isNotEqualTo(Verdict.ACCEPTED);
        changed++;
      } catch (SidianException e) {
        assertThat(e.code()).isNotEmpty();
      }
    }
    assertThat(changed).isPositive();
  }

  @Test
  @Shows(CertificateAttack.XMP_REPLACED_LATER)
  void metadataReplacedInALaterRevision() throws IOException {
    byte[] forged =
        later(
            ISSUED.pdf(),
            document -> {
              try {
                var xmp = new PDMetadata(document);
                xmp.importXMPMetadata(
                    "<sidian:format>sidian-preview/1</sidian:format>"
                        .getBytes(StandardCharsets.UTF_8));
                document.getDocumentCatalog().setMetadata(xmp);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    CertificateReport report = ask(verifier(0), forged);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.REJECTED);
    assertThat(report.kind()).as("read from the sealed revision").isEqualTo(Kind.CERTIFICATE);
    assertThat(report.facts().content().embedded()).isEqualTo(Comparison.EQUAL);
    assertThat(report.decidedBy()).contains("SIGNATURE_BROKEN");
  }

  @Test
  @Shows(CertificateAttack.PAGE_TEXT_SEALED_WRONG)
  void pageTextThatWasSealedWrong() throws IOException {
    var data = content();
    List<MetadataItem> items = new ArrayList<>();
    for (var item : data.metadata().items()) {
      items.add(item.name().equals("CZZT") ? new MetadataItem("CZZT", "测试乙") : item);
    }
    byte[] wrong = sealed(request(data, items, Records.photo(300, 400)), data.fieldListDigest());
    CertificateReport report = ask(verifier(0), wrong);
    assertRejectedBy(report, "TEXT_DIFFERS_FROM_METADATA");
    assertThat(report.facts().integrity()).isEqualTo(CertificateFacts.Integrity.INTACT);
  }

  @Test
  @Shows(CertificateAttack.PHOTO_SWAPPED)
  void photoSwapped() throws IOException {
    var data = content();
    byte[] swapped =
        sealed(
            request(data, data.metadata().items(), Records.photo(320, 420)),
            data.fieldListDigest());
    assertRejectedBy(ask(verifier(0), swapped), "CODE_NOT_OF_THIS_DOCUMENT");
  }

  @Test
  @Shows(CertificateAttack.CODE_OF_A_ON_PAPER_OF_B)
  void codeOfAOnPaperOfB() throws IOException {
    var data = content();
    String codeOfA =
        PermitCode.minimal(
                CertificateId.of(Records.PERSON_TYPE, UNIT, "A1", 1, CertificateIdRules.DEFAULT),
                new StatusPlace(Objects.requireNonNull(data.statusList()), 7),
                data.metadata().issuedOn(),
                data.metadata().validity())
            .sign(own(KeyRole.CODE));
    var forged = data.withCode(codeOfA);
    byte[] pdf =
        sealed(
            request(forged, forged.metadata().items(), Records.photo(300, 400)),
            forged.fieldListDigest());
    assertRejectedBy(ask(verifier(0), pdf), "CODE_NOT_OF_THIS_DOCUMENT");
  }

  @Test
  void aSealOverAnotherListOfFieldsThanTheEmbeddedOne() throws IOException {
    var data = content();
    byte[] pdf =
        sealed(request(data, data.metadata().items(), Records.photo(300, 400)), new byte[32]);
    assertRejectedBy(ask(verifier(0), pdf), "METADATA_DIFFERS");
  }

  /** One letter of the sealed bytes, where the file stays readable. */
  private static byte[] edited(String before, String after) {
    byte[] pdf = ISSUED.pdf().clone();
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(before);
    assertThat(at).isPositive();
    System.arraycopy(after.getBytes(StandardCharsets.ISO_8859_1), 0, pdf, at, after.length());
    return pdf;
  }

  @Test
  @Shows(CertificateAttack.FILE_EDITED)
  void aFileEdited() {
    CertificateReport report = ask(verifier(0), edited("<?xpacket end=\"r", "<?xpacket end=\"w"));
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.REJECTED);
    assertThat(report.decidedBy()).contains("SIGNATURE_BROKEN").doesNotContain("METADATA_DIFFERS");
    assertThat(report.facts().integrity()).isEqualTo(CertificateFacts.Integrity.BROKEN);
  }

  @Test
  @Shows(CertificateAttack.METADATA_EDITED)
  void metadataEdited() {
    String id = ISSUED.identifier().toString();
    CertificateReport report = ask(verifier(0), edited(id, id.substring(0, id.length() - 1) + "?"));
    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(report.decidedBy()).contains("SIGNATURE_BROKEN", "METADATA_DIFFERS");
  }

  /** The data is read from the revision that the seal signed; the later one is not believed. */
  @Test
  @Shows(CertificateAttack.METADATA_FILE_REPLACED_LATER)
  void metadataFileReplacedInALaterRevision() throws IOException {
    String json =
        new String(
            attachment(ISSUED.pdf(), ElectronicCertificate.FILE_NAME), StandardCharsets.UTF_8);
    byte[] forged =
        later(
            ISSUED.pdf(),
            document -> {
              try {
                var files = document.getDocumentCatalog().getNames().getEmbeddedFiles();
                var stream =
                    files
                        .getNames()
                        .get(ElectronicCertificate.FILE_NAME)
                        .getEmbeddedFile()
                        .getCOSObject();
                try (var out = stream.createOutputStream()) {
                  out.write(json.replace("测试甲", "测试乙").getBytes(StandardCharsets.UTF_8));
                }
                stream.setNeedToBeUpdated(true);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(
            new String(attachment(forged, ElectronicCertificate.FILE_NAME), StandardCharsets.UTF_8))
        .contains("测试乙");
    CertificateReport report = ask(verifier(0), forged);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.REJECTED);
    assertThat(report.decidedBy()).contains("SIGNATURE_BROKEN", "LATER_CHANGES_FORBIDDEN");
    assertThat(report.facts().content().embedded()).isEqualTo(Comparison.EQUAL);
    Holder real = new Holder(new HolderCode("111", "11010519491231002X"), "测试甲");
    assertThat(ask(verifier(0), forged, CertificateQuestion.NOW.of(real)).facts().holder())
        .isEqualTo(CertificateFacts.Holder.MATCHES);
  }

  /** ZW-38: an identifier under the root of another register is not called forged. */
  @Test
  @Shows(CertificateAttack.IDENTIFIER_OF_WRONG_ROOT)
  void anIdentifierOfAnotherRoot() throws IOException {
    var data = content();
    var honest = request(data, data.metadata().items(), Records.photo(300, 400));
    byte[] json =
        new String(data.canonicalJson(), StandardCharsets.UTF_8)
            .replace("1.2.156.3005.2.", "1.2.156.9999.2.")
            .getBytes(StandardCharsets.UTF_8);
    byte[] pdf =
        sealed(
            new LayoutRequest(
                honest.form(),
                honest.type(),
                honest.identifier().replace("1.2.156.3005.2.", "1.2.156.9999.2."),
                honest.items(),
                honest.photo(),
                honest.code(),
                null,
                new LayoutRequest.Attachment(ElectronicCertificate.FILE_NAME, json)),
            data.fieldListDigest());
    CertificateReport report = ask(verifier(0), pdf);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("IDENTIFIER_CHECK_MISMATCH");
    assertThat(report.facts().identifier()).isEqualTo(CertificateFacts.Identifier.UNPARSABLE);
  }
}
