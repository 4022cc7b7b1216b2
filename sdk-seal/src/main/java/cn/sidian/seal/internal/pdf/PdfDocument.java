package cn.sidian.seal.internal.pdf;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A document as its newest revision shows it: finds objects through the cross references, on
 * demand. Belongs to one thread; close nothing, the bytes are the caller's.
 */
public final class PdfDocument {
  private static final int CACHED_OBJECTS = 10_000;

  private final PdfBytes bytes;
  private final Deadline deadline;
  private final PdfScanner scanner;
  private final XrefReader.Result xref;
  private final XrefEntries entries;
  private final Dictionary trailer;
  private final PdfObject identifier;
  private final @Nullable PdfCrypt crypt;

  /** The number of the dictionary whose strings are never encrypted (7.6.2), or -1. */
  private final int encryption;

  private final FileParts parts;
  private final Map<Integer, PdfObject> objects = new HashMap<>();
  private int openObjectStreams;

  private PdfDocument(
      PdfBytes bytes, Deadline deadline, FileParts parts, char @Nullable [] password) {
    this.bytes = bytes;
    this.deadline = deadline;
    this.parts = parts;
    this.scanner = new PdfScanner(bytes, deadline);
    XrefReader.Result read = XrefReader.read(bytes, deadline);
    this.entries = XrefEntries.merged(read.sections());
    entries.share(parts.pages());
    this.xref = read.newest();
    this.trailer = newestSection().trailer();
    this.identifier = Complete.of(this, trailer.get("ID"), 2);
    PdfObject encrypt = trailer.get("Encrypt");
    if (encrypt == null || resolve(encrypt) == Null.NULL) {
      this.crypt = null;
    } else {
      PdfObject dictionary = Complete.of(this, dictionary(encrypt), 4);
      this.crypt = PdfCrypt.open((Dictionary) dictionary, identifier, password);
    }
    this.encryption = encrypt instanceof Reference reference ? reference.number() : -1;
    objects.clear();
  }

  /**
   * Opens a document.
   *
   * @param bytes the file
   * @param limits the limits of reading
   * @param password the password of an encrypted file, or null
   */
  public static PdfDocument open(PdfBytes bytes, Limits limits, char @Nullable [] password) {
    return new PdfDocument(bytes, new Deadline(limits), FileParts.within(limits), password);
  }

  /** The same file as it stood at an earlier end, with the same limits and deadline. */
  public PdfDocument asOf(long end, char @Nullable [] password) {
    return new PdfDocument(bytes.prefix(end), deadline, parts, password);
  }

  public PdfBytes bytes() {
    return bytes;
  }

  public Deadline deadline() {
    return deadline;
  }

  /** The trailer of the newest section. */
  public Dictionary trailer() {
    return trailer;
  }

  /** The /ID of the trailer, which is never encrypted (7.6.2); the null object if there is none. */
  public PdfObject identifier() {
    return identifier;
  }

  /** What is added to an offset of the file to get a position in it. */
  public long origin() {
    return xref.origin();
  }

  /** Where the header stands, behind words that some writers leave before it. */
  long header() {
    return xref.header();
  }

  /** Where the newest section starts, as a position. */
  public long newestXref() {
    return newestSection().at();
  }

  /** The newest section. */
  XrefSection newestSection() {
    return xref.sections().get(0);
  }

  /**
   * Whether the newest revision is the direct successor of one.
   *
   * @param section where the newest section of that one starts
   */
  public boolean follows(long section) {
    Long previous = integer(trailer.get("Prev"));
    return previous != null && previous + origin() == section;
  }

  /** Where the keyword startxref stands that leads to the newest section. */
  public long startxref() {
    return xref.startxref();
  }

  /** Whether startxref missed its section by some bytes. */
  public boolean startxrefMissed() {
    return xref.startxrefMissed();
  }

  /**
   * Throws PDF_DAMAGED unless every object stands where its entry says. Readers search a damaged
   * file for its objects; one whose end is put right they believe, so it must be right throughout.
   */
  public void requireSoundOffsets() {
    entries.forEach(
        number -> {
          long entry = entries.get(number);
          if (XrefEntry.isPlain(entry)) {
            deadline.check();
            long at = XrefEntry.offset(entry);
            if (at >= bytes.length() || !scanner.seek(at).startsObject(number)) {
              throw PdfTrouble.damaged("object", at);
            }
          }
        });
  }

  /** Whether an object starts at a place, or at blanks before it. */
  boolean isAt(int number, long place) {
    long entry = entries.get(number);
    return XrefEntry.isPlain(entry)
        && XrefEntry.offset(entry) <= place
        && skipSpace(XrefEntry.offset(entry)) == place;
  }

  private long skipSpace(long place) {
    scanner.seek(place).skipSpace();
    return scanner.position();
  }

  /** Whether the newest section is a cross-reference stream. */
  public boolean endsWithXrefStream() {
    return newestSection().stream();
  }

  /** Positions at which the sections end, newest first. */
  public List<Long> sectionEnds() {
    return xref.ends();
  }

  /** The first object number that no entry and no /Size claims. */
  public int nextObjectNumber() {
    Long size = integer(trailer.get("Size"));
    long next = Math.max(entries.highest() + 1L, size == null ? 1 : size);
    if (next > deadline.limits().maxObjects() + 1L && next > entries.highest() + 1_000_000L) {
      // a /Size out of all proportion would only waste numbers
      next = entries.highest() + 1L;
    }
    return (int) Math.min(next, Integer.MAX_VALUE - 1_000_000);
  }

  /** The encryption of the file, or null. */
  public @Nullable PdfCrypt crypt() {
    return crypt;
  }

  /** The catalog. */
  public Dictionary catalog() {
    Dictionary catalog = dictionary(trailer.get("Root"));
    if (catalog.entries().isEmpty()) {
      throw PdfTrouble.damaged("catalog", newestXref());
    }
    return catalog;
  }

  /** The reference to the catalog. */
  public Reference root() {
    if (trailer.get("Root") instanceof Reference reference) {
      return reference;
    }
    throw PdfTrouble.damaged("catalog", newestXref());
  }

  /** The highest object number with an entry, or -1. */
  public int highestObject() {
    return entries.highest();
  }

  /** Whether an object is there: neither free nor without an entry. */
  public boolean hasObject(int number) {
    long entry = entries.get(number);
    return entry != XrefEntry.NONE && !XrefEntry.isFree(entry);
  }

  /** Numbers of objects that two readings of a file, or two revisions, find in other places. */
  public void forEachFoundElsewhere(PdfDocument other, IntConsumer action) {
    entries.forEachDifference(other.entries, action);
  }

  /**
   * Whether readers may disagree on the newest section.
   *
   * @param signed the signed revision
   * @param previous the revision that the newest one continues
   */
  public boolean isAmbiguousAfter(PdfDocument signed, PdfDocument previous) {
    XrefSection section = newestSection();
    return xref.twoOrigins()
        || xref.origin() != signed.xref.origin()
        || section.isAmbiguous(signed::hasObject)
        || section.leadsBack(
            entries, previous.entries, previous.bytes.length(), previous::isSection);
  }

  private boolean isSection(long place) {
    ObjectsByPlace.Found found = objectAt(place);
    return found != null
        && found.object().value() instanceof Stream stream
        && stream.dictionary().isNamed("Type", "XRef");
  }

  /**
   * Whether an object stands in its object stream once, and where its entry says: some readers go
   * by the number there, others by the index of the entry.
   */
  public boolean isFoundForSure(int number) {
    long entry = entries.get(number);
    if (!XrefEntry.isCompressed(entry)) {
      return true;
    }
    ObjectStream stream = objectStream(XrefEntry.objectStream(entry));
    return stream.holds(number, XrefEntry.index(entry)) && stream.isSound(deadline);
  }

  /** Whether everything in an object stream is surely found there: entries name it all. */
  boolean namesAllIn(int objectStream) {
    ObjectStream stream = objectStream(objectStream);
    return stream.isSound(deadline)
        && stream.numbers().allMatch(number -> objectStreamOf(number) == objectStream);
  }

  /** The object stream that holds an object, or -1. */
  private int objectStreamOf(int number) {
    long entry = entries.get(number);
    return XrefEntry.isCompressed(entry) ? XrefEntry.objectStream(entry) : -1;
  }

  /** The numbers of the object streams in which objects are found. */
  public BitSet objectStreamNumbers() {
    BitSet streams = new BitSet();
    entries.forEach(
        number -> {
          int stream = objectStreamOf(number);
          if (stream >= 0 && stream <= highestObject()) {
            streams.set(stream);
          }
        });
    return streams;
  }

  /** Forgets what was read; it is read again when it is asked for. */
  public void forgetObjects() {
    objects.clear();
  }

  /** The generation under which an object is found. */
  public int generationOf(int number) {
    long entry = entries.get(number);
    return XrefEntry.isPlain(entry) ? XrefEntry.generation(entry) : 0;
  }

  /** Follows references to an object; a reference to nothing gives the null object. */
  public PdfObject resolve(@Nullable PdfObject object) {
    PdfObject current = object == null ? Null.NULL : object;
    for (int i = 0; current instanceof Reference reference; i++) {
      if (i > 32) {
        throw PdfTrouble.damaged("reference", newestXref());
      }
      current = get(reference);
    }
    return current;
  }

  /** The object with a number as it stands; where that is a reference, it is not followed. */
  public PdfObject direct(Reference reference) {
    return get(reference);
  }

  /** The dictionary behind an object, also that of a stream; empty if it is something else. */
  public Dictionary dictionary(@Nullable PdfObject object) {
    PdfObject resolved = resolve(object);
    if (resolved instanceof Dictionary dictionary) {
      return dictionary;
    }
    return resolved instanceof Stream stream ? stream.dictionary() : Dictionary.EMPTY;
  }

  /** The items behind an object; none if it is no array. */
  public List<PdfObject> items(@Nullable PdfObject object) {
    return resolve(object) instanceof Array array ? array.items() : List.of();
  }

  /** The integer behind an object, or null. */
  public @Nullable Long integer(@Nullable PdfObject object) {
    return resolve(object) instanceof Numeric number ? number.integer() : null;
  }

  /** The name behind an object, or null. */
  public @Nullable String name(@Nullable PdfObject object) {
    return resolve(object) instanceof Name name ? name.value() : null;
  }

  /** The text string behind an object, or null. */
  public @Nullable String text(@Nullable PdfObject object) {
    return resolve(object) instanceof PdfObject.Text text ? text.decoded() : null;
  }

  private PdfObject get(Reference reference) {
    int number = reference.number();
    long entry = entries.get(number);
    boolean wrongGeneration =
        XrefEntry.isPlain(entry) && XrefEntry.generation(entry) != reference.generation();
    if (entry == XrefEntry.NONE || XrefEntry.isFree(entry) || wrongGeneration) {
      // also where the object was read before under its own generation
      return Null.NULL;
    }
    PdfObject known = objects.get(number);
    if (known == null) {
      known = read(number, true);
      if (objects.size() >= CACHED_OBJECTS) {
        objects.clear();
      }
      objects.put(number, known);
    }
    return known;
  }

  /** The object behind a reference, its strings as they stand in the file. */
  public PdfObject undecrypted(Reference reference) {
    return crypt == null || offset(reference) < 0
        ? resolve(reference)
        : read(reference.number(), false);
  }

  private PdfObject read(int number, boolean decrypt) {
    long entry = entries.get(number);
    if (XrefEntry.isCompressed(entry)) {
      return objectStream(XrefEntry.objectStream(entry)).object(number, deadline);
    }
    PdfScanner.Indirect object = indirect(number, entry);
    return crypt != null && decrypt && number != encryption
        ? crypt.decryptStrings(object.value(), object.id())
        : object.value();
  }

  private PdfScanner.Indirect indirect(int number, long entry) {
    long at = XrefEntry.offset(entry);
    ObjectsByPlace.Found found = objectAt(at);
    if (found == null || found.object().id().number() != number) {
      throw PdfTrouble.damaged("object", at);
    }
    return found.object();
  }

  /** The object that starts at a place, or null. */
  ObjectsByPlace.@Nullable Found objectAt(long at) {
    return parts.objects().at(at, scanner, bytes.length());
  }

  /**
   * Where an object stands in the file, or -1 if it is in an object stream or nowhere. Objects in
   * object streams have no place of their own.
   */
  public long offset(Reference reference) {
    long entry = entries.get(reference.number());
    return XrefEntry.isPlain(entry) && XrefEntry.generation(entry) == reference.generation()
        ? XrefEntry.offset(entry)
        : -1;
  }

  /**
   * Where a value stands in the file; where it refers to another object, the place of that.
   *
   * @param reference the object it is in
   * @param path keys of dictionaries that stand directly in each other
   * @return null if an object on the way is in an object stream, or there is no such key
   */
  public PdfScanner.@Nullable Span span(Reference reference, String... path) {
    PdfScanner.Span span = spanWithin(reference, path);
    return span != null && span.value() instanceof Reference other ? spanWithin(other) : span;
  }

  private PdfScanner.@Nullable Span spanWithin(Reference reference, String... path) {
    long at = offset(reference);
    return at < 0 ? null : scanner.seek(at).span(path);
  }

  private ObjectStream objectStream(int number) {
    ObjectStream known = parts.streams().get(this, number);
    if (known != null) {
      return known;
    }
    long entry = entries.get(number);
    if (!XrefEntry.isPlain(entry) || openObjectStreams > 0) {
      throw PdfTrouble.damaged("objectStream", XrefEntry.offset(entry));
    }
    openObjectStreams++;
    try {
      PdfScanner.Indirect object = indirect(number, entry);
      if (!(object.value() instanceof Stream stream)) {
        throw PdfTrouble.damaged("objectStream", object.at());
      }
      ObjectStream opened =
          ObjectStream.parse(
              stream.dictionary(), decoded(stream), object.at(), this::resolve, deadline);
      parts.streams().put(this, number, opened);
      return opened;
    } finally {
      openObjectStreams--;
    }
  }

  /** The data of a stream as it stands in the file, still encrypted. */
  public byte[] raw(Stream stream) {
    PdfObject length = resolve(stream.dictionary().get("Length"));
    return StreamData.raw(bytes, stream, length, scanner);
  }

  /** The decrypted data of a stream, not decoded. */
  public byte[] decrypted(Stream stream) {
    byte[] raw = raw(stream);
    Reference id = stream.id();
    return crypt != null && id != null
        ? crypt.decryptStream(stream.dictionary(), raw, id, this::resolve)
        : raw;
  }

  /** Whether a stream is an exception from the encryption of the file. */
  public boolean isExceptionFromEncryption(Stream stream) {
    return crypt != null && crypt.isException(stream.dictionary(), this::resolve);
  }

  /** The decrypted data of a stream, decoded but for its last filter. */
  public byte[] decodedButLast(Stream stream) {
    return StreamData.decodeButLast(
        stream.dictionary(), decrypted(stream), deadline.limits(), this::resolve);
  }

  /** The decrypted and decoded data of a stream. */
  public byte[] decoded(Stream stream) {
    return StreamData.decode(
        stream.dictionary(), decrypted(stream), deadline.limits(), this::resolve);
  }
}
