package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.Linearization;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.RevisionEnd;
import cn.sidian.seal.internal.pdf.Revisions;
import cn.sidian.seal.internal.pdf.SearchedObjects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revisions behind a signed one: each must be complete, follow the one before without a gap,
 * and lead back to it. Bytes that belong to no revision are what incremental-saving attacks are
 * made of.
 */
final class RevisionChain {
  private RevisionChain() {}

  /**
   * Follows the revisions.
   *
   * @param revisions those of the whole file
   * @param signed the signed revision
   * @param end where it ends
   * @param found receives the later revisions, oldest first
   * @return null if they are in order, else the code of what is not
   */
  static @Nullable String follow(
      Revisions revisions, PdfDocument signed, long end, List<PdfDocument> found) {
    PdfDocument document = revisions.document();
    PdfDocument before = signed;
    long last = end;
    if (Linearization.misleads(signed) || Linearization.misleads(document)) {
      return "REVISION_AMBIGUOUS";
    }
    for (long candidate : revisions.possibleEnds(end)) {
      document.deadline().check();
      PdfDocument revision = revisions.endingAt(candidate);
      if (revision == null || revision.newestXref() < last) {
        // %%EOF inside a stream, or behind a section that is not new
        continue;
      }
      if (!revision.follows(before.newestXref())) {
        return "REVISION_CHAIN_BROKEN";
      }
      if (revision.isAmbiguousAfter(signed, before)) {
        return "REVISION_AMBIGUOUS";
      }
      if (before.endsWithXrefStream()
          && !revision.endsWithXrefStream()
          && SearchedObjects.differ(signed)) {
        // Ghostscript follows no table to a stream, but searches the file
        return "REVISION_AMBIGUOUS";
      }
      if (!revisions.isListed(revision, last)) {
        return "REVISION_UNLISTED";
      }
      found.add(revision);
      before = revision;
      last = candidate;
    }
    if (!RevisionEnd.isOnlySpace(document, last)) {
      return "BYTES_BEHIND_LAST_REVISION";
    }
    return null;
  }
}
