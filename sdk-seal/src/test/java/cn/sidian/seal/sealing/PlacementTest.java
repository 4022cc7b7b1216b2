package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.sidian.seal.Length;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.judge.PageDifference;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * WD-20: the seal stands where it was asked to be, on the page as people see it; judged on the
 * pixels of the rendered page.
 */
class PlacementTest {
  private static final double MM = 72 / 25.4;

  /** A page and how it is displayed. */
  record Paper(String name, String entries, double width, double height, double userUnit) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Paper> papers() {
    List<Paper> papers = new ArrayList<>();
    for (int rotate : new int[] {0, 90, 180, 270, -90, 450}) {
      boolean sideways = rotate % 180 != 0;
      String turned = "/Rotate " + rotate;
      papers.add(paper("A4 " + turned, "/MediaBox [0 0 595 842] " + turned, 595, 842, sideways));
      papers.add(
          paper(
              "cropped " + turned,
              "/MediaBox [0 0 800 1000] /CropBox [150 100 700 900] " + turned,
              550,
              800,
              sideways));
      papers.add(
          paper(
              "odd MediaBox " + turned,
              "/MediaBox [-100 -300 512 492] " + turned,
              612,
              792,
              sideways));
    }
    papers.add(paper("corners swapped", "/MediaBox [595 842 0 0]", 595, 842, false));
    papers.add(
        paper(
            "crop beyond media",
            "/MediaBox [0 0 595 842] /CropBox [-50 -50 900 900]",
            595,
            842,
            false));
    papers.add(new Paper("UserUnit 2", "/MediaBox [0 0 400 500] /UserUnit 2", 800, 1000, 2));
    papers.add(
        new Paper(
            "UserUnit 0.5 turned",
            "/MediaBox [0 0 1200 1600] /UserUnit 0.5 /Rotate 90",
            800,
            600,
            0.5));
    papers.add(paper("no MediaBox, so Letter", "", 612, 792, false));
    return papers;
  }

  private static Paper paper(
      String name, String entries, double width, double height, boolean sideways) {
    return new Paper(name, entries, sideways ? height : width, sideways ? width : height, 1);
  }

  /** Everything seen of a page, at one pixel per point of user space. */
  static BufferedImage picture(byte[] pdf, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(page - 1, 72);
    }
  }

  private static PageDifference difference(byte[] before, byte[] after, int page)
      throws IOException {
    return PageDifference.between(picture(before, page), picture(after, page));
  }

  @ParameterizedTest
  @MethodSource("papers")
  void each_corner_of_each_page(Paper paper) throws IOException {
    byte[] input = RawPdf.onePage(paper.entries()).table();
    for (Corner corner : Corner.values()) {
      byte[] sealed = Kit.seal(input, Kit.at(corner, 15, 10));

      PageDifference difference = difference(input, sealed, 1);
      double pixel = difference.width() / paper.width();
      assertThat(difference.height() / paper.height()).isEqualTo(pixel, within(0.02));
      Rectangle red = Objects.requireNonNull(difference.red());
      Rectangle all = Objects.requireNonNull(difference.changed());
      double tolerance = 2.5 + 1 / pixel;
      assertThat(red.width / pixel).as(corner + " width").isEqualTo(42 * MM, within(tolerance));
      assertThat(red.height / pixel).as(corner + " height").isEqualTo(42 * MM, within(tolerance));
      double horizontal = corner.isRight() ? difference.width() - all.getMaxX() : all.getMinX();
      double vertical = corner.isTop() ? all.getMinY() : difference.height() - all.getMaxY();
      // the ink of the longest line ends a little before its box
      assertThat(horizontal / pixel).as(corner + " x").isEqualTo(15 * MM, within(6.0));
      assertThat(vertical / pixel).as(corner + " y").isEqualTo(10 * MM, within(4.0));
      // upright: the note is under the seal, so all its ink is below the red
      assertThat(all.getMinY()).as(corner + " upright").isEqualTo(red.getMinY(), within(2.0));
      assertThat(all.getMaxY()).as(corner + " upright").isGreaterThan(red.getMaxY() + 20 * pixel);
    }
  }

  @Test
  void the_last_page_and_no_other() throws IOException {
    byte[] input = threePages();
    SealedPdf sealed =
        Kit.rsa()
            .seal(
                input,
                SealPlacement.onLastPage(Corner.TOP_LEFT, Length.mm(20), Length.mm(20)),
                Kit.NOTE)
            .requireSealed();

    assertThat(sealed.pages()).containsExactly(3);
    assertThat(difference(input, sealed.bytes(), 1).changed()).isNull();
    assertThat(difference(input, sealed.bytes(), 2).changed()).isNull();
    assertThat(difference(input, sealed.bytes(), 3).red()).isNotNull();
  }

  @Test
  void all_pages_upright_whatever_their_rotation_and_one_signature() throws IOException {
    byte[] input = threePages();
    SealedPdf sealed =
        Kit.rsa()
            .seal(
                input,
                SealPlacement.onAllPages(Corner.BOTTOM_RIGHT, Length.mm(12), Length.mm(8)),
                Kit.NOTE)
            .requireSealed();

    assertThat(sealed.pages()).containsExactly(1, 2, 3);
    for (int page = 1; page <= 3; page++) {
      PageDifference difference = difference(input, sealed.bytes(), page);
      Rectangle red = Objects.requireNonNull(difference.red());
      Rectangle all = Objects.requireNonNull(difference.changed());
      assertThat((double) red.width).isEqualTo(42 * MM, within(3.0));
      assertThat(difference.width() - all.getMaxX()).isEqualTo(12 * MM, within(6.0));
      assertThat(difference.height() - all.getMaxY()).isEqualTo(8 * MM, within(4.0));
      assertThat(all.getMinY()).isEqualTo(red.getMinY(), within(2.0));
    }
    assertThat(Kit.verify(sealed.bytes()).signatures()).hasSize(1);
    assertThat(Kit.verify(sealed.bytes()).signatures().get(0).pages()).containsExactly(1, 2, 3);
  }

  private static byte[] threePages() {
    return RawPdf.onePage("/MediaBox [0 0 595 842]")
        .object(2, "<< /Type /Pages /Count 3 /Kids [3 0 R 5 0 R] /MediaBox [0 0 500 700] >>")
        .object(5, "<< /Type /Pages /Count 2 /Kids [6 0 R 7 0 R] /Parent 2 0 R /Rotate 90 >>")
        .object(6, "<< /Type /Page /Parent 5 0 R /Contents 4 0 R >>")
        .object(7, "<< /Type /Page /Parent 5 0 R /Contents 4 0 R /Rotate 180 >>")
        .table();
  }

  @Test
  void an_invisible_seal_changes_no_pixel_but_signs() throws IOException {
    byte[] input = RawPdf.onePage().table();
    SealedPdf sealed = Kit.rsa().seal(input, SealPlacement.invisible(), Kit.NOTE).requireSealed();

    assertThat(difference(input, sealed.bytes(), 1).changed()).isNull();
    assertThat(sealed.pages()).isEmpty();
    assertThat(Kit.verify(sealed.bytes()).signatures().get(0).note()).isNotNull();
  }

  @Test
  void a_page_that_does_not_exist_is_refused_with_the_number_there_is() {
    var refusal =
        Kit.refusal(
            Kit.rsa()
                .seal(
                    threePages(),
                    SealPlacement.onPage(4, Corner.TOP_LEFT, Length.mm(1), Length.mm(1)),
                    Kit.NOTE));

    assertThat(refusal.code()).isEqualTo("PAGE_MISSING");
    assertThat(refusal.text().en()).contains("no page 4").contains("has 3");
  }

  @Test
  void what_reaches_beyond_the_page_is_refused_with_the_sizes() {
    byte[] input = RawPdf.onePage("/MediaBox [0 0 200 300]").table();
    for (SealPlacement placement :
        List.of(
            Kit.at(Corner.BOTTOM_LEFT, 40, 10),
            Kit.at(Corner.TOP_RIGHT, -5, 10),
            Kit.at(Corner.TOP_RIGHT, 5, 90),
            Kit.at(Corner.BOTTOM_LEFT, 500, 500))) {
      var refusal = Kit.refusal(Kit.rsa().seal(input, placement, Kit.NOTE));

      assertThat(refusal.code()).isEqualTo("SEAL_DOES_NOT_FIT");
      assertThat(refusal.text().en()).containsPattern("need \\d+ × \\d+ mm .* room for");
      assertThat(refusal.place()).isEqualTo("page 1");
    }
  }

  @Test
  void on_all_pages_the_smallest_page_decides_and_is_named() {
    byte[] input =
        RawPdf.onePage("/MediaBox [0 0 595 842]")
            .object(2, "<< /Type /Pages /Count 2 /Kids [3 0 R 5 0 R] >>")
            .object(5, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 80 80] >>")
            .table();
    var refusal =
        Kit.refusal(
            Kit.rsa()
                .seal(
                    input,
                    SealPlacement.onAllPages(Corner.TOP_LEFT, Length.mm(1), Length.mm(1)),
                    Kit.NOTE));

    assertThat(refusal.code()).isEqualTo("SEAL_DOES_NOT_FIT");
    assertThat(refusal.place()).isEqualTo("page 2");
  }

  static Stream<String> wrongCounts() {
    return Stream.of("", "/Count 7", "/Count -2", "/Count null");
  }

  @ParameterizedTest
  @MethodSource("wrongCounts")
  void the_last_page_is_the_last_one_also_where_the_tree_miscounts(String count) {
    byte[] input =
        RawPdf.onePage()
            .object(
                2, "<< /Type /Pages /Kids [3 0 R 5 0 R] /MediaBox [0 0 595 842] " + count + " >>")
            .object(5, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>")
            .table();

    SealedPdf sealed =
        Kit.rsa()
            .seal(
                input,
                SealPlacement.onLastPage(Corner.TOP_LEFT, Length.mm(20), Length.mm(20)),
                Kit.NOTE)
            .requireSealed();

    assertThat(sealed.pages()).containsExactly(2);
  }

  static Stream<String> emptyTrees() {
    return Stream.of(
        "<< /Type /Pages /Count 0 /Kids [] >>",
        "<< /Type /Pages /Count 0 >>",
        "<< /Type /Pages /Kids [3 0 R] >>",
        "<< /Type /Pages /Count -1 /Kids [3 0 R] >>");
  }

  @ParameterizedTest
  @MethodSource("emptyTrees")
  void trees_that_miscount_never_give_a_page_that_is_not_there(String tree) {
    byte[] input = RawPdf.onePage().object(2, tree).table();
    boolean empty = !tree.contains("3 0 R");
    for (SealPlacement placement :
        List.of(
            Kit.PLACE,
            SealPlacement.onLastPage(Corner.TOP_LEFT, Length.mm(20), Length.mm(20)),
            SealPlacement.onAllPages(Corner.TOP_LEFT, Length.mm(20), Length.mm(20)),
            SealPlacement.invisible())) {
      var result =
          Kit.rsa().seal(input, placement, SealNote.automatic().withProvenance(Kit.PROVENANCE));

      if (empty) {
        assertThat(Kit.refusal(result).code()).isEqualTo("PAGE_MISSING");
      } else {
        assertThat(result.requireSealed().bytes()).isNotEmpty();
      }
    }
  }
}
