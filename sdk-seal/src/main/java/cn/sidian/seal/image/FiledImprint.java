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
   */
  public static FiledImprint of(byte[] image, Length width) {
    double mm = width.millimetres();
    if (mm < 5 || mm > 200) {
      throw new IllegalArgumentException(
          "the width of an imprint is between 5 mm and 200 mm; got " + mm + " mm");
    }
    ImprintPicture picture = ImprintPicture.decode(image);
    Length height = Length.pt(width.points() * picture.height() / picture.width());
    return new FiledImprint(image.clone(), width, height);
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
