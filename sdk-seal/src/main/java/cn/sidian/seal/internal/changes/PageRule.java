package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page may list the widgets of fields that were justified as new, and nothing else about it may
 * change (7.7.3.3).
 */
final class PageRule implements ChangeRule {
  private static final Set<String> ALLOWED = Set.of("Annots", "Tabs");

  /** Of iText 2, and of what was made of it. */
  private static final String STAMP = "ITXT";

  /** Dictionaries of resources: a page that is one of them names what others draw with. */
  private static final Set<String> RESOURCES =
      Set.of(
          "Resources",
          "ColorSpace",
          "Colorants",
          "ExtGState",
          "Font",
          "Pattern",
          "Properties",
          "Shading",
          "XObject");

  private static final Set<String> TAB_ORDERS = Set.of("R", "C", "S", "A", "W");

  @Override
  public void judge(Comparison comparison) {
    for (int number : comparison.differences().changed()) {
      Reference self = new Reference(number, comparison.signed().generationOf(number));
      PdfObject before = comparison.signed().resolve(self);
      if (before instanceof Dictionary page && isPage(comparison, page)) {
        page(comparison, self, page);
      } else if (before instanceof Array && isAnnotationList(comparison, number)) {
        list(comparison, self);
      } else if (before instanceof Dictionary node && isStamped(comparison, self, node)) {
        comparison.allowKeys(self);
      }
    }
  }

  /**
   * A writer that was here leaves its version in the page tree, as a text under a name of its own.
   */
  private static boolean isStamped(Comparison comparison, Reference self, Dictionary before) {
    Dictionary after = comparison.later().dictionary(self);
    PdfObject old = before.get(STAMP);
    return before.isNamed("Type", "Pages")
        && comparison.differentKeys(before, after).equals(Set.of(STAMP))
        && (old == null || old instanceof Text)
        && after.get(STAMP) instanceof Text;
  }

  /** By its words, or by what it holds: /Contents of annotations, fields among them, is a text. */
  private static boolean isPage(Comparison comparison, Dictionary dictionary) {
    return dictionary.isNamed("Type", "Page")
        || (dictionary.has("Parent")
            && dictionary.has("Contents")
            && !(comparison.signed().resolve(dictionary.get("Contents")) instanceof Text));
  }

  private static void page(Comparison comparison, Reference self, Dictionary before) {
    Dictionary after = comparison.later().dictionary(self);
    Set<String> keys = comparison.differentKeys(before, after);
    if (!before.has("StructParents")) {
      // the key under which the structure tree finds what is new on the page
      keys.remove("StructParents");
    }
    PdfObject tabs = comparison.later().resolve(after.get("Tabs"));
    PdfObject list = comparison.later().resolve(after.get("Annots"));
    boolean plain =
        !keys.contains("Tabs")
            || tabs == Null.NULL
            || (tabs instanceof Name name && TAB_ORDERS.contains(name.value()));
    plain &= list == Null.NULL || list instanceof Array;
    plain &=
        comparison.later().resolve(after.get("StructParents")) instanceof PdfObject.Numeric
            || !after.has("StructParents");
    if (!plain || !ALLOWED.containsAll(keys)) {
      comparison.forbidden("PAGE_CHANGED", place(comparison, self));
      return;
    }
    if (annotations(comparison, self, before.get("Annots"), after.get("Annots"))) {
      comparison.allowKeys(self);
    }
  }

  /** Whether an array is the annotations of pages, and used nowhere else. */
  private static boolean isAnnotationList(Comparison comparison, int number) {
    Set<Usages.Usage> usages = comparison.usages().of(number);
    return !usages.isEmpty() && usages.stream().allMatch(usage -> isPageUsage(comparison, usage));
  }

  private static boolean isPageUsage(Comparison comparison, Usages.Usage usage) {
    if (!usage.path().equals("/Annots")) {
      return false;
    }
    Reference container =
        new Reference(usage.container(), comparison.signed().generationOf(usage.container()));
    return isPage(comparison, comparison.signed().dictionary(container));
  }

  private static void list(Comparison comparison, Reference self) {
    for (Usages.Usage usage : comparison.usages().of(self.number())) {
      Reference page =
          new Reference(usage.container(), comparison.signed().generationOf(usage.container()));
      if (annotations(comparison, page, self, self)) {
        comparison.allowUsage(self, usage::equals);
      }
    }
  }

  /** Nothing vanished, and what came are widgets of new fields. */
  private static boolean annotations(
      Comparison comparison,
      Reference page,
      @Nullable PdfObject before,
      @Nullable PdfObject after) {
    if (comparison.allUsages(page).stream().anyMatch(usage -> RESOURCES.contains(usage.role()))) {
      comparison.forbidden("PAGE_CHANGED", place(comparison, page));
      return false;
    }
    List<PdfObject> old = comparison.signed().items(before);
    List<PdfObject> now = new ArrayList<>(comparison.later().items(after));
    for (PdfObject annotation : old) {
      if (!now.remove(annotation)) {
        comparison.forbidden("ANNOTATION_REMOVED", place(comparison, page));
        return false;
      }
    }
    List<PdfObject> kept = new ArrayList<>(comparison.later().items(after));
    kept.retainAll(old);
    if (!kept.equals(old)) {
      // which of them covers the other
      comparison.add(
          new Change(
              "ANNOTATION_CHANGED", ChangeLevel.ANNOTATIONS, place(comparison, page), null, null));
    }
    for (PdfObject annotation : now) {
      if (!comparison.isAllowedWidget(annotation)) {
        comparison.add(
            new Change(
                "ANNOTATION_ADDED",
                ChangeLevel.ANNOTATIONS,
                place(comparison, page),
                null,
                comparison.later().name(comparison.later().dictionary(annotation).get("Subtype"))));
      }
    }
    return true;
  }

  private static String place(Comparison comparison, Reference page) {
    Integer number = comparison.before().pages().numberOf(page);
    return number == null ? "object " + page.number() : "page " + number;
  }
}
