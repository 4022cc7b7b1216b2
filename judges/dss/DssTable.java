import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.policy.ValidationPolicyFacade;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What EU DSS says about each PDF of a folder, one line each: name, accepted or not, indications. The roots of
 * the folder are trusted, and its default policy asks for no revocation data (there is none), so that what is
 * left to object to are the file and its signatures.
 */
public final class DssTable {
  private DssTable() {}

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    for (File root : files(folder, ".cer")) {
      roots.addCertificate(DSSUtils.loadCertificate(root));
    }
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(roots);
    verifier.setAIASource(null);
    String policy = policy();
    StringBuilder table = new StringBuilder();
    for (File pdf : files(folder, ".pdf")) {
      String said;
      boolean accepted;
      boolean warned;
      try {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(pdf));
        validator.setCertificateVerifier(verifier);
        SimpleReport report =
            validator
                .validateDocument(
                    ValidationPolicyFacade.newFacade()
                        .getValidationPolicy(
                            new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8))))
                .getSimpleReport();
        List<String> all = new ArrayList<>();
        accepted = !report.getSignatureIdList().isEmpty();
        warned = false;
        for (String id : report.getSignatureIdList()) {
          Indication indication = report.getIndication(id);
          SubIndication sub = report.getSubIndication(id);
          all.add(indication + (sub == null ? "" : "/" + sub));
          accepted &= indication == Indication.TOTAL_PASSED;
          warned |=
              report.getAdESValidationWarnings(id).stream()
                  .anyMatch(warning -> warning.getValue().matches("(?is).*(undefined object modif|elements overlap|number of pages).*"));
        }
        said = all.isEmpty() ? "no signature" : String.join(" ", all);
      } catch (RuntimeException e) {
        accepted = false;
        warned = false;
        said = e.getClass().getSimpleName();
      }
      String name = pdf.getName().replace(".pdf", "");
      table.append(name).append('\t').append(accepted ? warned ? "accepted, warns" : "accepted" : "refused").append('\t').append(said).append('\n');
    }
    Files.writeString(Path.of(arguments[1]), table.toString());
  }

  private static String policy() throws Exception {
    try (InputStream in = DssTable.class.getResourceAsStream("/policy/constraint.xml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("<RevocationDataAvailable Level=\"[A-Z]+\"", "<RevocationDataAvailable Level=\"IGNORE\"")
          .replaceAll("<AcceptableRevocationDataFound Level=\"[A-Z]+\"", "<AcceptableRevocationDataFound Level=\"IGNORE\"");
    }
  }

  private static List<File> files(File folder, String end) {
    File[] found = folder.listFiles((in, name) -> name.endsWith(end));
    return found == null ? List.of() : Arrays.stream(found).sorted().toList();
  }
}
