package cn.sidian.seal.internal.pdf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of one file. What is asked for again, by the next signature, is not read again.
 * Belongs to one thread.
 */
public final class Revisions {
  /** Signatures and revisions of honest files are fewer; with more, some are read again. */
  private static final int KEPT = 64;

  /** Larger revisions are opened again: many of them would fill the memory. */
  private static final int KEPT_OBJECTS = 100_000;

  private final PdfDocument document;
  private final char @Nullable [] password;
  private final EndMarks marks;
  private final Map<Long, Optional<PdfDocument>> opened = new Recent<>(KEPT);
  private final Map<Body, Boolean> listed = new Recent<>(KEPT);

  private record Body(long from, long end) {}

  /**
   * Nothing is read yet.
   *
   * @param document the whole file
   * @param password the password of an encrypted file, or null
   */
  public Revisions(PdfDocument document, char @Nullable [] password) {
    this.document = document;
    this.password = password;
    this.marks = new EndMarks(document.bytes());
  }

  /** The whole file. */
  public PdfDocument document() {
    return document;
  }

  /** The file as the revision leaves it that ends at a place; null if none ends there. */
  public @Nullable PdfDocument endingAt(long end) {
    Optional<PdfDocument> known = opened.get(end);
    if (known == null) {
      known = Optional.ofNullable(RevisionEnd.open(document, end, password));
      if (known.isEmpty() || known.get().highestObject() <= KEPT_OBJECTS) {
        opened.put(end, known);
      }
    }
    return known.orElse(null);
  }

  /** Where revisions may end from a place on: behind each %%EOF. */
  public List<Long> possibleEnds(long from) {
    return marks.endsAfter(from);
  }

  /** Whether between two places stands nothing but what a revision that ends there lists. */
  public boolean isListed(PdfDocument revision, long from) {
    return listed.computeIfAbsent(
        new Body(from, revision.bytes().length()), body -> RevisionBody.isListed(revision, from));
  }
}
