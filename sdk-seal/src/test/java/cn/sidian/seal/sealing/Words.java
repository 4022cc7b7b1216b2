package cn.sidian.seal.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.text.PDFTextStripper;

/** What PDFBox extracts from the appearances on the first page, without line ends and blanks. */
final class Words {
  private Words() {}

  static String of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf);
        PDDocument extracted = new PDDocument()) {
      // PDFTextStripper leaves annotations out, so their appearances are put on a page
      PDPage page = new PDPage(document.getPage(0).getMediaBox());
      extracted.addPage(page);
      try (PDPageContentStream content =
          new PDPageContentStream(extracted, page, AppendMode.APPEND, false)) {
        for (PDAnnotation annotation : document.getPage(0).getAnnotations()) {
          PDAppearanceStream appearance = annotation.getNormalAppearanceStream();
          if (appearance != null) {
            content.drawForm(new PDFormXObject(appearance.getCOSObject()));
          }
        }
      }
      return new PDFTextStripper().getText(extracted).replaceAll("\\r?\\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
