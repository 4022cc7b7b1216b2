package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.judge.PageDifference;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seal into an empty signature field that is there already, by its name. */
class ExistingFieldTest {
  private static final String RECT = "/Rect [100 400 400 650]";

  /** A page with one empty signature field that is its own widget. */
  static RawPdf merged(String more) {
    return merged(more, "");
  }

  private static RawPdf merged(String more, String page) {
    return RawPdf.onePage("/MediaBox [0 0 595 842] /Annots [6 0 R] " + page)
        .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>")
        .object(
            6,
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /P 3 0 R "
                + more
                + " "
                + (more.contains("/Rect") ? "" : RECT)
                + " >>");
  }

  private static SealedPdf sealed(byte[] input, String field) {
    return Kit.rsa().seal(input, SealPlacement.inField(field), Kit.NOTE).requireSealed();
  }

  private static SealRefusal refusal(byte[] input, String field) {
    return Kit.refusal(Kit.rsa().seal(input, SealPlacement.inField(field), Kit.NOTE));
  }

  private static PageDifference difference(byte[] input, byte[] sealed, int page)
      throws IOException {
    return PageDifference.between(
        PlacementTest.picture(input, page), PlacementTest.picture(sealed, page));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void the_seal_fills_the_field_upright(int rotate) throws IOException {
    byte[] input = merged("", "/Rotate " + rotate).table();
    SealedPdf sealed = sealed(input, "Seal");

    assertThat(sealed.field()).isEqualTo("Seal");
    assertThat(sealed.pages()).containsExactly(1);
    PageDifference difference = difference(input, sealed.bytes(), 1);
    Rectangle all = Objects.requireNonNull(difference.changed());
    Rectangle red = Objects.requireNonNull(difference.red());
    Rectangle box =
        switch (rotate) {
          case 90 -> new Rectangle(400, 100, 250, 300);
          case 180 -> new Rectangle(195, 400, 300, 250);
          case 270 -> new Rectangle(192, 195, 250, 300);
          default -> new Rectangle(100, 192, 300, 250);
        };
    assertThat(box.contains(all)).as(all + " in " + box).isTrue();
    assertThat(all.getMinY()).isEqualTo(red.getMinY(), within(2.0));
    assertThat((double) red.width).isEqualTo(42 * 72 / 25.4, within(3.0));
    assertThat(all.getCenterX()).isEqualTo(box.getCenterX(), within(6.0));
    assertThat(all.getCenterY()).isEqualTo(box.getCenterY(), within(6.0));
  }

  @Test
  void no_field_and_no_widget_is_added() throws IOException {
    try (PDDocument document = Loader.loadPDF(sealed(merged("").table(), "Seal").bytes())) {
      assertThat(document.getDocumentCatalog().getAcroForm().getFields()).hasSize(1);
      assertThat(document.getPage(0).getAnnotations()).hasSize(1);
      assertThat(document.getSignatureFields().get(0).getSignature()).isNotNull();
    }
  }

  @Test
  void widgets_apart_from_their_field_all_show_the_seal_each_in_its_size() throws IOException {
    byte[] input =
        RawPdf.onePage("/MediaBox [0 0 595 842] /Annots [7 0 R 8 0 R]")
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>")
            .object(2, "<< /Type /Pages /Count 2 /Kids [3 0 R 9 0 R] >>")
            .object(5, "<< /T (dept) /Kids [6 0 R] >>")
            .object(6, "<< /T (seal) /FT /Sig /Parent 5 0 R /Kids [7 0 R 8 0 R 10 0 R] >>")
            .object(7, "<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [50 500 250 780] >>")
            .object(8, "<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [50 50 190 220] >>")
            .object(9, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [10 0 R] >>")
            .object(10, "<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [300 50 560 300] >>")
            .table();
    SealedPdf sealed = sealed(input, "dept.seal");

    assertThat(sealed.pages()).containsExactly(1, 2);
    Rectangle first = Objects.requireNonNull(difference(input, sealed.bytes(), 1).red());
    assertThat(first.height).as("two seals above each other").isGreaterThan(400);
    assertThat(difference(input, sealed.bytes(), 2).red()).isNotNull();
    SignatureReport report = Kit.verify(sealed.bytes()).signatures().get(0);
    assertThat(report.field()).isEqualTo("dept.seal");
    assertThat(report.pages()).containsExactly(1, 2);
    assertThat(report.integrity()).isEqualTo(SignatureReport.Integrity.INTACT);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 32, 34, 1})
  void a_hidden_field_becomes_visible_with_its_seal(int flags) throws IOException {
    byte[] input = merged("/F " + flags).table();
    byte[] sealed = sealed(input, "Seal").bytes();

    assertThat(difference(input, sealed, 1).red()).isNotNull();
    try (PDDocument document = Loader.loadPDF(sealed)) {
      var widget = document.getPage(0).getAnnotations().get(0);
      assertThat(widget.isHidden() || widget.isNoView() || widget.isInvisible()).isFalse();
      assertThat(widget.isPrinted()).isTrue();
    }
  }

  @Test
  void a_field_without_area_takes_an_invisible_seal() throws IOException {
    byte[] input = merged("/Rect [0 0 0 0]").table();
    SealedPdf sealed = sealed(input, "Seal");

    assertThat(sealed.pages()).isEmpty();
    assertThat(difference(input, sealed.bytes(), 1).changed()).isNull();
    assertThat(Kit.verify(sealed.bytes()).signatures().get(0).note()).isNotNull();
  }

  @Test
  void a_field_that_no_page_lists_is_refused_because_nobody_would_see_the_seal() {
    byte[] input =
        merged("").object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>").table();

    assertThat(refusal(input, "Seal").code()).isEqualTo("FIELD_ON_NO_PAGE");
  }

  @Test
  void the_seal_becomes_smaller_in_a_small_field_and_is_refused_in_a_tiny_one() throws IOException {
    byte[] small = merged("/Rect [100 500 280 620]").table();
    Rectangle red =
        Objects.requireNonNull(difference(small, sealed(small, "Seal").bytes(), 1).red());
    assertThat((double) red.width).isLessThan(100).isGreaterThan(25);
    assertThat((double) red.width).isEqualTo(red.height, within(2.0));

    SealRefusal refusal = refusal(merged("/Rect [100 500 150 520]").table(), "Seal");
    assertThat(refusal.code()).isEqualTo("SEAL_DOES_NOT_FIT");
    assertThat(refusal.place()).isEqualTo("field Seal");
    assertThat(refusal.text().en()).contains("18 × 7 mm");
  }

  @Test
  void fields_that_cannot_take_a_seal_are_refused_by_name() {
    byte[] input =
        RawPdf.onePage("/MediaBox [0 0 595 842] /Annots [6 0 R]")
            .object(
                1,
                "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R << /FT /Sig /T (direct)"
                    + " /Rect [1 1 300 300] >>] >> >>")
            .object(
                6,
                "<< /Type /Annot /Subtype /Widget /FT /Tx /T (text) /Rect [0 0 99 99] /P 3 0 R >>")
            .table();

    assertThat(refusal(input, "nothing").code()).isEqualTo("FIELD_MISSING");
    assertThat(refusal(input, "nothing").text().en()).contains("nothing");
    assertThat(refusal(input, "text").code()).isEqualTo("FIELD_NO_SIGNATURE_FIELD");
    assertThat(refusal(input, "direct").code()).isEqualTo("FIELD_NOT_INDIRECT");
    byte[] once = sealed(merged("").table(), "Seal").bytes();
    assertThat(refusal(once, "Seal").code()).isEqualTo("FIELD_ALREADY_SIGNED");
  }

  @Test
  void a_value_of_null_is_an_empty_field() {
    assertThat(sealed(merged("/V null").table(), "Seal").field()).isEqualTo("Seal");
  }

  @Test
  void the_lock_that_a_field_demands_is_applied_with_the_seal() throws IOException {
    byte[] input =
        merged("/Lock << /Type /SigFieldLock /Action /Include /Fields [(amount)] >>").table();

    try (PDDocument document = Loader.loadPDF(sealed(input, "Seal").bytes())) {
      PDSignatureField field = document.getSignatureFields().get(0);
      String value = field.getSignature().getCOSObject().toString();
      assertThat(value).contains("FieldMDP").contains("Include");
    }
  }

  @Test
  void names_with_characters_of_any_kind_are_found() {
    for (String name : List.of("政务.盖章", "with blank", "(brackets)", "back\\slash")) {
      String own = name.substring(name.indexOf('.') + 1);
      String hex =
          java.util.HexFormat.of()
              .formatHex(own.getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
      RawPdf pdf = merged("");
      if (name.contains(".")) {
        String parent =
            java.util.HexFormat.of()
                .formatHex("政务".getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
        pdf.object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>")
            .object(5, "<< /T <feff" + parent + "> /Kids [6 0 R] >>");
      }
      byte[] input =
          pdf.object(
                  6,
                  "<< /Type /Annot /Subtype /Widget /FT /Sig /T <feff"
                      + hex
                      + "> /P 3 0 R "
                      + RECT
                      + " >>")
              .table();

      assertThat(sealed(input, name).field()).isEqualTo(name);
    }
  }
}
