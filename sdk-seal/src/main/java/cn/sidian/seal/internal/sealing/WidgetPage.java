package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.SignatureField;
import org.jspecify.annotations.Nullable;

/** Finds the page of a widget: the one whose /Annots list it; /P is only a hint. */
public final class WidgetPage {
  private WidgetPage() {}

  public static PageTree.@Nullable Page find(PdfDocument document, SignatureField.Widget widget) {
    for (PageTree.Page page : new PageTree(document).all()) {
      if (page.reference().equals(widget.dictionary().get("P"))
          || (widget.reference() != null
              && document.items(page.dictionary().get("Annots")).contains(widget.reference()))) {
        return page;
      }
    }
    return null;
  }
}
