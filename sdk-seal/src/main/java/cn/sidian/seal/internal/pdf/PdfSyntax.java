package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.Map;

/** Writes objects as PDF syntax (ISO 32000-2, 7.3). */
final class PdfSyntax {
  private PdfSyntax() {}

  static void write(ByteOut out, PdfObject object) {
    if (object instanceof Dictionary dictionary) {
      out.write("<<");
      for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
        name(out, entry.getKey());
        if (needsSpace(entry.getValue())) {
          out.write(' ');
        }
        write(out, entry.getValue());
      }
      out.write(">>");
    } else if (object instanceof Array array) {
      out.write('[');
      boolean first = true;
      for (PdfObject item : array.items()) {
        if (!first) {
          out.write(' ');
        }
        first = false;
        write(out, item);
      }
      out.write(']');
    } else if (object instanceof Reference reference) {
      out.number(reference.number()).write(' ').number(reference.generation()).write(" R");
    } else if (object instanceof Name name) {
      name(out, name.value());
    } else if (object instanceof Numeric number) {
      out.write(number.text());
    } else if (object instanceof Text text) {
      text(out, text);
    } else if (object instanceof Bool bool) {
      out.write(bool.value() ? "true" : "false");
    } else if (object == Null.NULL) {
      out.write("null");
    } else if (object instanceof Stream) {
      throw new IllegalArgumentException("a stream is written with its data");
    }
  }

  private static boolean needsSpace(PdfObject value) {
    return value instanceof Numeric
        || value instanceof Reference
        || value instanceof Bool
        || value == Null.NULL;
  }

  private static void name(ByteOut out, String name) {
    out.write('/');
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '#' || PdfScanner.isDelimiter(c)) {
        out.write('#').hex(new byte[] {(byte) c});
      } else {
        out.write(c);
      }
    }
  }

  private static void text(ByteOut out, Text text) {
    if (text.hex()) {
      out.write('<').hex(text.bytes()).write('>');
      return;
    }
    out.write('(');
    for (byte b : text.bytes()) {
      switch (b) {
        case '(', ')', '\\' -> out.write('\\').write(b);
        case '\r' -> out.write("\\r");
        case '\n' -> out.write("\\n");
        default -> out.write(b);
      }
    }
    out.write(')');
  }
}
