package cn.sidian.seal.internal.picture;

import cn.sidian.seal.internal.pdf.Deadline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * A page drawn small by PDFBox: paths, pictures, forms and annotations, but no text, which no seal
 * is told by and which would make PDFBox search the machine for fonts.
 */
final class PageDrawing {
  /** A seal of 42 mm has 113 pixels on A4. */
  private static final int LONG_SIDE = 800;

  private static final int MAX_OPERATORS = 2_000_000;

  private static final Set<String> OF_TEXT = Set.of("Tf", "Tj", "TJ", "'", "\"");

  private PageDrawing() {}

  /**
   * The page as it is shown, and whether all of it could be drawn.
   *
   * @param picture red, green and blue
   * @param complete whether nothing was left out
   */
  record Drawn(BufferedImage picture, boolean complete) {}

  static Drawn of(COSDictionary copy, Deadline deadline) throws IOException {
    try (PDDocument holder = new PDDocument()) {
      PDPage page = new PDPage(copy);
      holder.addPage(page);
      PDRectangle box = page.getCropBox();
      float side = Math.max(box.getWidth(), box.getHeight());
      float other = Math.min(box.getWidth(), box.getHeight());
      if (!(side > 0) || !(other > 0) || Float.isInfinite(side)) {
        throw new IOException("page without area");
      }
      Renderer renderer = new Renderer(holder, deadline);
      renderer.setSubsamplingAllowed(true);
      BufferedImage picture = renderer.renderImage(0, LONG_SIDE / side, ImageType.RGB);
      return new Drawn(picture, renderer.complete);
    }
  }

  private static final class Renderer extends PDFRenderer {
    private final Deadline deadline;
    private boolean complete = true;

    Renderer(PDDocument document, Deadline deadline) {
      super(document);
      this.deadline = deadline;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new Drawer(parameters, this);
    }
  }

  private static final class Drawer extends PageDrawer {
    private final Renderer renderer;
    private int operators;

    Drawer(PageDrawerParameters parameters, Renderer renderer) throws IOException {
      super(parameters);
      this.renderer = renderer;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      renderer.deadline.check();
      if (++operators > MAX_OPERATORS) {
        throw new IOException("too many operators");
      }
      if (!OF_TEXT.contains(operator.getName())) {
        super.processOperator(operator, operands);
      }
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException e) {
      // one picture that cannot be decoded does not hide the others
      renderer.complete = false;
    }

    @Override
    protected void unsupportedOperator(Operator operator, List<COSBase> operands) {
      // draws nothing
    }

    @Override
    public void showAnnotation(PDAnnotation annotation) throws IOException {
      if (annotation.getAppearance() != null) {
        super.showAnnotation(annotation);
      }
    }
  }
}
