package cn.sidian.seal.image;

/**
 * A colour in sRGB. The rules only say "red"; the default is a red that is common on screens.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record SealColour(int red, int green, int blue) {
  /** 230, 0, 18. */
  public static final SealColour RED = new SealColour(230, 0, 18);

  /**
   * Checks the parts.
   *
   * @param red 0 to 255
   * @param green 0 to 255
   * @param blue 0 to 255
   * @throws IllegalArgumentException if one is out of range
   */
  public SealColour {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException("each part of a colour is between 0 and 255");
    }
  }
}
