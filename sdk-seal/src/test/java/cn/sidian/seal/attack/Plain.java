package cn.sidian.seal.attack;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a file object by object, without compression. */
final class Plain {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> offsets = new TreeMap<>();

  Plain() {
    out.writeBytes(CosText.latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
  }

  Plain object(int number, String body) {
    offsets.put(number, out.size());
    out.writeBytes(CosText.latin1(number + " 0 obj\n" + body + "\nendobj\n"));
    return this;
  }

  byte[] end(String trailer) {
    int at = out.size();
    StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f\r\n");
    int highest = 0;
    for (Map.Entry<Integer, Integer> entry : offsets.entrySet()) {
      highest = entry.getKey();
      table.append(highest).append(" 1\n");
      table.append(String.format(Locale.ROOT, "%010d 00000 n\r\n", entry.getValue()));
    }
    table.append("trailer\n<</Size ").append(highest + 1).append(trailer).append(">>\n");
    table.append("startxref\n").append(at).append("\n%%EOF\n");
    out.writeBytes(CosText.latin1(table.toString()));
    return out.toByteArray();
  }
}
