package cn.sidian.seal.internal.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One more revision (ISO 32000-2, 7.5.6): new and changed objects and a cross-reference section of
 * the kind the file ends with. What was there stays untouched; offsets keep the origin the file
 * counts from.
 */
public final class IncrementalUpdate implements NewObjects {
  /** Room for four numbers of ten digits with brackets. */
  private static final int BYTE_RANGE_WIDTH = 1 + 4 * 11;

  /** Entries of a trailer or cross-reference stream that speak of that section alone. */
  private static final Set<String> OF_ONE_SECTION =
      Set.of(
          "Size",
          "Prev",
          "XRefStm",
          "ID",
          "Type",
          "W",
          "Index",
          "Length",
          "Filter",
          "DecodeParms",
          "F",
          "FFilter",
          "FDecodeParms",
          "DL");

  private final PdfDocument document;
  private final SecureRandom random;
  private final ByteOut out;
  private final long start;
  private final TreeMap<Integer, long[]> written = new TreeMap<>();
  private int nextNumber;
  private int contentsAt = -1;
  private int contentsEnd = -1;
  private int byteRangeAt = -1;

  /**
   * Starts a revision behind a document.
   *
   * @param document the document
   * @param random for the initialisation vectors of encrypted documents
   * @param capacity an idea of the size
   */
  public IncrementalUpdate(PdfDocument document, SecureRandom random, int capacity) {
    this.document = document;
    this.random = random;
    this.out = new ByteOut(capacity);
    this.start = document.bytes().length();
    this.nextNumber = document.nextObjectNumber();
    if (start > 0 && document.bytes().copy(start - 1, start)[0] != '\n') {
      out.write('\n');
    }
  }

  /** A number for a new object. */
  public Reference allocate() {
    return new Reference(nextNumber++, 0);
  }

  @Override
  public Reference add(PdfObject object) {
    Reference id = allocate();
    put(id, object);
    return id;
  }

  @Override
  public Reference addStream(Dictionary dictionary, byte[] data) {
    Reference id = allocate();
    putStream(id, dictionary, data);
    return id;
  }

  /** Writes a new object, or a new version of an existing one. */
  public void put(Reference id, PdfObject object) {
    begin(id);
    PdfCrypt crypt = document.crypt();
    PdfSyntax.write(out, crypt == null ? object : crypt.encryptStrings(object, id, random));
    end();
  }

  /** Writes a stream; /Length is set here. */
  public void putStream(Reference id, Dictionary dictionary, byte[] data) {
    begin(id);
    PdfCrypt crypt = document.crypt();
    byte[] content = crypt == null ? data : crypt.encryptStream(data, id, random);
    Dictionary complete = dictionary.with("Length", Numeric.of(content.length));
    PdfSyntax.write(out, crypt == null ? complete : crypt.encryptStrings(complete, id, random));
    out.write("\nstream\n").write(content).write("\nendstream");
    end();
  }

  /**
   * Writes a signature dictionary with a hole for its value. The hole and the ByteRange are filled
   * by {@link #finish()} and {@link #fill}.
   *
   * @param id the object
   * @param dictionary without /Contents and /ByteRange
   * @param contentsLength bytes the value may have
   */
  public void putSignature(Reference id, Dictionary dictionary, int contentsLength) {
    begin(id);
    PdfCrypt crypt = document.crypt();
    ByteOut before = new ByteOut(256);
    PdfSyntax.write(
        before, crypt == null ? dictionary : crypt.encryptStrings(dictionary, id, random));
    // inside the closing brackets; /Contents first, so that a reader meets the range after it
    out.write(Arrays.copyOf(before.array(), before.length() - 2));
    out.write("/Contents");
    contentsAt = out.length();
    out.write('<').fill('0', 2 * contentsLength).write('>');
    contentsEnd = out.length();
    out.write("/ByteRange ");
    byteRangeAt = out.length();
    out.fill(' ', BYTE_RANGE_WIDTH).write(">>");
    end();
  }

  private void begin(Reference id) {
    long position = start + out.length() - document.origin();
    if (written.put(id.number(), new long[] {position, id.generation()}) != null) {
      throw new IllegalStateException("object " + id + " was written twice");
    }
    out.number(id.number()).write(' ').number(id.generation()).write(" obj\n");
  }

  private void end() {
    out.write("\nendobj\n");
  }

  /** Writes the cross references and, where there is a signature, its ByteRange. */
  public void finish() {
    long xrefAt = start + out.length() - document.origin();
    Reference streamId = document.endsWithXrefStream() ? allocate() : null;
    if (streamId != null) {
      written.put(streamId.number(), new long[] {xrefAt, 0});
    }
    Dictionary trailer = trailer();
    if (streamId == null) {
      table(trailer);
    } else {
      stream(streamId, trailer);
    }
    out.write("startxref\n").number(xrefAt).write("\n%%EOF\n");
    if (byteRangeAt >= 0) {
      long second = start + contentsEnd;
      String range =
          "[0 " + (start + contentsAt) + " " + second + " " + (start + out.length() - second) + "]";
      out.put(byteRangeAt, range);
    }
  }

  /** All entries of the last trailer go on, whatever they are (7.5.6). */
  private Dictionary trailer() {
    Dictionary trailer =
        Dictionary.of(
            "Size", Numeric.of(nextNumber),
            "Prev", Numeric.of(document.newestXref() - document.origin()));
    for (Map.Entry<String, PdfObject> entry : document.trailer().entries().entrySet()) {
      if (!OF_ONE_SECTION.contains(entry.getKey())) {
        trailer = trailer.with(entry.getKey(), entry.getValue());
      }
    }
    PdfObject id = document.identifier();
    boolean keyDependsOnItsAbsence = document.crypt() != null && id == Null.NULL;
    return keyDependsOnItsAbsence ? trailer : trailer.with("ID", fileIdentifier(id));
  }

  /** The first part names the document for ever, the second this revision (14.4). */
  private Array fileIdentifier(PdfObject old) {
    byte[] revision;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(out.array(), 0, out.length());
      revision = Arrays.copyOf(digest.digest(Long.toString(start).getBytes(US_ASCII)), 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    Text changing = new Text(revision, true);
    PdfObject first =
        old instanceof Array array && array.size() > 0 && array.get(0) instanceof Text text
            ? new Text(text.bytes(), true)
            : changing;
    return Array.of(first, changing);
  }

  private void table(Dictionary trailer) {
    out.write("xref\n");
    int[] numbers = written.keySet().stream().mapToInt(Integer::intValue).toArray();
    int from = 0;
    while (from < numbers.length) {
      int to = from + 1;
      while (to < numbers.length && numbers[to] == numbers[to - 1] + 1) {
        to++;
      }
      out.number(numbers[from]).write(' ').number(to - from).write('\n');
      for (long[] entry : written.subMap(numbers[from], true, numbers[to - 1], true).values()) {
        padded(out, entry[0], 10).write(' ');
        padded(out, entry[1], 5).write(" n\r\n");
      }
      from = to;
    }
    out.write("trailer\n");
    PdfSyntax.write(out, trailer);
    out.write('\n');
  }

  private static ByteOut padded(ByteOut to, long number, int width) {
    String digits = Long.toString(number);
    if (digits.length() > width) {
      throw PdfTrouble.limit("offset", 9_999_999_999L);
    }
    return to.fill('0', width - digits.length()).write(digits);
  }

  private void stream(Reference id, Dictionary trailer) {
    int width = 1;
    long highest = start + out.length();
    while (width < 8 && highest >>> (8 * width) != 0) {
      width++;
    }
    ByteOut data = new ByteOut(written.size() * (width + 3));
    List<PdfObject> index = new ArrayList<>();
    int previous = -2;
    int count = 0;
    int first = -1;
    for (var entry : written.entrySet()) {
      if (entry.getKey() != previous + 1) {
        if (count > 0) {
          index.add(Numeric.of(first));
          index.add(Numeric.of(count));
        }
        first = entry.getKey();
        count = 0;
      }
      previous = entry.getKey();
      count++;
      data.write(1);
      for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
        data.write((int) (entry.getValue()[0] >>> shift));
      }
      data.write((int) entry.getValue()[1] >>> 8).write((int) entry.getValue()[1]);
    }
    index.add(Numeric.of(first));
    index.add(Numeric.of(count));
    Dictionary dictionary =
        Dictionary.of(
            "Type",
            new Name("XRef"),
            "W",
            Array.ofNumbers(1, width, 2),
            "Index",
            new Array(List.copyOf(index)),
            "Length",
            Numeric.of(data.length()));
    for (var entry : trailer.entries().entrySet()) {
      dictionary = dictionary.with(entry.getKey(), entry.getValue());
    }
    // a cross-reference stream is never encrypted (7.6.2)
    out.number(id.number()).write(" 0 obj\n");
    PdfSyntax.write(out, dictionary);
    out.write("\nstream\n").write(data.toByteArray()).write("\nendstream\nendobj\n");
  }

  /** The bytes of the revision; only the first {@link #length()} count. */
  public byte[] array() {
    return out.array();
  }

  public int length() {
    return out.length();
  }

  /** Where the hole starts, at its opening bracket, counted from the start of the revision. */
  public int contentsAt() {
    return contentsAt;
  }

  /** Behind the closing bracket of the hole, counted from the start of the revision. */
  public int contentsEnd() {
    return contentsEnd;
  }

  /** Bytes the hole takes. */
  public int contentsCapacity() {
    return (contentsEnd - contentsAt - 2) / 2;
  }

  /** Puts the value into the hole; the rest of it stays zero. */
  public void fill(byte[] value) {
    ByteOut hex = new ByteOut(2 * value.length).hex(value);
    System.arraycopy(hex.array(), 0, out.array(), contentsAt + 1, hex.length());
  }
}
