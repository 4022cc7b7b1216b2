package cn.sidian.seal.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/** A sealed file as an attacker sees it; the attacked signature is the last one. */
final class SealedFile implements AutoCloseable {
  static final COSName BYTE_RANGE = COSName.BYTERANGE;

  private final byte[] bytes;
  private final PDDocument document;
  private final COSDictionary field;
  private final COSDictionary signature;
  private final long[] range;

  private SealedFile(byte[] bytes, PDDocument document) throws IOException {
    this.bytes = bytes;
    this.document = document;
    if (document.isEncrypted()) {
      throw new IllegalArgumentException("attacks are made of files without encryption");
    }
    this.field =
        document.getSignatureFields().stream()
            .map(PDSignatureField::getCOSObject)
            .filter(candidate -> range(candidate) != null)
            .max(Comparator.comparingLong(candidate -> end(range(candidate))))
            .orElseThrow(() -> new IllegalArgumentException("there is no signature in the file"));
    this.signature = (COSDictionary) field.getDictionaryObject(COSName.V);
    long[] found = range(field);
    if (found == null
        || found[0] != 0
        || end(found) > bytes.length
        || found[1] >= found[2]
        || bytes[(int) found[1]] != '<') {
      throw new IllegalArgumentException("the signature does not cover what it should");
    }
    this.range = found;
  }

  /** Opens a file; throws IllegalArgumentException if it has no signature to attack. */
  static SealedFile open(byte[] pdf) {
    try {
      return new SealedFile(pdf.clone(), Loader.loadPDF(pdf));
    } catch (IOException e) {
      throw new IllegalArgumentException("the file cannot be read", e);
    }
  }

  private static long @Nullable [] range(COSDictionary field) {
    if (!(field.getDictionaryObject(COSName.V) instanceof COSDictionary value)
        || !(value.getDictionaryObject(BYTE_RANGE) instanceof COSArray array)
        || array.size() != 4) {
      return null;
    }
    long[] range = new long[4];
    for (int i = 0; i < 4; i++) {
      range[i] = array.getInt(i);
    }
    return range;
  }

  private static long end(long @Nullable [] range) {
    return range == null ? -1 : range[2] + range[3];
  }

  byte[] bytes() {
    return bytes.clone();
  }

  int length() {
    return bytes.length;
  }

  /** The four numbers of the attacked signature. */
  long[] range() {
    return range.clone();
  }

  int holeStart() {
    return (int) range[1];
  }

  int holeEnd() {
    return (int) range[2];
  }

  /** What stands in the hole, with its padding. */
  byte[] value() {
    String hex =
        new String(bytes, holeStart() + 1, holeEnd() - holeStart() - 2, StandardCharsets.US_ASCII);
    return HexFormat.of().parseHex(hex);
  }

  /** The file with another value in the hole, or null if it does not fit. */
  byte @Nullable [] withValue(byte[] value) {
    int room = holeEnd() - holeStart() - 2;
    if (2 * value.length > room) {
      return null;
    }
    String hex = HexFormat.of().formatHex(value);
    byte[] changed = bytes();
    Arrays.fill(changed, holeStart() + 1, holeEnd() - 1, (byte) '0');
    System.arraycopy(CosText.latin1(hex), 0, changed, holeStart() + 1, hex.length());
    return changed;
  }

  COSDictionary trailer() {
    return document.getDocument().getTrailer();
  }

  COSDictionary catalog() {
    return document.getDocumentCatalog().getCOSObject();
  }

  COSObjectKey catalogKey() {
    return key(catalog());
  }

  COSDictionary page() {
    return document.getPage(0).getCOSObject();
  }

  COSDictionary form() {
    return (COSDictionary) catalog().getDictionaryObject(COSName.ACRO_FORM);
  }

  COSDictionary field() {
    return field;
  }

  COSDictionary signature() {
    return signature;
  }

  /** Whether the signature dictionary is an object of its own. */
  boolean isSignatureIndirect() {
    return field.getItem(COSName.V) instanceof COSObject;
  }

  List<PDSignatureField> fields() {
    return document.getSignatureFields();
  }

  /** All fields of the form at its root. */
  COSArray fieldList() {
    return form().getDictionaryObject(COSName.FIELDS) instanceof COSArray array
        ? array
        : new COSArray();
  }

  static COSObjectKey key(COSBase object) {
    COSObjectKey key = object.getKey();
    if (key == null) {
      throw new IllegalArgumentException("the object has no number");
    }
    return key;
  }

  /** A number that nobody uses. */
  long freeNumber() {
    long highest = trailer().getInt(COSName.SIZE, 1) - 1L;
    for (COSObjectKey known : document.getDocument().getXrefTable().keySet()) {
      highest = Math.max(highest, known.getNumber());
    }
    return highest + 1;
  }

  /** The numbers of all objects. */
  Set<COSObjectKey> keys() {
    return document.getDocument().getXrefTable().keySet();
  }

  /** All objects that say they are of a type, used or not. */
  List<COSObject> objectsOfType(COSName type) {
    return document.getDocument().getObjectsByType(type);
  }

  /** Where an object stands; not positive if it stands in an object stream. */
  long offset(COSObjectKey key) {
    Long offset = document.getDocument().getXrefTable().get(key);
    return offset == null ? 0 : offset;
  }

  /** The first stream of what the first page draws, or null. */
  @Nullable COSStream content() {
    COSBase contents = page().getDictionaryObject(COSName.CONTENTS);
    if (contents instanceof COSArray array) {
      return array.size() > 0 && array.getObject(0) instanceof COSStream first ? first : null;
    }
    return contents instanceof COSStream stream ? stream : null;
  }

  /** The number behind startxref. */
  long startxref() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String behind = text.substring(text.lastIndexOf("startxref") + 9).strip();
    return Long.parseLong(behind.split("\\s", 2)[0]);
  }

  /** Whether the newest cross references are a stream. */
  boolean hasXrefStream() {
    int at = (int) startxref();
    return !new String(bytes, at, 4, StandardCharsets.ISO_8859_1).equals("xref");
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
