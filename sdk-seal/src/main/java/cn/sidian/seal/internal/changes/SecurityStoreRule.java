package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
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
    if (before == null && after == null) {
      return;
    }
    boolean touched = !comparison.same(before, after) || reaches(comparison, before);
    if (!touched) {
      return;
    }
    PdfDocument later = comparison.later();
    PdfObject store = later.resolve(after);
    if (!(store instanceof Dictionary dictionary)
        || !isStore(later, dictionary)
        || !keepsVri(comparison, before, dictionary)) {
      comparison.forbidden("DSS_CHANGED", "catalog /DSS");
      return;
    }
    comparison.permitted("DSS", ChangeLevel.LONG_TERM, "catalog /DSS");
    comparison.allowUsage(
        before, usage -> usage.path().equals("/DSS") && CatalogRule.isRoot(root, usage));
    // arrays and dictionaries of the store; its streams themselves may not be exchanged
    Dictionary old = comparison.signed().dictionary(before);
    allowParts(comparison, before, old, Set.of("VRI", "Certs", "CRLs", "OCSPs"));
    for (String key : List.of("Certs", "CRLs", "OCSPs")) {
      mayGo(comparison, old.get(key), before, "/" + key);
    }
    PdfObject vri = old.get("VRI");
    for (Map.Entry<String, PdfObject> entry :
        comparison.signed().dictionary(vri).entries().entrySet()) {
      allowPart(comparison, entry.getValue(), vri, "/" + entry.getKey());
      Dictionary one = comparison.signed().dictionary(entry.getValue());
      allowParts(comparison, entry.getValue(), one, Set.of("Cert", "CRL", "OCSP"));
      for (String key : List.of("Cert", "CRL", "OCSP")) {
        mayGo(comparison, one.get(key), entry.getValue(), "/" + key);
      }
    }
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

  private static void allowParts(
      Comparison comparison,
      @Nullable PdfObject container,
      Dictionary dictionary,
      Set<String> keys) {
    for (String key : keys) {
      allowPart(comparison, dictionary.get(key), container, "/" + key);
    }
  }

  /** Single pieces of evidence may go, as when newer ones replace them. */
  private static void mayGo(
      Comparison comparison, @Nullable PdfObject list, @Nullable PdfObject container, String path) {
    for (PdfObject piece : comparison.signed().items(list)) {
      if (piece instanceof Reference reference
          && comparison.differences().freed().contains(reference.number())) {
        if (list instanceof Reference) {
          allowPart(comparison, piece, list, "[]");
        } else {
          allowPart(comparison, piece, container, path + "[]");
        }
      }
    }
  }

  /** A part may change where the store uses it. */
  private static void allowPart(
      Comparison comparison, @Nullable PdfObject part, @Nullable PdfObject container, String path) {
    if (container instanceof Reference holder) {
      comparison.allowUsage(part, new Usage(holder.number(), path)::equals);
    } else {
      PdfObject root = comparison.signed().trailer().get("Root");
      comparison.allowUsage(
          part,
          usage ->
              CatalogRule.isRoot(root, usage)
                  && usage.path().startsWith("/DSS")
                  && usage.path().endsWith(path));
    }
  }

  private static boolean isStore(PdfDocument later, Dictionary store) {
    if (!KEYS.containsAll(store.entries().keySet())) {
      return false;
    }
    for (String key : List.of("Certs", "CRLs", "OCSPs")) {
      if (!isListOfStreams(later, store.get(key))) {
        return false;
      }
    }
    for (Map.Entry<String, PdfObject> entry :
        later.dictionary(store.get("VRI")).entries().entrySet()) {
      boolean named = VRI_NAME.matcher(entry.getKey()).matches();
      Dictionary one = later.dictionary(entry.getValue());
      if (!entry.getKey().equals("Type")
          && !(named
              && later.resolve(entry.getValue()) instanceof Dictionary
              && VRI_KEYS.containsAll(one.entries().keySet())
              && isListOfStreams(later, one.get("Cert"))
              && isListOfStreams(later, one.get("CRL"))
              && isListOfStreams(later, one.get("OCSP")))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isListOfStreams(PdfDocument later, @Nullable PdfObject object) {
    PdfObject list = later.resolve(object);
    return list == Null.NULL
        || (list instanceof Array array
            && array.items().stream().allMatch(item -> later.resolve(item) instanceof Stream));
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
