package cn.sidian.certificate.layout;

import cn.sidian.certificate.internal.layout.PhotoReader;
import java.util.Optional;

/**
 * A photo as it stands in certificates: a JPEG keeps its bytes, anything else becomes its samples.
 * So the image inside a PDF can be compared with the digest in the metadata without decoding
 * anything lossy. Personal data: never printed. Immutable and safe for many threads.
 */
public final class CertificatePhoto {
  private final byte[] stored;
  private final boolean jpeg;
  private final int width;
  private final int height;

  /**
   * A photo as it is stored; for the readers of this module.
   *
   * @param stored the file of a JPEG; else three bytes for each pixel
   * @param jpeg which of both
   * @param width in pixels
   * @param height in pixels
   */
  public CertificatePhoto(byte[] stored, boolean jpeg, int width, int height) {
    this.stored = stored.clone();
    this.jpeg = jpeg;
    this.width = width;
    this.height = height;
  }

  /**
   * Reads a photo.
   *
   * @param file JPEG or PNG, at most 4 MiB
   * @return empty if it is neither, or damaged
   */
  public static Optional<CertificatePhoto> read(byte[] file) {
    return PhotoReader.read(file);
  }

  /**
   * The digest that stands in the metadata: over the file of a JPEG; else over {@code W H RGB} as
   * text, a line feed and the samples.
   *
   * @return {@code sm3:HEX}
   */
  public String digest() {
    return PhotoReader.digest(stored, jpeg, width, height);
  }

  /**
   * The bytes as stored.
   *
   * @return a copy; the file of a JPEG, else the samples
   */
  public byte[] stored() {
    return stored.clone();
  }

  /**
   * Whether the stored bytes are a JPEG.
   *
   * @return false for samples
   */
  public boolean isJpeg() {
    return jpeg;
  }

  /**
   * The width.
   *
   * @return in pixels
   */
  public int width() {
    return width;
  }

  /**
   * The height.
   *
   * @return in pixels
   */
  public int height() {
    return height;
  }

  @Override
  public String toString() {
    return "CertificatePhoto[" + width + "x" + height + "]";
  }
}
