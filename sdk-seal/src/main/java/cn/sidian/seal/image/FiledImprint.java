package cn.sidian.seal.image;

import cn.sidian.core.SidianException;
import cn.sidian.seal.Length;
import cn.sidian.seal.internal.appearance.ImprintPicture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The imprint that was filed with the authorities (印模), as PNG (also with transparency) or JPEG. It
 * is tried when this object is made, and compiled once per sealer. Immutable.
 */
public final class FiledImprint implements SealImage {
  private static final int MAX_BYTES = 16 << 20;
  private static final double MIN_MM = 5;
  private static final double MAX_MM = 200;

  private final byte[] image;
  private final Length width;
  private final Length height;

  private FiledImprint(byte[] image, Length width, Length height) {
    this.image = image;
    this.width = width;
    this.height = height;
  }

  /**
   * Reads an imprint.
   *
   * @param image PNG or JPEG
   * @param width its width on paper; the height follows from the picture
   * @return the face
   * @throws SidianException {@code IMAGE_UNREADABLE} if it is neither PNG nor JPEG, damaged or
   *     larger than 16 MB or 25 million pixels
   * @throws IllegalArgumentException if width or height is not between 5 mm and 200 mm
   */
  public static FiledImprint of(byte[] image, Length width) {
    checkSize("width", width);
    ImprintPicture picture = ImprintPicture.decode(image);
    Length height = Length.pt(width.points() * picture.height() / picture.width());
    checkSize("height", height);
    return new FiledImprint(image.clone(), width, height);
  }

  private static void checkSize(String what, Length length) {
    double mm = length.millimetres();
    if (mm < MIN_MM || mm > MAX_MM) {
      throw new IllegalArgumentException(
          "the %s of an imprint is between 5 mm and 200 mm; got %.1f mm".formatted(what, mm));
    }
  }

  /**
   * Reads an imprint from a file.
   *
   * @param image PNG or JPEG
   * @param width its width on paper
   * @return the face
   * @throws SidianException {@code IMAGE_UNREADABLE}, as {@link #of(byte[], Length)}
   */
  public static FiledImprint read(Path image, Length width) {
    try (InputStream in = Files.newInputStream(image)) {
      return of(in.readNBytes(MAX_BYTES + 1), width);
    } catch (IOException e) {
      throw ImprintPicture.unreadable(e);
    }
  }

  @Override
  public Length width() {
    return width;
  }

  @Override
  public Length height() {
    return height;
  }

  /**
   * The picture as it was given.
   *
   * @return a copy
   */
  public byte[] image() {
    return image.clone();
  }
}
