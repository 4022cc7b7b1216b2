package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
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
   * @param counted is told of each object that is not the same
   */
  static ObjectDifferences between(
      PdfDocument signed, PdfDocument later, BitSet containers, Runnable counted) {
    Set<Integer> changed = new TreeSet<>();
    Set<Integer> added = new HashSet<>();
    Set<Integer> freed = new TreeSet<>();
    Set<Integer> ambiguous = new TreeSet<>();
    PdfEquality equality = new PdfEquality(signed, later);
    signed.forEachFoundElsewhere(
        later,
        number -> {
          signed.deadline().check();
          if (!later.isFoundForSure(number)) {
            counted.run();
            ambiguous.add(number);
          }
          boolean before = signed.hasObject(number);
          boolean after = later.hasObject(number);
          if (before && after) {
            if (!equality.same(object(signed, number), object(later, number))
                || signed.generationOf(number) != later.generationOf(number)) {
              counted.run();
              changed.add(number);
            }
          } else if (after) {
            counted.run();
            added.add(number);
          } else if (before) {
            counted.run();
            freed.add(number);
          }
        });
    Set<Integer> overridden = new TreeSet<>(changed);
    overridden.addAll(freed);
    overridden.removeIf(number -> !containers.get(number));
    return new ObjectDifferences(changed, added, freed, overridden, ambiguous);
  }

  private static PdfObject object(PdfDocument document, int number) {
    return document.resolve(new Reference(number, document.generationOf(number)));
  }
}
