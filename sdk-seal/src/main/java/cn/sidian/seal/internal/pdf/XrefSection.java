package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import org.jspecify.annotations.Nullable;

/**
 * One cross-reference section as it stands in the file.
 *
 * @param at where it starts
 * @param end where its table and trailer, or its stream object, ends
 * @param stream true for a cross-reference stream, false for a table
 * @param trailer its trailer, or the dictionary of its stream
 * @param entries its entries
 * @param hidden the entries of the stream that a hybrid table names by /XRefStm, or null
 */
record XrefSection(
    long at,
    long end,
    boolean stream,
    Dictionary trailer,
    XrefEntries entries,
    @Nullable XrefEntries hidden) {

  boolean isHybrid() {
    return hidden != null;
  }
}
