package cn.sidian.seal.internal.pdf;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object streams that were decoded last, of all revisions of a file together. Belongs to one
 * thread.
 */
final class ObjectStreams {
  private final Map<Key, ObjectStream> known = new LinkedHashMap<>(16, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  private record Key(PdfDocument revision, int number) {}

  /**
   * Nothing is kept yet.
   *
   * @param mostBytes how much is kept, decoded; the last one stays whatever its size
   */
  ObjectStreams(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Nullable ObjectStream get(PdfDocument revision, int number) {
    return known.get(new Key(revision, number));
  }

  void put(PdfDocument revision, int number, ObjectStream stream) {
    ObjectStream before = known.put(new Key(revision, number), stream);
    bytes += stream.size() - (before == null ? 0 : before.size());
    Iterator<ObjectStream> eldest = known.values().iterator();
    while (known.size() > 1 && bytes > mostBytes) {
      bytes -= eldest.next().size();
      eldest.remove();
    }
  }
}
