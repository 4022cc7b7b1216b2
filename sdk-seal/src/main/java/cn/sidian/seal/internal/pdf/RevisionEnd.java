package cn.sidian.seal.internal.pdf;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * Whether a place in a file is the end of a revision: {@code startxref}, the offset of a
 * cross-reference section, {@code %%EOF}, and nothing but white space behind (ISO 32000-2, 7.5.5,
 * 7.5.6).
 */
public final class RevisionEnd {
  /** Readers look for startxref in the last 1024 bytes; before the space stands all of the end. */
  private static final int LITTLE_SPACE = 512;

  private RevisionEnd() {}

  /**
   * Opens the revision that ends at a place.
   *
   * @param document the whole file
   * @param end a position
   * @param password the password of an encrypted file, or null
   * @return the file as that revision leaves it, or null if no revision ends there
   */
  public static @Nullable PdfDocument open(
      PdfDocument document, long end, char @Nullable [] password) {
    if (end > document.bytes().length()) {
      return null;
    }
    try {
      PdfDocument revision =
          end == document.bytes().length() ? document : document.asOf(end, password);
      boolean complete =
          !revision.startxrefMissed() && endsCleanly(revision) && hasRoot(revision.trailer());
      return complete ? revision : null;
    } catch (SidianException e) {
      if (e.code().equals("LIMIT_EXCEEDED")) {
        throw e;
      }
      return null;
    }
  }

  private static boolean hasRoot(Dictionary trailer) {
    return trailer.has("Root");
  }

  /** Behind the startxref that was followed stand its number, %%EOF and white space. */
  private static boolean endsCleanly(PdfDocument revision) {
    PdfScanner scanner = new PdfScanner(revision.bytes(), revision.deadline());
    scanner.seek(revision.startxref() + "startxref".length());
    skipWhite(scanner);
    if (scanner.unsigned() <= 0) {
      return false;
    }
    skipWhite(scanner);
    for (char c : "%%EOF".toCharArray()) {
      if (scanner.next() != c) {
        return false;
      }
    }
    skipWhite(scanner);
    return scanner.position() == revision.bytes().length();
  }

  private static void skipWhite(PdfScanner scanner) {
    while (PdfScanner.isSpace(scanner.peek())) {
      scanner.next();
    }
  }

  /**
   * Whether only white space stands from a place to the end of the file, and so little of it that
   * every reader still finds the end of the revision before it. Who does not searches the file for
   * its objects, and finds such as are no longer in use.
   */
  public static boolean isOnlySpace(PdfDocument document, long from) {
    if (document.bytes().length() - from > LITTLE_SPACE) {
      return false;
    }
    PdfScanner scanner = new PdfScanner(document.bytes(), document.deadline());
    scanner.seek(from);
    skipWhite(scanner);
    return scanner.position() == document.bytes().length();
  }
}
