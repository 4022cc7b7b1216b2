package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares one later revision with the signed one: rules first, then whatever none of them
 * justified.
 */
final class RevisionJudge {
  private static final List<ChangeRule> RULES =
      List.of(
          new TrailerRule(),
          new InfoRule(),
          new CatalogRule(),
          new SecurityStoreRule(),
          new MetadataRule(),
          new FormRule(),
          new PageRule(),
          new StructureRule());

  /** Where annotations are referred to: by pages, by each other, by the structure tree. */
  private static final Set<String> ANNOTATION_PLACES =
      Set.of(
          "/Annots", "/Annots[]", "[]", "/Popup", "/Parent", "/IRT", "/Obj", "/K/Obj", "/K[]/Obj");

  private RevisionJudge() {}

  /** All changes, permitted and forbidden, in the order of the rules. */
  static List<Change> compare(Comparison comparison) {
    RULES.forEach(rule -> rule.judge(comparison));
    repeatedKeys(comparison);
    exceptionsFromEncryption(comparison);
    remaining(comparison);
    return comparison.changes();
  }

  /** Of a key that is written twice readers take the one or the other value. */
  private static void repeatedKeys(Comparison comparison) {
    if (isAmbiguous(comparison.later().trailer())) {
      comparison.forbidden("REPEATED_KEY", "trailer");
    }
    Set<Integer> written = new TreeSet<>(comparison.differences().changed());
    written.addAll(comparison.differences().added());
    for (int number : written) {
      PdfDocument later = comparison.later();
      if (isAmbiguous(later.resolve(new Reference(number, later.generationOf(number))))) {
        comparison.forbidden("REPEATED_KEY", "object " + number);
      }
    }
  }

  /** What one reader takes as it stands another decrypts; only of metadata nothing is shown. */
  private static void exceptionsFromEncryption(Comparison comparison) {
    PdfDocument later = comparison.later();
    PdfObject metadata = later.catalog().get("Metadata");
    Set<Integer> written = new TreeSet<>(comparison.differences().changed());
    written.addAll(comparison.differences().added());
    for (int number : written) {
      Reference reference = new Reference(number, later.generationOf(number));
      if (later.resolve(reference) instanceof PdfObject.Stream stream
          && later.isExceptionFromEncryption(stream)
          && !reference.equals(metadata)) {
        comparison.forbidden("REVISION_AMBIGUOUS", "object " + number);
      }
    }
  }

  /** Whether a dictionary inside an object has a key twice; the parser limits the depth. */
  private static boolean isAmbiguous(PdfObject object) {
    if (object instanceof PdfObject.Stream stream) {
      return isAmbiguous(stream.dictionary());
    }
    Collection<PdfObject> parts = List.of();
    if (object instanceof PdfObject.Array array) {
      parts = array.items();
    } else if (object instanceof Dictionary dictionary) {
      if (dictionary.repeatedKey() != null) {
        return true;
      }
      parts = dictionary.entries().values();
    }
    for (PdfObject part : parts) {
      if (isAmbiguous(part)) {
        return true;
      }
    }
    return false;
  }

  private static void remaining(Comparison comparison) {
    ObjectDifferences differences = comparison.differences();
    for (int number : differences.ambiguous()) {
      comparison.forbidden("REVISION_AMBIGUOUS", "object " + number);
    }
    for (int number : differences.overriddenStreams()) {
      comparison.forbidden("OBJECT_STREAM_OVERRIDDEN", "object " + number);
    }
    for (int number : differences.changed()) {
      if (comparison.isJustified(number)) {
        continue;
      }
      Dictionary annotation = annotation(comparison, number);
      if (annotation == null) {
        comparison.forbidden(code(comparison, number), "object " + number);
      } else {
        comparison.add(
            new Change(
                "ANNOTATION_CHANGED",
                ChangeLevel.ANNOTATIONS,
                "object " + number,
                null,
                comparison.signed().name(annotation.get("Subtype"))));
      }
    }
    for (int number : new TreeSet<>(comparison.usages().reached())) {
      if (differences.freed().contains(number) && !comparison.isJustified(number)) {
        comparison.forbidden("OBJECT_FREED", "object " + number);
      } else if (differences.added().contains(number) && !comparison.isJustified(number)) {
        // the signed revision referred to nothing there; now there is something
        comparison.forbidden("MISSING_OBJECT_FILLED", "object " + number);
      }
    }
  }

  /** An annotation that is no widget and is used as nothing else; null for other objects. */
  private static @Nullable Dictionary annotation(Comparison comparison, int number) {
    PdfObject object =
        comparison
            .signed()
            .resolve(new Reference(number, comparison.signed().generationOf(number)));
    boolean annotation =
        object instanceof Dictionary dictionary
            && dictionary.has("Subtype")
            && dictionary.has("Rect")
            && !dictionary.isNamed("Subtype", "Widget")
            && comparison.usages().of(number).stream()
                .allMatch(usage -> isAnnotationPlace(comparison, usage));
    return annotation ? (Dictionary) object : null;
  }

  /** An array that is an object of its own may also be the kids of a node of the page tree. */
  private static boolean isAnnotationPlace(Comparison comparison, Usages.Usage usage) {
    return ANNOTATION_PLACES.contains(usage.path())
        && (!usage.path().equals("[]")
            || comparison.before().allUsages(usage.container()).stream()
                .allMatch(list -> list.path().equals("/Annots")));
  }

  /** A name for what was changed, as far as the object tells. */
  private static String code(Comparison comparison, int number) {
    PdfObject object =
        comparison
            .signed()
            .resolve(new Reference(number, comparison.signed().generationOf(number)));
    Dictionary dictionary =
        object instanceof Dictionary d
            ? d
            : object instanceof PdfObject.Stream s ? s.dictionary() : Dictionary.EMPTY;
    if (dictionary.has("ByteRange")) {
      return "SIGNATURE_CHANGED";
    }
    if (dictionary.isNamed("Type", "Font") || dictionary.isNamed("Type", "FontDescriptor")) {
      return "FONT_CHANGED";
    }
    if (dictionary.isNamed("Type", "Annot")) {
      return "ANNOTATION_CHANGED";
    }
    if (dictionary.isNamed("Type", "Pages")) {
      return "PAGES_CHANGED";
    }
    if (dictionary.isNamed("Type", "StructElem") || dictionary.isNamed("Type", "StructTreeRoot")) {
      return "STRUCTURE_CHANGED";
    }
    return "OBJECT_CHANGED";
  }
}
