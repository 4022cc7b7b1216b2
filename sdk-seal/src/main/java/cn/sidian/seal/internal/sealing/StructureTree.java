package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logical structure of a tagged file (ISO 32000-2, 14.7): a widget becomes the content of a
 * Form element, so that the file stays accessible. Only files without earlier signatures are
 * changed.
 */
final class StructureTree {
  private final PdfDocument document;
  private final IncrementalUpdate update;
  private final Reference rootId;
  private final Dictionary root;
  private final Reference parentId;
  private final Dictionary parent;
  private final List<PdfObject> elements = new ArrayList<>();
  private final List<PdfObject> numbers = new ArrayList<>();
  private int nextKey;

  private StructureTree(
      PdfDocument document,
      IncrementalUpdate update,
      Reference rootId,
      Reference parentId,
      int nextKey) {
    this.document = document;
    this.update = update;
    this.rootId = rootId;
    this.root = document.dictionary(rootId);
    this.parentId = parentId;
    this.parent = document.dictionary(parentId);
    this.nextKey = nextKey;
  }

  /**
   * The tree of a tagged file; null for other files and for trees that are not as they should be.
   */
  static @Nullable StructureTree of(PdfDocument document, IncrementalUpdate update) {
    Dictionary catalog = document.catalog();
    Dictionary mark = document.dictionary(catalog.get("MarkInfo"));
    boolean marked = document.resolve(mark.get("Marked")) instanceof Bool bool && bool.value();
    if (!marked || !(catalog.get("StructTreeRoot") instanceof Reference rootId)) {
      return null;
    }
    Dictionary root = document.dictionary(rootId);
    if (root.entries().isEmpty()) {
      return null;
    }
    return new StructureTree(
        document, update, rootId, topElement(document, root, rootId), nextKey(document, root));
  }

  /** The Document element if there is one, else the root itself. */
  private static Reference topElement(PdfDocument document, Dictionary root, Reference rootId) {
    PdfObject kids = root.get("K");
    PdfObject first = kids;
    if (document.resolve(kids) instanceof Array array) {
      first = array.size() == 0 ? null : array.get(0);
    }
    if (first instanceof Reference id) {
      Dictionary element = document.dictionary(id);
      if (element.has("S") && "Document".equals(document.name(element.get("S")))) {
        return id;
      }
    }
    return rootId;
  }

  private static int nextKey(PdfDocument document, Dictionary root) {
    Long next = document.integer(root.get("ParentTreeNextKey"));
    long highest = highestKey(document, root.get("ParentTree"), 0);
    return (int) Math.max(next == null ? 0 : next, highest + 1);
  }

  private static long highestKey(PdfDocument document, @Nullable PdfObject node, int depth) {
    Dictionary dictionary = document.dictionary(node);
    long highest = -1;
    if (depth > document.deadline().limits().maxDepth()) {
      return highest;
    }
    List<PdfObject> numbers = document.items(dictionary.get("Nums"));
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      Long key = document.integer(numbers.get(i));
      highest = Math.max(highest, key == null ? -1 : key);
    }
    List<PdfObject> kids = document.items(dictionary.get("Kids"));
    if (!kids.isEmpty()) {
      // keys ascend from kid to kid (7.9.7)
      highest = Math.max(highest, highestKey(document, kids.get(kids.size() - 1), depth + 1));
    }
    return highest;
  }

  /** Adds a Form element for a widget; returns the key for its /StructParent. */
  int add(Reference widget, Reference page) {
    Dictionary element =
        Dictionary.of(
            "Type",
            new Name("StructElem"),
            "S",
            new Name("Form"),
            "P",
            parentId,
            "Pg",
            page,
            "K",
            Dictionary.of("Type", new Name("OBJR"), "Obj", widget, "Pg", page));
    PdfObject namespace = parent.get("NS");
    if (namespace instanceof Reference) {
      element = element.with("NS", namespace);
    }
    Reference id = update.add(element);
    elements.add(id);
    numbers.add(Numeric.of(nextKey));
    numbers.add(id);
    return nextKey++;
  }

  /** Writes the changed nodes. */
  void finish() {
    Dictionary newRoot =
        root.with("ParentTree", parentTree()).with("ParentTreeNextKey", Numeric.of(nextKey));
    if (parentId.equals(rootId)) {
      newRoot = newRoot.with("K", withElements(root.get("K")));
    } else {
      update.put(parentId, parent.with("K", withElements(parent.get("K"))));
    }
    update.put(rootId, newRoot);
  }

  private Array withElements(@Nullable PdfObject kids) {
    List<PdfObject> all = new ArrayList<>();
    PdfObject resolved = document.resolve(kids);
    if (resolved instanceof Array array) {
      all.addAll(array.items());
    } else if (kids != null && resolved != Null.NULL) {
      all.add(kids);
    }
    all.addAll(elements);
    return new Array(List.copyOf(all));
  }

  /** The parent tree with the new keys behind all others. */
  private PdfObject parentTree() {
    PdfObject old = root.get("ParentTree");
    Dictionary tree = document.dictionary(old);
    Dictionary changed;
    if (tree.has("Kids")) {
      Dictionary leaf =
          Dictionary.of(
              "Limits",
              Array.of(numbers.get(0), numbers.get(numbers.size() - 2)),
              "Nums",
              new Array(List.copyOf(numbers)));
      changed =
          tree.with("Kids", new Array(document.items(tree.get("Kids"))).plus(update.add(leaf)));
    } else {
      List<PdfObject> all = new ArrayList<>(document.items(tree.get("Nums")));
      all.addAll(numbers);
      changed = tree.with("Nums", new Array(List.copyOf(all)));
    }
    if (old instanceof Reference id && !tree.entries().isEmpty()) {
      update.put(id, changed);
      return id;
    }
    return changed;
  }
}
