package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two objects of two revisions mean the same as they stand: references must be the same
 * references, numbers the same numbers of the same kind, streams the same bytes.
 */
final class PdfEquality {
  /** Every reader takes these for reals, and writers write 1 or 1.0 as they like. */
  private static final Set<String> OF_REALS =
      Set.of("Rect", "BBox", "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Matrix");

  /** What is taken from above where it is absent (7.7.3.4, 12.7.4); not where it is null. */
  private static final Set<String> INHERITED =
      Set.of("Resources", "MediaBox", "CropBox", "Rotate", "FT", "Ff", "V", "DV", "DA", "Q");

  private final PdfDocument signed;
  private final PdfDocument later;

  PdfEquality(PdfDocument signed, PdfDocument later) {
    this.signed = signed;
    this.later = later;
  }

  boolean same(@Nullable PdfObject before, @Nullable PdfObject after) {
    PdfObject a = before == null ? Null.NULL : before;
    PdfObject b = after == null ? Null.NULL : after;
    if (a instanceof Dictionary x && b instanceof Dictionary y) {
      return differentKeys(x, y).isEmpty();
    }
    if (a instanceof Array x && b instanceof Array y) {
      if (x.size() != y.size()) {
        return false;
      }
      for (int i = 0; i < x.size(); i++) {
        if (!same(x.get(i), y.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Numeric x && b instanceof Numeric y) {
      // where an integer is due, some readers take a real for none at all
      return x.text().equals(y.text())
          || (x.isInteger()
              ? x.integer() != null && x.integer().equals(y.integer())
              : !y.isInteger() && x.value() == y.value());
    }
    if (a instanceof Stream x && b instanceof Stream y) {
      Set<String> different = differentKeys(x.dictionary(), y.dictionary());
      different.remove("Length");
      return different.isEmpty() && Arrays.equals(signed.decrypted(x), later.decrypted(y));
    }
    return a.equals(b);
  }

  /**
   * The keys whose values differ; a key that is written twice in one of them differs. A key with
   * the value null may be left out where it is as good as absent; no writer adds one.
   */
  Set<String> differentKeys(Dictionary before, Dictionary after) {
    Set<String> keys = new HashSet<>(before.entries().keySet());
    keys.addAll(after.entries().keySet());
    keys.removeIf(
        key ->
            (same(before.get(key), after.get(key)) && isAsGood(key, before, after))
                || (OF_REALS.contains(key) && sameNumbers(before.get(key), after.get(key))));
    if (!Objects.equals(before.repeatedKey(), after.repeatedKey())) {
      keys.add(String.valueOf(after.repeatedKey()));
    }
    return keys;
  }

  private static boolean isAsGood(String key, Dictionary before, Dictionary after) {
    return before.has(key) == after.has(key) || (before.has(key) && !INHERITED.contains(key));
  }

  private static boolean sameNumbers(@Nullable PdfObject before, @Nullable PdfObject after) {
    if (!(before instanceof Array a && after instanceof Array b) || a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!(a.get(i) instanceof Numeric x)
          || !(b.get(i) instanceof Numeric y)
          || x.value() != y.value()) {
        return false;
      }
    }
    return true;
  }
}
