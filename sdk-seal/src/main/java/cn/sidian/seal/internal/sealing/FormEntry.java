package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import org.jspecify.annotations.Nullable;

/** Enters signature fields into the form of a document (ISO 32000-2, 12.7.3). */
public final class FormEntry {
  /** A signature exists, and the file may only be appended to. */
  private static final int SIGNATURES_EXIST_APPEND_ONLY = 3;

  private FormEntry() {}

  /**
   * Enters a field.
   *
   * @param field a new field at the root of the form, or null if it is there already
   * @return the catalog, changed where the form stands in it; the caller writes it
   */
  public static Dictionary add(
      PdfDocument document,
      IncrementalUpdate update,
      Dictionary catalog,
      @Nullable Reference field) {
    PdfObject formObject = catalog.get("AcroForm");
    Dictionary form = document.dictionary(formObject);
    Dictionary newForm = form.with("SigFlags", Numeric.of(SIGNATURES_EXIST_APPEND_ONLY));
    if (field != null) {
      PdfObject fields = form.get("Fields");
      Array more = new Array(document.items(fields)).plus(field);
      if (fields instanceof Reference fieldsId && document.resolve(fields) instanceof Array) {
        update.put(fieldsId, more);
      } else {
        newForm = newForm.with("Fields", more);
      }
    }
    if (newForm.equals(form)) {
      return catalog;
    }
    if (formObject instanceof Reference formId && !form.entries().isEmpty()) {
      update.put(formId, newForm);
      return catalog;
    }
    return catalog.with("AcroForm", newForm);
  }
}
