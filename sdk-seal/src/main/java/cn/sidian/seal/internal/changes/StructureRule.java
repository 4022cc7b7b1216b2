package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    if (comparison.isChanged(rootId)) {
      if (OF_ROOT.containsAll(comparison.differentKeys(root, laterRoot))
          && grew(comparison, rootId, root.get("K"), laterRoot.get("K"))) {
        comparison.allowKeys(rootId, ROOT_ROLES);
        comparison.permitted("STRUCTURE", ChangeLevel.FORM_FILLING, "structure tree");
      } else {
        comparison.forbidden("STRUCTURE_CHANGED", "structure tree");
      }
    }
    parentTree(comparison, rootId, root.get("ParentTree"), laterRoot.get("ParentTree"));
    elements(comparison);
  }

  /** Elements of which only the list of kids grew. */
  private static void elements(Comparison comparison) {
    for (int number : comparison.differences().changed()) {
      Reference self = new Reference(number, comparison.signed().generationOf(number));
      PdfObject before = comparison.signed().resolve(self);
      if (!(before instanceof Dictionary element) || !isElement(element)) {
        continue;
      }
      Dictionary after = comparison.later().dictionary(self);
      if (Set.of("K").containsAll(comparison.differentKeys(element, after))
          && grew(comparison, self, element.get("K"), after.get("K"))) {
        comparison.allowKeys(self, ELEMENT_ROLES);
        comparison.permitted("STRUCTURE", ChangeLevel.FORM_FILLING, "structure tree");
      }
    }
  }

  private static boolean isElement(Dictionary dictionary) {
    return dictionary.has("S") && dictionary.has("P") && !dictionary.has("Subtype");
  }

  /** Whether all kids are still there in their order, and the others are new and harmless. */
  private static boolean grew(
      Comparison comparison,
      @Nullable PdfObject holder,
      @Nullable PdfObject before,
      @Nullable PdfObject after) {
    List<PdfObject> old = kids(comparison.signed(), before);
    int kept = 0;
    for (PdfObject kid : kids(comparison.later(), after)) {
      if (kept < old.size() && comparison.same(old.get(kept), kid)) {
        kept++;
      } else if (!isNewKid(comparison, kid, 0)) {
        return false;
      }
    }
    // an indirect array of kids may be exchanged where it is used as such
    if (comparison.signed().resolve(before) instanceof Array
        && comparison.later().resolve(before) instanceof Array) {
      comparison.allowUsage(
          before,
          holder instanceof Reference self
              ? new Usage(self.number(), "/K")::equals
              : usage -> usage.path().equals("/StructTreeRoot/K"));
    }
    return kept == old.size();
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
      @Nullable PdfObject before,
      @Nullable PdfObject after) {
    Map<Long, PdfObject> old = new HashMap<>();
    Map<Long, PdfObject> now = new HashMap<>();
    Map<PdfObject, Set<Usage>> nodes = new HashMap<>();
    PdfObject catalog = comparison.signed().trailer().get("Root");
    Usage place =
        root instanceof Reference self
            ? new Usage(self.number(), "/ParentTree")
            : new Usage(
                catalog instanceof Reference self ? self.number() : Usages.TRAILER,
                "/StructTreeRoot/ParentTree");
    read(comparison.signed(), before, place, old, nodes, 0);
    boolean touched =
        !comparison.same(before, after) || nodes.keySet().stream().anyMatch(comparison::isChanged);
    if (!touched) {
      return;
    }
    read(comparison.later(), after, place, now, new HashMap<>(), 0);
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
    if (!old.isEmpty()) {
      comparison.forbidden("STRUCTURE_CHANGED", "structure tree, parents");
      return;
    }
    // what else such a node is, as a page of the document, nobody looked at
    boolean nothingElse =
        comparison.isOnly(root, ROOT_ROLES)
            && nodes.entrySet().stream()
                .allMatch(node -> node.getValue().containsAll(comparison.allUsages(node.getKey())));
    if (nothingElse) {
      nodes.forEach((node, places) -> comparison.allowUsage(node, places::contains));
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
    if (comparison.same(was, is) && !comparison.isChanged(was)) {
      return true;
    }
    PdfObject a = comparison.signed().resolve(was);
    PdfObject b = comparison.later().resolve(is);
    if (a instanceof Array && b instanceof Array) {
      return comparison.same(a, b);
    }
    return comparison.same(was, is);
  }

  /** Reads a number tree; also collects the objects that are its nodes, and where each stands. */
  private static void read(
      PdfDocument document,
      @Nullable PdfObject node,
      Usage place,
      Map<Long, PdfObject> into,
      Map<PdfObject, Set<Usage>> nodes,
      int depth) {
    if (node == null || depth > document.deadline().limits().maxDepth()) {
      return;
    }
    document.deadline().check();
    Usage inside = enter(node, place, "", nodes);
    Dictionary dictionary = document.dictionary(node);
    enter(dictionary.get("Nums"), inside, "/Nums", nodes);
    List<PdfObject> numbers = document.items(dictionary.get("Nums"));
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      Long key = document.integer(numbers.get(i));
      if (key != null) {
        into.put(key, numbers.get(i + 1));
      }
    }
    Usage kids = enter(dictionary.get("Kids"), inside, "/Kids", nodes);
    Usage kidPlace = new Usage(kids.container(), kids.path() + "[]");
    for (PdfObject kid : document.items(dictionary.get("Kids"))) {
      read(document, kid, kidPlace, into, nodes, depth + 1);
    }
  }

  /** Notes where an object stands; returns where its own parts stand. */
  private static Usage enter(
      @Nullable PdfObject object, Usage above, String key, Map<PdfObject, Set<Usage>> nodes) {
    Usage place = new Usage(above.container(), above.path() + key);
    if (object instanceof Reference reference) {
      nodes.computeIfAbsent(reference, node -> new HashSet<>()).add(place);
      return new Usage(reference.number(), "");
    }
    return place;
  }
}
