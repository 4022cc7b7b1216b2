package cn.sidian.seal.internal.changes;

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
    // objects beyond the size are missing for readers that keep to 7.5.5
    Long size = comparison.later().integer(after.get("Size"));
    Long old = comparison.signed().integer(before.get("Size"));
    if (size != null
        && size <= comparison.signed().highestObject()
        && (old == null || size < old)) {
      comparison.forbidden("TRAILER_CHANGED", "trailer /Size");
    }
  }
}
