package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.SidianException;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.judge.PdfJudge;
import cn.sidian.seal.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One incremental revision, written by the rules of the file it continues (ISO 32000-2, 7.5.6). */
class RevisionTest {
  @TempDir Path folder;

  static Map<String, byte[]> inputs() {
    Map<String, byte[]> inputs = new TreeMap<>();
    inputs.put("table", RawPdf.onePage().table());
    inputs.put("xref stream", RawPdf.onePage().xrefStream());
    inputs.put("hybrid", RawPdf.onePage().hybrid(List.of(4)));
    inputs.put("bytes before the header", RawPdf.onePage().prefix("HTTP/1.1 200\r\n\r\n").table());
    inputs.put(
        "bytes before the header, xref stream",
        RawPdf.onePage().prefix("From: mail\n\n").xrefStream());
    inputs.put("no line end behind EOF", RawPdf.onePage().end("\n%%EOF").table());
    inputs.put("blanks behind EOF", RawPdf.onePage().end("\r\n%%EOF\r\n  \r\n").table());
    inputs.put("no ID", RawPdf.onePage().trailer("").table());
    inputs.put(
        "ID of references",
        RawPdf.onePage().object(9, "<aa>").trailer("/ID [9 0 R 9 0 R]").table());
    inputs.put("direct Info", RawPdf.onePage().trailer("/Info << /Title (T\\)) >>").table());
    return inputs;
  }

  static List<String> names() {
    return List.copyOf(inputs().keySet());
  }

  private static byte[] input(String name) {
    byte[] input = inputs().get(name);
    assertThat(input).isNotNull();
    return input == null ? new byte[0] : input;
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_input_is_a_prefix_and_one_more_EOF_follows(String name) {
    byte[] input = input(name);

    String tail = Appended.tail(input, Kit.seal(input));

    assertThat(Appended.count(tail, "%%EOF")).isEqualTo(1);
    assertThat(tail).endsWith("%%EOF\n");
  }

  @ParameterizedTest
  @MethodSource("names")
  void our_verifier_finds_the_whole_file_covered(String name) {
    SignatureReport report = Kit.verify(Kit.seal(input(name))).signatures().get(0);

    assertThat(report.integrity()).isEqualTo(SignatureReport.Integrity.INTACT);
    assertThat(report.coverage()).isEqualTo(SignatureReport.Coverage.WHOLE_FILE);
  }

  @ParameterizedTest
  @MethodSource("names")
  void qpdf_finds_nothing_worse_than_in_the_input_and_pdfsig_agrees(String name)
      throws IOException {
    assumeTrue(Tool.QPDF.isPresent() && Tool.PDFSIG.isPresent());
    Path before = Files.write(folder.resolve("in.pdf"), input(name));
    Path after = Files.write(folder.resolve("out.pdf"), Kit.seal(input(name)));

    assertThat(PdfJudge.of(after).structureTrouble())
        .isLessThanOrEqualTo(PdfJudge.of(before).structureTrouble());
    assertThat(PdfJudge.of(after).coversAll(null)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_lenient_reader_finds_one_page_and_one_signature(String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(Kit.seal(input(name)))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getSignatureDictionaries()).hasSize(1);
      assertThat(document.getPage(0).getAnnotations()).hasSize(1);
    }
  }

  @Test
  void a_table_is_continued_by_a_table_and_a_stream_by_a_stream() {
    byte[] table = RawPdf.onePage().table();
    byte[] stream = RawPdf.onePage().xrefStream();
    byte[] hybrid = RawPdf.onePage().hybrid(List.of(4));

    assertThat(Appended.tail(table, Kit.seal(table))).contains("\nxref\n").doesNotContain("/XRef");
    assertThat(Appended.tail(stream, Kit.seal(stream)))
        .contains("/Type/XRef")
        .doesNotContain("\nxref\n");
    assertThat(Appended.tail(hybrid, Kit.seal(hybrid)))
        .contains("\nxref\n")
        .doesNotContain("/XRefStm");
  }

  @Test
  void Prev_leads_to_the_section_before_and_Size_counts_the_new_objects() {
    byte[] input = RawPdf.onePage().table();
    String tail = Appended.tail(input, Kit.seal(input));

    assertThat(Appended.number(tail, "/Prev")).isEqualTo(Appended.text(input).indexOf("xref\n0 5"));
    String highest = "";
    for (String line : tail.lines().toList()) {
      highest = line.endsWith(" 0 obj") ? line : highest;
    }
    assertThat(Appended.number(tail, "/Size")).isGreaterThan(Appended.number(highest + " 0", ""));
  }

  @Test
  void the_first_ID_stays_and_the_second_changes() {
    byte[] input = RawPdf.onePage().table();

    assertThat(Appended.tail(input, Kit.seal(input)))
        .contains("/ID[<0123456789abcdef0123456789abcdef> <")
        .doesNotContain("<0123456789abcdef0123456789abcdef> <00>");
  }

  @Test
  void other_entries_of_the_trailer_are_carried_over() {
    byte[] input =
        RawPdf.onePage()
            .object(5, "<< /Title (Kept) >>")
            .trailer("/Info 5 0 R /ID [<01> <02>] /DocChecksum /ABC")
            .table();

    assertThat(Appended.tail(input, Kit.seal(input)))
        .contains("/Info 5 0 R")
        .contains("/DocChecksum/ABC");
  }

  @Test
  void offsets_count_from_the_header_when_bytes_stand_before_it() {
    byte[] input = RawPdf.onePage().prefix("0123456789").table();
    byte[] sealed = Kit.seal(input);
    String text = Appended.text(sealed);

    long xref = Appended.number(text.substring(text.lastIndexOf("startxref")), "startxref");

    assertThat(text.substring((int) xref + 10)).startsWith("xref\n");
  }

  @Test
  void a_startxref_that_is_slightly_off_is_put_right_and_noted() {
    for (long off : new long[] {-20, -2, 1, 3, 40}) {
      byte[] input = RawPdf.onePage().startxrefOffBy(off).table();
      var sealed = Kit.rsa().seal(input, Kit.PLACE, Kit.NOTE).requireSealed();

      assertThat(sealed.warnings()).extracting("code").contains("STARTXREF_MISSED");
      String tail = Appended.tail(input, sealed.bytes());
      assertThat(Appended.number(tail, "/Prev"))
          .isEqualTo(Appended.text(input).indexOf("xref\n0 5"));
      assertThat(Kit.verify(sealed.bytes()).signatures().get(0).integrity())
          .isEqualTo(SignatureReport.Integrity.INTACT);
    }
  }

  @Test
  void a_file_whose_offsets_miss_their_objects_is_refused_rather_than_continued() {
    byte[] input = RawPdf.onePage().offsetsOffBy(7).table();

    assertThatThrownBy(() -> Kit.seal(input))
        .isInstanceOf(SidianException.class)
        .hasMessageContaining("PDF_DAMAGED");
  }

  @Test
  void a_file_with_a_wrong_startxref_and_one_stray_object_is_refused() {
    // readers would search such a file for its objects; a right startxref would stop them from it
    byte[] good = RawPdf.onePage().startxrefOffBy(4).table();
    String text = Appended.text(good);
    int row = text.indexOf(" 00000 n", text.indexOf("xref\n0 5") + 85);
    byte[] input = good.clone();
    input[row - 1]++;

    assertThatThrownBy(() -> Kit.seal(input))
        .isInstanceOf(SidianException.class)
        .hasMessageContaining("PDF_DAMAGED");
  }

  @Test
  void a_page_used_by_two_places_of_the_tree_gets_one_widget() throws IOException {
    byte[] input =
        RawPdf.onePage().object(2, "<< /Type /Pages /Count 2 /Kids [3 0 R 3 0 R] >>").table();
    byte[] sealed =
        Kit.seal(
            input,
            cn.sidian.seal.SealPlacement.onAllPages(
                cn.sidian.seal.SealPlacement.Corner.TOP_LEFT,
                cn.sidian.seal.Length.mm(10),
                cn.sidian.seal.Length.mm(10)));

    try (PDDocument document = Loader.loadPDF(sealed)) {
      assertThat(document.getPage(0).getAnnotations()).hasSize(1);
    }
  }

  @Test
  void an_indirect_array_of_annotations_that_two_pages_share_is_left_alone() throws IOException {
    byte[] input =
        RawPdf.onePage("/MediaBox [0 0 595 842] /Annots 6 0 R")
            .object(2, "<< /Type /Pages /Count 2 /Kids [3 0 R 5 0 R] >>")
            .object(5, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots 6 0 R >>")
            .object(6, "[7 0 R]")
            .object(7, "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (both) >>")
            .table();

    try (PDDocument document = Loader.loadPDF(Kit.seal(input))) {
      assertThat(document.getPage(0).getAnnotations()).hasSize(2);
      assertThat(document.getPage(1).getAnnotations()).hasSize(1);
    }
  }

  @Test
  void a_form_that_is_its_own_object_or_part_of_the_catalog_keeps_its_fields() throws IOException {
    for (String form : List.of("5 0 R", "<< /Fields [6 0 R] /DA (/F 9 Tf) >>", "8 0 R")) {
      byte[] input =
          RawPdf.onePage("/MediaBox [0 0 595 842] /Annots [6 0 R]")
              .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm " + form + " >>")
              .object(5, "<< /Fields [6 0 R] /DA (/F 9 Tf) >>")
              .object(
                  6,
                  "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (kept) /Rect [9 9 99 20]"
                      + " /P 3 0 R >>")
              .object(7, "[6 0 R]")
              .object(8, "<< /Fields 7 0 R /DA (/F 9 Tf) >>")
              .table();

      try (PDDocument document = Loader.loadPDF(Kit.seal(input))) {
        var acroForm = document.getDocumentCatalog().getAcroForm(null);
        assertThat(acroForm.getFields()).hasSize(2);
        assertThat(acroForm.getField("name").getValueAsString()).isEqualTo("kept");
        assertThat(acroForm.getDefaultAppearance()).isEqualTo("/F 9 Tf");
        assertThat(acroForm.isSignaturesExist()).isTrue();
        assertThat(acroForm.isAppendOnly()).isTrue();
      }
    }
  }
}
