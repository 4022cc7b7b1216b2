package cn.sidian.certificate.internal.quality;

import cn.sidian.certificate.internal.json.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Size and kind of a photo, from its header only. */
public final class PhotoCheck {
  /** Photos are small; more is an attack on memory. */
  public static final int MAX_BYTES = 4 << 20;

  private static final int MAX_SIDE = 10_000;

  private PhotoCheck() {}

  /**
   * What a photo is.
   *
   * @param jpeg whether it is JPEG; else it is PNG
   * @param width in pixels
   * @param height in pixels
   */
  public record Size(boolean jpeg, int width, int height) {}

  /** The size, or null if it is neither JPEG nor PNG, or too large. */
  public static @Nullable Size size(byte[] photo) {
    boolean jpeg = photo.length > 3 && (photo[0] & 0xFF) == 0xFF && (photo[1] & 0xFF) == 0xD8;
    boolean png = photo.length > 8 && (photo[0] & 0xFF) == 0x89 && photo[1] == 'P';
    if (photo.length > MAX_BYTES || !(jpeg || png)) {
      return null;
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(jpeg ? "jpeg" : "png");
    if (!readers.hasNext()) {
      return null;
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      return width > MAX_SIDE || height > MAX_SIDE ? null : new Size(jpeg, width, height);
    } catch (IOException | RuntimeException e) {
      return null;
    } finally {
      reader.dispose();
    }
  }

  /** The digest that stands in the metadata. */
  public static String digest(byte[] photo) {
    return CanonicalJson.digest(photo);
  }
}
