package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a text or choice field as people see it: without what no font draws. */
final class SeenValue {
  /** Language codes between escapes (7.9.2.2), characters that only format, and fillers. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "\\x1B[^\\x1B]*+\\x1B|[\\p{Cc}\\p{Cf}\\p{Cn}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}"
              + "\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}]");

  private static final Pattern BLANKS = Pattern.compile("\\p{Z}++");

  private SeenValue() {}

  /** What is seen of a value; null where it is no text and no list of texts. */
  static @Nullable String of(PdfDocument document, @Nullable PdfObject value) {
    PdfObject resolved = document.resolve(value);
    if (resolved == Null.NULL) {
      return "";
    }
    if (resolved instanceof Text text) {
      String seen = UNSEEN.matcher(text.decoded()).replaceAll("");
      return BLANKS.matcher(seen).replaceAll(" ").strip();
    }
    if (!(resolved instanceof Array array)) {
      return null;
    }
    List<String> items =
        array.items().stream().map(item -> String.valueOf(of(document, item))).toList();
    return String.join(", ", items);
  }
}
