package cn.sidian.seal.internal.changes;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What viewers draw by the form: places of fields and notes without an appearance of their own, and
 * all places where the form says so (ISO 32000-2, 12.7.3.3). A page may show places that no field
 * of the form has.
 */
final class DrawnByForm {
  private static final int DEEPEST = 64;
  private static final Pattern FONT = Pattern.compile("/([^\\s/<>\\[\\]()]+)\\s+\\S+\\s+Tf");

  private final PdfDocument document;
  private final FormTree form;
  private final List<Dictionary> places = new ArrayList<>();
  private final List<Dictionary> strangers = new ArrayList<>();
  private boolean readable = true;

  DrawnByForm(PdfDocument document, FormTree form, PageTree pages) {
    this.document = document;
    this.form = form;
    form.all().forEach(field -> add(field.dictionary(), places));
    try {
      pages
          .all()
          .forEach(page -> document.items(page.dictionary().get("Annots")).forEach(this::at));
    } catch (SidianException e) {
      if (e.code().equals("LIMIT_EXCEEDED")) {
        throw e;
      }
      readable = false;
    }
  }

  private void at(PdfObject annotation) {
    if (form.get(annotation) == null) {
      add(document.dictionary(annotation), places);
      add(document.dictionary(annotation), strangers);
    }
  }

  private void add(Dictionary dictionary, List<Dictionary> to) {
    document.deadline().check();
    if (dictionary.has("Rect") && form.isArea(dictionary.get("Rect"))) {
      to.add(dictionary);
    }
  }

  /** Whether there is a place that is drawn anew; some viewers take away what a seal shows. */
  boolean hasPlaces() {
    return !readable || places.stream().anyMatch(this::isWidget);
  }

  /** Whether one of them is no signature. */
  boolean hasFields() {
    return !readable || places.stream().anyMatch(place -> isWidget(place) && !isSignature(place));
  }

  /** Whether a page shows a place of a field that the form does not list. */
  boolean hasFieldsOfNoForm() {
    return !readable
        || strangers.stream().anyMatch(place -> isWidget(place) && !isSignature(place));
  }

  /** Whether something takes a key of the form, since neither it nor a field above has one. */
  boolean takes(String key) {
    return !readable
        || places.stream().anyMatch(place -> isDrawn(place) && inherited(place, key) == Null.NULL);
  }

  /** Whether something names a font that the form did not have, and has now. */
  boolean gains(Dictionary fonts, Dictionary later, @Nullable PdfObject appearance) {
    return !readable
        || places.stream()
            .filter(this::isDrawn)
            .map(place -> inherited(place, "DA"))
            .map(own -> own == Null.NULL ? document.resolve(appearance) : own)
            .anyMatch(
                words -> {
                  String font = words instanceof Text text ? font(text.decoded()) : null;
                  return font != null && !fonts.has(font) && later.has(font);
                });
  }

  private static @Nullable String font(String appearance) {
    Matcher matcher = FONT.matcher(appearance);
    return matcher.find() ? matcher.group(1) : null;
  }

  private boolean isWidget(Dictionary place) {
    return "Widget".equals(document.name(place.get("Subtype")));
  }

  private boolean isSignature(Dictionary place) {
    return "Sig".equals(document.name(inherited(place, "FT")));
  }

  /** Without an appearance, and with something to show. */
  private boolean isDrawn(Dictionary place) {
    if (document.dictionary(place.get("AP")).has("N")) {
      return false;
    }
    return isWidget(place)
        ? !isSignature(place) && (says(inherited(place, "V")) || place.has("MK"))
        : "FreeText".equals(document.name(place.get("Subtype")));
  }

  private static boolean says(PdfObject value) {
    return value != Null.NULL && !(value instanceof Text text && text.bytes().length == 0);
  }

  /** A value of the place or the nearest field above that has one. */
  private PdfObject inherited(Dictionary place, String key) {
    Dictionary holder = place;
    for (int i = 0; i < DEEPEST && !holder.has(key) && holder.has("Parent"); i++) {
      holder = document.dictionary(holder.get("Parent"));
    }
    return document.resolve(holder.get(key));
  }
}
