package cn.sidian.seal.internal.sealing;

import cn.sidian.core.Finding;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.internal.appearance.NoteLayout;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.SignatureField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will be written into one document, after everything that may refuse was asked.
 *
 * @param document the document
 * @param note the complete note
 * @param fieldName the signature field
 * @param existing that field, if it is there already
 * @param places where it is seen; for an invisible new field its page without a box
 * @param firstSignature whether the document has no other signature
 * @param warnings what is noteworthy
 */
record SealingPlan(
    PdfDocument document,
    SealNote note,
    String fieldName,
    @Nullable SignatureField existing,
    List<Place> places,
    boolean firstSignature,
    List<Finding> warnings) {

  /** The places that are seen. */
  List<Place> visiblePlaces() {
    return places.stream().filter(place -> place.layout() != null).toList();
  }

  /**
   * One place of the seal.
   *
   * @param page the page
   * @param rotation by how much it is turned for display
   * @param rectangle the box in its user space; all zero for an invisible seal
   * @param layout seal and note within that box; null for an invisible seal
   * @param widget the existing widget, if there is one
   */
  record Place(
      PageTree.Page page,
      int rotation,
      double[] rectangle,
      @Nullable NoteLayout layout,
      SignatureField.@Nullable Widget widget) {}
}
