import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF/A files by the flavour that each claims; one line for each. Run as a source file with
 * veraPDF on the class path, so that nothing that is compiled depends on it.
 */
public final class PdfaJudge {
  private PdfaJudge() {}

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file));
          PDFAValidator validator =
              Foundries.defaultInstance().createValidator(parser.getFlavour(), false)) {
        ValidationResult result = validator.validate(parser);
        Set<String> rules = new TreeSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
          if (assertion.getStatus() == TestAssertion.Status.FAILED) {
            rules.add(
                assertion.getRuleId().getClause()
                    + "-"
                    + assertion.getRuleId().getTestNumber()
                    + " ("
                    + assertion.getLocation().getContext()
                    + ")");
          }
        }
        System.out.println(
            "VERAPDF\t"
                + result.isCompliant()
                + "\t"
                + result.getPDFAFlavour().getId()
                + "\t"
                + String.join(", ", rules).replaceAll("\\s+", " "));
      }
    }
  }
}
