package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;

/** The document information dictionary may change: it is shown on no page (14.3.3). */
final class InfoRule implements ChangeRule {
  @Override
  public void judge(Comparison comparison) {
    PdfObject before = comparison.signed().trailer().get("Info");
    PdfObject after = comparison.later().trailer().get("Info");
    if (comparison.same(before, after) && !comparison.isChanged(before)) {
      return;
    }
    PdfObject info = comparison.later().resolve(after);
    boolean plain =
        info == PdfObject.Null.NULL
            || (info instanceof Dictionary dictionary
                && dictionary.entries().values().stream()
                    .noneMatch(v -> v instanceof Stream || v instanceof Dictionary));
    boolean foreign =
        after instanceof Reference && !comparison.same(before, after) && !comparison.isNew(after);
    if (!plain || foreign) {
      comparison.forbidden("INFO_CHANGED", "document information");
      return;
    }
    comparison.allowUsage(before, new Usage(Usages.TRAILER, "/Info")::equals);
    comparison.permitted("INFO", ChangeLevel.LONG_TERM, "document information");
  }
}
