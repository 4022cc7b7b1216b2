package cn.sidian.seal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length on the page.
 *
 * @param points in points; 72 points are 25.4 mm
 */
public record Length(double points) {
  private static final Pattern FORM = Pattern.compile("(-?\\d{1,6}(?:\\.\\d{1,6})?)(mm|cm|pt)");

  /**
   * Checks the value.
   *
   * @param points in points
   * @throws IllegalArgumentException if it is not finite
   */
  public Length {
    if (!Double.isFinite(points)) {
      throw new IllegalArgumentException("a length must be a finite number");
    }
  }

  /**
   * A length in millimetres.
   *
   * @param millimetres the number
   * @return the length
   */
  public static Length mm(double millimetres) {
    return new Length(millimetres * 72 / 25.4);
  }

  /**
   * A length in points.
   *
   * @param points the number
   * @return the length
   */
  public static Length pt(double points) {
    return new Length(points);
  }

  /**
   * Reads a length with its unit.
   *
   * @param text as in {@code 20mm}, {@code 2cm} or {@code 56.7pt}
   * @return the length
   * @throws IllegalArgumentException if number or unit is missing
   */
  public static Length parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a length is a number with its unit, as in 20mm, 2cm or 56pt; got: " + text);
    }
    double number = Double.parseDouble(matcher.group(1));
    return switch (matcher.group(2)) {
      case "mm" -> mm(number);
      case "cm" -> mm(10 * number);
      default -> pt(number);
    };
  }

  /**
   * The length in millimetres.
   *
   * @return the number
   */
  public double millimetres() {
    return points * 25.4 / 72;
  }
}
