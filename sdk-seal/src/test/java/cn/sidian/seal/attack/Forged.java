package cn.sidian.seal.attack;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** What attackers want to be seen: parts that attacks share. */
final class Forged {
  /** Covers whatever a page shows. */
  static final String DRAWING = "1 0 0 rg 0 0 5000 5000 re f";

  static final String COVER = "/Rect[0 0 5000 5000]/F 4";

  private Forged() {}

  static byte[] drawing() {
    return CosText.stream("", DRAWING);
  }

  static byte[] form() {
    return CosText.stream("/Type/XObject/Subtype/Form/BBox[0 0 5000 5000]", DRAWING);
  }

  /** The first page draws something else. */
  static Revision content(Revision revision) {
    COSStream old = revision.file().content();
    if (old != null && old.getKey() != null) {
      return revision.put(SealedFile.key(old), drawing());
    }
    return revision.with(revision.file().page(), "Contents", revision.add(drawing()));
  }

  /** The signature dictionary with an entry changed; null as value removes it. */
  static Revision signature(Revision revision, String key, String value) {
    SealedFile file = revision.file();
    COSDictionary changed = new COSDictionary(file.signature());
    changed.removeItem(COSName.getPDFName(key));
    String text = Revision.text(changed);
    String body =
        text.substring(0, text.lastIndexOf(">>"))
            + (value.isEmpty() ? "" : "/" + key + " " + value)
            + ">>";
    return file.isSignatureIndirect()
        ? revision.put(file.signature(), body)
        : revision.with(file.field(), "V", body);
  }

  /** The list of fields with one more. */
  static Revision field(Revision revision, String reference) {
    SealedFile file = revision.file();
    String longer = longer(file.fieldList(), reference);
    COSBase list = file.form().getItem(COSName.FIELDS);
    if (list instanceof org.apache.pdfbox.cos.COSObject) {
      return revision.put(file.fieldList(), longer);
    }
    return form(revision, "Fields", longer);
  }

  /** The form with an entry changed, wherever it stands. */
  static Revision form(Revision revision, String key, String value) {
    SealedFile file = revision.file();
    if (file.form().getKey() != null) {
      return revision.with(file.form(), key, value);
    }
    COSDictionary rest = new COSDictionary(file.form());
    rest.removeItem(COSName.getPDFName(key));
    String text = Revision.text(rest);
    return revision.with(
        file.catalog(),
        "AcroForm",
        text.substring(0, text.lastIndexOf(">>")) + "/" + key + " " + value + ">>");
  }

  /** The first page with one annotation more. */
  static Revision annotation(Revision revision, String reference) {
    SealedFile file = revision.file();
    COSBase list = file.page().getItem(COSName.ANNOTS);
    COSArray old =
        file.page().getDictionaryObject(COSName.ANNOTS) instanceof COSArray array
            ? array
            : new COSArray();
    if (list instanceof org.apache.pdfbox.cos.COSObject) {
      return revision.put(old, longer(old, reference));
    }
    return revision.with(file.page(), "Annots", longer(old, reference));
  }

  private static String longer(COSArray array, String reference) {
    String text = Revision.text(array);
    return text.substring(0, text.length() - 1) + " " + reference + "]";
  }

  /** The number of the object that a reference names. */
  static long number(String reference) {
    return Long.parseLong(reference.substring(0, reference.indexOf(' ')));
  }

  /** How to refer to the first page. */
  static String page(SealedFile file) {
    return reference(file.page());
  }

  static String reference(COSBase object) {
    return SealedFile.key(object).getNumber() + " " + SealedFile.key(object).getGeneration() + " R";
  }

  /** A whole other document: catalog, pages, one page; returns the reference to its catalog. */
  static String document(Revision revision, String catalogEntries) {
    return revision.add("<</Type/Catalog/Pages " + pages(revision) + catalogEntries + ">>");
  }

  /** Other pages, one page among them; returns the reference to them. */
  static String pages(Revision revision) {
    String content = revision.add(drawing());
    long pages = number(content) + 1;
    revision.add("<</Type/Pages/Count 1/Kids[" + (pages + 1) + " 0 R]>>");
    revision.add(
        "<</Type/Page/Parent " + pages + " 0 R/MediaBox[0 0 595 842]/Contents " + content + ">>");
    return pages + " 0 R";
  }
}
