package cn.sidian.seal.attack;

/**
 * A document that has something for every attack: to be sealed by the implementation that is tried,
 * before {@link SealAttacks} is given the result.
 */
public final class PreparedDocument {
  private PreparedDocument() {}

  /**
   * A page with a form, fonts, a picture that covers words, metadata, an annotation, and a second
   * catalog with another page that nothing refers to.
   *
   * @return the document, not sealed
   */
  public static byte[] bytes() {
    Plain plain = new Plain();
    plain.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/Metadata 12 0 R/Lang(zh)>>");
    plain.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    plain.object(
        3,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font"
            + "<</F1 5 0 R>>/XObject<</Cover 11 0 R>>>>/Annots[7 0 R 8 0 R 13 0 R]>>");
    plain.object(4, stream("", "BT /F1 12 Tf 72 700 Td (approved: 9000) Tj ET /Cover Do"));
    plain.object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    plain.object(
        6, "<</Fields[7 0 R 8 0 R]/DA(/F1 0 Tf 0 g)/DR<</Font<</F1 5 0 R>>>>/SigFlags 0>>");
    plain.object(
        7,
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(Remark)/F 4/P 3 0 R/Rect[10 10 90 30]/V(none)"
            + "/AP<</N 9 0 R>>>>");
    plain.object(
        8, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Approval)/F 4/P 3 0 R/Rect[10 70 90 90]>>");
    plain.object(
        9,
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 80 20]/Resources<</Font<</F1 5 0 R>>>>",
            "/Tx BMC BT /F1 12 Tf (none) Tj ET EMC"));
    plain.object(
        11,
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>",
            "1 g 60 690 200 30 re f 0 g BT /F1 12 Tf 72 700 Td (approved: 1000) Tj ET"));
    plain.object(
        12,
        stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'></x:xmpmeta>"));
    plain.object(13, "<</Type/Annot/Subtype/Text/F 4/Rect[200 10 220 30]/Contents(old)>>");
    plain.object(20, "<</Type/Catalog/Pages 21 0 R>>");
    plain.object(21, "<</Type/Pages/Kids[22 0 R]/Count 1>>");
    plain.object(22, "<</Type/Page/Parent 21 0 R/MediaBox[0 0 595 842]/Contents 23 0 R>>");
    plain.object(23, stream("", Forged.DRAWING));
    return plain.end("/Root 1 0 R");
  }

  private static String stream(String entries, String data) {
    return new String(CosText.stream(entries, data), java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
