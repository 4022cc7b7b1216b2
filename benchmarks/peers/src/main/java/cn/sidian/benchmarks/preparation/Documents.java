package cn.sidian.benchmarks.preparation;

import cn.sidian.benchmarks.workload.Document;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** Makes the measured documents with PDFBox; each run makes the same bytes. */
final class Documents {
  private static final String CHINESE = "/cn/sidian/seal/internal/fonts/DroidSansFallbackFull.ttf";
  private static final Charset GB2312 = Charset.forName("GB2312");
  private static final float MARGIN = 60;
  private static final float LEADING = 20;
  private static final float SIZE = 12;

  private final Random random = new Random(20_261_122);

  /**
   * What a document consists of.
   *
   * @param vocabulary how many different characters the text has, which decides the font's size
   * @param pictureHeight the height of the picture on each page in pixels; 0 without
   */
  private record Plan(int vocabulary, int pictureHeight) {
    static Plan of(Document document) {
      return switch (document) {
        case ONE_PAGE -> new Plan(150, 0);
        case TEN_PAGES -> new Plan(2_700, 0);
        case TEN_MEGABYTES -> new Plan(400, 1_540);
      };
    }
  }

  /** Writes a document. */
  static void write(Document document, Path file) throws IOException {
    new Documents().write(document.pages(), Plan.of(document), file);
  }

  private void write(int pages, Plan plan, Path file) throws IOException {
    try (PDDocument pdf = new PDDocument();
        InputStream in = Documents.class.getResourceAsStream(CHINESE)) {
      pdf.setDocumentId(1L);
      PDFont font = PDType0Font.load(pdf, Objects.requireNonNull(in, CHINESE), true);
      for (int i = 0; i < pages; i++) {
        page(pdf, font, plan);
      }
      pdf.save(file.toFile());
    }
  }

  private void page(PDDocument pdf, PDFont font, Plan plan) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    pdf.addPage(page);
    float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    float top = PDRectangle.A4.getHeight() - MARGIN;
    try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
      if (plan.pictureHeight() > 0) {
        float height = 330;
        content.drawImage(
            JPEGFactory.createFromImage(pdf, picture(1_000, plan.pictureHeight()), 0.9f),
            MARGIN,
            top - height,
            width,
            height);
        top -= height + LEADING;
      }
      content.beginText();
      content.setFont(font, SIZE);
      content.setLeading(LEADING);
      content.newLineAtOffset(MARGIN, top - SIZE);
      for (float y = top; y > MARGIN + LEADING; y -= LEADING) {
        content.showText(line((int) (width / SIZE), plan.vocabulary()));
        content.newLine();
      }
      content.endText();
    }
  }

  /** Characters of the first level of GB 2312, the commonest ones. */
  private String line(int length, int vocabulary) {
    byte[] line = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      int character = random.nextInt(vocabulary);
      line[2 * i] = (byte) (0xB0 + character / 94);
      line[2 * i + 1] = (byte) (0xA1 + character % 94);
    }
    return new String(line, GB2312);
  }

  /** Noise over a gradient: it compresses like a scan, badly. */
  private BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int base = 80 + 120 * y / height;
        int red = base + random.nextInt(50);
        int green = base + random.nextInt(50);
        int blue = base + random.nextInt(50);
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }
}
