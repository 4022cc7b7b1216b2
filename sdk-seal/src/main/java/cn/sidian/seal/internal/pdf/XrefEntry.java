package cn.sidian.seal.internal.pdf;

/**
 * One cross-reference entry, packed into a long so that files with hundreds of thousands of objects
 * stay small in memory. 0 means that there is no entry.
 */
final class XrefEntry {
  static final long NONE = 0;

  private static final long FREE = 1L << 62;
  private static final long PLAIN = 2L << 62;
  private static final long COMPRESSED = 3L << 62;
  private static final long KIND = 3L << 62;
  private static final long LOW = (1L << 46) - 1;

  /** Too large an index to be kept. */
  static final int NO_INDEX = 0xFFFF;

  private XrefEntry() {}

  static long free() {
    return FREE;
  }

  static long plain(long offset, int generation) {
    return PLAIN | (long) generation << 46 | (offset & LOW);
  }

  /** Indexes beyond 65535 are all stored as {@link #NO_INDEX}. */
  static long compressed(int objectStream, long index) {
    return COMPRESSED | Math.min(index, NO_INDEX) << 46 | objectStream;
  }

  static boolean isFree(long entry) {
    return (entry & KIND) == FREE;
  }

  static boolean isPlain(long entry) {
    return (entry & KIND) == PLAIN;
  }

  static boolean isCompressed(long entry) {
    return (entry & KIND) == COMPRESSED;
  }

  static long offset(long entry) {
    return entry & LOW;
  }

  static int generation(long entry) {
    return (int) (entry >>> 46 & 0xFFFF);
  }

  /** The index in the object stream. */
  static int index(long entry) {
    return (int) (entry >>> 46 & 0xFFFF);
  }

  static int objectStream(long entry) {
    return (int) (entry & LOW);
  }
}
