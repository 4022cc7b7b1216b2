package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a file by where they stand. Its revisions share them: an object that is whole, up to a
 * word behind its {@code endobj}, is the same in every revision that holds all of it. Belongs to
 * one thread.
 */
final class ObjectsByPlace {
  private static final int KEPT = 10_000;

  private final Map<Long, Found> whole = new HashMap<>();

  /**
   * An object as it was read.
   *
   * @param end behind its {@code endobj}; -1 if it is a stream or the word is not where it belongs
   */
  record Found(PdfScanner.Indirect object, long end) {}

  /**
   * The object that starts at a place.
   *
   * @param scanner of the revision that asks
   * @param length where that revision ends
   * @return null if none starts there
   */
  @Nullable Found at(long place, PdfScanner scanner, long length) {
    Found known = whole.get(place);
    if (known != null && known.end() < length) {
      return known;
    }
    PdfScanner.Indirect object = place < length ? scanner.seek(place).indirect() : null;
    if (object == null) {
      return null;
    }
    // what a stream is depends on its /Length, which another revision may have changed
    if (!(object.value() instanceof Stream)) {
      scanner.skipSpace();
      // a byte behind the word, or it might go on in a longer revision
      if (scanner.accept("endobj") && scanner.position() < length) {
        if (whole.size() >= KEPT) {
          whole.clear();
        }
        Found found = new Found(object, scanner.position());
        whole.put(place, found);
        return found;
      }
    }
    return new Found(object, -1);
  }
}
