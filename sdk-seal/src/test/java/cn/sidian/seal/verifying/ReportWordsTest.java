package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Strangers choose the names of fields and the words of notes; they write no lines of a report. */
class ReportWordsTest {
  private static final String[] BREAKS = {"\n", "\r", "\u2028", "\u2029", "\u0085", "\u202e"};

  private static void hasNoLine(byte[] pdf, String forged) {
    SealReport report =
        Facts.verify(pdf, Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    for (Locale locale : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
      String text = report.toText(locale);
      assertThat(text).contains(forged);
      for (String odd : BREAKS) {
        assertThat(text).doesNotContain(odd + forged);
      }
    }
  }

  @Test
  void nameOfAFieldThatNobodySigned() {
    byte[] sealed = Signers.RSA.seal(Later.form());
    for (String name : new String[] {"(a\\nFORGED)", "(a\\rFORGED)", "<FEFF00612028FORGED>"}) {
      String written = name.replace("2028FORGED", "20280046004F0052004700450044");
      Later later = Later.than(sealed).edit(Later.APPROVAL, "(Approval)", written);
      hasNoLine(
          later.edit(Later.APPROVAL, "/FT/Sig", "/FT/Sig/V 90 0 R").with(90, "<<>>").bytes(),
          "FORGED");
    }
  }

  @Test
  void purposeOfANote() {
    for (String odd : BREAKS) {
      if (Character.getType(odd.charAt(0)) == Character.FORMAT) {
        // the sealer has no glyph for it
        continue;
      }
      SealNote note = Given.note().withPurpose("x" + odd + "FORGED");
      byte[] sealed =
          Signers.RSA
              .sealer()
              .seal(TinyPdf.onePage(), Given.placement(), note)
              .requireSealed()
              .bytes();
      hasNoLine(sealed, "FORGED");
    }
  }

  /** Anybody may append a time stamp, which decides nothing; what it says of a seal is nothing. */
  @Test
  void noteOfATimeStampIsNone() {
    String note =
        "{\"format\":\"sidian-note/1\",\"voucherNumber\":\"FORGED-1\","
            + "\"issuedAt\":\"2026-06-01T10:00:00+08:00\",\"document\":{\"length\":9,"
            + "\"digest\":\"sha256:"
            + "0".repeat(64)
            + "\"}}";
    byte[] stamped =
        Later.than(Signers.RSA.seal(Later.form()))
            .edit(Later.APPROVAL, "[10 70 90 90]", "[10 70 90 90]/V 90 0 R")
            .with(
                90,
                "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/Contents<00>"
                    + "/ByteRange[0 100 200 300]/Sidian_Note("
                    + note
                    + ")>>")
            .bytes();
    SealReport report =
        Facts.verify(
            stamped, Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures()).filteredOn(one -> one.kind() == Kind.TIMESTAMP).hasSize(1);
    assertThat(report.signatures())
        .filteredOn(one -> one.kind() == Kind.TIMESTAMP)
        .allMatch(one -> one.note() == null);
    assertThat(report.toText(Locale.ENGLISH)).doesNotContain("FORGED");
  }
}
