import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.File;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * Signs each {@code sealed-*.pdf} of a folder once more with EU DSS, in its PDFBox form. Where the certification
 * allows no change it refuses, so those are left out.
 */
public final class DssMaker {
  private DssMaker() {}

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    char[] password = "test".toCharArray();
    KeyStore store = KeyStore.getInstance(new File(folder, "key.p12"), password);
    String alias = store.aliases().nextElement();
    PrivateKey key = (PrivateKey) store.getKey(alias, password);
    CertificateToken[] chain =
        Arrays.stream(store.getCertificateChain(alias))
            .map(certificate -> new CertificateToken((X509Certificate) certificate))
            .toArray(CertificateToken[]::new);
    File[] files = folder.listFiles(
            (in, name) -> name.startsWith("sealed-") && !name.contains("NO_CHANGES"));
    for (File file : Arrays.stream(files).sorted().toList()) {
      sign(key, chain, file, "SIGNED_FIELD", fields("Approval", false));
      sign(key, chain, file, "SIGNED_NEW_FIELD", fields("Second", true));
      sign(key, chain, file, "SIGNED_INVISIBLE", fields("Second", false));
    }
  }

  private static SignatureImageParameters fields(String name, boolean visible) {
    SignatureImageParameters image = new SignatureImageParameters();
    SignatureFieldParameters field = image.getFieldParameters();
    if (name.equals("Approval")) {
      field.setFieldId(name);
    }
    if (visible) {
      field.setPage(1);
      field.setOriginX(60);
      field.setOriginY(300);
      field.setWidth(100);
      field.setHeight(60);
    }
    if (visible || name.equals("Approval")) {
      SignatureImageTextParameters text = new SignatureImageTextParameters();
      text.setText("signed");
      image.setTextParameters(text);
    }
    return image;
  }

  private static void sign(
      PrivateKey key,
      CertificateToken[] chain,
      File file,
      String what,
      SignatureImageParameters image)
      throws Exception {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(chain[0]);
    parameters.setCertificateChain(chain);
    parameters.setImageParameters(image);
    PAdESService service = new PAdESService(new CommonCertificateVerifier());
    DSSDocument sealed = new FileDocument(file);
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(key);
    signer.update(service.getDataToSign(sealed, parameters).getBytes());
    SignatureValue value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, signer.sign());
    String name = file.getName().replace("sealed-", "dss-" + what + "-");
    service
        .signDocument(sealed, parameters, value)
        .save(Path.of(file.getParent(), name).toString());
  }
}
