package cn.sidian.seal.verifying;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the signed bytes, and files with several signatures or none. */
class RevisionFaultsTest {

  @TestFactory
  Stream<DynamicTest> behindTheEnd() {
    return Fault.tests(
        List.of(
            space("CR LF", "\r\n"),
            space("a line feed", "\n"),
            space("blanks, tabs and a form feed", "  \t\f\n"),
            space("a zero byte", "\0"),
            space("five hundred blanks", " ".repeat(500)),
            continued("a revision without objects"),
            continued("a revision with a new object that nothing uses", 50, "null")));
  }

  /** Bytes that are no revision: a strict reader does not know where the file ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "%",
        "% a comment",
        "\n%%EOF",
        "%%EOF\n",
        "trailer\n<<>>\n",
        "1 0 obj\nnull\nendobj\n",
        "\0\0\0x",
        "startxref\n",
        "startxref\n0\n%%EOF\n",
        "<</Root 1 0 R>>"
      })
  void garbageBehindTheEndIsNeverAccepted(String tail) {
    SignedFile file = SignedFile.sealed(Signers.RSA);
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      SealReport report;
      try {
        report = Facts.verify(file.plus(tail).bytes(), Signers.RSA.anchors(), policy);
      } catch (SidianException e) {
        assertThat(e.code()).isEqualTo("PDF_DAMAGED");
        continue;
      }
      assertThat(report.verdict()).isNotEqualTo(Verdict.ACCEPTED);
      SignatureReport seal = report.signatures().get(0);
      assertThat(seal.coverage()).isNotEqualTo(Coverage.WHOLE_FILE);
      assertThat(seal.laterChanges()).isIn(LaterChanges.NOT_CHECKED, LaterChanges.FORBIDDEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondSealIsAPermittedChangeToTheFirst(Signers who) {
    for (Signers second : Signers.values()) {
      byte[] twice = second.seal(who.seal(TinyPdf.onePage()));
      List<X509Certificate> roots = List.of(who.root().certificate(), second.root().certificate());
      SealReport report =
          Facts.verify(
              twice, TrustAnchors.of(roots), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
      SignatureReport first = report.signatures().get(0);
      SignatureReport last = report.signatures().get(1);
      assertThat(first.integrity()).isEqualTo(Integrity.INTACT);
      assertThat(first.coverage()).isEqualTo(Coverage.WHOLE_REVISION);
      assertThat(first.laterChanges()).isEqualTo(LaterChanges.PERMITTED);
      assertThat(first.verdict()).isEqualTo(Verdict.ACCEPTED);
      assertThat(last.coverage()).isEqualTo(Coverage.WHOLE_FILE);
      assertThat(last.verdict()).isEqualTo(Verdict.ACCEPTED);
      assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    }
  }

  @Test
  void aRevisionWithoutALineEndBehindItIsFound() {
    SignedFile file = SignedFile.sealed(Signers.RSA);
    for (String lineEnd : new String[] {"", "\r", "\n", "\r\n"}) {
      String once = continued(file.text(), "(x)").stripTrailing() + lineEnd;
      permitted(once);
      permitted(continued(once + "\n", "(y)").stripTrailing() + lineEnd);
    }
  }

  /** A file is read in pieces; the end of a revision may stand across the border of two. */
  @Test
  void aRevisionOfAnySizeIsFound() {
    String file = SignedFile.sealed(Signers.RSA).text();
    int length = 65_000;
    int surplus = endOf(continued(file, Later.stream("", "x".repeat(length)))) - file.length();
    for (int end = (64 << 10) - 6; end <= (64 << 10) + 6; end++) {
      String padding = "x".repeat(length + end - surplus);
      String large = continued(file, Later.stream("", padding));
      assertThat(endOf(large) - file.length()).isEqualTo(end);
      permitted(large);
      permitted(continued(large, "(x)"));
    }
  }

  private static int endOf(String file) {
    return file.lastIndexOf("%%EOF");
  }

  private static String continued(String file, String object) {
    byte[] bytes = file.getBytes(ISO_8859_1);
    return new String(TinyPdf.continued(bytes, List.of(Later.NEW, object)), ISO_8859_1);
  }

  private static void permitted(String file) {
    SealReport report =
        Facts.verify(
            file.getBytes(ISO_8859_1),
            Signers.RSA.anchors(),
            SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    assertThat(report.signatures().get(0).laterChanges())
        .as(report.signatures().get(0).changes().toString())
        .isEqualTo(LaterChanges.PERMITTED);
  }

  /** Readers follow the catalog, the information and the encryption, nothing else of a trailer. */
  @Test
  void anObjectThatOnlyTheTrailerNamesIsUsedByNobody() {
    SignedFile file =
        SignedFile.of(
            Signers.RSA, Signers.RSA.seal(continued(onePage(), "(x)").getBytes(ISO_8859_1)));
    int root = file.find("/Root 1 0 R");
    String named =
        file.text().substring(0, root) + "/X " + Later.NEW + " 0 R" + file.text().substring(root);
    SignedFile sealed = SignedFile.of(Signers.RSA, named.getBytes(ISO_8859_1)).signed();
    permitted(continued(sealed.text(), "(y)"));
  }

  private static String onePage() {
    return new String(TinyPdf.onePage(), ISO_8859_1);
  }

  /** The attack of appending: the seal's own objects are there, the page is another. */
  @Test
  void aPageExchangedBehindTheSealIsRejected() {
    byte[] attacked =
        TinyPdf.continued(
            Signers.RSA.seal(TinyPdf.onePage()),
            List.of(
                4,
                "<</Length 44>>\nstream\nBT /F1 12 Tf 72 700 Td (approved: 9999) Tj ET\nendstream"));
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      SealReport report = Facts.verify(attacked, Signers.RSA.anchors(), policy);
      assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
      assertThat(report.decidedBy()).containsExactly("LATER_CHANGES_FORBIDDEN");
      assertThat(report.signatures().get(0).coverage()).isEqualTo(Coverage.WHOLE_REVISION);
    }
  }

  /** The signature dictionary is defined again behind the signed bytes, word for word. */
  @Test
  void aSignatureDictionaryWrittenAgainIsNotTheSignedOne() {
    SignedFile file = SignedFile.sealed(Signers.RSA);
    int number = numberOf(file, "/Contents<");
    int start = file.text().indexOf("<<", file.find(number + " 0 obj\n"));
    String again = file.text().substring(start, file.text().indexOf("\nendobj", start));
    SealReport report =
        Facts.verify(
            TinyPdf.continued(file.bytes(), List.of(number, again)),
            Signers.RSA.anchors(),
            SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(report.decidedBy()).containsExactly("COVERAGE_INCOMPLETE");
    assertThat(report.signatures().get(0).integrity()).isEqualTo(Integrity.INTACT);
  }

  @ParameterizedTest
  @EnumSource
  void oneValueInTwoFieldsIsOneSignature(Signers who) {
    SignedFile file = SignedFile.sealed(who);
    int field = numberOf(file, "/T(SidianSeal1)");
    int value = numberOf(file, "/Contents<");
    SignedFile two =
        file.edit(
                "/Fields[" + field + " 0 R]",
                "/Fields[" + field + " 0 R<</FT/Sig/T(Second)/V " + value + " 0 R>>]")
            .signed();
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      SealReport report = Facts.verify(two.bytes(), who.anchors(), policy);
      assertThat(report.signatures())
          .extracting(SignatureReport::field)
          .containsExactly("SidianSeal1");
      assertThat(report.findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.code()).isEqualTo("SIGNATURE_IN_TWO_FIELDS");
                assertThat(finding.place()).isEqualTo("field Second");
              });
    }
  }

  /** Two dictionaries that claim one range; only one can hold the value that stands in the gap. */
  @ParameterizedTest
  @EnumSource
  void oneRangeInTwoFieldsIsRejected(Signers who) {
    String room = " ".repeat(60);
    String start =
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/" + who.profile.subFilter() + "/ByteRange";
    SignedFile open =
        SignedFile.of(
            who,
            TinyPdf.continued(
                TinyPdf.onePage(),
                List.of(
                    1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R 7 0 R]/SigFlags 3>>>>",
                    6, "<</FT/Sig/T(First)/V 9 0 R>>",
                    7, "<</FT/Sig/T(Second)/V 8 0 R>>",
                    8, start + room + "/Contents <3000>>>",
                    9, start + room + "/Contents<" + "00".repeat(6_000) + ">>>")));
    String range =
        "[0 "
            + open.holeStart()
            + " "
            + open.holeEnd()
            + " "
            + (open.text().length() - open.holeEnd())
            + "]";
    String padded = range + " ".repeat(room.length() - range.length());
    SignedFile ranged = SignedFile.of(who, open.text().replace(room, padded).getBytes(ISO_8859_1));
    SignedFile two = ranged.value(CmsForge.of(who.signer(), who.keys).make(ranged.parts()));
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      SealReport report = Facts.verify(two.bytes(), who.anchors(), policy);
      assertThat(report.signatures().get(0).integrity()).isEqualTo(Integrity.INTACT);
      assertThat(report.signatures().get(0).coverage()).isEqualTo(Coverage.WHOLE_FILE);
      assertThat(report.signatures().get(1).coverage()).isEqualTo(Coverage.INCOMPLETE);
      assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
    }
  }

  /**
   * What was signed is no document: its trailer leads nowhere, until a later revision says where.
   */
  @Test
  void aSealOverARevisionWithoutCatalogCoversNoRevision() {
    SignedFile file = SignedFile.sealed(Signers.RSA);
    String root = "/Root 1 0 R";
    SignedFile nowhere = file.overwrite(file.find(root), " ".repeat(root.length())).signed();
    SealReport report =
        Facts.verify(
            Later.than(nowhere.bytes())
                .with(Later.NEW, "(x)")
                .trailer("/Prev", root + "/Prev")
                .bytes(),
            Signers.RSA.anchors(),
            SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    assertThat(report.signatures().get(0).integrity()).isEqualTo(Integrity.INTACT);
    assertThat(report.signatures().get(0).coverage()).isEqualTo(Coverage.INCOMPLETE);
    assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
  }

  /**
   * The cross-reference stream is the first object. Who takes the header for a comment finds it
   * from byte 0 too; others find nothing there and search the file for objects.
   */
  @Test
  void startxrefThatLeadsToTheHeaderIsTheEndOfNoRevision() {
    assertThat(startingAt("000000015").coverage()).isEqualTo(Coverage.WHOLE_FILE);
    assertThat(startingAt("000000000").coverage()).isEqualTo(Coverage.INCOMPLETE);
  }

  private static SignatureReport startingAt(String offset) {
    String[] bodies = {
      "",
      "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
      "<</FT/Sig/T(First)/V 5 0 R>>",
      "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange"
          + " ".repeat(60)
          + "/Contents<"
          + "00".repeat(6_000)
          + ">>>"
    };
    StringBuilder objects = new StringBuilder();
    StringBuilder entries = new StringBuilder("\0".repeat(4));
    int[] at = new int[bodies.length];
    for (int i = 1; i < bodies.length; i++) {
      at[i] = objects.length();
      objects.append(i).append(" 0 obj\n").append(bodies[i]).append("\nendobj\n");
      entries.append("\1\0\0\0");
    }
    String header = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
    String keys = "/Type/XRef/Size 7/Root 1 0 R/W[1 2 1]/Index[0 6]";
    int start =
        (header + "6 0 obj\n" + Later.stream(keys, entries.toString()) + "\nendobj\n").length();
    for (int i = 1; i < bodies.length; i++) {
      entries.setCharAt(4 * i + 1, (char) ((start + at[i]) >> 8));
      entries.setCharAt(4 * i + 2, (char) ((start + at[i]) & 0xFF));
    }
    String file =
        header
            + "6 0 obj\n"
            + Later.stream(keys, entries.toString())
            + "\nendobj\n"
            + objects
            + "startxref\n"
            + offset
            + "\n%%EOF\n";
    SignatureReport report =
        Facts.verify(
                SignedFile.of(Signers.RSA, file.getBytes(ISO_8859_1)).signed().bytes(),
                Signers.RSA.anchors(),
                SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
            .signatures()
            .get(0);
    assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
    return report;
  }

  @Test
  void noSignatureIsUndecidedNotGood() {
    noSignature(TinyPdf.onePage());
  }

  @Test
  void anEmptyFieldIsNoSignatureAndNotListed() {
    noSignature(TinyPdf.withEmptyField());
  }

  /** A document time stamp alone proves that the file existed, not who stands behind it. */
  @Test
  void aDocumentTimeStampAloneIsNoSignature() {
    SignedFile file = SignedFile.sealed(Signers.RSA);
    SignedFile stamped =
        file.edit("/Type/Sig", "/Type/DocTimeStamp")
            .edit("/SubFilter/ETSI.CAdES.detached", "/SubFilter/ETSI.RFC3161")
            .filled(
                parts -> {
                  byte[] all = new byte[parts[0].length + parts[1].length];
                  System.arraycopy(parts[0], 0, all, 0, parts[0].length);
                  System.arraycopy(parts[1], 0, all, parts[0].length, parts[1].length);
                  return TestTsa.RSA.over(all);
                });
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      SealReport report = Facts.verify(stamped.bytes(), Signers.RSA.anchors(), policy);
      assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
      assertThat(report.decidedBy()).containsExactly("NO_SIGNATURE");
      assertThat(report.signatures()).hasSize(1);
    }
  }

  private static void noSignature(byte[] pdf) {
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      SealReport report = Facts.verify(pdf, Signers.RSA.anchors(), policy);
      assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
      assertThat(report.decidedBy()).containsExactly("NO_SIGNATURE");
      assertThat(report.signatures()).isEmpty();
      assertThat(report.findings()).extracting(Finding::code).containsExactly("NO_SIGNATURE");
    }
  }

  /** The number of the object in which some words stand. */
  static int numberOf(SignedFile file, String words) {
    String before = file.text().substring(0, file.find(words));
    int obj = before.lastIndexOf(" 0 obj");
    return Integer.parseInt(before.substring(before.lastIndexOf('\n', obj) + 1, obj));
  }

  private static Fault space(String what, String tail) {
    return Fault.of(
        what,
        file -> file.plus(tail),
        Expectation.asTheTwin().fact("coverage", Coverage.WHOLE_REVISION).info("SPACE_BEHIND_END"));
  }

  private static Fault continued(String what, Object... objects) {
    return Fault.of(
        what,
        file -> SignedFile.of(file.who(), TinyPdf.continued(file.bytes(), List.of(objects))),
        Expectation.asTheTwin()
            .fact("coverage", Coverage.WHOLE_REVISION)
            .fact("laterChanges", LaterChanges.PERMITTED));
  }
}
