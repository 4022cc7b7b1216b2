package cn.sidian.seal.sealing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Documents as an ordinary program makes them. */
final class Pages {
  private Pages() {}

  /** Something done to a document before it is saved. */
  interface Change {
    void to(PDDocument document) throws IOException;
  }

  /** One page of A4 with some words in the middle. */
  static byte[] withText(String words) {
    return document(1, PDRectangle.A4, document -> write(document, words));
  }

  private static void write(PDDocument document, String words) throws IOException {
    for (PDPage page : document.getPages()) {
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(
            page.getMediaBox().getLowerLeftX() + 100, page.getMediaBox().getUpperRightY() - 200);
        content.showText(words);
        content.endText();
      }
    }
  }

  /** Some empty pages, changed. */
  static byte[] document(int pages, PDRectangle size, Change change) {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(size));
      }
      change.to(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
