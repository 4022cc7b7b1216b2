package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects that need no document to be read. */
final class Complete {
  private Complete() {}

  /** An object with what it refers to in the place of the references, down to some depth. */
  static PdfObject of(PdfDocument document, @Nullable PdfObject object, int depth) {
    PdfObject resolved = document.resolve(object);
    if (depth > 0 && resolved instanceof Dictionary dictionary) {
      Dictionary complete = dictionary;
      for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
        complete = complete.with(entry.getKey(), of(document, entry.getValue(), depth - 1));
      }
      return complete;
    }
    if (depth > 0 && resolved instanceof Array array) {
      return new Array(array.items().stream().map(item -> of(document, item, depth - 1)).toList());
    }
    return resolved;
  }
}
