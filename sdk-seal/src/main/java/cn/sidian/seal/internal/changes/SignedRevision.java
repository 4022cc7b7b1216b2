package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.changes.Usages.Usage;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is the same about a signed revision, whichever later one it is compared with. */
final class SignedRevision {
  private final PdfDocument document;
  private final Set<Integer> touched = new HashSet<>();
  private @Nullable Usages usages;
  private @Nullable Usages everything;
  private @Nullable FormTree form;
  private @Nullable PageTree pages;
  private @Nullable DrawnByForm drawnByForm;

  /**
   * Nothing is read yet.
   *
   * @param document the revision
   * @param differences what the later revisions define anew
   */
  SignedRevision(PdfDocument document, List<ObjectDifferences> differences) {
    this.document = document;
    for (ObjectDifferences difference : differences) {
      touched.addAll(difference.changed());
      touched.addAll(difference.added());
      touched.addAll(difference.freed());
    }
  }

  PdfDocument document() {
    return document;
  }

  /** Where it refers to objects that some later revision defines anew. */
  Usages usages() {
    if (usages == null) {
      usages = Usages.of(document, touched::contains);
    }
    return usages;
  }

  /** Every place that uses an object, defined anew or not. */
  Set<Usage> allUsages(int number) {
    if (everything == null) {
      everything = Usages.of(document, any -> true);
    }
    return everything.of(number);
  }

  /** Its pages. */
  PageTree pages() {
    if (pages == null) {
      pages = new PageTree(document);
    }
    return pages;
  }

  /** What viewers draw by its form. */
  DrawnByForm drawnByForm() {
    if (drawnByForm == null) {
      drawnByForm = new DrawnByForm(document, form(), pages());
    }
    return drawnByForm;
  }

  /** Its form. */
  FormTree form() {
    if (form == null) {
      form = FormTree.of(document);
    }
    return form;
  }
}
