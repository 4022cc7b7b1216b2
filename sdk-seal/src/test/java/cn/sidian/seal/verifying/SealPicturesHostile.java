package cn.sidian.seal.verifying;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Unsigned files that are hard to look at, written by hand. */
final class SealPicturesHostile {
  private SealPicturesHostile() {}

  /** Objects after catalog, pages and one page with resources. */
  private static byte[] file(String resources, List<byte[]> objects) {
    List<byte[]> all = new ArrayList<>();
    all.add(ascii("<</Type/Catalog/Pages 2 0 R>>"));
    all.add(ascii("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
    all.add(
        ascii(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<"
                + resources
                + ">>>>"));
    all.addAll(objects);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("%PDF-1.7\n"));
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < all.size(); i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes(ascii((i + 1) + " 0 obj\n"));
      out.writeBytes(all.get(i));
      out.writeBytes(ascii("\nendobj\n"));
    }
    int at = out.size();
    int size = all.size() + 1;
    out.writeBytes(ascii("xref\n0 " + size + "\n" + table));
    out.writeBytes(ascii("trailer\n<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + at));
    out.writeBytes(ascii("\n%%EOF\n"));
    return out.toByteArray();
  }

  private static byte[] stream(String keys, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("<<" + keys + "/Length " + data.length + ">>stream\n"));
    out.writeBytes(data);
    out.writeBytes(ascii("\nendstream"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] drawing(String name) {
    return stream("", ascii("q 500 0 0 500 40 40 cm /" + name + " Do Q"));
  }

  private static final String RGB8 =
      "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8";

  /** A format that needs a plug-in which is not there. */
  static byte[] withJpeg2000() {
    return file(
        "/XObject<</I 5 0 R>>",
        List.of(
            drawing("I"),
            stream(RGB8 + "/Width 100/Height 100/Filter/JPXDecode", new byte[] {0, 0, 0, 12})));
  }

  /** A picture that says it is small and decodes to 100 MB. */
  static byte[] bomb(int level) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(level);
    try (DeflaterOutputStream bytes = new DeflaterOutputStream(out, deflater)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        bytes.write(zeros);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return file(
        "/XObject<</I 5 0 R>>",
        List.of(
            drawing("I"),
            stream(RGB8 + "/Width 10/Height 10/Filter/FlateDecode", out.toByteArray())));
  }

  /** A picture that says it has ten thousand million pixels. */
  static byte[] hugeImage() {
    return file(
        "/XObject<</I 5 0 R>>",
        List.of(
            drawing("I"),
            stream(
                "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1"
                    + "/Width 100000/Height 100000/Filter/CCITTFaxDecode",
                new byte[10])));
  }

  /** Nine forms, each of which draws the next ten times. */
  static byte[] laughingForms() {
    List<byte[]> objects = new ArrayList<>();
    objects.add(stream("", ascii("/F Do")));
    for (int i = 0; i < 9; i++) {
      objects.add(
          stream(
              "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F "
                  + (6 + i)
                  + " 0 R>>>>",
              ascii("/F Do ".repeat(10))));
    }
    objects.add(
        stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", ascii("1 0 0 rg 9 9 9 9 re f")));
    return file("/XObject<</F 5 0 R>>", objects);
  }

  /** Some pages, one with the picture of a seal. */
  static byte[] pages(int count, int withSeal) {
    try (PDDocument document = new PDDocument()) {
      for (int i = 1; i <= count; i++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        if (i == withSeal) {
          try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            SealPictures.vector(content, 300, 300, 60);
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
