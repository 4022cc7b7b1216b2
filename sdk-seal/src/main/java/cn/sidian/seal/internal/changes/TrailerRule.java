package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;

/**
 * The trailer leads to the same catalog and the same encryption (7.5.5); what else it says is where
 * the sections of the file stand.
 */
final class TrailerRule implements ChangeRule {
  @Override
  public void judge(Comparison comparison) {
    Dictionary before = comparison.signed().trailer();
    Dictionary after = comparison.later().trailer();
    for (String key : new String[] {"Root", "Encrypt"}) {
      if (!comparison.same(before.get(key), after.get(key))) {
        comparison.forbidden("TRAILER_CHANGED", "trailer /" + key);
      }
    }
  }

  /**
   * Objects beyond the size are missing for readers that keep to 7.5.5. Only the last trailer
   * counts for what is shown; some writers leave an empty revision with a wrong one in between.
   */
  static boolean losesObjects(PdfDocument signed, PdfDocument last) {
    Long size = last.integer(last.trailer().get("Size"));
    Long old = signed.integer(signed.trailer().get("Size"));
    return size != null && size <= signed.highestObject() && (old == null || size < old);
  }
}
