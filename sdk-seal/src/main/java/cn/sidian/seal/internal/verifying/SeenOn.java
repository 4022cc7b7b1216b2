package cn.sidian.seal.internal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.SignatureField;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a signature is seen: pages whose /Annots list one of its widgets, with an area.
 *
 * @param pages 1 for the first page
 * @param hasWidgetWithoutAppearance whether a widget has an area but nothing to show
 */
record SeenOn(List<Integer> pages, boolean hasWidgetWithoutAppearance) {

  static SeenOn of(PdfDocument document, SignatureField field) {
    TreeSet<Integer> pages = new TreeSet<>();
    boolean bare = false;
    PageTree tree = new PageTree(document);
    for (SignatureField.Widget widget : field.widgets()) {
      if (!hasArea(document, widget)) {
        continue;
      }
      bare |= !hasAppearance(document, widget);
      Integer page = page(document, tree, widget);
      if (page != null) {
        pages.add(page);
      }
    }
    return new SeenOn(List.copyOf(pages), bare);
  }

  private static boolean hasArea(PdfDocument document, SignatureField.Widget widget) {
    List<PdfObject> rectangle = document.items(widget.dictionary().get("Rect"));
    double[] v = new double[4];
    for (int i = 0; i < 4; i++) {
      if (i >= rectangle.size()
          || !(document.resolve(rectangle.get(i)) instanceof Numeric number)) {
        return false;
      }
      v[i] = number.value();
    }
    return v[0] != v[2] && v[1] != v[3];
  }

  private static boolean hasAppearance(PdfDocument document, SignatureField.Widget widget) {
    PdfObject normal =
        document.resolve(document.dictionary(widget.dictionary().get("AP")).get("N"));
    return normal instanceof Stream;
  }

  private static @Nullable Integer page(
      PdfDocument document, PageTree tree, SignatureField.Widget widget) {
    try {
      if (widget.dictionary().get("P") instanceof Reference stated
          && lists(document, document.dictionary(stated), widget)) {
        Integer number = tree.numberOf(stated);
        if (number != null) {
          return number;
        }
      }
      for (PageTree.Page page : tree.all()) {
        if (lists(document, page.dictionary(), widget)) {
          return page.number();
        }
      }
      return null;
    } catch (SidianException e) {
      if (e.code().equals("LIMIT_EXCEEDED")) {
        throw e;
      }
      // a page tree that cannot be read shows nothing for sure
      return null;
    }
  }

  private static boolean lists(
      PdfDocument document, PdfObject.Dictionary page, SignatureField.Widget widget) {
    return widget.reference() != null
        && document.items(page.get("Annots")).contains(widget.reference());
  }
}
