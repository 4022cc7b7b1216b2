package cn.sidian.certificate.layout;

import cn.sidian.certificate.internal.layout.LandscapeLayout;
import cn.sidian.core.SidianException;
import cn.sidian.seal.image.SealFont;
import java.util.List;

/**
 * Draws certificates (WD-04). Same request, same bytes. Implementations are immutable and safe for
 * many threads.
 */
public interface CertificateLayout {
  /**
   * The name that {@link cn.sidian.certificate.catalog.LayoutSpec#layout()} gives.
   *
   * @return as in {@code sidian-landscape/1}
   */
  String id();

  /**
   * Draws a certificate, copy or preview.
   *
   * @param request what is to be drawn
   * @return the PDF and its field map
   * @throws SidianException {@code GLYPH_MISSING} if no font has a character, {@code LAYOUT_FULL}
   *     if a text does not fit its place
   */
  LaidOut layOut(LayoutRequest request);

  /**
   * The field map alone: where each text must stand. Nothing is drawn.
   *
   * @param request what would be drawn
   * @return the boxes; empty if this layout has no map, so that the page cannot be compared
   */
  List<FieldBox> boxes(LayoutRequest request);

  /**
   * The layout that comes with the SDK: one page of A4 across, with photo, seal place, code place
   * and purpose band.
   *
   * @param fonts tried before those of the SDK, TrueType outlines
   * @return its id is {@code sidian-landscape/1}
   */
  static CertificateLayout landscape(SealFont... fonts) {
    return new LandscapeLayout(List.of(fonts));
  }
}
