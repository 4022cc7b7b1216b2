package cn.sidian.seal.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Writes objects as they stand in a file; what was a reference stays one. */
final class CosText {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CosText() {}

  static byte[] of(COSBase object) {
    CosText text = new CosText();
    try {
      text.write(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.out.toByteArray();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A stream of its entries and its data. */
  static byte[] stream(String entries, String data) {
    return latin1(
        "<<" + entries + "/Length " + data.length() + ">>\nstream\n" + data + "\nendstream");
  }

  private void write(@Nullable COSBase object) throws IOException {
    if (object instanceof COSObject reference && reference.getKey() != null) {
      text(reference.getKey().getNumber() + " " + reference.getKey().getGeneration() + " R");
    } else if (object instanceof COSObject hidden) {
      write(hidden.getObject());
    } else if (object instanceof COSStream stream) {
      stream(stream);
    } else if (object instanceof COSDictionary dictionary) {
      dictionary(dictionary);
    } else if (object instanceof COSArray array) {
      text("[");
      for (int i = 0; i < array.size(); i++) {
        text(i == 0 ? "" : " ");
        write(array.get(i));
      }
      text("]");
    } else if (object instanceof COSName name) {
      name(name);
    } else if (object instanceof COSString string) {
      text("<" + HexFormat.of().formatHex(string.getBytes()) + ">");
    } else if (object instanceof COSInteger integer) {
      text(Long.toString(integer.longValue()));
    } else if (object instanceof COSFloat number) {
      number.writePDF(out);
    } else if (object instanceof COSBoolean truth) {
      text(Boolean.toString(truth.getValue()));
    } else {
      text("null");
    }
  }

  private void dictionary(COSDictionary dictionary) throws IOException {
    text("<<");
    for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
      name(entry.getKey());
      text(" ");
      write(entry.getValue());
    }
    text(">>");
  }

  private void stream(COSStream stream) throws IOException {
    byte[] data;
    try (InputStream raw = stream.createRawInputStream()) {
      data = raw.readAllBytes();
    }
    COSDictionary head = new COSDictionary(stream);
    head.setInt(COSName.LENGTH, data.length);
    dictionary(head);
    text("\nstream\n");
    out.writeBytes(data);
    text("\nendstream");
  }

  private void name(COSName name) {
    StringBuilder text = new StringBuilder("/");
    for (byte b : name.getName().getBytes(StandardCharsets.UTF_8)) {
      boolean regular = b > 0x20 && b < 0x7F && "#/()<>[]{}%".indexOf(b) < 0;
      text.append(regular ? String.valueOf((char) b) : String.format("#%02X", b & 0xFF));
    }
    text(text.toString());
  }

  private void text(String text) {
    out.writeBytes(latin1(text));
  }
}
