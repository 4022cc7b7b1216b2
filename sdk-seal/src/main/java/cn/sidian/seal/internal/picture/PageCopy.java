package cn.sidian.seal.internal.picture;

import cn.sidian.seal.internal.pdf.Deadline;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * One page with everything it draws but text, as PDFBox's objects: read by the strict reader, its
 * streams decoded once and within limits, so that the drawing meets neither another reading of the
 * file nor data of unknown size.
 */
final class PageCopy {
  private static final int MAX_OBJECTS = 50_000;
  private static final long MAX_BYTES = 96L << 20;
  private static final long MAX_PIXELS = 40_000_000;

  /** What leads away from the page, or to text, or runs. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "Parent",
          "Font",
          "P",
          "Popup",
          "IRT",
          "A",
          "AA",
          "Dest",
          "B",
          "StructParents",
          "PieceInfo",
          "Metadata",
          "Thumb",
          "OPI",
          "V",
          "Lock",
          "SV",
          "Alternates",
          "OC");

  /** Filters of pictures, which the drawing decodes at the size it needs. */
  private static final Set<String> OF_PICTURES =
      Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

  /** Why a page is not looked at. */
  static final class TooMuch extends Exception {
    private static final long serialVersionUID = 1L;

    TooMuch(String what) {
      super(what, null, false, false);
    }
  }

  private final PdfDocument document;
  private final Deadline deadline;
  private final Map<Reference, COSBase> known = new HashMap<>();
  private int objects;
  private long bytes;
  private boolean incomplete;

  PageCopy(PdfDocument document, Deadline deadline) {
    this.document = document;
    this.deadline = deadline;
  }

  /** The page, with what it inherits. */
  COSDictionary of(PageTree.Page page) throws TooMuch, IOException {
    COSDictionary copy = dictionary(page.dictionary(), 0);
    for (String key : List.of("Resources", "MediaBox", "CropBox", "Rotate")) {
      PdfObject value = page.attribute(key);
      if (value != null) {
        copy.setItem(COSName.getPDFName(key), object(value, 1));
      }
    }
    return copy;
  }

  /** Whether something was left out that may show a seal. */
  boolean isIncomplete() {
    return incomplete;
  }

  private COSBase object(@Nullable PdfObject object, int depth) throws TooMuch, IOException {
    if (depth > deadline.limits().maxDepth() || ++objects > MAX_OBJECTS) {
      throw new TooMuch("objects");
    }
    if (object instanceof Reference reference) {
      COSBase copy = known.get(reference);
      if (copy == null) {
        deadline.check();
        copy = referenced(reference, depth);
      }
      return copy;
    }
    if (object instanceof Array array) {
      return array(array, depth);
    }
    if (object instanceof Dictionary dictionary) {
      return dictionary(dictionary, depth);
    }
    return object instanceof Stream stream
        ? stream(new COSStream(), stream, depth)
        : simple(object);
  }

  private COSBase referenced(Reference reference, int depth) throws TooMuch, IOException {
    PdfObject object = document.resolve(reference);
    // what refers to itself finds the copy that is being made
    if (object instanceof Stream stream) {
      COSStream copy = new COSStream();
      known.put(reference, copy);
      return stream(copy, stream, depth);
    }
    if (object instanceof Dictionary dictionary) {
      COSDictionary copy = new COSDictionary();
      known.put(reference, copy);
      fill(copy, dictionary, depth);
      return copy;
    }
    COSBase copy = object(object, depth);
    known.put(reference, copy);
    return copy;
  }

  private static COSBase simple(@Nullable PdfObject object) {
    if (object instanceof Numeric number) {
      Long integer = number.integer();
      return integer == null ? new COSFloat((float) number.value()) : COSInteger.get(integer);
    }
    if (object instanceof Name name) {
      return COSName.getPDFName(name.value());
    }
    if (object instanceof Text text) {
      return new COSString(text.bytes());
    }
    return object instanceof Bool bool ? COSBoolean.getBoolean(bool.value()) : COSNull.NULL;
  }

  private COSBase array(Array array, int depth) throws TooMuch, IOException {
    if (array.size() == 2
        && document.resolve(array.get(0)) instanceof Name name
        && name.value().equals("ICCBased")) {
      // a profile shifts a red by a little; a stranger's profile may do worse to its reader
      Long n = document.integer(document.dictionary(array.get(1)).get("N"));
      return n == null || n == 3
          ? COSName.DEVICERGB
          : n == 4 ? COSName.DEVICECMYK : COSName.DEVICEGRAY;
    }
    COSArray copy = new COSArray();
    for (PdfObject item : array.items()) {
      copy.add(object(item, depth + 1));
    }
    return copy;
  }

  private COSDictionary dictionary(Dictionary dictionary, int depth) throws TooMuch, IOException {
    COSDictionary copy = new COSDictionary();
    fill(copy, dictionary, depth);
    return copy;
  }

  private void fill(COSDictionary copy, Dictionary dictionary, int depth)
      throws TooMuch, IOException {
    for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
      if (!LEFT_OUT.contains(entry.getKey())) {
        copy.setItem(COSName.getPDFName(entry.getKey()), object(entry.getValue(), depth + 1));
      }
    }
  }

  private COSBase stream(COSStream copy, Stream stream, int depth) throws TooMuch, IOException {
    Dictionary dictionary = stream.dictionary();
    String last = lastFilter(dictionary);
    fill(
        copy,
        dictionary.without("Length").without("Filter").without("DecodeParms").without("F"),
        depth);
    if (pixels(dictionary) > MAX_PIXELS) {
      return leftOut();
    }
    boolean picture = last != null && OF_PICTURES.contains(last);
    byte[] data = picture ? document.decodedButLast(stream) : document.decoded(stream);
    bytes += data.length;
    if (bytes > MAX_BYTES) {
      throw new TooMuch("data");
    }
    if (last != null && picture) {
      if (last.startsWith("DCT") && jpegPixels(data) > MAX_PIXELS) {
        return leftOut();
      }
      copy.setItem(COSName.FILTER, COSName.getPDFName(last));
      copy.setItem(COSName.DECODE_PARMS, object(lastParameters(dictionary), depth + 1));
    }
    try (OutputStream out = copy.createRawOutputStream()) {
      out.write(data);
    }
    return copy;
  }

  private COSBase leftOut() {
    incomplete = true;
    return COSNull.NULL;
  }

  private long pixels(Dictionary dictionary) {
    Long width = document.integer(dictionary.get("Width"));
    Long height = document.integer(dictionary.get("Height"));
    if (width == null || height == null || width <= 0 || height <= 0) {
      return 0;
    }
    return width > MAX_PIXELS || height > MAX_PIXELS ? Long.MAX_VALUE : width * height;
  }

  /** What the data itself says, which counts when it is decoded. */
  private static long jpegPixels(byte[] data) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(data))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
      if (!readers.hasNext()) {
        return Long.MAX_VALUE;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return (long) reader.getWidth(0) * reader.getHeight(0);
      } finally {
        reader.dispose();
      }
    }
  }

  private @Nullable String lastFilter(Dictionary dictionary) {
    PdfObject filter = last(dictionary.get("Filter"));
    return filter instanceof Name name ? name.value() : null;
  }

  private PdfObject lastParameters(Dictionary dictionary) {
    PdfObject parameters = last(dictionary.get("DecodeParms"));
    return parameters instanceof Dictionary ? parameters : Dictionary.EMPTY;
  }

  private PdfObject last(@Nullable PdfObject object) {
    PdfObject resolved = document.resolve(object);
    if (resolved instanceof Array array && array.size() > 0) {
      return document.resolve(array.get(array.size() - 1));
    }
    return resolved;
  }
}
