package cn.sidian.benchmarks.dss;

import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.ImageScaling;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** EU DSS: PAdES-B-B with a picture; validation offline, without revocation. */
final class DssPath {
  private static final float SIZE = 42 * 72 / 25.4f;

  private final PrivateKey privateKey;
  private final SignatureAlgorithm algorithm;
  private final List<CertificateToken> chain = new ArrayList<>();
  private final InMemoryDocument picture;
  private final CommonCertificateVerifier certificates = new CommonCertificateVerifier();
  private final PAdESService service;

  DssPath(Key key, Workspace workspace) {
    KeyStore keyStore = workspace.open(key);
    try {
      privateKey = (PrivateKey) keyStore.getKey(Workspace.ALIAS, Workspace.password());
      for (Certificate certificate : keyStore.getCertificateChain(Workspace.ALIAS)) {
        chain.add(new CertificateToken((X509Certificate) certificate));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    algorithm =
        SignatureAlgorithm.getAlgorithm(
            key == Key.RSA ? EncryptionAlgorithm.RSA : EncryptionAlgorithm.ECDSA,
            DigestAlgorithm.SHA256);
    picture =
        new InMemoryDocument(Workspace.read(workspace.picture()), "seal.png", MimeTypeEnum.PNG);
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(DSSUtils.loadCertificate(Workspace.read(workspace.root(key))));
    certificates.setTrustedCertSources(trusted);
    certificates.setAIASource(null);
    service = new PAdESService(certificates);
  }

  /** Seals in memory. */
  byte[] seal(byte[] pdf, int page) {
    DSSDocument document = new InMemoryDocument(pdf, "document.pdf", MimeTypeEnum.PDF);
    PAdESSignatureParameters parameters = parameters(page);
    ToBeSigned toBeSigned = service.getDataToSign(document, parameters);
    SignatureValue value = new SignatureValue(algorithm, sign(toBeSigned.getBytes()));
    DSSDocument signed = service.signDocument(document, parameters, value);
    ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + (64 << 10));
    try {
      signed.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private PAdESSignatureParameters parameters(int page) {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(chain.get(0));
    parameters.setCertificateChain(chain);
    SignatureFieldParameters field = new SignatureFieldParameters();
    field.setPage(page);
    field.setOriginX(400);
    field.setOriginY(640);
    field.setWidth(SIZE);
    field.setHeight(SIZE);
    SignatureImageParameters image = new SignatureImageParameters();
    image.setImage(picture);
    image.setImageScaling(ImageScaling.STRETCH);
    image.setFieldParameters(field);
    parameters.setImageParameters(image);
    return parameters;
  }

  private byte[] sign(byte[] toBeSigned) {
    try {
      Signature signature = Signature.getInstance(algorithm.getJCEId());
      signature.initSign(privateKey);
      signature.update(toBeSigned);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Validates as DSS does by itself: with a comparison of pictures of up to ten pages.
   *
   * @param pictures false to leave the pictures out
   * @param signatures how many it must find, each of them intact and its chain at the root
   */
  Reports verify(byte[] pdf, boolean pictures, int signatures) {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(
            new InMemoryDocument(pdf, "document.pdf", MimeTypeEnum.PDF));
    validator.setCertificateVerifier(certificates);
    validator.setEnableEtsiValidationReport(false);
    if (!pictures && validator instanceof PDFDocumentValidator pdfValidator) {
      DefaultPdfDifferencesFinder finder = new DefaultPdfDifferencesFinder();
      finder.setMaximalPagesAmountForVisualComparison(0);
      PdfBoxDefaultObjectFactory factory = new PdfBoxDefaultObjectFactory();
      factory.setPdfDifferencesFinder(finder);
      pdfValidator.setPdfObjFactory(factory);
    }
    Reports reports = validator.validateDocument();
    List<SignatureWrapper> found = reports.getDiagnosticData().getSignatures();
    if (found.size() != signatures) {
      throw new IllegalStateException("signatures found: " + found.size());
    }
    for (SignatureWrapper signature : found) {
      if (!signature.isSignatureIntact() || !signature.isTrustedChain()) {
        throw new IllegalStateException("a signature is not intact or not traced to the root");
      }
    }
    return reports;
  }
}
