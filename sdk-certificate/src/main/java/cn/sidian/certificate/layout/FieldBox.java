package cn.sidian.certificate.layout;

import java.util.Objects;

/**
 * Where a text of a certificate stands, so that a verifier can read it there and compare. Boxes of
 * one page do not overlap, and together hold all text that the layout draws. May be personal data:
 * {@link #toString()} shows the field only.
 *
 * @param field the item, as {@code ZZBH}; labels and other fixed words begin with {@code ~}
 * @param page counted from 1
 * @param x the left edge, in points from the left
 * @param y the lower edge, in points from below
 * @param width in points
 * @param height in points
 * @param text what is drawn there
 */
public record FieldBox(
    String field, int page, double x, double y, double width, double height, String text) {
  /**
   * Checks the parts.
   *
   * @param field the item
   * @param page counted from 1
   * @param x the left edge
   * @param y the lower edge
   * @param width in points
   * @param height in points
   * @param text what is drawn there
   */
  public FieldBox {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return "FieldBox[" + field + ", page " + page + "]";
  }
}
