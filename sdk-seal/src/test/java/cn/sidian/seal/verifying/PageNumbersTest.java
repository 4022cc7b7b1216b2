package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import org.junit.jupiter.api.Test;

/** ISO 32000-2, 7.7.3: the number of a page, in whatever order one asks. */
class PageNumbersTest {
  private static PdfDocument document() {
    TinyPdf pdf =
        new TinyPdf()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Kids[3 0 R 10 0 R 4 0 R]/Count 7>>")
            .object(3, "<</Type/Pages/Parent 2 0 R/Kids[11 0 R 12 0 R 13 0 R]/Count 3>>")
            .object(4, "<</Type/Pages/Parent 2 0 R/Kids[14 0 R 15 0 R 16 0 R]/Count 3>>")
            .object(10, "<</Type/Page/Parent 2 0 R>>");
    for (int page = 11; page <= 16; page++) {
      pdf.object(page, "<</Type/Page/Parent " + (page < 14 ? 3 : 4) + " 0 R>>");
    }
    pdf.object(17, "<</Type/Page/Parent 4 0 R>>");
    return PdfDocument.open(PdfBytes.of(pdf.end("/Root 1 0 R")), Limits.DEFAULT, null);
  }

  @Test
  void pagesInEveryOrder() {
    PdfDocument document = document();
    int[] inOrder = {11, 12, 13, 10, 14, 15, 16};
    for (int first = 0; first < inOrder.length; first++) {
      for (int second = 0; second < inOrder.length; second++) {
        PageTree tree = new PageTree(document);
        assertThat(tree.numberOf(new Reference(inOrder[first], 0))).isEqualTo(first + 1);
        assertThat(tree.numberOf(new Reference(inOrder[second], 0))).isEqualTo(second + 1);
        assertThat(tree.numberOf(new Reference(inOrder[first], 0))).isEqualTo(first + 1);
      }
    }
  }

  /** What names a node of the tree as its parent is no page of it for that. */
  @Test
  void pageThatTheTreeDoesNotList() {
    PageTree tree = new PageTree(document());
    assertThat(tree.numberOf(new Reference(17, 0))).isNull();
    assertThat(tree.numberOf(new Reference(11, 0))).isEqualTo(1);
    assertThat(tree.numberOf(new Reference(2, 0))).isNull();
    assertThat(tree.numberOf(new Reference(99, 0))).isNull();
  }
}
