package cn.sidian.seal.attack;

import java.util.Arrays;
import java.util.Locale;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Metadata, actions, attachments, the words of the seal, and seals moved to other documents. */
final class DocumentLevel {
  private static final COSName NOTE = COSName.getPDFName("Sidian_Note");

  private DocumentLevel() {}

  static Maker catalogEntry(String key, String value) {
    return file -> new Revision(file).with(file.catalog(), key, value).bytes();
  }

  static Maker formEntry(String key, String value) {
    return file -> Forged.form(new Revision(file), key, value).bytes();
  }

  static Maker pageEntry(String key, String value) {
    return file -> new Revision(file).with(file.page(), key, value).bytes();
  }

  static Maker metadata(String xml) {
    return file -> {
      Revision revision = new Revision(file);
      byte[] stream = CosText.stream("/Type/Metadata/Subtype/XML", xml);
      COSBase old = file.catalog().getDictionaryObject(COSName.METADATA);
      if (old instanceof COSStream metadata && metadata.getKey() != null) {
        return revision.put(SealedFile.key(metadata), stream).bytes();
      }
      return revision.with(file.catalog(), "Metadata", revision.add(stream)).bytes();
    };
  }

  /** What the page draws becomes the metadata, and the other way round. */
  static byte @Nullable [] metadataIsContent(SealedFile file) {
    COSStream content = file.content();
    if (content == null || content.getKey() == null) {
      return null;
    }
    return new Revision(file)
        .put(
            SealedFile.key(content),
            CosText.stream(
                "/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'></x:xmpmeta>"))
        .with(file.catalog(), "Metadata", Forged.reference(content))
        .bytes();
  }

  static byte[] infoIsEverything(SealedFile file) {
    return new Revision(file).trailer("Info", Forged.page(file)).bytes();
  }

  /** The note and the provenance of a seal say something else. */
  static byte @Nullable [] note(SealedFile file) {
    if (!(file.signature().getDictionaryObject(NOTE) instanceof COSString note)) {
      return null;
    }
    COSString other = new COSString(note.getString().replaceAll("[0-9]", "9"));
    return Forged.signature(new Revision(file), NOTE.getName(), Revision.text(other)).bytes();
  }

  static byte @Nullable [] noteRemoved(SealedFile file) {
    return file.signature().containsKey(NOTE)
        ? Forged.signature(new Revision(file), NOTE.getName(), "").bytes()
        : null;
  }

  static Maker words(String key, String value) {
    return file -> Forged.signature(new Revision(file), key, value).bytes();
  }

  /** The range of another file with the value of this one: it was never over these bytes. */
  static byte[] valueMovedToAnotherDocument(SealedFile file) {
    String hole =
        new String(
            Arrays.copyOfRange(file.bytes(), file.holeStart(), file.holeEnd()),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    COSDictionary words = new COSDictionary(file.signature());
    words.removeItem(COSName.CONTENTS);
    words.removeItem(COSName.BYTERANGE);
    words.removeItem(COSName.getPDFName("Reference"));
    String text = Revision.text(words);
    String range = "[0 0000000000 0000000000 0000000000]";
    Plain plain = new Plain();
    plain.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>>>");
    plain.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    plain.object(
        3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R]>>");
    plain.object(4, new String(Forged.drawing(), java.nio.charset.StandardCharsets.ISO_8859_1));
    plain.object(
        5,
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(SidianSeal1)/F 132/P 3 0 R/Rect[0 0 90 90]/V 6 0 R>>");
    plain.object(
        6,
        text.substring(0, text.lastIndexOf(">>"))
            + "/ByteRange"
            + range
            + "/Contents"
            + hole
            + ">>");
    byte[] pdf = plain.end("/Root 1 0 R");
    int start = Bytes.lastIndexOf(pdf, hole);
    int end = start + hole.length();
    byte[] right =
        CosText.latin1(
            String.format(Locale.ROOT, "[0 %010d %010d %010d]", start, end, pdf.length - end));
    System.arraycopy(right, 0, pdf, Bytes.lastIndexOf(pdf, range), right.length);
    return pdf;
  }

  /** The sealed bytes stay as they are; what is shown is another document with the same form. */
  static byte[] sealShownOnAnotherDocument(SealedFile file) {
    return ShadowAttacks.otherRoot(file);
  }

  static byte[] evidenceWithPages(SealedFile file) {
    Revision revision = new Revision(file);
    return revision
        .with(file.catalog(), "DSS", "<</Type/DSS/Certs[" + Forged.page(file) + "]>>")
        .bytes();
  }
}
