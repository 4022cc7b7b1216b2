package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalog may change in few keys, and each of those by a rule of its own (7.7.2). */
final class CatalogRule implements ChangeRule {
  /** Keys that other rules judge. */
  private static final Set<String> JUDGED_ELSEWHERE =
      Set.of("AcroForm", "DSS", "Metadata", "StructTreeRoot");

  /** What refers to the catalog: the trailer, and signatures that say what they are about. */
  static final Set<String> ROLES = Set.of("Root", "Data");

  private static final Map<String, String> NAMED =
      Map.of(
          "Pages", "PAGES_CHANGED",
          "Perms", "CERTIFIED_LATER",
          "OpenAction", "ACTION_ADDED",
          "AA", "ACTION_ADDED",
          "Names", "NAMES_CHANGED",
          "OCProperties", "LAYERS_CHANGED");

  @Override
  public void judge(Comparison comparison) {
    PdfObject root = comparison.signed().trailer().get("Root");
    Dictionary before = comparison.signed().dictionary(root);
    Dictionary after = comparison.later().dictionary(comparison.later().trailer().get("Root"));
    comparison.allowKeys(root, ROLES);
    for (String key : comparison.differentKeys(before, after)) {
      if (JUDGED_ELSEWHERE.contains(key)) {
        continue;
      }
      PdfObject value = comparison.later().resolve(after.get(key));
      if (key.equals("OutputIntents")
          && comparison.signed().resolve(before.get(key)) == PdfObject.Null.NULL
          && value instanceof PdfObject.Array) {
        // programs that draw a signature name its colours so; they say nothing of what was signed,
        // but a viewer that obeys them shows all colours by them
        comparison.permitted(
            "OUTPUT_INTENTS", ChangeLevel.FORM_APPEARANCE, "catalog /OutputIntents");
        continue;
      }
      boolean harmless =
          switch (key) {
            case "Version" -> value instanceof Name;
            case "Extensions", "MarkInfo" ->
                value instanceof Dictionary dictionary && isFlat(comparison, dictionary, 0);
            default -> false;
          };
      if (harmless) {
        comparison.permitted(
            "CATALOG_" + key.toUpperCase(Locale.ROOT), ChangeLevel.LONG_TERM, "catalog /" + key);
        comparison.allowUsage(
            before.get(key), usage -> usage.path().equals("/" + key) && isRoot(root, usage));
      } else {
        comparison.forbidden(NAMED.getOrDefault(key, "CATALOG_CHANGED"), "catalog /" + key);
      }
    }
    // an indirect dictionary keeps its reference and changes its content
    for (String key : new String[] {"Extensions", "MarkInfo"}) {
      PdfObject value = before.get(key);
      if (comparison.isChanged(value)
          && comparison.isOnly(root, ROLES)
          && comparison.later().resolve(value) instanceof Dictionary dictionary
          && isFlat(comparison, dictionary, 0)) {
        comparison.allowUsage(
            value, usage -> usage.path().equals("/" + key) && isRoot(root, usage));
        comparison.permitted(
            "CATALOG_" + key.toUpperCase(Locale.ROOT), ChangeLevel.LONG_TERM, "catalog /" + key);
      }
    }
  }

  static boolean isRoot(@Nullable PdfObject root, Usages.Usage usage) {
    return root instanceof PdfObject.Reference reference && usage.container() == reference.number();
  }

  /** Names, numbers and dictionaries of them: nothing that could be shown. */
  private static boolean isFlat(Comparison comparison, Dictionary dictionary, int depth) {
    return dictionary.entries().values().stream()
        .allMatch(value -> isFlatValue(comparison, value, depth + 1));
  }

  private static boolean isFlatValue(Comparison comparison, PdfObject object, int depth) {
    PdfObject value = comparison.later().resolve(object);
    if (value instanceof Dictionary inner) {
      return depth < 4 && isFlat(comparison, inner, depth);
    }
    if (value instanceof PdfObject.Array array) {
      return depth < 4
          && array.items().stream().allMatch(item -> isFlatValue(comparison, item, depth + 1));
    }
    return !(value instanceof PdfObject.Stream);
  }
}
