package cn.sidian.seal.image;

import cn.sidian.seal.Length;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A round seal with the unit's name on the arc, a star, a horizontal line of words and, if wanted,
 * a ring of code digits under the rim. It is drawn as vector paths, crisp at any zoom.
 *
 * <p>A drawn seal is a draft until the authority supplies the filed imprint. Diameters of official
 * seals: 国发〔1999〕25号. Immutable; each {@code with…} method gives a new object.
 */
public final class RoundSeal implements SealImage {
  /** The usual diameter of a special-purpose seal. */
  public static final Length DEFAULT_DIAMETER = Length.mm(42);

  private final String unit;
  private final String title;
  private final Length diameter;
  private final @Nullable String code;
  private final SealColour colour;

  private RoundSeal(
      String unit, String title, Length diameter, @Nullable String code, SealColour colour) {
    this.unit = unit;
    this.title = title;
    this.diameter = diameter;
    this.code = code;
    this.colour = colour;
  }

  /**
   * A round red seal of 42 mm.
   *
   * @param unit the name of the unit, on the arc; not blank
   * @param title the words of the horizontal line; may be empty
   * @return the face
   * @throws IllegalArgumentException if the name is blank
   */
  public static RoundSeal of(String unit, String title) {
    if (unit.isBlank()) {
      throw new IllegalArgumentException("a round seal needs the name of its unit");
    }
    return new RoundSeal(unit.strip(), title.strip(), DEFAULT_DIAMETER, null, SealColour.RED);
  }

  /**
   * The same face in another size.
   *
   * @param newDiameter between 10 and 100 mm
   * @return a new face
   * @throws IllegalArgumentException if the size is out of range
   */
  public RoundSeal withDiameter(Length newDiameter) {
    double mm = newDiameter.millimetres();
    if (mm < 10 || mm > 100) {
      throw new IllegalArgumentException(
          "the diameter of a seal is between 10 mm and 100 mm; got " + mm + " mm");
    }
    return new RoundSeal(unit, title, newDiameter, code, colour);
  }

  /**
   * The same face with a code ring (防伪码).
   *
   * @param newCode the characters, usually 13 digits; at most 24
   * @return a new face
   * @throws IllegalArgumentException if it is blank or too long
   */
  public RoundSeal withCodeRing(String newCode) {
    if (newCode.isBlank() || newCode.length() > 24) {
      throw new IllegalArgumentException("a code ring has 1 to 24 characters");
    }
    return new RoundSeal(unit, title, diameter, newCode.strip(), colour);
  }

  /**
   * The same face in another colour.
   *
   * @param newColour the colour
   * @return a new face
   */
  public RoundSeal withColour(SealColour newColour) {
    return new RoundSeal(
        unit, title, diameter, code, Objects.requireNonNull(newColour, "newColour"));
  }

  /**
   * The name on the arc.
   *
   * @return not blank
   */
  public String unit() {
    return unit;
  }

  /**
   * The words of the horizontal line.
   *
   * @return maybe empty
   */
  public String title() {
    return title;
  }

  /**
   * The code ring.
   *
   * @return its characters, or null
   */
  public @Nullable String codeRing() {
    return code;
  }

  /**
   * The colour.
   *
   * @return never null
   */
  public SealColour colour() {
    return colour;
  }

  @Override
  public Length width() {
    return diameter;
  }

  @Override
  public Length height() {
    return diameter;
  }
}
