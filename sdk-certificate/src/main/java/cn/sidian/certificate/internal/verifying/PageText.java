package cn.sidian.certificate.internal.verifying;

import cn.sidian.certificate.layout.FieldBox;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * What a page shows, against the field map: the text inside each box, in form NFC without spaces
 * and line breaks, nothing else folded; and no text outside of every box.
 */
final class PageText {
  /**
   * Boxes are as large as their glyphs; the middle of a glyph may stand over by this, in points.
   */
  private static final double SLACK = 1;

  private PageText() {}

  /** The first field whose box shows something else, or "extra" for text outside; empty if none. */
  static Optional<String> difference(byte[] pdf, List<FieldBox> boxes) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        Optional<String> difference = difference(glyphs(document, page), boxes, page);
        if (difference.isPresent()) {
          return difference;
        }
      }
      boolean missing = boxes.stream().anyMatch(box -> box.page() > document.getNumberOfPages());
      return missing ? Optional.of("page") : Optional.empty();
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  private static List<TextPosition> glyphs(PDDocument document, int page) throws IOException {
    List<TextPosition> glyphs = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            glyphs.add(text);
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(document);
    return glyphs;
  }

  private static Optional<String> difference(
      List<TextPosition> glyphs, List<FieldBox> boxes, int page) {
    List<TextPosition> left = new ArrayList<>(glyphs);
    for (FieldBox box : boxes) {
      if (box.page() != page || box.text().isEmpty()) {
        continue;
      }
      List<TextPosition> inside = left.stream().filter(glyph -> isIn(glyph, box)).toList();
      left.removeAll(inside);
      if (!normal(text(inside)).equals(normal(box.text()))) {
        return Optional.of(box.field());
      }
    }
    return left.stream().allMatch(glyph -> glyph.getUnicode().isBlank())
        ? Optional.empty()
        : Optional.of("extra");
  }

  private static boolean isIn(TextPosition glyph, FieldBox box) {
    double x = glyph.getXDirAdj() + glyph.getWidthDirAdj() / 2;
    double y = glyph.getPageHeight() - glyph.getYDirAdj() + glyph.getHeightDir() / 2;
    return x >= box.x() - SLACK
        && x <= box.x() + box.width() + SLACK
        && y >= box.y() - SLACK
        && y <= box.y() + box.height() + SLACK;
  }

  private static String text(List<TextPosition> glyphs) {
    List<TextPosition> order = new ArrayList<>(glyphs);
    order.sort(
        Comparator.comparingDouble((TextPosition glyph) -> Math.round(glyph.getYDirAdj()))
            .thenComparingDouble(TextPosition::getXDirAdj));
    StringBuilder text = new StringBuilder();
    order.forEach(glyph -> text.append(glyph.getUnicode()));
    return text.toString();
  }

  private static String normal(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
