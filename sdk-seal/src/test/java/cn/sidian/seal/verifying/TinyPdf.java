package cn.sidian.seal.verifying;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes small PDFs object by object, so that a test says exactly what stands in its file. */
final class TinyPdf {
  /** The body of an object that a later revision frees. */
  static final String FREE = "";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> offsets = new TreeMap<>();

  TinyPdf() {
    text("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** One page that says "approved". */
  static byte[] onePage() {
    String content = "BT /F1 12 Tf 72 700 Td (approved: 1000) Tj ET";
    return new TinyPdf()
        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .object(
            3,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                + "/Resources<</Font<</F1 5 0 R>>>>>>")
        .object(4, "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream")
        .object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        .end("/Root 1 0 R");
  }

  /** One page with an empty signature field named Approval on it. */
  static byte[] withEmptyField() {
    return new TinyPdf()
        .object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 1>>>>")
        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>")
        .object(
            4,
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(Approval)/F 4/P 3 0 R/Rect[100 100 300 300]>>")
        .end("/Root 1 0 R");
  }

  TinyPdf object(int number, String body) {
    offsets.put(number, out.size());
    return text(number + " 0 obj\n" + body + "\nendobj\n");
  }

  private TinyPdf text(String latin1) {
    out.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  byte[] end(String trailerEntries) {
    int highest = offsets.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    int at = out.size();
    text("xref\n0 1\n0000000000 65535 f\r\n");
    for (Map.Entry<Integer, Integer> entry : offsets.entrySet()) {
      text(entry.getKey() + " 1\n" + entry("%010d 00000 n\r\n", entry.getValue()));
    }
    text("trailer\n<</Size " + (highest + 1) + trailerEntries + ">>\n");
    text("startxref\n" + at + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static String entry(String format, int offset) {
    return String.format(java.util.Locale.ROOT, format, offset);
  }

  /** Another revision behind a file: objects given as number, body, number, body … */
  static byte[] continued(byte[] file, List<Object> objects) {
    String before = new String(file, StandardCharsets.ISO_8859_1);
    String trailer = before.substring(before.lastIndexOf("trailer"));
    int brackets = trailer.indexOf("<<");
    int size = Integer.parseInt(trailer.replaceFirst("(?s).*?/Size ([0-9]+).*", "$1"));
    String entries =
        trailer
            .substring(brackets + 2, trailer.lastIndexOf(">>"))
            .replaceAll("/Prev [0-9]+", "")
            .replaceAll("/Size [0-9]+", "");
    StringBuilder body = new StringBuilder(before);
    StringBuilder table = new StringBuilder("xref\n");
    int highest = 0;
    for (int i = 0; i < objects.size(); i += 2) {
      int number = (Integer) objects.get(i);
      highest = Math.max(highest, number);
      if (objects.get(i + 1).equals(FREE)) {
        table.append(number).append(" 1\n0000000000 00001 f\r\n");
        continue;
      }
      table.append(number).append(" 1\n").append(entry("%010d 00000 n\r\n", body.length()));
      body.append(number).append(" 0 obj\n").append(objects.get(i + 1)).append("\nendobj\n");
    }
    String previous = before.substring(before.lastIndexOf("startxref") + 10).split("\n", 2)[0];
    int at = body.length();
    body.append(table)
        .append("trailer\n<</Size ")
        .append(Math.max(Math.max(highest + 1, size), 100))
        .append("/Prev ")
        .append(previous.strip())
        .append(entries)
        .append(">>\nstartxref\n")
        .append(at)
        .append("\n%%EOF\n");
    return body.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
