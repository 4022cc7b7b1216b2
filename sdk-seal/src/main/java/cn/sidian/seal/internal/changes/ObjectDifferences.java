package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
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

  static ObjectDifferences between(PdfDocument signed, PdfDocument later) {
    Set<Integer> changed = new TreeSet<>();
    Set<Integer> added = new HashSet<>();
    Set<Integer> freed = new TreeSet<>();
    Set<Integer> containers = new TreeSet<>();
    Set<Integer> ambiguous = new TreeSet<>();
    PdfEquality equality = new PdfEquality(signed, later);
    int highest = Math.max(signed.highestObject(), later.highestObject());
    for (int number = 0; number <= highest; number++) {
      if ((number & 0xFFF) == 0) {
        signed.deadline().check();
      }
      int container = signed.objectStreamOf(number);
      if (container >= 0) {
        containers.add(container);
      }
      if (signed.findsAtSamePlace(later, number)) {
        continue;
      }
      signed.deadline().check();
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
    }
    containers.removeIf(
        number ->
            signed.findsAtSamePlace(later, number)
                || !(changed.contains(number) || freed.contains(number)));
    return new ObjectDifferences(changed, added, freed, containers, ambiguous);
  }

  private static PdfObject object(PdfDocument document, int number) {
    return document.resolve(new Reference(number, document.generationOf(number)));
  }
}
