package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * What the first object of a linearized file states (ISO 32000-2, annex F). Some readers start at
 * the cross references behind it instead of at the end, as long as the file is as long as it says:
 * whoever prepares a document may state the length that it will have later.
 */
public final class Linearization {
  private Linearization() {}

  /**
   * Whether some readers begin at the front of a revision, and find other cross references there
   * than those at its end.
   *
   * @param revision a file that ends with it
   */
  public static boolean misleads(PdfDocument revision) {
    PdfScanner scanner = new PdfScanner(revision.bytes(), revision.deadline());
    Dictionary parameters = parameters(revision, scanner);
    if (parameters == null) {
      return false;
    }
    Long length = revision.integer(parameters.get("L"));
    scanner.skipSpace();
    scanner.accept("endobj");
    scanner.skipSpace();
    return length != null
        && length == revision.bytes().length()
        && scanner.position() != revision.newestXref();
  }

  private static @Nullable Dictionary parameters(PdfDocument revision, PdfScanner scanner) {
    PdfScanner.Indirect first = scanner.seek(revision.header()).indirect();
    return first != null
            && first.value() instanceof Dictionary dictionary
            && dictionary.has("Linearized")
        ? dictionary
        : null;
  }
}
