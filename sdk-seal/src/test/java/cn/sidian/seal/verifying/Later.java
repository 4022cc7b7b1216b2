package cn.sidian.seal.verifying;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A later revision of a sealed file, written as edits of what stands in it. */
final class Later {
  /** The numbers of the objects of {@link #form()}. */
  static final int CATALOG = 1;

  static final int PAGES = 2;
  static final int PAGE = 3;
  static final int CONTENT = 4;
  static final int FONT = 5;
  static final int FORM = 6;
  static final int REMARK = 7;
  static final int AMOUNT = 8;
  static final int APPROVAL = 9;
  static final int RESOURCES = 10;
  static final int APPEARANCE = 11;
  static final int METADATA = 12;
  static final int NOTE = 13;
  static final int LIST = 14;
  static final int STRUCTURE = 15;
  static final int PARAGRAPH = 16;
  static final int PARENTS = 17;
  static final int INFO = 18;
  static final int STORE = 19;
  static final int EVIDENCE = 20;

  /** Free for what is new. */
  static final int NEW = 90;

  private final byte[] file;
  private final Map<Integer, String> objects = new TreeMap<>();
  private String trailer = "";
  private String trailerBy = "";

  private Later(byte[] file) {
    this.file = file;
  }

  static Later than(byte[] file) {
    return new Later(file);
  }

  /** A page with a form, an annotation, metadata, a structure tree and a security store. */
  static byte[] form() {
    String content = "/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td (approved: 1000) Tj ET EMC";
    String shown = "/Tx BMC BT /F1 12 Tf (none) Tj ET EMC";
    String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'></x:xmpmeta>";
    return new TinyPdf()
        .object(
            CATALOG,
            "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/Metadata 12 0 R/StructTreeRoot 15 0 R"
                + "/MarkInfo<</Marked true>>/DSS 19 0 R/Lang(zh)>>")
        .object(PAGES, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .object(
            PAGE,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0"
                + "/Resources<</Font<</F1 5 0 R>>>>/Annots 14 0 R>>")
        .object(CONTENT, stream("", content))
        .object(FONT, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        .object(
            FORM, "<</Fields[7 0 R 8 0 R 9 0 R]/DA(/F1 0 Tf 0 g)/DR<</Font 10 0 R>>/SigFlags 0>>")
        .object(
            REMARK,
            "<</Type/Annot/Subtype/Widget/FT/Tx/T(Remark)/F 4/P 3 0 R/Rect[10 10 90 30]/V(none)"
                + "/AP<</N 11 0 R>>>>")
        .object(
            AMOUNT,
            "<</Type/Annot/Subtype/Widget/FT/Tx/T(Amount)/F 4/P 3 0 R/Rect[10 40 90 60]/V(1)"
                + "/DA(/F1 0 Tf 0 g)/Q 0>>")
        .object(
            APPROVAL,
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(Approval)/F 4/P 3 0 R/Rect[10 70 90 90]>>")
        .object(RESOURCES, "<</F1 5 0 R>>")
        .object(APPEARANCE, stream("/Type/XObject/Subtype/Form/BBox[0 0 80 20]", shown))
        .object(METADATA, stream("/Type/Metadata/Subtype/XML", xmp))
        .object(NOTE, "<</Type/Annot/Subtype/Text/Rect[200 10 220 30]/Contents(old)>>")
        .object(LIST, "[7 0 R 8 0 R 9 0 R 13 0 R]")
        .object(STRUCTURE, "<</Type/StructTreeRoot/K 16 0 R/ParentTree 17 0 R>>")
        .object(PARAGRAPH, "<</Type/StructElem/S/P/P 15 0 R/Pg 3 0 R/K[0]>>")
        .object(PARENTS, "<</Nums[0[16 0 R]]>>")
        .object(INFO, "<</Title(Form)>>")
        .object(STORE, "<</Type/DSS/Certs[20 0 R]>>")
        .object(EVIDENCE, stream("", "evidence"))
        .end("/Root 1 0 R/Info 18 0 R");
  }

  static String stream(String entries, String content) {
    return "<<"
        + entries
        + "/Length "
        + content.length()
        + ">>\nstream\n"
        + content
        + "\nendstream";
  }

  /** An object as another one, or a new one. */
  Later with(int number, String body) {
    objects.put(number, body);
    return this;
  }

  /** An object with a part of it replaced. */
  Later edit(int number, String words, String by) {
    String body = body(number);
    if (!body.contains(words)) {
      throw new IllegalArgumentException(words + " does not stand in " + body);
    }
    return with(number, body.replace(words, by));
  }

  /** An object with something behind it. */
  Later append(int number, String tail) {
    return with(number, body(number) + tail);
  }

  /** An object as it stands, under another number too. */
  Later copy(int number, int to) {
    return with(to, body(number));
  }

  /** The number of the object in which some words stand, the last time. */
  int holding(String words) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int head = text.lastIndexOf(" 0 obj\n", text.lastIndexOf(words));
    return Integer.parseInt(text.substring(text.lastIndexOf('\n', head - 1) + 1, head));
  }

  /** An object that is gone. */
  Later free(int number) {
    return with(number, TinyPdf.FREE);
  }

  /** A part of the new trailer replaced. */
  Later trailer(String words, String by) {
    trailer = words;
    trailerBy = by;
    return this;
  }

  /** The list of annotations of the page, wherever the sealer has put it. */
  Later annotations(String words, String by) {
    boolean onPage = body(PAGE).contains("/Annots[");
    return onPage ? edit(PAGE, "/Annots" + words, "/Annots" + by) : edit(LIST, words, by);
  }

  /** What stands in the file as the newest version of an object. */
  String body(int number) {
    if (objects.containsKey(number)) {
      return objects.get(number);
    }
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String head = "\n" + number + " 0 obj\n";
    int at = text.lastIndexOf(head) + head.length();
    return text.substring(at, text.indexOf("\nendobj", at));
  }

  byte[] bytes() {
    List<Object> list = new ArrayList<>();
    objects.forEach(
        (number, body) -> {
          list.add(number);
          list.add(body);
        });
    byte[] continued = TinyPdf.continued(file, list);
    if (trailer.isEmpty()) {
      return continued;
    }
    String text = new String(continued, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(trailer, text.lastIndexOf("trailer"));
    if (at < 0) {
      throw new IllegalArgumentException(trailer + " does not stand in the trailer");
    }
    // the cross references stand before the trailer, so nothing moves
    return (text.substring(0, at) + trailerBy + text.substring(at + trailer.length()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
