package cn.sidian.seal.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A PDF written by hand, object by object, so that a test can make exactly the file it is about.
 * Objects are given as PDF syntax; object 1 is the catalog.
 */
final class RawPdf {
  private final Map<Integer, byte[]> objects = new TreeMap<>();
  private String prefix = "";
  private String header = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
  private String trailer = "/ID [<0123456789abcdef0123456789abcdef><00>]";
  private String end = "\n%%EOF\n";
  private long startxrefOffBy;
  private long offsetsOffBy;

  /** Catalog, one page tree, one page of A4 and its empty content. */
  static RawPdf onePage() {
    return onePage("/MediaBox [0 0 595 842]");
  }

  /** One page with these entries. */
  static RawPdf onePage(String pageEntries) {
    return new RawPdf()
            .object(1, "<< /Type /Catalog /Pages 2 0 R >>")
            .object(2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>")
            .object(3, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + pageEntries + " >>")
            .stream(4, "", "0.9 g 50 50 100 100 re f\n");
  }

  RawPdf object(int number, String body) {
    objects.put(number, bytes(body));
    return this;
  }

  RawPdf stream(int number, String entries, String data) {
    int length = bytes(data).length;
    return object(
        number, "<< " + entries + " /Length " + length + " >>\nstream\n" + data + "\nendstream");
  }

  RawPdf without(int number) {
    objects.remove(number);
    return this;
  }

  /** Bytes before the header; offsets count from the header. */
  RawPdf prefix(String newPrefix) {
    this.prefix = newPrefix;
    return this;
  }

  RawPdf header(String newHeader) {
    this.header = newHeader;
    return this;
  }

  /** Entries of the trailer beside /Size and /Root. */
  RawPdf trailer(String entries) {
    this.trailer = entries;
    return this;
  }

  /** What stands behind the number of startxref. */
  RawPdf end(String newEnd) {
    this.end = newEnd;
    return this;
  }

  RawPdf startxrefOffBy(long bytes) {
    this.startxrefOffBy = bytes;
    return this;
  }

  /** All offsets of the cross references miss their objects. */
  RawPdf offsetsOffBy(long bytes) {
    this.offsetsOffBy = bytes;
    return this;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Map<Integer, Long> body(ByteArrayOutputStream out) {
    Map<Integer, Long> offsets = new TreeMap<>();
    out.writeBytes(bytes(prefix + header));
    objects.forEach(
        (number, body) -> {
          offsets.put(number, (long) out.size() - prefix.length() + offsetsOffBy);
          out.writeBytes(bytes(number + " 0 obj\n"));
          out.writeBytes(body);
          out.writeBytes(bytes("\nendobj\n"));
        });
    return offsets;
  }

  private void finish(ByteArrayOutputStream out, long xref) {
    out.writeBytes(bytes("startxref\n" + (xref + startxrefOffBy) + end));
  }

  /** With a cross-reference table. */
  byte[] table() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Integer, Long> offsets = body(out);
    long xref = (long) out.size() - prefix.length();
    out.writeBytes(bytes(rows(offsets, List.of())));
    int size = highest() + 1;
    out.writeBytes(bytes("trailer\n<< /Size " + size + " /Root 1 0 R " + trailer + " >>\n"));
    finish(out, xref);
    return out.toByteArray();
  }

  private int highest() {
    return objects.keySet().stream().mapToInt(n -> n).max().orElse(0);
  }

  private String rows(Map<Integer, Long> offsets, List<Integer> hidden) {
    StringBuilder rows = new StringBuilder("xref\n0 " + (highest() + 1) + "\n");
    rows.append("0000000000 65535 f\r\n");
    for (int number = 1; number <= highest(); number++) {
      long offset = hidden.contains(number) ? 0 : offsets.getOrDefault(number, 0L);
      boolean free = offset == 0;
      rows.append("%010d %05d %s\r\n".formatted(offset, free ? 65_535 : 0, free ? "f" : "n"));
    }
    return rows.toString();
  }

  /** With a cross-reference stream. */
  byte[] xrefStream() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Integer, Long> offsets = body(out);
    int number = highest() + 1;
    long xref = (long) out.size() - prefix.length();
    offsets.put(number, xref);
    out.writeBytes(xrefStreamObject(number, number + 1, offsets, "/Root 1 0 R " + trailer));
    finish(out, xref);
    return out.toByteArray();
  }

  private static byte[] xrefStreamObject(
      int number, int size, Map<Integer, Long> offsets, String entries) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    List<String> index = new ArrayList<>();
    offsets.forEach(
        (object, offset) -> {
          index.add(object + " 1");
          data.write(1);
          for (int shift = 24; shift >= 0; shift -= 8) {
            data.write((int) (offset >> shift));
          }
          data.write(0);
        });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        bytes(
            number
                + " 0 obj\n<< /Type /XRef /W [1 4 1] /Size "
                + size
                + " /Index ["
                + String.join(" ", index)
                + "] "
                + entries
                + " /Length "
                + data.size()
                + " >>\nstream\n"));
    out.writeBytes(data.toByteArray());
    out.writeBytes(bytes("\nendstream\nendobj\n"));
    return out.toByteArray();
  }

  /** With a table that hides some objects in a cross-reference stream (7.5.8.4). */
  byte[] hybrid(List<Integer> hidden) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Integer, Long> offsets = body(out);
    long streamAt = (long) out.size() - prefix.length();
    Map<Integer, Long> hiddenOffsets = new TreeMap<>(offsets);
    hiddenOffsets.keySet().retainAll(hidden);
    int number = highest() + 1;
    out.writeBytes(xrefStreamObject(number, number + 1, hiddenOffsets, ""));
    long xref = (long) out.size() - prefix.length();
    out.writeBytes(bytes(rows(offsets, hidden)));
    out.writeBytes(
        bytes(
            "trailer\n<< /Size "
                + (number + 1)
                + " /Root 1 0 R /XRefStm "
                + streamAt
                + " "
                + trailer
                + " >>\n"));
    finish(out, xref);
    return out.toByteArray();
  }
}
