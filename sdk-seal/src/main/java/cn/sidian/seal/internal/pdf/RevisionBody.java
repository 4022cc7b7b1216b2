package cn.sidian.seal.internal.pdf;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a revision consists of the objects that its cross references list, and of nothing else
 * (ISO 32000-2, 7.5.6). What stands between them no strict reader sees, but one that searches a
 * file for its objects does.
 */
public final class RevisionBody {
  /** Of a cross-reference stream, which needs no entry. */
  private static final int ANY = -1;

  /** Room for startxref, its number and %%EOF; readers look for it near the end of the file. */
  private static final int END = 256;

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
   * @return false if something else than listed objects, white space and comments stands there,
   *     listed objects overlap, or the same bytes may be taken for other objects
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
    NavigableMap<Long, Integer> starts = starts(section, from);
    Set<Long> keywords = new HashSet<>();
    long at = from;
    for (Map.Entry<Long, Integer> start : starts.entrySet()) {
      revision.deadline().check();
      long position = afterSpace(start.getKey());
      if (afterSpace(at) != position) {
        return false;
      }
      if (position == section.at() && !section.stream()) {
        at = section.end();
      } else {
        at = end(position, start.getValue(), keywords);
      }
      if (at < 0) {
        return false;
      }
    }
    if (!section.stream()) {
      keywords.add(section.trailerAt());
    }
    return afterSpace(at) == revision.startxref()
        && revision.bytes().length() - revision.startxref() <= END
        && !new KeywordMarks(revision.bytes(), revision.deadline())
            .hasOthers(from, revision.bytes().length(), keywords);
  }

  /** Where the objects and the cross references start, and the number each should have. */
  private NavigableMap<Long, Integer> starts(XrefSection section, long from) {
    NavigableMap<Long, Integer> starts = new TreeMap<>();
    add(starts, section.entries(), from);
    XrefEntries hidden = section.hidden();
    if (hidden != null) {
      add(starts, hidden, from);
    }
    starts.keySet().removeIf(start -> afterSpace(start) == section.at());
    starts.put(section.at(), ANY);
    return starts;
  }

  private void add(NavigableMap<Long, Integer> starts, XrefEntries entries, long from) {
    entries.forEach(
        number -> {
          long entry = entries.get(number);
          if (XrefEntry.isPlain(entry) && XrefEntry.offset(entry) >= revision.bytes().length()) {
            throw PdfTrouble.damaged("object", XrefEntry.offset(entry));
          }
          if (XrefEntry.isPlain(entry) && XrefEntry.offset(entry) >= from) {
            starts.put(XrefEntry.offset(entry), number);
          }
        });
  }

  private long afterSpace(long at) {
    scanner.seek(at).skipSpace();
    return scanner.position();
  }

  /**
   * Behind the object that starts at a place, or -1 if readers may disagree on it: its numbers are
   * not those of its entry, its stream does not end where it says, it does not end at all, or it is
   * something that only those programs obey that search a file for its objects.
   */
  private long end(long start, int number, Set<Long> keywords) {
    ObjectsByPlace.Found found = revision.objectAt(start);
    if (found == null) {
      throw PdfTrouble.damaged("object", start);
    }
    PdfScanner.Indirect object = found.object();
    int named = object.id().number();
    if ((number != ANY
            && (named != number || object.id().generation() != revision.generationOf(number)))
        || !isHeader(start, object.id(), keywords)
        || named == 0
        || misleads(object, number == ANY)) {
      return -1;
    }
    return object.value() instanceof Stream stream ? endOf(stream) : found.end();
  }

  private long endOf(Stream stream) {
    PdfObject length = revision.resolve(stream.dictionary().get("Length"));
    long end = StreamData.statedEnd(revision.bytes(), stream, length, scanner);
    if (end < 0) {
      return -1;
    }
    scanner.seek(end).skipSpace();
    scanner.accept("endstream");
    scanner.skipSpace();
    return scanner.accept("endobj") ? scanner.position() : -1;
  }

  /** Two numbers and the keyword, parted by white space and followed by no other letter. */
  private boolean isHeader(long start, Reference id, Set<Long> keywords) {
    scanner.seek(start);
    boolean numbers = scanner.unsigned() == id.number() && PdfScanner.isSpace(scanner.next());
    skipWhite();
    numbers &= scanner.unsigned() == id.generation() && PdfScanner.isSpace(scanner.next());
    skipWhite();
    keywords.add(scanner.position());
    return numbers && scanner.accept("obj");
  }

  private void skipWhite() {
    while (PdfScanner.isSpace(scanner.peek())) {
      scanner.advance();
    }
  }

  /**
   * Nothing leads to a catalog beside the one of the trailer, to the trailer in a stream that is no
   * section, or to an object in an object stream that no entry names; but a file that is searched
   * for its objects seems to have them.
   */
  private boolean misleads(PdfScanner.Indirect object, boolean section) {
    Dictionary dictionary =
        object.value() instanceof Stream stream
            ? stream.dictionary()
            : object.value() instanceof Dictionary found ? found : Dictionary.EMPTY;
    String type = revision.name(dictionary.get("Type"));
    if (type == null) {
      return false;
    }
    return switch (type) {
      case "Catalog" -> object.id().number() != revision.root().number();
      // some writers leave one beside their table, which leads where the trailer leads
      case "XRef" -> !section && !agree(dictionary, revision.trailer());
      case "ObjStm" -> !isPlainly(dictionary) || !revision.namesAllIn(object.id().number());
      default -> false;
    };
  }

  private static boolean agree(Dictionary one, Dictionary other) {
    return Objects.equals(one.get("Root"), other.get("Root"))
        && Objects.equals(one.get("Encrypt"), other.get("Encrypt"));
  }

  /** Damaged data of other filters decode to this in one reader and to that in another. */
  private boolean isPlainly(Dictionary objectStream) {
    PdfObject filter = revision.resolve(objectStream.get("Filter"));
    List<PdfObject> filters =
        filter instanceof PdfObject.Array array ? array.items() : List.of(filter);
    return filters.stream()
        .allMatch(
            one ->
                one == PdfObject.Null.NULL
                    || revision.resolve(one).equals(new PdfObject.Name("FlateDecode")));
  }
}
