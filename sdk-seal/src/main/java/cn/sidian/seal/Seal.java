package cn.sidian.seal;

import cn.sidian.seal.image.RoundSeal;
import cn.sidian.seal.image.SealImage;
import java.util.Objects;

/**
 * A seal: whose it is, what it is for, and what it looks like.
 *
 * @param kind what it may be put on
 * @param unit the name of the unit that owns it
 * @param title its words, as 政务数据查验专用章
 * @param image its face
 */
public record Seal(SealKind kind, String unit, String title, SealImage image) {

  /**
   * Checks the parts.
   *
   * @param kind what it may be put on
   * @param unit the name of the unit that owns it
   * @param title its words
   * @param image its face
   * @throws IllegalArgumentException if the unit is blank, or kind and title do not belong together
   */
  public Seal {
    Objects.requireNonNull(image, "image");
    if (unit.isBlank()) {
      throw new IllegalArgumentException("a seal needs the name of the unit that owns it");
    }
    if (SealKind.ofTitle(title) != kind) {
      throw new IllegalArgumentException(
          "the title "
              + SealKind.DATA_VERIFICATION_TITLE
              + " and the kind DATA_VERIFICATION belong together");
    }
  }

  /**
   * The data-verification seal of a unit, drawn round with a diameter of 42 mm.
   *
   * @param unit the name of the unit
   * @return the seal
   */
  public static Seal dataVerification(String unit) {
    return round(unit, SealKind.DATA_VERIFICATION_TITLE);
  }

  /**
   * A round seal of 42 mm.
   *
   * @param unit the name of the unit
   * @param title its words; they decide the kind
   * @return the seal
   */
  public static Seal round(String unit, String title) {
    return of(unit, title, RoundSeal.of(unit, title));
  }

  /**
   * A seal with a face of one's own.
   *
   * @param unit the name of the unit
   * @param title its words; they decide the kind
   * @param image its face
   * @return the seal
   */
  public static Seal of(String unit, String title, SealImage image) {
    return new Seal(SealKind.ofTitle(title), unit, title, image);
  }
}
