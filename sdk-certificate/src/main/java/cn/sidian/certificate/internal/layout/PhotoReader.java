package cn.sidian.certificate.internal.layout;

import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.quality.PhotoCheck;
import cn.sidian.certificate.layout.CertificatePhoto;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads photos. */
public final class PhotoReader {
  private static final int COMPONENTS = 3;

  private PhotoReader() {}

  /** The photo, or empty. */
  public static Optional<CertificatePhoto> read(byte[] file) {
    PhotoCheck.Size size = PhotoCheck.size(file);
    if (size == null) {
      return Optional.empty();
    }
    if (size.jpeg() && components(file) == COMPONENTS) {
      return Optional.of(new CertificatePhoto(file, true, size.width(), size.height()));
    }
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      return image == null
          ? Optional.empty()
          : Optional.of(
              new CertificatePhoto(samples(image), false, image.getWidth(), image.getHeight()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The number of colours, from the frame header of a JPEG; 0 if there is none. */
  private static int components(byte[] jpeg) {
    int at = 2;
    while (at + 9 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
      int marker = jpeg[at + 1] & 0xFF;
      boolean frame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (frame) {
        return jpeg[at + 9] & 0xFF;
      }
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
    }
    return 0;
  }

  private static byte[] samples(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] samples = new byte[Math.multiplyExact(COMPONENTS * width, height)];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int pixel : row) {
        // what is transparent stands on white
        int alpha = pixel >>> 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
          int colour = pixel >> shift & 0xFF;
          samples[at++] = (byte) ((colour * alpha + 255 * (255 - alpha)) / 255);
        }
      }
    }
    return samples;
  }

  /** The digest that stands in the metadata. */
  public static String digest(byte[] stored, boolean jpeg, int width, int height) {
    if (jpeg) {
      return CanonicalJson.digest(stored);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(stored.length + 32);
    all.writeBytes((width + " " + height + " RGB\n").getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(stored);
    return CanonicalJson.digest(all.toByteArray());
  }
}
