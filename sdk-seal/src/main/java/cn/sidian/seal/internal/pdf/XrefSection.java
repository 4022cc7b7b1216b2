package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One cross-reference section as it stands in the file.
 *
 * @param at where it starts
 * @param end where its table and trailer, or its stream object, ends
 * @param trailerAt where the keyword of the trailer stands; -1 for a cross-reference stream
 * @param stream true for a cross-reference stream, false for a table
 * @param trailer its trailer, or the dictionary of its stream
 * @param entries its entries
 * @param hidden the entries of the stream that a hybrid table names by /XRefStm, or null
 */
record XrefSection(
    long at,
    long end,
    long trailerAt,
    boolean stream,
    Dictionary trailer,
    XrefEntries entries,
    @Nullable XrefEntries hidden) {

  /**
   * Whether readers may disagree on it: of two entries for a number some take the first, others the
   * last; and readers of PDF 1.4 do not see what is hidden (7.5.8.4), so that no object from before
   * may be hidden there.
   */
  boolean isAmbiguous(IntPredicate before) {
    boolean[] found = {entries.isContradictory() || (hidden != null && hidden.isContradictory())};
    if (hidden != null) {
      hidden.forEach(
          number -> {
            long shown = entries.get(number);
            boolean same = shown == hidden.get(number);
            boolean unseen = shown == XrefEntry.NONE || XrefEntry.isFree(shown);
            found[0] |= !same && (!unseen || before.test(number));
          });
    }
    return found[0];
  }

  /**
   * Whether an entry leads to bytes of an earlier revision, as none did before: nobody looked at
   * what stands there, and readers may take it for different things.
   *
   * @param merged the entries of the whole file up to this section
   * @param before the same without it
   * @param end where the revision before it ends
   * @param sections whether a cross-reference stream stands at a place; older ones get their entry
   *     late
   */
  boolean leadsBack(XrefEntries merged, XrefEntries before, long end, LongPredicate sections) {
    return leadsBack(entries, merged, before, end, sections)
        || (hidden != null && leadsBack(hidden, merged, before, end, sections));
  }

  private static boolean leadsBack(
      XrefEntries own, XrefEntries merged, XrefEntries before, long end, LongPredicate sections) {
    boolean[] found = {false};
    own.forEach(
        number -> {
          long entry = own.get(number);
          long holder =
              XrefEntry.isCompressed(entry) ? merged.get(XrefEntry.objectStream(entry)) : entry;
          found[0] |=
              entry != before.get(number)
                  && XrefEntry.isPlain(holder)
                  && XrefEntry.offset(holder) < end
                  && !(holder == entry && sections.test(XrefEntry.offset(entry)));
        });
    return found[0];
  }
}
