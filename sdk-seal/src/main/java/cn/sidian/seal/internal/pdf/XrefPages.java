package cn.sidian.seal.internal.pdf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The pages of the cross references of all revisions of a file. A revision changes few of them, so
 * that a thousand revisions of a large file take little more memory than one. Belongs to one
 * thread.
 */
final class XrefPages {
  /** Room for two versions of every object, and for files whose numbers lie far apart. */
  private static final int SPARE = 1 << 15;

  private final Map<Page, long[]> known = new HashMap<>();
  private final int maxObjects;

  XrefPages(int maxObjects) {
    this.maxObjects = maxObjects;
  }

  /** The page with the same entries that is known, or this one, which must not change any more. */
  long[] same(long[] page) {
    long[] same = known.putIfAbsent(new Page(page, Arrays.hashCode(page)), page);
    if (same != null) {
      return same;
    }
    if (known.size() > 2L * maxObjects / page.length + SPARE) {
      throw PdfTrouble.limit("objects", maxObjects);
    }
    return page;
  }

  private static final class Page {
    private final long[] entries;
    private final int hash;

    Page(long[] entries, int hash) {
      this.entries = entries;
      this.hash = hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Page page
          && page.hash == hash
          && Arrays.equals(page.entries, entries);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
