package cn.sidian.benchmarks.peers;

import cn.sidian.benchmarks.workload.Workspace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.visible.PDVisibleSigProperties;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.visible.PDVisibleSignDesigner;

/**
 * PDFBox with its visible-signature classes (its example CreateVisibleSignature), the picture
 * decoded once, external signing, CMS by BouncyCastle. It shows a picture and no note.
 */
public final class PdfBoxPath {
  private static final float SIZE = 42 * 72 / 25.4f;

  private final BouncyCastleCms cms;
  private final BufferedImage picture;
  private byte[] template = {};

  /** Everything that can be built once. */
  public PdfBoxPath(PeerKey key, Workspace workspace) {
    this.cms = new BouncyCastleCms(key);
    try {
      this.picture =
          Objects.requireNonNull(
              ImageIO.read(workspace.picture().toFile()), "an image that ImageIO reads");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seals; the visual signature is built for the document, as documented. */
  public byte[] seal(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf);
        SignatureOptions options = new SignatureOptions()) {
      PDVisibleSigProperties properties = visual(document);
      options.setVisualSignature(properties);
      return sign(document, options, pdf.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds the visual signature for documents of this kind once, for {@link #sealFromTemplate}. */
  public void prepareTemplate(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      template = visual(document).getVisibleSignature().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seals with a visual signature that was built before: only where every page is alike. */
  public byte[] sealFromTemplate(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf);
        SignatureOptions options = new SignatureOptions()) {
      options.setVisualSignature(new ByteArrayInputStream(template));
      return sign(document, options, pdf.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDVisibleSigProperties visual(PDDocument document) throws IOException {
    int page = document.getNumberOfPages();
    PDVisibleSignDesigner designer = new PDVisibleSignDesigner(document, picture, page);
    designer.xAxis(400).yAxis(640).width(SIZE).height(SIZE);
    PDVisibleSigProperties properties =
        new PDVisibleSigProperties()
            .signerName("TEST Sidian benchmark seal")
            .page(page)
            .visualSignEnabled(true)
            .setPdVisibleSignature(designer);
    properties.buildSignature();
    return properties;
  }

  private byte[] sign(PDDocument document, SignatureOptions options, int length)
      throws IOException {
    options.setPage(document.getNumberOfPages() - 1);
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
    signature.setName("TEST Sidian benchmark seal");
    signature.setSignDate(Calendar.getInstance(TimeZone.getTimeZone("Asia/Shanghai")));
    document.addSignature(signature, options);
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + (64 << 10));
    ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(out);
    signing.setSignature(cms.sign(signing.getContent()));
    return out.toByteArray();
  }

  /** Checks digest and CMS of the only signature; no chain, no later changes, no note. */
  public boolean verify(byte[] pdf) {
    return verify(pdf, 1);
  }

  /** Checks digest and CMS of every signature; no chain, no later changes, no note. */
  public boolean verify(byte[] pdf, int expected) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<PDSignature> signatures = document.getSignatureDictionaries();
      if (signatures.size() != expected) {
        throw new IllegalStateException("signatures: " + signatures.size());
      }
      boolean intact = true;
      for (PDSignature signature : signatures) {
        intact &= cms.verify(signature.getContents(), signature.getSignedContent(pdf));
      }
      return intact;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
