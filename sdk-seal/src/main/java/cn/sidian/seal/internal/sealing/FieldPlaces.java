package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.internal.appearance.NoteLayout;
import cn.sidian.seal.internal.appearance.SealAppearance;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.SignatureField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of an existing field: its widgets with an area, each on the page that lists it. */
final class FieldPlaces {
  private final PdfDocument document;
  private final SignatureField field;
  private final SealAppearance appearance;
  private final List<String> lines;
  private @Nullable List<PageTree.Page> allPages;

  FieldPlaces(
      PdfDocument document, SignatureField field, SealAppearance appearance, List<String> lines) {
    this.document = document;
    this.field = field;
    this.appearance = appearance;
    this.lines = lines;
  }

  /** None for a field that is not meant to be seen. */
  List<SealingPlan.Place> find() throws Refused {
    List<SealingPlan.Place> places = new ArrayList<>();
    boolean meantToBeSeen = false;
    for (SignatureField.Widget widget : field.widgets()) {
      double[] rectangle =
          DisplayedPage.rectangle(document, document.items(widget.dictionary().get("Rect")));
      if (rectangle == null) {
        continue;
      }
      meantToBeSeen = true;
      if (widget.reference() == null) {
        throw Refused.because("FIELD_NOT_INDIRECT", field.name());
      }
      PageTree.Page page = page(widget);
      if (page != null) {
        places.add(place(widget, rectangle, page));
      }
    }
    if (meantToBeSeen && places.isEmpty()) {
      throw Refused.because("FIELD_ON_NO_PAGE", field.name());
    }
    return places;
  }

  /** The page whose /Annots list a widget; its /P is only a hint. */
  private PageTree.@Nullable Page page(SignatureField.Widget widget) {
    PageTree tree = new PageTree(document);
    if (widget.dictionary().get("P") instanceof Reference stated
        && lists(document.dictionary(stated), widget)) {
      Integer number = tree.numberOf(stated);
      PageTree.Page page = number == null ? null : tree.page(number);
      if (page != null && page.reference().equals(stated)) {
        return page;
      }
    }
    if (allPages == null) {
      allPages = tree.all();
    }
    for (PageTree.Page page : allPages) {
      if (lists(page.dictionary(), widget)) {
        return page;
      }
    }
    return null;
  }

  private boolean lists(Dictionary page, SignatureField.Widget widget) {
    return widget.reference() != null
        && document.items(page.get("Annots")).contains(widget.reference());
  }

  private SealingPlan.Place place(
      SignatureField.Widget widget, double[] rectangle, PageTree.Page page) throws Refused {
    DisplayedPage displayed = DisplayedPage.of(document, page);
    boolean sideways = displayed.rotation() % 180 != 0;
    double width = (rectangle[2] - rectangle[0]) * displayed.userUnit();
    double height = (rectangle[3] - rectangle[1]) * displayed.userUnit();
    NoteLayout.Room room =
        sideways ? new NoteLayout.Room(height, width) : new NoteLayout.Room(width, height);
    NoteLayout layout = FieldLayout.fit(appearance, lines, room);
    if (layout == null) {
      NoteLayout.SealSize needed =
          NoteLayout.smallest(
              FieldLayout.smallestSeal(appearance), lines, room, appearance.noteFonts());
      throw Refused.doesNotFit("field " + field.name(), needed, room);
    }
    return new SealingPlan.Place(page, displayed.rotation(), rectangle, layout, widget);
  }
}
