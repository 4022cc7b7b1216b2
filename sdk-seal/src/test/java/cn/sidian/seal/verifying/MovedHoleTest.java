package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.seal.PreparationResult;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealingResult;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A range leaves out where its hole is: the same signed bytes with the hole at another place have
 * the same signature, while every offset behind it means something else. Who hands in a document to
 * be sealed can hide a second document in it, with a signature dictionary that lacks its value, and
 * move the honest value there afterwards. The honest dictionary is still among the signed bytes,
 * and so it shows.
 */
class MovedHoleTest {
  private static final Signers WHO = Signers.RSA;

  /** Where the hole of the hidden dictionary would be, how long, and what it would cover. */
  private record Plan(int holeStart, int holeEnd, int rest) {
    static final Plan NONE = new Plan(0, 0, 0);

    String range() {
      return String.format(Locale.ROOT, "[0 %010d %010d %010d]", holeStart, holeEnd, rest);
    }
  }

  /** What is handed in: up to where the hole would go, and the rest. */
  private record Bait(String before, String behind, int hiddenXref) {
    byte[] bytes() {
      return (before + behind).getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void theValueMovedToAHiddenDictionaryIsRejected() {
    Trap trap = trap();
    // but for the hidden range the document that is handed in is as good as any
    assertThat(Facts.verify(trap.draft(), WHO.anchors(), policy()).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    SealReport report = Facts.verify(trap.forged(), WHO.anchors(), policy());
    assertThat(report.signatures()).hasSize(1);
    assertThat(report.signatures().get(0).field()).isEqualTo("Hidden");
    assertThat(report.signatures().get(0).integrity()).isEqualTo(Integrity.INTACT);
    rejected(report);

    // from the outside nobody can tell which of the two was meant, so the bait is rejected too
    rejected(Facts.verify(trap.sealed(), WHO.anchors(), policy()));
  }

  /** WD-58: what would be rejected is not made. */
  @Test
  void theBaitIsNotSealed() {
    assertThat(refusal(bait())).isEqualTo("INPUT_CLAIMS_SEAL");
    assertThat(
            WHO.sealer()
                .prepare(bait(), SealPlacement.invisible(), Given.note(), Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(
            PreparationResult.NotPrepared.class,
            not -> assertThat(not.refusal().code()).isEqualTo("INPUT_CLAIMS_SEAL"));
  }

  private static String refusal(byte[] pdf) {
    SealingResult result = WHO.sealer().seal(pdf, SealPlacement.invisible(), Given.note());
    return result instanceof SealRefusal refused ? refused.code() : "sealed";
  }

  /** What is handed in alone. */
  static byte[] bait() {
    return trap().bait();
  }

  /** The forged file alone. */
  static byte[] forged() {
    return trap().forged();
  }

  /** A sealed document without the trap, the same with it, and what is made of that. */
  private record Trap(byte[] draft, byte[] bait, byte[] sealed, byte[] forged) {}

  private static Trap trap() {
    // the layout of a sealed file is foreseen by sealing a draft of the same size
    Bait draft = bait(Plan.NONE);
    SignedFile sealedDraft = seal(draft);
    int xref = startxref(sealedDraft);
    int holeStart = draft.before().length();
    int holeEnd = xref - draft.hiddenXref();
    int signed = sealedDraft.text().length() - (sealedDraft.holeEnd() - sealedDraft.holeStart());
    Bait bait = bait(new Plan(holeStart, holeEnd, signed - holeStart));
    // the product refuses to seal the bait; others do not
    SignedFile sealed =
        sealedDraft.overwrite(0, new String(bait.bytes(), StandardCharsets.ISO_8859_1)).signed();
    assertThat(sealed.text()).hasSameSizeAs(sealedDraft.text());
    String value = sealed.text().substring(sealed.holeStart() + 1, sealed.holeEnd() - 1);
    String forged =
        bait.before()
            + "<"
            + value
            + "0".repeat(holeEnd - holeStart - 2 - value.length())
            + ">"
            + bait.behind()
            + sealed.text().substring(bait.bytes().length, sealed.holeStart())
            + sealed.text().substring(sealed.holeEnd());
    return new Trap(
        sealedDraft.bytes(),
        bait.bytes(),
        sealed.bytes(),
        forged.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void rejected(SealReport report) {
    assertThat(report.signatures().get(0).coverage()).isEqualTo(Coverage.INCOMPLETE);
    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(report.findings())
        .anyMatch(finding -> finding.code().equals("BYTE_RANGE_CLAIMED_TWICE"));
  }

  private static SealAcceptancePolicy policy() {
    return SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION;
  }

  private static SignedFile seal(Bait bait) {
    return SignedFile.of(WHO, Signers.seal(WHO.sealer(), bait.bytes(), SealPlacement.invisible()));
  }

  private static int startxref(SignedFile file) {
    String tail = file.text().substring(file.find("startxref\n") + "startxref\n".length());
    return Integer.parseInt(tail.substring(0, tail.indexOf('\n')));
  }

  /** One harmless page; in a stream that nothing uses, another document. */
  private static Bait bait(Plan plan) {
    StringBuilder out = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    int[] at = new int[9];
    at[1] = object(out, 1, "<</Type/Catalog/Pages 2 0 R>>");
    at[2] = object(out, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    at[3] = object(out, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    String length = "0000000000";
    at[4] = out.length();
    out.append("4 0 obj\n<</Length ").append(length).append(">>\nstream\n");
    int lengthAt = out.indexOf(length, at[4]);
    final int streamAt = out.length();

    int[] hidden = new int[6];
    hidden[0] =
        object(out, 101, "<</Type/Catalog/Pages 102 0 R/AcroForm<</Fields[105 0 R]/SigFlags 3>>>>");
    hidden[1] = object(out, 102, "<</Type/Pages/Kids[103 0 R]/Count 1>>");
    hidden[2] =
        object(out, 103, "<</Type/Page/Parent 102 0 R/MediaBox[0 0 595 842]/Contents 104 0 R>>");
    hidden[3] =
        object(out, 104, "<</Length 26>>\nstream\n0 0 595 842 re f% 9999 forged\nendstream");
    hidden[4] = object(out, 105, "<</FT/Sig/T(Hidden)/V 106 0 R>>");
    hidden[5] = out.length();
    out.append("106 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached")
        .append("/M(D:20260601100000+08'00')/ByteRange")
        .append(plan.range())
        .append("/Contents");
    final String before = out.toString();

    out.setLength(0);
    out.append(">>\nendobj\n");
    final int hiddenXref = out.length();
    out.append("xref\n0 1\n0000000000 65535 f\r\n101 6\n");
    for (int offset : hidden) {
      out.append(String.format(Locale.ROOT, "%010d 00000 n\r\n", offset));
    }
    out.append("trailer\n<</Size 107/Root 101 0 R>>\n").append(" ".repeat(60_000));
    final int streamEnd = before.length() + out.length();
    out.append("\nendstream\nendobj\n");
    int xref = before.length() + out.length();
    out.append("xref\n0 5\n0000000000 65535 f\r\n");
    for (int i = 1; i <= 4; i++) {
      out.append(String.format(Locale.ROOT, "%010d 00000 n\r\n", at[i]));
    }
    out.append("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n").append(xref).append("\n%%EOF\n");
    String filled = String.format(Locale.ROOT, "%010d", streamEnd - streamAt);
    return new Bait(
        before.substring(0, lengthAt) + filled + before.substring(lengthAt + filled.length()),
        out.toString(),
        hiddenXref);
  }

  private static int object(StringBuilder out, int number, String body) {
    int at = out.length();
    out.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
    return at;
  }
}
