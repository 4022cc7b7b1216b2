package cn.sidian.certificate.internal.verifying;

import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.core.Limits;
import cn.sidian.seal.SealValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the revision that the first seal signed, or in the file itself if nobody sealed
 * it; never in a later revision.
 *
 * @param bytes the revision
 * @param seal the first seal, or null
 * @param xmp the document's metadata, or null
 * @param json the associated file of ours, by the name asked for
 */
record SealedRevision(
    byte[] bytes, @Nullable SealValue seal, @Nullable String xmp, Map<String, byte[]> json) {
  private static final int MAX_STREAM = 2 << 20;

  static SealedRevision of(byte[] pdf, Limits limits, String... names) throws IOException {
    List<SealValue> values = SealValue.of(pdf, limits);
    SealValue first =
        values.stream().min(Comparator.comparingLong(SealValue::signedEnd)).orElse(null);
    byte[] revision =
        first == null || first.signedEnd() >= pdf.length
            ? pdf
            : Arrays.copyOf(pdf, (int) first.signedEnd());
    try (PDDocument document = Loader.loadPDF(revision)) {
      Map<String, byte[]> json = new java.util.HashMap<>();
      for (String name : names) {
        byte[] content = attachment(document, name);
        if (content != null) {
          json.put(name, content);
        }
      }
      return new SealedRevision(revision, first, xmp(document), json);
    } catch (RuntimeException e) {
      // PDFBox meets structures that our own reader lets pass
      throw new IOException(e);
    }
  }

  private static @Nullable String xmp(PDDocument document) throws IOException {
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    if (metadata == null) {
      return null;
    }
    try (InputStream in = metadata.exportXMPMetadata()) {
      return new String(in.readNBytes(MAX_STREAM), StandardCharsets.UTF_8);
    }
  }

  private static byte @Nullable [] attachment(PDDocument document, String name) throws IOException {
    PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
    PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
    Map<String, PDComplexFileSpecification> files = tree == null ? null : tree.getNames();
    PDComplexFileSpecification found = files == null ? null : files.get(name);
    PDEmbeddedFile file = found == null ? null : found.getEmbeddedFile();
    if (file == null) {
      return null;
    }
    try (InputStream in = file.createInputStream()) {
      byte[] bytes = in.readNBytes(MAX_STREAM + 1);
      return bytes.length > MAX_STREAM ? null : bytes;
    }
  }

  /** The one value of a property of ours in the XMP; empty if it is absent or there twice. */
  Optional<String> property(String name) {
    if (xmp == null) {
      return Optional.empty();
    }
    Matcher matcher =
        Pattern.compile("<sidian:" + name + ">([^<]{0,300})</sidian:" + name + ">").matcher(xmp);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String value = matcher.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return matcher.find() ? Optional.empty() : Optional.of(value);
  }

  /** The photo on the first page with this digest. */
  Optional<CertificatePhoto> photo(@Nullable String digest) throws IOException {
    if (digest == null) {
      return Optional.empty();
    }
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() == 0) {
        return Optional.empty();
      }
      PDPage page = document.getPage(0);
      PDResources resources = page.getResources();
      if (resources == null) {
        return Optional.empty();
      }
      for (COSName name : resources.getXObjectNames()) {
        if (resources.getXObject(name) instanceof PDImageXObject image) {
          CertificatePhoto photo = photo(image);
          if (photo.digest().equals(digest)) {
            return Optional.of(photo);
          }
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  private static CertificatePhoto photo(PDImageXObject image) throws IOException {
    boolean jpeg =
        COSName.DCT_DECODE.equals(image.getCOSObject().getDictionaryObject(COSName.FILTER));
    try (InputStream in =
        jpeg ? image.getCOSObject().createRawInputStream() : image.createInputStream()) {
      return new CertificatePhoto(
          in.readNBytes(32 << 20), jpeg, image.getWidth(), image.getHeight());
    }
  }

  /** Whether the first page draws any picture. */
  boolean hasImage() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() == 0) {
        return false;
      }
      PDResources resources = document.getPage(0).getResources();
      if (resources == null) {
        return false;
      }
      for (COSName name : resources.getXObjectNames()) {
        if (resources.getXObject(name) instanceof PDImageXObject) {
          return true;
        }
      }
      return false;
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }
}
