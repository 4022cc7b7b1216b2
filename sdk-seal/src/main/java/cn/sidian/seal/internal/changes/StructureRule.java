package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The structure tree of a tagged file may gain elements that hold nothing but new widgets or
 * annotations; what was there stays where it was (14.7). Structure is not shown, but assistive
 * technology reads it aloud.
 */
final class StructureRule implements ChangeRule {
  private static final Set<String> OF_ROOT = Set.of("K", "ParentTree", "ParentTreeNextKey");
  private static final Set<String> ROOT_ROLES = Set.of("StructTreeRoot", "P", "Parent");
  private static final Set<String> ELEMENT_ROLES =
      Set.of("K", "", "P", "Nums", "Names", "SE", "Ref");
  private static final Set<String> OF_NEW = Set.of("Type", "S", "P", "Pg", "K", "NS", "ID", "T");

  @Override
  public void judge(Comparison comparison) {
    PdfDocument signed = comparison.signed();
    PdfObject rootId = signed.catalog().get("StructTreeRoot");
    PdfObject laterId = comparison.later().catalog().get("StructTreeRoot");
    if (!comparison.same(rootId, laterId)) {
      comparison.forbidden("STRUCTURE_CHANGED", "catalog /StructTreeRoot");
      return;
    }
    Dictionary root = signed.dictionary(rootId);
    if (root.entries().isEmpty()) {
      return;
    }
    Dictionary laterRoot = comparison.later().dictionary(laterId);
    PdfObject catalogId = signed.trailer().get("Root");
    Usage place = new Parts().enter(rootId, Parts.of(catalogId), "/StructTreeRoot");
    if (comparison.isChanged(rootId) || comparison.isChanged(root.get("K"))) {
      Set<String> keys = comparison.differentKeys(root, laterRoot);
      if (!root.has("RoleMap") && isEmpty(comparison.later().resolve(laterRoot.get("RoleMap")))) {
        // which maps nothing; iText writes one
        keys.remove("RoleMap");
      }
      if (OF_ROOT.containsAll(keys)
          && comparison.isOnly(rootId, ROOT_ROLES)
          && grew(comparison, place, root.get("K"), laterRoot.get("K"))) {
        comparison.allowKeys(rootId, ROOT_ROLES);
        comparison.permitted("STRUCTURE", ChangeLevel.FORM_FILLING, "structure tree");
      } else {
        comparison.forbidden("STRUCTURE_CHANGED", "structure tree");
      }
    }
    parentTree(comparison, rootId, place, root.get("ParentTree"), laterRoot.get("ParentTree"));
    elements(comparison);
  }

  private static boolean isEmpty(PdfObject object) {
    return object instanceof Dictionary dictionary && dictionary.entries().isEmpty();
  }

  /** Elements of which only the list of kids grew. */
  private static void elements(Comparison comparison) {
    Set<Integer> numbers = new TreeSet<>();
    for (int number : comparison.differences().changed()) {
      Reference self = new Reference(number, comparison.signed().generationOf(number));
      if (comparison.signed().resolve(self) instanceof Array) {
        // a list of kids that is an object of its own
        comparison.usages().of(number).stream()
            .filter(usage -> usage.path().equals("/K"))
            .forEach(usage -> numbers.add(usage.container()));
      } else {
        numbers.add(number);
      }
    }
    numbers.forEach(number -> element(comparison, number));
  }

  private static void element(Comparison comparison, int number) {
    Reference self = new Reference(number, comparison.signed().generationOf(number));
    if (!(comparison.signed().resolve(self) instanceof Dictionary element) || !isElement(element)) {
      return;
    }
    Dictionary after = comparison.later().dictionary(self);
    if (Set.of("K").containsAll(comparison.differentKeys(element, after))
        && comparison.isOnly(self, ELEMENT_ROLES)
        && grew(comparison, Parts.of(self), element.get("K"), after.get("K"))) {
      comparison.allowKeys(self, ELEMENT_ROLES);
      comparison.permitted("STRUCTURE", ChangeLevel.FORM_FILLING, "structure tree");
    }
  }

  private static boolean isElement(Dictionary dictionary) {
    return dictionary.has("S") && dictionary.has("P") && !dictionary.has("Subtype");
  }

  /** Whether all kids are still there in their order, and the others are new and harmless. */
  private static boolean grew(
      Comparison comparison, Usage holder, @Nullable PdfObject before, @Nullable PdfObject after) {
    List<PdfObject> old = kids(comparison.signed(), before);
    int kept = 0;
    for (PdfObject kid : kids(comparison.later(), after)) {
      if (kept < old.size() && comparison.same(old.get(kept), kid)) {
        kept++;
      } else if (!isNewKid(comparison, kid, 0)) {
        return false;
      }
    }
    if (kept < old.size()) {
      return false;
    }
    // a list that is an object of its own may be exchanged where it stands
    if (comparison.signed().resolve(before) instanceof Array
        && comparison.later().resolve(before) instanceof Array) {
      Parts list = new Parts();
      list.enter(before, holder, "/K");
      list.allow(comparison);
    }
    return true;
  }

  private static List<PdfObject> kids(PdfDocument document, @Nullable PdfObject object) {
    PdfObject resolved = document.resolve(object);
    if (resolved instanceof Array array) {
      return array.items();
    }
    return object == null || resolved == Null.NULL ? List.of() : List.of(object);
  }

  /** A new element or reference that leads to new annotations only. */
  private static boolean isNewKid(Comparison comparison, PdfObject kid, int depth) {
    if (depth > 8) {
      return false;
    }
    if (kid instanceof Reference && !comparison.isNew(kid)) {
      return false;
    }
    Dictionary dictionary = comparison.later().dictionary(kid);
    if (dictionary.isNamed("Type", "OBJR")) {
      return comparison.isNew(dictionary.get("Obj"));
    }
    return dictionary.has("S")
        && OF_NEW.containsAll(dictionary.entries().keySet())
        && kids(comparison.later(), dictionary.get("K")).stream()
            .allMatch(inner -> isNewKid(comparison, inner, depth + 1));
  }

  /** Every key of the parent tree leads where it led; new keys lead to new elements. */
  private static void parentTree(
      Comparison comparison,
      @Nullable PdfObject root,
      Usage place,
      @Nullable PdfObject before,
      @Nullable PdfObject after) {
    Map<Long, PdfObject> old = new HashMap<>();
    Map<Long, PdfObject> now = new HashMap<>();
    Parts nodes = new Parts();
    boolean whole = read(comparison.signed(), before, place, "/ParentTree", old, nodes, 0);
    boolean touched = !comparison.same(before, after) || nodes.areTouched(comparison);
    if (!touched) {
      return;
    }
    whole &= read(comparison.later(), after, place, "/ParentTree", now, new Parts(), 0);
    for (Map.Entry<Long, PdfObject> entry : now.entrySet()) {
      PdfObject was = old.remove(entry.getKey());
      boolean right =
          was == null
              ? isNewParent(comparison, entry.getValue())
              : leadsToSame(comparison, was, entry.getValue());
      if (!right) {
        comparison.forbidden("STRUCTURE_CHANGED", "structure tree, parent " + entry.getKey());
        return;
      }
    }
    if (!old.isEmpty() || !whole) {
      comparison.forbidden("STRUCTURE_CHANGED", "structure tree, parents");
      return;
    }
    // what else such a node is, as a page of the document, nobody looked at
    if (comparison.isOnly(root, ROOT_ROLES) && nodes.areNothingElse(comparison)) {
      nodes.allow(comparison);
    }
    comparison.permitted("STRUCTURE", ChangeLevel.FORM_FILLING, "structure tree");
  }

  private static boolean isNewParent(Comparison comparison, PdfObject value) {
    return comparison.isNew(value)
        || isElement(comparison.later().dictionary(value))
        || comparison.later().resolve(value) == Null.NULL;
  }

  /** The same element, or an array of the same elements written again. */
  private static boolean leadsToSame(Comparison comparison, PdfObject was, PdfObject is) {
    PdfObject a = comparison.signed().resolve(was);
    PdfObject b = comparison.later().resolve(is);
    return (a instanceof Array && b instanceof Array)
        ? comparison.same(a, b)
        : comparison.same(was, is);
  }

  /**
   * Reads a number tree; also collects the objects that are its nodes, and where each stands.
   * Returns false if it is too deep to be read to the end.
   */
  private static boolean read(
      PdfDocument document,
      @Nullable PdfObject node,
      Usage above,
      String key,
      Map<Long, PdfObject> into,
      Parts nodes,
      int depth) {
    if (node == null) {
      return true;
    }
    if (depth > document.deadline().limits().maxDepth()) {
      return false;
    }
    document.deadline().check();
    Usage inside = nodes.enter(node, above, key);
    Dictionary dictionary = document.dictionary(node);
    nodes.enter(dictionary.get("Nums"), inside, "/Nums");
    List<PdfObject> numbers = document.items(dictionary.get("Nums"));
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      Long number = document.integer(numbers.get(i));
      if (number != null) {
        into.put(number, numbers.get(i + 1));
      }
    }
    Usage kids = nodes.enter(dictionary.get("Kids"), inside, "/Kids");
    for (PdfObject kid : document.items(dictionary.get("Kids"))) {
      if (!read(document, kid, kids, "[]", into, nodes, depth + 1)) {
        return false;
      }
    }
    return true;
  }
}
