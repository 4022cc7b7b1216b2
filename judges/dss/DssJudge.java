import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Demands that EU DSS finds as many signatures as the name of each file says, each of them PAdES
 * baseline B unless said otherwise, intact, and with a certificate it can trace to a root of the folder. Arguments: a folder with
 * {@code *.pdf} (named {@code …-1.pdf} for one signature, {@code …-2.pdf} for two) and {@code
 * *.cer}. A file named {@code broken…} must be
 * found not intact, so that this judge can fail; one named {@code mixed…} may hold one signature that DSS
 * does not know; one named {@code levelT-…}, {@code levelLT-…} or {@code levelLTA-…} must be of that PAdES
 * baseline, with time stamps that are intact.
 */
public final class DssJudge {
  private DssJudge() {}

  public static void main(String[] arguments) {
    File folder = new File(arguments[0]);
    CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    for (File root : files(folder, ".cer")) {
      roots.addCertificate(DSSUtils.loadCertificate(root));
    }
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(roots);
    verifier.setAIASource(null);
    int wrong = 0;
    List<File> pdfs = files(folder, ".pdf");
    for (File pdf : pdfs) {
      String problem = problem(pdf, verifier);
      System.out.println(pdf.getName() + "\t" + (problem.isEmpty() ? "ok" : "WRONG " + problem));
      wrong += problem.isEmpty() ? 0 : 1;
    }
    System.out.println(pdfs.size() + " files, " + wrong + " wrong");
    System.exit(wrong == 0 && !pdfs.isEmpty() ? 0 : 1);
  }

  private static List<File> files(File folder, String end) {
    File[] found = folder.listFiles((in, name) -> name.toLowerCase(Locale.ROOT).endsWith(end));
    return found == null ? List.of() : Arrays.stream(found).sorted().toList();
  }

  /** The level that a name says: {@code levelLTA-…}; else B. */
  private static SignatureLevel level(String name) {
    String level = name.startsWith("level") ? name.substring(5, name.indexOf('-')) : "B";
    return SignatureLevel.valueOf("PAdES_BASELINE_" + level);
  }

  private static String problem(File pdf, CommonCertificateVerifier verifier) {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new FileDocument(pdf));
    validator.setCertificateVerifier(verifier);
    Reports reports = validator.validateDocument();
    List<SignatureWrapper> signatures = reports.getDiagnosticData().getSignatures();
    int due = Integer.parseInt(pdf.getName().replaceAll(".*-(\\d+)\\.pdf", "$1"));
    if (signatures.size() != due) {
      return signatures.size() + " signatures found instead of " + due;
    }
    int unknown = pdf.getName().startsWith("mixed") ? 1 : 0;
    for (SignatureWrapper signature : signatures) {
      if (signature.getDigestAlgorithm() == null && unknown-- > 0) {
        // DSS does not know SM2 with SM3; the signature beside it must not suffer from that
        continue;
      }
      boolean intact = signature.isSignatureIntact() && signature.isSignatureValid();
      if (pdf.getName().startsWith("broken")) {
        return intact ? "DSS finds a broken signature intact" : "";
      }
      if (!intact) {
        return "not intact";
      }
      if (signature.getSignatureFormat() != level(pdf.getName())) {
        return "level " + signature.getSignatureFormat();
      }
      if (signature.getTimestampList().stream()
          .anyMatch(
              stamp ->
                  !stamp.isMessageImprintDataIntact()
                      || !stamp.isSignatureIntact()
                      || !stamp.isSignatureValid())) {
        return "a time stamp that is not intact";
      }
      if (!signature.isSigningCertificateReferencePresent() || !signature.isTrustedChain()) {
        return "signing certificate not referenced, or no trusted chain";
      }
      System.out.println(
          "  "
              + signature.getId().substring(0, 12)
              + " "
              + signature.getSignatureFormat()
              + " "
              + signature.getEncryptionAlgorithm()
              + " with "
              + signature.getDigestAlgorithm()
              + ", intact; "
              + reports.getSimpleReport().getIndication(signature.getId())
              + " "
              + reports.getSimpleReport().getSubIndication(signature.getId()));
    }
    return "";
  }
}
