package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows startxref and the /Prev chain (ISO 32000-2, 7.5.4, 7.5.8). Two deviations that change no
 * meaning are taken: a file whose offsets count from its {@code %PDF} header rather than from its
 * first byte, and a startxref that misses the section by a few bytes.
 */
final class XrefReader {
  private static final int HEADER_WITHIN = 1_024;
  private static final int STARTXREF_WITHIN = 2_048;
  private static final int MISSED_BY = 64;

  /** Where the parts of an entry of a table stand, and how long it is (7.5.4). */
  private static final int GENERATION_AT = 11;

  private static final int KIND_AT = 17;
  private static final int ENTRY = 20;

  private final PdfBytes bytes;
  private final Deadline deadline;
  private final PdfScanner scanner;
  private final List<XrefSection> sections = new ArrayList<>();
  private long header;
  private long origin;
  private long startxref = -1;
  private boolean startxrefMissed;
  private boolean twoOrigins;
  private int entriesRead;

  private XrefReader(PdfBytes bytes, Deadline deadline) {
    this.bytes = bytes;
    this.deadline = deadline;
    this.scanner = new PdfScanner(bytes, deadline);
  }

  /**
   * What was read.
   *
   * @param sections newest first, at least one
   * @param ends where the sections end
   * @param header where the header of the file stands
   * @param origin what is added to an offset of the file to get a position in it
   * @param startxref where the keyword startxref stands that was followed
   * @param startxrefMissed whether it pointed some bytes beside its section
   * @param twoOrigins whether a section stands there by either way of counting offsets
   */
  record Result(
      List<XrefSection> sections,
      List<Long> ends,
      long header,
      long origin,
      long startxref,
      boolean startxrefMissed,
      boolean twoOrigins) {

    /** Without the older sections, which take memory. */
    Result newest() {
      return new Result(
          List.of(sections.get(0)), ends, header, origin, startxref, startxrefMissed, twoOrigins);
    }
  }

  static Result read(PdfBytes bytes, Deadline deadline) {
    XrefReader reader = new XrefReader(bytes, deadline);
    reader.run();
    return new Result(
        List.copyOf(reader.sections),
        reader.sections.stream().map(XrefSection::end).toList(),
        reader.header,
        reader.origin,
        reader.startxref,
        reader.startxrefMissed,
        reader.twoOrigins);
  }

  private void run() {
    header = header();
    long written = startxref();
    long first = locate(written);
    Set<Long> seen = new HashSet<>();
    long at = first;
    while (at >= 0) {
      deadline.check();
      if (!seen.add(at)) {
        throw PdfTrouble.damaged("xrefLoop", at);
      }
      if (sections.size() >= 2 * deadline.limits().maxRevisions()) {
        throw PdfTrouble.limit("revisions", deadline.limits().maxRevisions());
      }
      XrefSection section = section(at);
      sections.add(section);
      at = offset(section.trailer(), "Prev", section.at());
    }
  }

  private long header() {
    byte[] head = bytes.copy(0, Math.min(HEADER_WITHIN, bytes.length()));
    int at = ByteSearch.first(head, "%PDF-");
    if (at < 0) {
      throw PdfTrouble.damaged("header", 0);
    }
    return at;
  }

  private long startxref() {
    long from = Math.max(0, bytes.length() - STARTXREF_WITHIN);
    byte[] tail = bytes.copy(from, bytes.length());
    int at = ByteSearch.last(tail, "startxref");
    if (at < 0) {
      throw PdfTrouble.damaged("startxref", bytes.length());
    }
    startxref = from + at;
    scanner.seek(startxref + "startxref".length()).skipSpace();
    long value = scanner.unsigned();
    if (value < 0) {
      throw PdfTrouble.damaged("startxref", startxref);
    }
    return value;
  }

  /** Where the newest section is; settles the origin of all offsets on the way. */
  private long locate(long written) {
    twoOrigins = header > 0 && startsSection(written) && startsSection(written + header);
    for (long candidate : new long[] {0, header}) {
      if (startsSection(written + candidate)) {
        origin = candidate;
        return written + candidate;
      }
    }
    startxrefMissed = true;
    for (long distance = 1; distance <= MISSED_BY; distance++) {
      for (long at : new long[] {written - distance, written + distance}) {
        if (at >= 0 && startsSection(at) && !precededByRegular(at)) {
          return at;
        }
      }
    }
    throw PdfTrouble.damaged("xref", written);
  }

  private boolean precededByRegular(long at) {
    if (at == 0) {
      return false;
    }
    int before = scanner.seek(at - 1).peek();
    return !PdfScanner.isSpace(before) && !PdfScanner.isDelimiter(before);
  }

  private boolean startsSection(long at) {
    if (at < 0 || at >= bytes.length()) {
      return false;
    }
    scanner.seek(at).skipSpace();
    if (scanner.accept("xref")) {
      return true;
    }
    if (scanner.unsigned() < 0) {
      return false;
    }
    scanner.skipSpace();
    if (scanner.unsigned() < 0) {
      return false;
    }
    scanner.skipSpace();
    return scanner.accept("obj");
  }

  private XrefSection section(long at) {
    if (at >= bytes.length()) {
      throw PdfTrouble.damaged("xref", at);
    }
    scanner.seek(at).skipSpace();
    long start = scanner.position();
    XrefEntries entries = new XrefEntries();
    if (!isWhite(at, start)) {
      // some readers look for the section behind a comment, others search the whole file
      entries.markContradictory();
    }
    scanner.seek(start);
    if (scanner.accept("xref")) {
      return table(start, entries);
    }
    Dictionary dictionary = stream(start, entries);
    return new XrefSection(start, scanner.position(), -1, true, dictionary, entries, null);
  }

  private XrefSection table(long start, XrefEntries entries) {
    long trailerAt;
    while (true) {
      skipOnlyWhite(entries);
      trailerAt = scanner.position();
      if (scanner.accept("trailer")) {
        break;
      }
      long first = scanner.unsigned();
      long blank = scanner.position();
      boolean oneBlank = scanner.peek() == ' ';
      skipOnlyWhite(entries);
      if (!oneBlank || scanner.position() != blank + 1) {
        entries.markContradictory();
      }
      long count = scanner.unsigned();
      if (first < 0 || count < 0 || first + count > Integer.MAX_VALUE) {
        throw PdfTrouble.damaged("xref", scanner.position());
      }
      if (first + count > XrefShape.MOST) {
        entries.markContradictory();
      }
      subsection((int) first, (int) count, entries);
    }
    if (!(scanner.object() instanceof Dictionary trailer)) {
      throw PdfTrouble.damaged("trailer", scanner.position());
    }
    long end = scanner.position();
    if (!XrefShape.isSize(trailer.get("Size"))) {
      entries.markContradictory();
    }
    XrefEntries hidden = null;
    long hiddenAt = offset(trailer, "XRefStm", start);
    if (hiddenAt >= 0) {
      hidden = new XrefEntries();
      stream(hiddenAt, hidden);
    }
    return new XrefSection(start, end, trailerAt, false, trailer, entries, hidden);
  }

  private void subsection(int first, int count, XrefEntries entries) {
    long line = scanner.position();
    for (int i = 0; i < count; i++) {
      skipOnlyWhite(entries);
      long at = scanner.position();
      boolean inPlace = i == 0 ? isLineEnd(line, at) : at == line + ENTRY;
      line = at;
      long offset = scanner.unsigned();
      scanner.skipSpace();
      inPlace &= scanner.position() == at + GENERATION_AT;
      long generation = scanner.unsigned();
      scanner.skipSpace();
      inPlace &= scanner.position() == at + KIND_AT;
      if (!inPlace) {
        // some readers go by the words, others by the places, of which each entry has its own
        entries.markContradictory();
      }
      boolean used = scanner.accept("n");
      if (offset < 0 || generation < 0 || !(used || scanner.accept("f"))) {
        throw PdfTrouble.damaged("xref", scanner.position());
      }
      countEntry(first + i);
      // an entry in use at offset 0 is what some writers leave for an object they dropped
      boolean plain = used && offset > 0 && generation <= 65_535;
      entries.put(
          first + i, plain ? XrefEntry.plain(offset + origin, (int) generation) : XrefEntry.free());
    }
    skipOnlyWhite(entries);
    long end = line + ENTRY;
    boolean last = scanner.peek() == 't';
    if (count > 0 && (last ? scanner.position() < end : scanner.position() != end)) {
      // the keyword of the trailer is looked for, other subsections are not
      entries.markContradictory();
    }
  }

  /** A comment inside a table is one to some readers, and words of the table to others. */
  private void skipOnlyWhite(XrefEntries entries) {
    long from = scanner.position();
    scanner.skipSpace();
    long to = scanner.position();
    if (!isWhite(from, to)) {
      entries.markContradictory();
    }
    scanner.seek(to);
  }

  private boolean isWhite(long from, long to) {
    scanner.seek(from);
    while (scanner.position() < to) {
      if (!PdfScanner.isSpace(scanner.next())) {
        return false;
      }
    }
    return true;
  }

  /** Blanks and one end of line. */
  private boolean isLineEnd(long from, long to) {
    scanner.seek(from);
    while (scanner.position() < to && scanner.peek() == ' ') {
      scanner.advance();
    }
    int end = scanner.next();
    if (end == '\r' && scanner.peek() == '\n') {
      scanner.advance();
    }
    boolean one = (end == '\r' || end == '\n') && scanner.position() == to;
    scanner.seek(to);
    return one;
  }

  private Dictionary stream(long at, XrefEntries entries) {
    PdfScanner.Indirect object = scanner.seek(at).indirect();
    if (object == null
        || !(object.value() instanceof Stream stream)
        || !stream.dictionary().isNamed("Type", "XRef")) {
      throw PdfTrouble.damaged("xref", at);
    }
    Dictionary dictionary = stream.dictionary();
    byte[] raw = StreamData.raw(bytes, stream, dictionary.get("Length"), scanner);
    byte[] data = StreamData.decode(dictionary, raw, deadline.limits(), value -> value);
    int[] widths = widths(dictionary, at);
    int size = widths[0] + widths[1] + widths[2];
    List<int[]> ranges = ranges(dictionary, at);
    if (!XrefShape.isDirect(dictionary)) {
      entries.markContradictory();
    }
    int position = 0;
    for (int[] range : ranges) {
      if (range[1] > (data.length - position) / size
          || (long) range[0] + range[1] > XrefShape.MOST) {
        entries.markContradictory();
      }
      for (int i = 0; i < range[1] && position + size <= data.length; i++) {
        countEntry(range[0] + i);
        long type = widths[0] == 0 ? 1 : number(data, position, widths[0]);
        long second = number(data, position + widths[0], widths[1]);
        long third = number(data, position + widths[0] + widths[1], widths[2]);
        position += size;
        long entry = entry(type, second, third);
        if (type != 0 && XrefEntry.isFree(entry)) {
          // nothing there, says 7.5.8.3; some readers search the file instead
          entries.markContradictory();
        }
        entries.put(range[0] + i, entry);
      }
    }
    enter(object, entries);
    return dictionary;
  }

  /** Some readers take the stream for the object of its number, whether an entry says so or not. */
  private void enter(PdfScanner.Indirect section, XrefEntries entries) {
    int number = section.id().number();
    long own = XrefEntry.plain(section.at(), section.id().generation());
    long entry = entries.get(number);
    if (entry == XrefEntry.NONE || XrefEntry.isFree(entry)) {
      countEntry(number);
      entries.enter(number, own);
    } else if (entry != own) {
      entries.markContradictory();
    }
  }

  private long entry(long type, long second, long third) {
    if (type == 1 && third <= 65_535 && second < 1L << 45) {
      return XrefEntry.plain(second + origin, (int) third);
    }
    if (type == 2 && second <= Integer.MAX_VALUE) {
      return XrefEntry.compressed((int) second, third < 0 ? XrefEntry.NO_INDEX : third);
    }
    // type 0, and types of the future, which mean null (7.5.8.3)
    return XrefEntry.free();
  }

  private void countEntry(int number) {
    int highest = Math.max(XrefShape.MOST - 1, deadline.limits().maxObjects());
    if (number > highest) {
      throw PdfTrouble.limit("number", highest);
    }
    if (++entriesRead > deadline.limits().maxObjects()) {
      throw PdfTrouble.limit("objects", deadline.limits().maxObjects());
    }
    if ((entriesRead & 0xFFFF) == 0) {
      deadline.check();
    }
  }

  private static int[] widths(Dictionary dictionary, long at) {
    if (!(dictionary.get("W") instanceof Array array) || array.size() < 3) {
      throw PdfTrouble.damaged("xref", at);
    }
    int[] widths = new int[3];
    for (int i = 0; i < 3; i++) {
      Long width = array.get(i) instanceof Numeric number ? number.integer() : null;
      if (width == null || width < 0 || width > 8) {
        throw PdfTrouble.damaged("xref", at);
      }
      widths[i] = width.intValue();
    }
    if (widths[1] == 0) {
      throw PdfTrouble.damaged("xref", at);
    }
    return widths;
  }

  private static List<int[]> ranges(Dictionary dictionary, long at) {
    List<int[]> ranges = new ArrayList<>();
    PdfObject index = dictionary.get("Index");
    List<PdfObject> items =
        index instanceof Array array
            ? array.items()
            : List.of(Numeric.of(0), dictionary.entries().getOrDefault("Size", Numeric.of(0)));
    for (int i = 0; i + 1 < items.size(); i += 2) {
      Long first = items.get(i) instanceof Numeric number ? number.integer() : null;
      Long count = items.get(i + 1) instanceof Numeric number ? number.integer() : null;
      if (first == null
          || count == null
          || first < 0
          || count < 0
          || first + count > Integer.MAX_VALUE) {
        throw PdfTrouble.damaged("xref", at);
      }
      ranges.add(new int[] {first.intValue(), count.intValue()});
    }
    return ranges;
  }

  private static long number(byte[] data, int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = (value << 8) | (data[at + i] & 0xFF);
    }
    return value;
  }

  /** An offset of a trailer as a position, or -1 if the key is absent. */
  private long offset(Dictionary trailer, String key, long at) {
    PdfObject value = trailer.get(key);
    if (value == null) {
      return -1;
    }
    Long offset = value instanceof Numeric number ? number.integer() : null;
    if (offset == null || offset < 0 || offset + origin >= bytes.length()) {
      throw PdfTrouble.damaged("xref", at);
    }
    return offset + origin;
  }
}
