package cn.sidian.seal.internal.pdf;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Whether a revision consists of the objects that its cross references list, and of nothing else
 * (ISO 32000-2, 7.5.6). What stands between them no strict reader sees, but one that searches a
 * file for its objects does.
 */
public final class RevisionBody {
  private final PdfDocument revision;
  private final PdfScanner scanner;

  private RevisionBody(PdfDocument revision) {
    this.revision = revision;
    this.scanner = new PdfScanner(revision.bytes(), revision.deadline());
  }

  /**
   * Looks through a revision.
   *
   * @param revision a file that ends with it
   * @param from where the revision before it ends
   * @return false if something else than listed objects, white space and comments stands there, or
   *     listed objects overlap
   */
  public static boolean isListed(PdfDocument revision, long from) {
    try {
      return new RevisionBody(revision).isListed(from);
    } catch (SidianException e) {
      if (e.code().equals("LIMIT_EXCEEDED")) {
        throw e;
      }
      return false;
    }
  }

  private boolean isListed(long from) {
    XrefSection section = revision.newestSection();
    long at = from;
    for (long start : starts(section, from)) {
      revision.deadline().check();
      if (afterSpace(at) != afterSpace(start)) {
        return false;
      }
      at = start == section.at() ? section.end() : end(start);
      if (section.stream() && start == section.at()) {
        at = end(start);
      }
    }
    return afterSpace(at) == revision.startxref();
  }

  /** Where the objects and the cross references start. */
  private NavigableSet<Long> starts(XrefSection section, long from) {
    NavigableSet<Long> starts = new TreeSet<>();
    add(starts, section.entries(), from);
    XrefEntries hidden = section.hidden();
    if (hidden != null) {
      add(starts, hidden, from);
    }
    Long hiddenAt = revision.integer(section.trailer().get("XRefStm"));
    if (hiddenAt != null && hiddenAt + revision.origin() >= from) {
      starts.add(hiddenAt + revision.origin());
    }
    starts.removeIf(start -> afterSpace(start) == section.at());
    starts.add(section.at());
    return starts;
  }

  private void add(NavigableSet<Long> starts, XrefEntries entries, long from) {
    entries.forEach(
        number -> {
          long entry = entries.get(number);
          if (XrefEntry.isPlain(entry) && XrefEntry.offset(entry) >= revision.bytes().length()) {
            throw PdfTrouble.damaged("object", XrefEntry.offset(entry));
          }
          if (XrefEntry.isPlain(entry) && XrefEntry.offset(entry) >= from) {
            starts.add(XrefEntry.offset(entry));
          }
        });
  }

  private long afterSpace(long at) {
    scanner.seek(at).skipSpace();
    return scanner.position();
  }

  /** Behind the object that starts at a place. */
  private long end(long start) {
    ObjectsByPlace.Found whole = revision.objectAt(start);
    if (whole != null && whole.end() >= 0) {
      return whole.end();
    }
    PdfScanner.Indirect object = scanner.seek(start).indirect();
    if (object == null) {
      throw PdfTrouble.damaged("object", start);
    }
    if (object.value() instanceof Stream stream) {
      scanner.seek(
          StreamData.end(
              revision.bytes(),
              stream,
              revision.resolve(stream.dictionary().get("Length")),
              scanner));
      scanner.skipSpace();
      scanner.accept("endstream");
    }
    scanner.skipSpace();
    scanner.accept("endobj");
    return scanner.position();
  }
}
