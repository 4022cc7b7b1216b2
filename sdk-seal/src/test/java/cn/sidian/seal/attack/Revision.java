package cn.sidian.seal.attack;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;

/** A revision appended to a sealed file: objects, cross references, trailer. */
final class Revision {
  private final SealedFile file;
  private final Map<Long, Entry> objects = new TreeMap<>();
  private final Map<String, String> trailer = new LinkedHashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long next;
  private long size = -1;
  private String beforeXref = "";
  private String twice = "";

  private record Entry(int generation, byte[] body) {}

  Revision(SealedFile file) {
    this.file = file;
    this.next = file.freeNumber();
    for (COSName key : new COSName[] {COSName.ROOT, COSName.INFO, COSName.ID}) {
      COSBase value = file.trailer().getItem(key);
      if (value != null) {
        trailer.put(key.getName(), text(value));
      }
    }
    trailer.put("Prev", Long.toString(file.startxref()));
  }

  static String text(COSBase value) {
    return new String(CosText.of(value), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  SealedFile file() {
    return file;
  }

  /** A new object; returns how to refer to it. */
  String add(byte[] body) {
    long number = next++;
    objects.put(number, new Entry(0, body));
    return number + " 0 R";
  }

  String add(String body) {
    return add(CosText.latin1(body));
  }

  /** An object in the place of one that was there. */
  Revision put(COSObjectKey key, byte[] body) {
    objects.put(key.getNumber(), new Entry(key.getGeneration(), body));
    return this;
  }

  Revision put(COSBase old, COSBase changed) {
    return put(SealedFile.key(old), CosText.of(changed));
  }

  Revision put(COSBase old, String body) {
    return put(SealedFile.key(old), CosText.latin1(body));
  }

  /** A dictionary with one entry more, or another one, as text. */
  Revision with(COSDictionary old, String key, String value) {
    COSDictionary rest = new COSDictionary(old);
    rest.removeItem(COSName.getPDFName(key));
    String body = text(rest);
    int end = body.lastIndexOf(">>");
    return put(old, body.substring(0, end) + "/" + key + " " + value + ">>");
  }

  /** An object declared free. */
  Revision free(COSObjectKey key) {
    objects.put(key.getNumber(), new Entry(key.getGeneration(), new byte[0]));
    return this;
  }

  Revision trailer(String key, String value) {
    trailer.put(key, value);
    return this;
  }

  Revision withoutTrailer(String key) {
    trailer.remove(key);
    return this;
  }

  /** Text in the trailer behind its entries. */
  Revision trailerAlso(String entries) {
    twice = entries;
    return this;
  }

  Revision size(long stated) {
    this.size = stated;
    return this;
  }

  /** Bytes between the objects and the cross references. */
  Revision beforeXref(String bytes) {
    beforeXref = bytes;
    return this;
  }

  /** The file with the revision behind it. */
  byte[] bytes() {
    return file.hasXrefStream() ? withXrefStream() : withTable();
  }

  /** The objects only; some readers find them without cross references. */
  Map<Long, Long> writeObjects() {
    out.reset();
    out.writeBytes(file.bytes());
    if (out.toByteArray()[out.size() - 1] != '\n') {
      out.write('\n');
    }
    Map<Long, Long> offsets = new TreeMap<>();
    objects.forEach(
        (number, entry) -> {
          if (entry.body().length > 0) {
            offsets.put(number, (long) out.size());
            write(number + " " + entry.generation() + " obj\n");
            out.writeBytes(entry.body());
            write("\nendobj\n");
          }
        });
    write(beforeXref);
    return offsets;
  }

  /** What was written so far, with a tail. */
  byte[] ending(String tail) {
    write(tail);
    return out.toByteArray();
  }

  /** The trailer as it would stand in the file. */
  String trailerText() {
    StringBuilder text = new StringBuilder("trailer\n<</Size " + statedSize());
    trailer.forEach((key, value) -> text.append('/').append(key).append(' ').append(value));
    return text.append(twice).append(">>\n").toString();
  }

  private long statedSize() {
    return size >= 0 ? size : Math.max(next, file.trailer().getInt(COSName.SIZE, 1));
  }

  byte[] withTable() {
    Map<Long, Long> offsets = writeObjects();
    int at = out.size();
    write("xref\n");
    objects.forEach(
        (number, entry) -> {
          Long offset = offsets.get(number);
          write(number + " 1\n");
          write(
              String.format(
                  Locale.ROOT,
                  "%010d %05d %s\r\n",
                  offset == null ? 0 : offset,
                  offset == null ? entry.generation() + 1 : entry.generation(),
                  offset == null ? "f" : "n"));
        });
    write(trailerText());
    return ending("startxref\n" + at + "\n%%EOF\n");
  }

  private byte[] withXrefStream() {
    Map<Long, Long> offsets = writeObjects();
    long at = out.size();
    long self = next;
    StringBuilder index = new StringBuilder();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    objects.forEach(
        (number, entry) -> {
          Long offset = offsets.get(number);
          index.append(number).append(" 1 ");
          row(data, offset == null ? 0 : 1, offset == null ? 0 : offset, entry.generation());
        });
    index.append(self).append(" 1");
    row(data, 1, at, 0);
    StringBuilder head = new StringBuilder(self + " 0 obj\n<</Type/XRef/W[1 4 2]/Index[");
    head.append(index).append("]/Size ").append(Math.max(statedSize(), size < 0 ? self + 1 : 0));
    trailer.forEach((key, value) -> head.append('/').append(key).append(' ').append(value));
    write(head + twice + "/Length " + data.size() + ">>\nstream\n");
    out.writeBytes(data.toByteArray());
    return ending("\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n");
  }

  static void row(ByteArrayOutputStream data, int type, long second, int third) {
    data.write(type);
    for (int shift = 24; shift >= 0; shift -= 8) {
      data.write((int) (second >> shift));
    }
    data.write(third >> 8);
    data.write(third);
  }

  private void write(String text) {
    out.writeBytes(CosText.latin1(text));
  }
}
