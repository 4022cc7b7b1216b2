package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Signature dictionaries in other places than an object of their own. All are allowed by ISO
 * 32000-2 and honest software writes them; none may be accused, and none may hide anything.
 */
class PlacesOfTheValueTest {
  private static final String FORM = "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields";
  private static final String HOLE = "<" + "00".repeat(6_000) + ">";

  private static final String KEYS =
      "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20260601100000+08'00')"
          + "/ByteRange"
          + " ".repeat(60);

  @Test
  void aDictionaryDirectlyInItsField() {
    accepted("<</FT/Sig/T(Direct)/V<<" + KEYS + "/Contents" + HOLE + ">>>>", List.of());
  }

  @Test
  void aFieldWhoseNameComesBeforeAndBehind() {
    accepted(
        "<</FT/Sig/V<</Prop<</Contents<3030>/V<</Contents<3131>>>>>"
            + KEYS
            + "/Contents"
            + HOLE
            + ">>/T(Nested)>>",
        List.of());
  }

  @Test
  void contentsInAnObjectOfItsOwn() {
    accepted(
        "<</FT/Sig/T(Indirect)/V 7 0 R>>", List.of(7, "<<" + KEYS + "/Contents 8 0 R>>", 8, HOLE));
  }

  @Test
  void aRangeInAnObjectOfItsOwn() {
    // the numbers must be in the file before they can be signed: found where SignedFile looks
    accepted(
        "<</FT/Sig/T(Range)/V 7 0 R>>",
        List.of(
            7,
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents"
                + HOLE
                + "/ByteRange"
                + " ".repeat(60)
                + ">>"));
  }

  @Test
  void typeFilterAndSubFilterAsReferences() {
    accepted(
        "<</FT 8 0 R/T(References)/V 7 0 R>>",
        List.of(
            7,
            "<</Type 9 0 R/Filter 10 0 R/SubFilter 11 0 R/Contents"
                + HOLE
                + "/ByteRange"
                + " ".repeat(60)
                + ">>",
            8,
            "/Sig",
            9,
            "/Sig",
            10,
            "/Adobe.PPKLite",
            11,
            "/ETSI.CAdES.detached"));
  }

  @Test
  void aFieldThatInheritsTypeAndValue() {
    SealReport report =
        accepted(
            "<</FT/Sig/T(Parent)/V 7 0 R/Kids[8 0 R]>>",
            List.of(7, "<<" + KEYS + "/Contents" + HOLE + ">>", 8, "<</T(Child)/Parent 6 0 R>>"));
    assertThat(report.signatures())
        .extracting(SignatureReport::field)
        .containsExactly("Parent.Child");
  }

  @Test
  void aFieldOfSeveralWidgets() {
    accepted(
        "<</FT/Sig/T(Widgets)/V 7 0 R/Kids[8 0 R 9 0 R]>>",
        List.of(
            7, "<<" + KEYS + "/Contents" + HOLE + ">>",
            8, "<</Type/Annot/Subtype/Widget/Parent 6 0 R/Rect[0 0 9 9]>>",
            9, "<</Type/Annot/Subtype/Widget/Parent 6 0 R/Rect[0 0 9 9]>>"));
  }

  @Test
  void anObjectHeaderWithSpacesAndAComment() {
    SignedFile file = file("<</FT/Sig/T(Comment)/V 7 0 R>>", List.of(7, "X"));
    SignedFile written =
        file.edit("7 0 obj\nX", "7 0 obj % a signature\n<<" + KEYS + "/Contents" + HOLE + ">>");
    assertThat(verify(written.signed()).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  private static SealReport accepted(String field, List<Object> objects) {
    SealReport report = verify(file(field, objects).signed());
    assertThat(report.findings())
        .extracting(finding -> finding.severity() + " " + finding.code())
        .containsExactlyInAnyOrder("INFO REVOCATION_NOT_CHECKED");
    SignatureReport signature = report.signatures().get(0);
    assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
    assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_FILE);
    assertThat(signature.laterChanges()).isEqualTo(LaterChanges.NONE);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
    return report;
  }

  private static SealReport verify(SignedFile file) {
    return Facts.verify(
        file.bytes(), Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
  }

  /** One page, and a revision with a form of one field, object 6, and more objects. */
  private static SignedFile file(String field, List<Object> objects) {
    List<Object> all = new ArrayList<>(List.of(1, FORM + "[6 0 R]>>>>", 6, field));
    all.addAll(objects);
    return SignedFile.of(Signers.RSA, TinyPdf.continued(TinyPdf.onePage(), all));
  }
}
