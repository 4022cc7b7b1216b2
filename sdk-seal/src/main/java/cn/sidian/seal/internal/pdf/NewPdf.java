package cn.sidian.seal.internal.pdf;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A document of one revision; the same objects give the same bytes. */
public final class NewPdf implements NewObjects {
  private final ByteOut out = new ByteOut(64 << 10);
  private final List<Integer> offsets = new ArrayList<>();

  public NewPdf() {
    // four bytes above 127 tell transfer programs that this is no text (7.5.2)
    out.write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** A number for an object that is put later. */
  public Reference allocate() {
    offsets.add(0);
    return new Reference(offsets.size(), 0);
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
    begin(id);
    PdfSyntax.write(out, dictionary.with("Length", Numeric.of(data.length)));
    out.write("\nstream\n").write(data).write("\nendstream\nendobj\n");
    return id;
  }

  /** Writes an object under a number that was allocated. */
  public void put(Reference id, PdfObject object) {
    begin(id);
    PdfSyntax.write(out, object);
    out.write("\nendobj\n");
  }

  private void begin(Reference id) {
    offsets.set(id.number() - 1, out.length());
    out.number(id.number()).write(" 0 obj\n");
  }

  /** The whole document. */
  public byte[] finish(Reference catalog) {
    byte[] identifier = Arrays.copyOf(DigestAlgorithm.SHA256.digest(out.toByteArray()), 16);
    int start = out.length();
    out.write("xref\n0 ").number(offsets.size() + 1L).write("\n0000000000 65535 f \n");
    for (int offset : offsets) {
      out.padded(offset, 10).write(" 00000 n \n");
    }
    out.write("trailer\n");
    Text id = new Text(identifier, true);
    PdfSyntax.write(
        out,
        Dictionary.of(
            "Size", Numeric.of(offsets.size() + 1), "Root", catalog, "ID", Array.of(id, id)));
    out.write("\nstartxref\n").number(start).write("\n%%EOF\n");
    return out.toByteArray();
  }
}
