package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.seal.DocumentKind;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WD-25: verify 电子证明、发票(票据)、合同、其他, each with its must-have fields. */
class DocumentKindTest {
  private static SealReport verified(byte[] pdf) {
    return Facts.verify(pdf, Signers.RSA.anchors(), SealAcceptancePolicy.INTEGRITY_ONLY);
  }

  private static DocumentKind kind(String id) {
    return DocumentKind.shipped().stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> missing(String kind, SealReport report) {
    return kind(kind).check(report).stream().map(finding -> finding.message().en()).toList();
  }

  @Test
  void theFourKindsAreShipped() {
    assertThat(DocumentKind.shipped())
        .extracting(DocumentKind::id)
        .containsExactly("PROOF", "INVOICE", "CONTRACT", "OTHER");
  }

  @Test
  void aSealedProofHasItAll() {
    SealReport report = verified(SignedFile.sealed(Signers.RSA).bytes());
    assertThat(missing("PROOF", report)).isEmpty();
    assertThat(missing("INVOICE", report)).isEmpty();
    assertThat(missing("OTHER", report)).isEmpty();
  }

  @Test
  void anInvisibleSealIsNoneOfAProof() {
    byte[] pdf = Signers.seal(Signers.RSA.sealer(), TinyPdf.onePage(), SealPlacement.invisible());
    assertThat(missing("PROOF", verified(pdf)))
        .singleElement()
        .asString()
        .contains("electronic proof", "a seal that is seen on a page");
  }

  @Test
  void aContractNeedsTwoSigners() {
    byte[] once = SignedFile.sealed(Signers.RSA).bytes();
    assertThat(missing("CONTRACT", verified(once)))
        .singleElement()
        .asString()
        .contains("contract", "2");
    // the same signer twice is one party
    assertThat(missing("CONTRACT", verified(Signers.RSA.seal(once)))).hasSize(1);
    assertThat(missing("CONTRACT", verified(Signers.ECDSA.seal(once)))).isEmpty();
  }

  @Test
  void whatWasRejectedShowsNothing() {
    SignedFile sealed = SignedFile.sealed(Signers.RSA);
    SealReport broken = verified(sealed.flip(sealed.text().indexOf("1000")).bytes());
    List<Finding> findings = kind("PROOF").check(broken);
    assertThat(findings).hasSize(6).allMatch(f -> f.code().equals("KIND_FIELD_MISSING"));
  }

  @Test
  void unsignedFilesLackEverything() {
    assertThat(missing("OTHER", verified(TinyPdf.onePage()))).hasSize(2);
  }

  @Test
  void anAuthorityMayBringItsOwn() {
    DocumentKind own =
        read(
            """
            {"format": "sidian-document-kind/1", "id": "LICENCE", "zh": "证照", "en": "licence",
             "signers": 1, "fields": ["SEAL", "PROVENANCE", "PROVEN_TIME"]}
            """);
    assertThat(own.check(verified(SignedFile.sealed(Signers.RSA).bytes())))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message().zh()).contains("证照", "可信时间戳"));
  }

  private static DocumentKind read(String json) {
    return DocumentKind.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"format\":\"sidian-document-kind/2\",\"id\":\"A\"}",
        "{\"format\":\"sidian-document-kind/1\",\"id\":\"A\",\"zh\":\"a\",\"en\":\"a\","
            + "\"signers\":0,\"fields\":[]}",
        "{\"format\":\"sidian-document-kind/1\",\"id\":\"A\",\"zh\":\"a\",\"en\":\"a\","
            + "\"signers\":1,\"fields\":[\"STAMP\"]}",
        "{\"format\":\"sidian-document-kind/1\",\"id\":\"A\",\"zh\":\"a\",\"en\":\"a\","
            + "\"signers\":1,\"fields\":[],\"more\":1}"
      })
  void dataThatIsWrongIsRefusedWithItsPlace(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("DOCUMENT_KIND_UNREADABLE");
              assertThat(e.place()).startsWith("line ");
            });
  }
}
