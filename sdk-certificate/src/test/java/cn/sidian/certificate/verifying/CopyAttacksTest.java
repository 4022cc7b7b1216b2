package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.FileDesk.FOR_BIDDING;
import static cn.sidian.certificate.verifying.FileDesk.ISSUED;
import static cn.sidian.certificate.verifying.FileDesk.OTHER_UNIT;
import static cn.sidian.certificate.verifying.FileDesk.ask;
import static cn.sidian.certificate.verifying.FileDesk.assertRejectedBy;
import static cn.sidian.certificate.verifying.FileDesk.binding;
import static cn.sidian.certificate.verifying.FileDesk.bindings;
import static cn.sidian.certificate.verifying.FileDesk.bundle;
import static cn.sidian.certificate.verifying.FileDesk.content;
import static cn.sidian.certificate.verifying.FileDesk.copy;
import static cn.sidian.certificate.verifying.FileDesk.issue;
import static cn.sidian.certificate.verifying.FileDesk.key;
import static cn.sidian.certificate.verifying.FileDesk.own;
import static cn.sidian.certificate.verifying.FileDesk.resealed;
import static cn.sidian.certificate.verifying.FileDesk.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAttack;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.Shows;
import cn.sidian.certificate.code.CodeKind;
import cn.sidian.certificate.code.CodeReader;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WD-58, WD-07, WD-08, WD-49: what copies for one purpose must stand")
class CopyAttacksTest {
  @Test
  @Shows({
    CertificateAttack.COPY_FOR_ANOTHER_PURPOSE,
    CertificateAttack.COPY_FOR_ANOTHER_USER,
    CertificateAttack.COPY_OF_A_REVOKED_ORIGINAL
  })
  void anHonestCopyIsAcceptedForItsUseOnly() {
    byte[] copy = copy(LocalDate.of(2026, 6, 30), own(KeyRole.COPY), own(KeyRole.COPY));
    CertificateReport report = ask(verifier(0), copy, FOR_BIDDING);
    assertThat(report.verdict())
        .as(report.facts() + " " + report.findings())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(report.kind()).isEqualTo(Kind.COPY);
    assertThat(report.facts().original()).isEqualTo(CertificateFacts.Original.SEALED_BY_ISSUER);
    assertThat(ask(verifier(0), copy).decidedBy()).containsExactly("PURPOSE_NOT_ASKED");
    assertRejectedBy(
        ask(verifier(0), copy, CertificateQuestion.NOW.use("FINANCE", "测试丙建设有限公司")),
        "COPY_OTHER_PURPOSE");
    assertRejectedBy(
        ask(verifier(0), copy, CertificateQuestion.NOW.use("BIDDING", "别的公司")), "COPY_OTHER_USER");
    assertRejectedBy(ask(verifier(1), copy, FOR_BIDDING), "NOT_VALID");
  }

  @Test
  @Shows(CertificateAttack.COPY_TOO_LATE)
  void anExpiredCopy() {
    byte[] copy = copy(LocalDate.of(2026, 3, 3), own(KeyRole.COPY), own(KeyRole.COPY));
    CertificateReport report =
        ask(
            verifier(0),
            copy,
            FOR_BIDDING.at(Instant.parse("2026-03-03T16:00:00Z").minusSeconds(1)));
    assertThat(report.facts().purpose()).isEqualTo(CertificateFacts.Purpose.ALLOWED);
    assertRejectedBy(
        ask(verifier(0), copy, FOR_BIDDING.at(Instant.parse("2026-03-03T16:00:00Z"))),
        "COPY_EXPIRED");
  }

  @Test
  void aCopySealedByAKeyThatSealsNoCopies() {
    byte[] copy = copy(LocalDate.of(2026, 6, 30), own(KeyRole.AUDIT), own(KeyRole.COPY));
    assertRejectedBy(ask(verifier(0), copy, FOR_BIDDING), "KEY_ROLE");
  }

  @Test
  @Shows(CertificateAttack.EVIDENCE_FOREIGN)
  void theEvidenceOfAnotherUnitsSealFails() {
    List<KeyBinding> moved = new ArrayList<>();
    for (KeyBinding binding : bindings()) {
      if (!binding.unit().equals(OTHER_UNIT)) {
        moved.add(
            binding.role() == KeyRole.SEAL
                ? binding(OTHER_UNIT, KeyRole.SEAL, own(KeyRole.SEAL))
                : binding);
      }
    }
    byte[] copy = copy(LocalDate.of(2026, 6, 30), own(KeyRole.COPY), own(KeyRole.COPY));
    assertRejectedBy(ask(verifier(0).bundle(bundle(moved)), copy, FOR_BIDDING), "EVIDENCE_FAILS");
  }

  /** Whoever may seal copies cannot make up what the issuer sealed. */
  @Test
  @Shows(CertificateAttack.EVIDENCE_FORGED)
  void theEvidenceOfAKeyThatIsNobodysFails() {
    byte[] copy =
        copy(
            issue(key("TEST made up seal"), "R2"),
            LocalDate.of(2026, 6, 30),
            own(KeyRole.COPY),
            own(KeyRole.COPY));
    assertRejectedBy(ask(verifier(0), copy, FOR_BIDDING), "EVIDENCE_FAILS");
  }

  /** Whoever may seal copies cannot make up what the issuer sealed, nor leave its proof out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a salt removed",
        "a salt exchanged",
        "a field edited",
        "a digest left out",
        "evidence missing",
        "value of the seal missing",
        "value of the seal forged"
      })
  @Shows({CertificateAttack.EVIDENCE_MISSING, CertificateAttack.SALT_REMOVED})
  void evidenceForgedMissingOrWithoutSalt(String what) throws IOException {
    byte[] honest = copy(LocalDate.of(2026, 6, 30), own(KeyRole.COPY), own(KeyRole.COPY));
    byte[] forged =
        resealed(
            honest,
            json ->
                switch (what) {
                  case "a salt removed" -> json.replaceFirst("\"salt\":\"[0-9a-f]{32}\",", "");
                  case "a salt exchanged" ->
                      json.replaceFirst(
                          "\"salt\":\"[0-9a-f]{32}\"", "\"salt\":\"" + "0".repeat(32) + "\"");
                  case "a field edited" -> json.replace("测试工程师", "测试大师");
                  case "a digest left out" ->
                      json.replaceFirst("\"digests\":\\[\"[0-9a-f]{64}\",", "\"digests\":[");
                  case "evidence missing" ->
                      json.replaceFirst("\"evidence\":\\{.*?\\]\\},\"format\"", "\"format\"");
                  case "value of the seal missing" -> json.replaceFirst("\"cms\":\"[^\"]*\",", "");
                  default -> json.replaceFirst("\"cms\":\"[^\"]*\"", "\"cms\":\"MAA=\"");
                });
    CertificateReport report = ask(verifier(0), forged, FOR_BIDDING);
    assertRejectedBy(report, "EVIDENCE_FAILS");
    assertThat(report.kind()).isEqualTo(Kind.COPY);
    assertThat(report.facts().original()).isEqualTo(CertificateFacts.Original.EVIDENCE_FAILS);
  }

  /** Every text that begins like a code of ours, in whatever stream of a file. */
  private static List<String> codesWithin(byte[] pdf) throws IOException {
    List<String> found = new ArrayList<>();
    Pattern code = Pattern.compile("SD1:[0-9A-Z $%*+./:-]+");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (var key : document.getDocument().getXrefTable().keySet()) {
        if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
          byte[] bytes = stream.createInputStream().readAllBytes();
          Matcher matcher = code.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
          while (matcher.find()) {
            found.add(matcher.group());
          }
        }
      }
    }
    return found;
  }

  /** Nothing to cut: the original's code stands nowhere in a copy. */
  @Test
  @Shows(CertificateAttack.PERMIT_CODE_CUT_FROM_A_COPY)
  void permitCodeCutFromACopy() throws IOException {
    String original = Objects.requireNonNull(content().code());
    assertThat(codesWithin(ISSUED.pdf())).contains(original);
    byte[] copy = copy(LocalDate.of(2026, 6, 30), own(KeyRole.COPY), own(KeyRole.COPY));
    List<String> codes = codesWithin(copy);
    assertThat(codes).isNotEmpty();
    for (String code : codes) {
      assertThat(CodeReader.read(code).orElseThrow().kind()).isEqualTo(CodeKind.COPY);
      CertificateReport cut = verifier(0).build().verifyCode(code, FOR_BIDDING);
      assertThat(cut.decidedBy()).containsExactly("COPY_CODE_ALONE");
    }
  }
}
