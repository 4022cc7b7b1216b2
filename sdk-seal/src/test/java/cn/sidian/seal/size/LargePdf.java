package cn.sidian.seal.size;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes large documents without holding them in memory. */
final class LargePdf implements AutoCloseable {
  private final OutputStream out;
  private final long[] offsets;
  private long at;

  private LargePdf(Path file, int objects) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    this.offsets = new long[objects + 1];
    write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
  }

  /** Pages with one picture each, of random pixels, without compression. */
  static void pictures(Path file, int pages, int side) throws IOException {
    byte[] pixels = new byte[3 * side * side];
    Random random = new Random(20_260_302);
    try (LargePdf pdf = new LargePdf(file, 2 + 3 * pages)) {
      pdf.catalog(pages, 3);
      for (int i = 0; i < pages; i++) {
        int page = 3 + 3 * i;
        pdf.object(
            page,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
                + (page + 1)
                + " 0 R /Resources << /XObject << /I "
                + (page + 2)
                + " 0 R >> >> >>");
        pdf.stream(
            page + 1, "", "q 400 0 0 400 97 300 cm /I Do Q".getBytes(StandardCharsets.US_ASCII));
        random.nextBytes(pixels);
        pdf.stream(
            page + 2,
            "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Width "
                + side
                + " /Height "
                + side,
            pixels);
      }
      pdf.finish();
    }
  }

  /** Small pages, all in one array of kids. */
  static void pages(Path file, int pages) throws IOException {
    try (LargePdf pdf = new LargePdf(file, 2 + 2 * pages)) {
      pdf.catalog(pages, 2);
      for (int i = 0; i < pages; i++) {
        int page = 3 + 2 * i;
        pdf.object(
            page,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents "
                + (page + 1)
                + " 0 R >>");
        String content = "0.9 g %d 50 100 100 re f".formatted(50 + i % 300);
        pdf.stream(page + 1, "", content.getBytes(StandardCharsets.US_ASCII));
      }
      pdf.finish();
    }
  }

  private void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    at += bytes.length;
  }

  private void catalog(int pages, int step) throws IOException {
    object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pages; i++) {
      kids.append(3 + step * i).append(" 0 R\n");
    }
    object(2, "<< /Type /Pages /Count " + pages + " /Kids [" + kids + "] >>");
  }

  private void object(int number, String body) throws IOException {
    offsets[number] = at;
    write(number + " 0 obj\n" + body + "\nendobj\n");
  }

  private void stream(int number, String entries, byte[] data) throws IOException {
    offsets[number] = at;
    write(number + " 0 obj\n<< " + entries + " /Length " + data.length + " >>\nstream\n");
    write(data);
    write("\nendstream\nendobj\n");
  }

  private void finish() throws IOException {
    long xref = at;
    write("xref\n0 " + offsets.length + "\n0000000000 65535 f\r\n");
    for (int i = 1; i < offsets.length; i++) {
      write("%010d 00000 n\r\n".formatted(offsets[i]));
    }
    write(
        "trailer\n<< /Size "
            + offsets.length
            + " /Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00>] >>\nstartxref\n"
            + xref
            + "\n%%EOF\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
