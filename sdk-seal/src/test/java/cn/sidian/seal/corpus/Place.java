package cn.sidian.seal.corpus;

import cn.sidian.seal.Length;
import cn.sidian.seal.SealPlacement;
import org.jspecify.annotations.Nullable;

/**
 * Where a seal is asked to be: on page 1, in millimetres from its lower right corner; or in a
 * field; or nowhere.
 *
 * @param right from the right edge
 * @param bottom from the lower edge
 * @param diameter of the seal
 * @param field the field, or null
 * @param invisible whether nothing is to be seen
 */
record Place(
    double right, double bottom, double diameter, @Nullable String field, boolean invisible) {
  static final Place USUAL = new Place(20, 30, 42, null, false);
  static final Place TIGHT = new Place(1, 1, 42, null, false);
  static final Place SMALL = new Place(1, 1, 26, null, false);
  static final Place NOWHERE = new Place(0, 0, 42, null, true);

  static Place in(String field) {
    return new Place(0, 0, 42, field, false);
  }

  SealPlacement placement() {
    if (invisible) {
      return SealPlacement.invisible();
    }
    return field != null
        ? SealPlacement.inField(field)
        : SealPlacement.onPage(
            1, SealPlacement.Corner.BOTTOM_RIGHT, Length.mm(right), Length.mm(bottom));
  }

  @Override
  public String toString() {
    if (invisible) {
      return "invisible";
    }
    return field != null
        ? "in field " + field
        : "%.0f mm seal at %.0f,%.0f mm".formatted(diameter, right, bottom);
  }
}
