package cn.sidian.certificate.internal.copying;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.seal.SealValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * A sealed certificate taken apart: content and photo of the revision that the issuing seal signed,
 * never of a later one. Nothing is judged here.
 *
 * @param certificate the content of its associated file
 * @param photo the photo on the page whose digest the metadata names
 * @param seal the issuing seal
 */
public record OriginalFile(
    ElectronicCertificate certificate, Optional<CertificatePhoto> photo, SealValue seal) {
  private static final int MAX_ATTACHMENT = 2 << 20;

  /**
   * Takes a file apart.
   *
   * @throws SidianException NOT_A_CERTIFICATE if it has no seal or no associated file of ours
   */
  public static OriginalFile read(byte[] pdf) {
    List<SealValue> seals = SealValue.of(pdf, Limits.DEFAULT);
    SealValue first =
        seals.stream()
            .min((a, b) -> Long.compare(a.signedEnd(), b.signedEnd()))
            .orElseThrow(() -> MESSAGES.exception("NOT_A_CERTIFICATE", null));
    byte[] revision = Arrays.copyOf(pdf, (int) first.signedEnd());
    try (PDDocument document = Loader.loadPDF(revision)) {
      byte[] json = attachment(document, ElectronicCertificate.FILE_NAME);
      if (json == null) {
        throw MESSAGES.exception("NOT_A_CERTIFICATE", null);
      }
      ElectronicCertificate certificate = ElectronicCertificate.parse(json);
      return new OriginalFile(certificate, photo(document, certificate.metadata().photo()), first);
    } catch (IOException e) {
      throw MESSAGES.exception("NOT_A_CERTIFICATE", e);
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
      byte[] bytes = in.readNBytes(MAX_ATTACHMENT + 1);
      return bytes.length > MAX_ATTACHMENT ? null : bytes;
    }
  }

  private static Optional<CertificatePhoto> photo(PDDocument document, @Nullable String digest)
      throws IOException {
    if (digest == null || document.getNumberOfPages() == 0) {
      return Optional.empty();
    }
    PDPage page = document.getPage(0);
    for (COSName name : page.getResources().getXObjectNames()) {
      if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
        CertificatePhoto photo = photo(image);
        if (photo.digest().equals(digest)) {
          return Optional.of(photo);
        }
      }
    }
    return Optional.empty();
  }

  private static CertificatePhoto photo(PDImageXObject image) throws IOException {
    boolean jpeg =
        COSName.DCT_DECODE.equals(image.getCOSObject().getDictionaryObject(COSName.FILTER));
    try (InputStream in =
        jpeg ? image.getCOSObject().createRawInputStream() : image.createInputStream()) {
      return new CertificatePhoto(in.readAllBytes(), jpeg, image.getWidth(), image.getHeight());
    }
  }
}
