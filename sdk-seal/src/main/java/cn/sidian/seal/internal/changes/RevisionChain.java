package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.RevisionBody;
import cn.sidian.seal.internal.pdf.RevisionEnd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revisions behind a signed one: each must be complete, follow the one before without a gap,
 * and lead back to it. Bytes that belong to no revision are what incremental-saving attacks are
 * made of.
 */
final class RevisionChain {
  private static final int CHUNK = 64 << 10;
  private static final byte[] MARK = {'%', '%', 'E', 'O', 'F'};

  private RevisionChain() {}

  /**
   * Follows the revisions.
   *
   * @param document the whole file
   * @param signed the signed revision
   * @param end where it ends
   * @param password the password of an encrypted file, or null
   * @param found receives the later revisions, oldest first
   * @return null if they are in order, else the code of what is not
   */
  static @Nullable String follow(
      PdfDocument document,
      PdfDocument signed,
      long end,
      char @Nullable [] password,
      List<PdfDocument> found) {
    long before = signed.newestXref();
    long last = end;
    for (long candidate : ends(document, end)) {
      document.deadline().check();
      PdfDocument revision = RevisionEnd.open(document, candidate, password);
      if (revision == null || revision.newestXref() < last) {
        // %%EOF inside a stream, or behind a section that is not new
        continue;
      }
      if (!revision.follows(before)) {
        return "REVISION_CHAIN_BROKEN";
      }
      if (revision.isAmbiguousAfter(signed)) {
        return "REVISION_AMBIGUOUS";
      }
      if (!RevisionBody.isListed(revision, last)) {
        return "REVISION_UNLISTED";
      }
      found.add(revision);
      before = revision.newestXref();
      last = candidate;
    }
    if (!RevisionEnd.isOnlySpace(document, last)) {
      return "BYTES_BEHIND_LAST_REVISION";
    }
    return null;
  }

  /** Behind each %%EOF and its line end. */
  private static List<Long> ends(PdfDocument document, long from) {
    List<Long> ends = new ArrayList<>();
    PdfBytes bytes = document.bytes();
    byte[] chunk = new byte[CHUNK];
    long at = from;
    while (at < bytes.length()) {
      int n = bytes.read(at, chunk, 0, (int) Math.min(CHUNK, bytes.length() - at));
      for (int i = 0; i + MARK.length <= n; i++) {
        if (matches(chunk, i)) {
          ends.add(lineEnd(bytes, at + i + MARK.length));
        }
      }
      if (at + n >= bytes.length()) {
        break;
      }
      at += n - MARK.length + 1;
    }
    return ends;
  }

  private static boolean matches(byte[] chunk, int at) {
    for (int i = 0; i < MARK.length; i++) {
      if (chunk[at + i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  private static long lineEnd(PdfBytes bytes, long at) {
    byte[] next = bytes.copy(at, Math.min(bytes.length(), at + 2));
    if (next.length == 2 && next[0] == '\r' && next[1] == '\n') {
      return at + 2;
    }
    return next.length > 0 && (next[0] == '\r' || next[0] == '\n') ? at + 1 : at;
  }
}
