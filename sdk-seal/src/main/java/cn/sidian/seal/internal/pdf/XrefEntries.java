package cn.sidian.seal.internal.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Entries by object number; pages of the map exist only where there are entries. */
final class XrefEntries {
  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;

  private long[][] pages = new long[4][];
  private int count;
  private int highest = -1;
  private boolean contradictory;

  /** What the sections of a file say together; they are given newest first. */
  static XrefEntries merged(List<XrefSection> sections) {
    XrefEntries merged = new XrefEntries();
    for (int i = sections.size() - 1; i >= 0; i--) {
      XrefSection section = sections.get(i);
      XrefEntries hidden = section.hidden();
      if (hidden != null) {
        hidden.forEach(number -> merged.put(number, hidden.get(number)));
      }
      section
          .entries()
          .forEach(
              number -> {
                long entry = section.entries().get(number);
                // in a hybrid file a table marks as free what only its stream knows (7.5.8.4)
                boolean hiddenHere =
                    hidden != null
                        && XrefEntry.isFree(entry)
                        && hidden.get(number) != XrefEntry.NONE;
                if (!hiddenHere) {
                  merged.put(number, entry);
                }
              });
    }
    return merged;
  }

  long get(int number) {
    int page = number >>> PAGE_BITS;
    if (number < 0 || page >= pages.length || pages[page] == null) {
      return XrefEntry.NONE;
    }
    return pages[page][number & (PAGE - 1)];
  }

  /** Sets an entry; a later call for the same number wins. */
  void put(int number, long entry) {
    int page = number >>> PAGE_BITS;
    if (page >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
    }
    if (pages[page] == null) {
      pages[page] = new long[PAGE];
    }
    int slot = number & (PAGE - 1);
    if (pages[page][slot] == XrefEntry.NONE) {
      count++;
    }
    contradictory |= pages[page][slot] != XrefEntry.NONE && pages[page][slot] != entry;
    pages[page][slot] = entry;
    highest = Math.max(highest, number);
  }

  /** Sets an entry in the place of none, or of one that is free. */
  void enter(int number, long entry) {
    boolean before = contradictory;
    put(number, entry);
    contradictory = before;
  }

  /** They are written so that readers may take other entries from the same bytes. */
  void markContradictory() {
    contradictory = true;
  }

  /** Whether a number was set twice, and to different entries, or readers may find others. */
  boolean isContradictory() {
    return contradictory;
  }

  int count() {
    return count;
  }

  /** The highest object number with an entry, or -1. */
  int highest() {
    return highest;
  }

  /** All numbers with an entry, ascending. */
  void forEach(IntConsumer action) {
    for (int page = 0; page < pages.length; page++) {
      long[] entries = pages[page];
      if (entries == null) {
        continue;
      }
      for (int slot = 0; slot < PAGE; slot++) {
        if (entries[slot] != XrefEntry.NONE) {
          action.accept(page << PAGE_BITS | slot);
        }
      }
    }
  }

  /** Takes pages that are known in the place of its own; nothing may be set any more. */
  void share(XrefPages known) {
    for (int page = 0; page < pages.length; page++) {
      if (pages[page] != null) {
        pages[page] = known.same(pages[page]);
      }
    }
  }

  /** All numbers whose entries differ, ascending; fast for what is shared. */
  void forEachDifference(XrefEntries other, IntConsumer action) {
    int most = Math.max(pages.length, other.pages.length);
    for (int page = 0; page < most; page++) {
      long[] mine = page < pages.length ? pages[page] : null;
      long[] theirs = page < other.pages.length ? other.pages[page] : null;
      if (mine == theirs) {
        continue;
      }
      for (int slot = 0; slot < PAGE; slot++) {
        long one = mine == null ? XrefEntry.NONE : mine[slot];
        if (one != (theirs == null ? XrefEntry.NONE : theirs[slot])) {
          action.accept(page << PAGE_BITS | slot);
        }
      }
    }
  }
}
