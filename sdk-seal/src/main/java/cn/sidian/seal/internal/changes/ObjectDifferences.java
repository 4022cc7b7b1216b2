package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfTrouble;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which objects a later revision defines anew.
 *
 * @param changed numbers of objects of the signed revision that mean something else now
 * @param added numbers that had no object in the signed revision and have one now
 * @param freed numbers of objects of the signed revision that are gone
 * @param overriddenStreams numbers of object streams of the signed revision that were replaced, so
 *     that what is in them may have changed
 * @param ambiguous numbers of rewritten objects that readers find in different places
 */
record ObjectDifferences(
    Set<Integer> changed,
    Set<Integer> added,
    Set<Integer> freed,
    Set<Integer> overriddenStreams,
    Set<Integer> ambiguous) {

  /**
   * Compares.
   *
   * @param containers the numbers of the object streams of the signed revision
   * @param others how many objects other later revisions have defined anew
   */
  static ObjectDifferences between(
      PdfDocument signed, PdfDocument later, BitSet containers, int others) {
    // honest revisions write a few objects each
    int most = signed.deadline().limits().maxObjects() / 10;
    Set<Integer> changed = new TreeSet<>();
    Set<Integer> added = new HashSet<>();
    Set<Integer> freed = new TreeSet<>();
    Set<Integer> ambiguous = new TreeSet<>();
    PdfEquality equality = new PdfEquality(signed, later);
    signed.forEachFoundElsewhere(
        later,
        number -> {
          signed.deadline().check();
          if (others + changed.size() + added.size() + freed.size() + ambiguous.size() > most) {
            throw PdfTrouble.limit("changed", most);
          }
          if (!later.isFoundForSure(number)) {
            ambiguous.add(number);
          }
          boolean before = signed.hasObject(number);
          boolean after = later.hasObject(number);
          if (before && after) {
            if (!equality.same(object(signed, number), object(later, number))
                || signed.generationOf(number) != later.generationOf(number)) {
              changed.add(number);
            }
          } else if (after) {
            added.add(number);
          } else if (before) {
            freed.add(number);
          }
        });
    Set<Integer> overridden = new TreeSet<>(changed);
    overridden.addAll(freed);
    overridden.removeIf(number -> !containers.get(number));
    return new ObjectDifferences(changed, added, freed, overridden, ambiguous);
  }

  int size() {
    return changed.size() + added.size() + freed.size() + ambiguous.size();
  }

  private static PdfObject object(PdfDocument document, int number) {
    return document.resolve(new Reference(number, document.generationOf(number)));
  }
}
