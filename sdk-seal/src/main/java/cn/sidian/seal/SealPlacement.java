package cn.sidian.seal;

import java.util.Objects;

/**
 * Where a seal goes. Distances are measured on the page as it is displayed (turned and cropped),
 * from a corner of the page to the nearest corner of the box around seal and note. Immutable.
 */
public sealed interface SealPlacement {

  /**
   * A place on a page.
   *
   * @param corner the corner from which distances are measured
   * @param horizontal distance from the left or right edge
   * @param vertical distance from the lower or upper edge
   */
  record Spot(Corner corner, Length horizontal, Length vertical) {
    /**
     * Checks the parts.
     *
     * @param corner the corner from which distances are measured
     * @param horizontal distance from the left or right edge
     * @param vertical distance from the lower or upper edge
     */
    public Spot {
      Objects.requireNonNull(corner, "corner");
      Objects.requireNonNull(horizontal, "horizontal");
      Objects.requireNonNull(vertical, "vertical");
    }
  }

  /** The corner from which distances are measured. */
  enum Corner {
    /** Lower left. */
    BOTTOM_LEFT,
    /** Lower right. */
    BOTTOM_RIGHT,
    /** Upper left. */
    TOP_LEFT,
    /** Upper right. */
    TOP_RIGHT;

    /**
     * Whether the horizontal distance is from the right edge.
     *
     * @return true for the right corners
     */
    public boolean isRight() {
      return this == BOTTOM_RIGHT || this == TOP_RIGHT;
    }

    /**
     * Whether the vertical distance is from the upper edge.
     *
     * @return true for the upper corners
     */
    public boolean isTop() {
      return this == TOP_LEFT || this == TOP_RIGHT;
    }
  }

  /**
   * On one page.
   *
   * @param page 1 for the first
   * @param spot where on it
   */
  record OnPage(int page, Spot spot) implements SealPlacement {
    /**
     * Checks the number.
     *
     * @param page 1 for the first
     * @param spot where on it
     * @throws IllegalArgumentException if the page is below 1
     */
    public OnPage {
      if (page < 1) {
        throw new IllegalArgumentException("pages are counted from 1; got " + page);
      }
    }
  }

  /**
   * On the last page.
   *
   * @param spot where on it
   */
  record OnLastPage(Spot spot) implements SealPlacement {}

  /**
   * On every page, at the same spot: one seal signature that is seen many times.
   *
   * @param spot where on each
   */
  record OnAllPages(Spot spot) implements SealPlacement {}

  /**
   * Into an empty signature field. A seal larger than the field is made smaller to fit.
   *
   * @param field its fully qualified name
   */
  record InField(String field) implements SealPlacement {
    /**
     * Checks the name.
     *
     * @param field its fully qualified name
     * @throws IllegalArgumentException if it is empty
     */
    public InField {
      if (field.isEmpty()) {
        throw new IllegalArgumentException("name the signature field");
      }
    }
  }

  /** Without anything to see; the note is bound in all the same. */
  record Invisible() implements SealPlacement {}

  /**
   * On one page.
   *
   * @param page 1 for the first
   * @param corner from where to measure
   * @param horizontal distance from the left or right edge
   * @param vertical distance from the lower or upper edge
   * @return the placement
   * @throws IllegalArgumentException if the page is below 1
   */
  static SealPlacement onPage(int page, Corner corner, Length horizontal, Length vertical) {
    return new OnPage(page, new Spot(corner, horizontal, vertical));
  }

  /**
   * On the last page.
   *
   * @param corner from where to measure
   * @param horizontal distance from the left or right edge
   * @param vertical distance from the lower or upper edge
   * @return the placement
   */
  static SealPlacement onLastPage(Corner corner, Length horizontal, Length vertical) {
    return new OnLastPage(new Spot(corner, horizontal, vertical));
  }

  /**
   * On every page.
   *
   * @param corner from where to measure
   * @param horizontal distance from the left or right edge
   * @param vertical distance from the lower or upper edge
   * @return the placement
   */
  static SealPlacement onAllPages(Corner corner, Length horizontal, Length vertical) {
    return new OnAllPages(new Spot(corner, horizontal, vertical));
  }

  /**
   * Into an empty signature field.
   *
   * @param field its fully qualified name
   * @return the placement
   */
  static SealPlacement inField(String field) {
    return new InField(field);
  }

  /**
   * Without anything to see.
   *
   * @return the placement
   */
  static SealPlacement invisible() {
    return new Invisible();
  }
}
