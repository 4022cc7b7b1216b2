package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The document security store may be added and may grow (ISO 32000-2, 12.8.4.3; EN 319 142-1). */
final class SecurityStoreRule implements ChangeRule {
  private static final Set<String> KEYS = Set.of("Type", "VRI", "Certs", "CRLs", "OCSPs");
  private static final Set<String> VRI_KEYS = Set.of("Type", "Cert", "CRL", "OCSP", "TU", "TS");
  private static final Pattern VRI_NAME = Pattern.compile("[0-9A-Fa-f]{40,128}");

  @Override
  public void judge(Comparison comparison) {
    PdfObject root = comparison.signed().trailer().get("Root");
    PdfObject before = comparison.signed().dictionary(root).get("DSS");
    PdfObject after =
        comparison.later().dictionary(comparison.later().trailer().get("Root")).get("DSS");
    boolean touched = !comparison.same(before, after) || reaches(comparison, before);
    if (!touched) {
      return;
    }
    PdfDocument later = comparison.later();
    PdfObject store = later.resolve(after);
    if (!(store instanceof Dictionary dictionary)
        || !isStore(comparison.signed(), comparison.signed().dictionary(before))
        || !isStore(later, dictionary)
        || !keepsVri(comparison, before, dictionary)) {
      comparison.forbidden("DSS_CHANGED", "catalog /DSS");
      return;
    }
    comparison.permitted("DSS", ChangeLevel.LONG_TERM, "catalog /DSS");
    allowParts(comparison, root, before);
  }

  /** Whether something of the store is among the changed objects. */
  private static boolean reaches(Comparison comparison, @Nullable PdfObject before) {
    if (comparison.isChanged(before)) {
      return true;
    }
    Dictionary old = comparison.signed().dictionary(before);
    PdfObject vri = old.get("VRI");
    return old.entries().values().stream().anyMatch(comparison::isChanged)
        || comparison.signed().dictionary(vri).entries().values().stream()
            .anyMatch(
                value ->
                    comparison.isChanged(value)
                        || comparison.signed().dictionary(value).entries().values().stream()
                            .anyMatch(comparison::isChanged));
  }

  /**
   * The dictionaries and lists of the store may be exchanged, and single pieces of evidence may go,
   * as when newer ones replace them; the pieces themselves stay what they are. None of it may be
   * something else in the document too.
   */
  private static void allowParts(
      Comparison comparison, @Nullable PdfObject root, @Nullable PdfObject before) {
    PdfDocument signed = comparison.signed();
    Parts parts = new Parts();
    Usage store = parts.enter(before, Parts.of(root), "/DSS");
    Dictionary old = signed.dictionary(before);
    Parts freed = new Parts();
    lists(comparison, old, store, List.of("Certs", "CRLs", "OCSPs"), parts, freed);
    Usage vri = parts.enter(old.get("VRI"), store, "/VRI");
    signed
        .dictionary(old.get("VRI"))
        .entries()
        .forEach(
            (name, one) -> {
              Usage inside = parts.enter(one, vri, "/" + name);
              Dictionary related = signed.dictionary(one);
              lists(comparison, related, inside, List.of("Cert", "CRL", "OCSP"), parts, freed);
            });
    if (parts.areNothingElse(comparison)) {
      parts.allow(comparison);
      freed.allow(comparison);
    }
  }

  private static void lists(
      Comparison comparison,
      Dictionary dictionary,
      Usage place,
      List<String> keys,
      Parts parts,
      Parts freed) {
    for (String key : keys) {
      Usage list = parts.enter(dictionary.get(key), place, "/" + key);
      for (PdfObject piece : comparison.signed().items(dictionary.get(key))) {
        if (comparison.isFreed(piece)) {
          freed.enter(piece, list, "[]");
        }
      }
    }
  }

  private static boolean isStore(PdfDocument document, Dictionary store) {
    if (!KEYS.containsAll(store.entries().keySet())) {
      return false;
    }
    for (String key : List.of("Certs", "CRLs", "OCSPs")) {
      if (!isListOfStreams(document, store.get(key))) {
        return false;
      }
    }
    for (Map.Entry<String, PdfObject> entry :
        document.dictionary(store.get("VRI")).entries().entrySet()) {
      boolean named = VRI_NAME.matcher(entry.getKey()).matches();
      Dictionary one = document.dictionary(entry.getValue());
      if (!entry.getKey().equals("Type")
          && !(named
              && document.resolve(entry.getValue()) instanceof Dictionary
              && VRI_KEYS.containsAll(one.entries().keySet())
              && isListOfStreams(document, one.get("Cert"))
              && isListOfStreams(document, one.get("CRL"))
              && isListOfStreams(document, one.get("OCSP")))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isListOfStreams(PdfDocument document, @Nullable PdfObject object) {
    PdfObject list = document.resolve(object);
    return list == Null.NULL
        || (list instanceof Array array
            && array.items().stream().allMatch(item -> document.resolve(item) instanceof Stream));
  }

  /** What the store says about a signature may be completed, not dropped. */
  private static boolean keepsVri(
      Comparison comparison, @Nullable PdfObject before, Dictionary store) {
    Dictionary old =
        comparison.signed().dictionary(comparison.signed().dictionary(before).get("VRI"));
    Dictionary now = comparison.later().dictionary(store.get("VRI"));
    return now.entries().keySet().containsAll(old.entries().keySet());
  }
}
