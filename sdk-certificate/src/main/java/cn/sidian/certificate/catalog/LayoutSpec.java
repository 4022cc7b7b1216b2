package cn.sidian.certificate.catalog;

import java.util.List;
import java.util.Objects;

/**
 * How certificates of a type are drawn, as data for a {@link
 * cn.sidian.certificate.layout.CertificateLayout}.
 *
 * @param layout which layout draws it, as {@code sidian-landscape/1}
 * @param title the words on top; usually the type's name
 * @param subtitle words below the title, may be empty
 * @param rows the items in the order of drawing: short names, one or two for each row
 * @param statement the sentence below the items, may be empty
 * @param accent the colour of frame and title, {@code #RRGGBB}
 */
public record LayoutSpec(
    String layout,
    String title,
    String subtitle,
    List<List<String>> rows,
    String statement,
    String accent) {
  /**
   * Checks the parts.
   *
   * @param layout which layout draws it
   * @param title the words on top
   * @param subtitle words below the title
   * @param rows the items in the order of drawing
   * @param statement the sentence below the items
   * @param accent the colour of frame and title
   * @throws IllegalArgumentException if a row has not one or two names, or the colour another form
   */
  public LayoutSpec {
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(subtitle, "subtitle");
    Objects.requireNonNull(statement, "statement");
    rows = rows.stream().map(List::copyOf).toList();
    if (rows.stream().anyMatch(row -> row.isEmpty() || row.size() > 2)) {
      throw new IllegalArgumentException("a row has one or two items");
    }
    if (!accent.matches("#[0-9A-Fa-f]{6}")) {
      throw new IllegalArgumentException("a colour is written #RRGGBB");
    }
  }
}
