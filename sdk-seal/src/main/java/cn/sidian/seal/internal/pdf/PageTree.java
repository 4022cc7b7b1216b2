package cn.sidian.seal.internal.pdf;

import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a document (ISO 32000-2, 7.7.3). One page is found by the /Count of the nodes,
 * without loading the others.
 */
public final class PageTree {
  private final PdfDocument document;

  /** Behind the kid that was found last: pages are mostly asked for in their order. */
  private int expected;

  public PageTree(PdfDocument document) {
    this.document = document;
  }

  /**
   * A page.
   *
   * @param number 1-based
   * @param reference the object it is
   * @param dictionary its own entries
   * @param inherited the dictionaries above it, nearest first
   */
  public record Page(
      int number, Reference reference, Dictionary dictionary, List<Dictionary> inherited) {

    /** An entry of the page or the nearest node above that has it. */
    public @Nullable PdfObject attribute(String key) {
      PdfObject own = dictionary.get(key);
      if (own != null) {
        return own;
      }
      for (Dictionary node : inherited) {
        PdfObject value = node.get(key);
        if (value != null) {
          return value;
        }
      }
      return null;
    }
  }

  /** How many pages the root of the tree states. */
  public int count() {
    return count(root());
  }

  private Dictionary root() {
    Dictionary root = document.dictionary(document.catalog().get("Pages"));
    if (root.entries().isEmpty()) {
      throw PdfTrouble.damaged("pages", document.newestXref());
    }
    return root;
  }

  private int count(Dictionary node) {
    if (!node.has("Kids")) {
      return isNode(node) ? 0 : 1;
    }
    Long count = document.integer(node.get("Count"));
    return count == null || count < 0 ? -1 : (int) Math.min(count, Integer.MAX_VALUE);
  }

  /** A node without kids is no page, whatever it lacks. */
  private static boolean isNode(Dictionary node) {
    return node.isNamed("Type", "Pages");
  }

  /**
   * The last page; found by counting where the tree states a number that is not true.
   *
   * @return null if there is no page
   */
  public @Nullable Page last() {
    int stated = count();
    Page last = stated > 0 ? page(stated) : null;
    if (last != null) {
      return last;
    }
    List<Page> all = all();
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /**
   * One page.
   *
   * @param number 1-based
   * @return null if the tree has fewer pages
   */
  public @Nullable Page page(int number) {
    Walk walk = new Walk(number, number);
    walk.node(document.catalog().get("Pages"), List.of(), 1);
    return walk.pages.isEmpty() ? null : walk.pages.get(0);
  }

  /**
   * The number of a page, found by climbing to the root.
   *
   * @return null if the tree does not lead to it
   */
  public @Nullable Integer numberOf(Reference page) {
    long number = 1;
    Reference child = page;
    Set<Reference> seen = new HashSet<>();
    while (seen.add(child)) {
      document.deadline().check();
      if (child.equals(document.catalog().get("Pages"))) {
        return child.equals(page) ? null : (int) number;
      }
      if (!(document.dictionary(child).get("Parent") instanceof Reference parent)) {
        return null;
      }
      Dictionary node = document.dictionary(parent);
      List<PdfObject> kids = document.items(node.get("Kids"));
      int index = indexOf(kids, child);
      if (index < 0) {
        return null;
      }
      boolean onlyPages = count(node) == kids.size();
      for (PdfObject before : onlyPages ? List.<PdfObject>of() : kids.subList(0, index)) {
        number += Math.max(0, count(document.dictionary(before)));
      }
      number += onlyPages ? index : 0;
      child = parent;
    }
    return null;
  }

  /** Where a kid stands, or -1; one that is listed twice may be found at either place. */
  private int indexOf(List<PdfObject> kids, Reference child) {
    boolean isNext = expected < kids.size() && kids.get(expected).equals(child);
    int index = isNext ? expected : kids.indexOf(child);
    expected = index + 1;
    return index;
  }

  /** All pages, in order. */
  public List<Page> all() {
    Walk walk = new Walk(1, Integer.MAX_VALUE);
    walk.node(document.catalog().get("Pages"), List.of(), 1);
    return walk.pages;
  }

  /** Goes through the tree and keeps the pages of a range. */
  private final class Walk {
    private final int from;
    private final int to;
    private final List<Page> pages = new ArrayList<>();
    private final Set<Reference> open = new HashSet<>();

    Walk(int from, int to) {
      this.from = from;
      this.to = to;
    }

    /** Visits a node whose first page has a number; returns the number after its last page. */
    int node(@Nullable PdfObject object, List<Dictionary> above, int first) {
      document.deadline().check();
      Reference reference = object instanceof Reference found ? found : null;
      Dictionary node = document.dictionary(object);
      if (node.entries().isEmpty()) {
        return first;
      }
      if (!node.has("Kids")) {
        return isNode(node) ? first : page(reference, node, above, first);
      }
      int count = count(node);
      // the statement is only trusted to skip a part before the wanted page
      if (count >= 0 && first + (long) count <= from) {
        return first + count;
      }
      if (reference != null && !open.add(reference)) {
        throw PdfTrouble.damaged("pagesLoop", document.newestXref());
      }
      if (above.size() > document.deadline().limits().maxDepth()) {
        throw PdfTrouble.limit("depth", document.deadline().limits().maxDepth());
      }
      List<Dictionary> chain = new ArrayList<>();
      chain.add(node);
      chain.addAll(above);
      List<Dictionary> shared = List.copyOf(chain);
      List<PdfObject> kids = document.items(node.get("Kids"));
      int next = first;
      int skipped = count == kids.size() ? Math.max(0, from - first) : 0;
      if (skipped > 0 && !document.dictionary(kids.get(skipped)).has("Kids")) {
        // as many kids as pages: each is one, and those before the wanted one need not be loaded
        next += skipped;
        kids = kids.subList(skipped, kids.size());
      }
      for (PdfObject kid : kids) {
        if (next > to) {
          break;
        }
        next = node(kid, shared, next);
      }
      if (reference != null) {
        open.remove(reference);
      }
      return next;
    }

    private int page(
        @Nullable Reference reference, Dictionary node, List<Dictionary> above, int number) {
      if (number >= from && number <= to) {
        if (reference == null) {
          throw PdfTrouble.damaged("pageNotIndirect", document.newestXref());
        }
        if (pages.size() >= document.deadline().limits().maxObjects()) {
          throw PdfTrouble.limit("objects", document.deadline().limits().maxObjects());
        }
        pages.add(new Page(number, reference, node, above));
      }
      return number + 1;
    }
  }
}
