package cn.sidian.seal.internal.appearance;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A decoded imprint: colours and, apart from them, what is transparent. Immutable. */
public final class ImprintPicture {
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_PIXELS = 25_000_000;

  private final int width;
  private final int height;
  private final byte[] colours;
  private final byte @Nullable [] opacity;
  private final byte @Nullable [] stencil;

  private ImprintPicture(BufferedImage image) {
    this.width = image.getWidth();
    this.height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    byte[] alpha = new byte[width * height];
    int stride = (width + 7) / 8;
    byte[] mask = new byte[stride * height];
    boolean opaque = true;
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        int pixel = row[x];
        rgb[3 * at] = (byte) (pixel >> 16);
        rgb[3 * at + 1] = (byte) (pixel >> 8);
        rgb[3 * at + 2] = (byte) pixel;
        int a = pixel >>> 24;
        alpha[at] = (byte) a;
        opaque &= a == 255;
        if (a < 128) {
          mask[y * stride + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    this.colours = Flate.compress(rgb);
    this.opacity = opaque ? null : Flate.compress(alpha);
    this.stencil = opaque ? null : Flate.compress(mask);
  }

  /**
   * Decodes PNG or JPEG.
   *
   * @throws SidianException IMAGE_UNREADABLE
   */
  public static ImprintPicture decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw unreadable(null);
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unreadable(null);
      }
      ImageReader reader = readers.next();
      try {
        String format = reader.getFormatName();
        reader.setInput(in, true, true);
        boolean known = format.equalsIgnoreCase("png") || format.equalsIgnoreCase("jpeg");
        if (!known || (long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
          throw unreadable(null);
        }
        return new ImprintPicture(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (SidianException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** IMAGE_UNREADABLE. */
  public static SidianException unreadable(@Nullable Exception cause) {
    return MESSAGES.exception("IMAGE_UNREADABLE", cause);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /**
   * Writes the picture.
   *
   * @param transparency whether the document may use transparency; if not, what is more transparent
   *     than opaque is cut out
   */
  Reference write(IncrementalUpdate update, boolean transparency) {
    Dictionary dictionary = image("BitsPerComponent", Numeric.of(8));
    dictionary = dictionary.with("ColorSpace", Colours.CAL_RGB);
    if (opacity != null && transparency) {
      Dictionary soft =
          image("BitsPerComponent", Numeric.of(8)).with("ColorSpace", new Name("DeviceGray"));
      dictionary = dictionary.with("SMask", update.addStream(soft, opacity));
    } else if (stencil != null) {
      Dictionary hard = image("BitsPerComponent", Numeric.of(1)).with("ImageMask", new Bool(true));
      dictionary = dictionary.with("Mask", update.addStream(hard, stencil));
    }
    return update.addStream(dictionary, colours);
  }

  private Dictionary image(String key, PdfObject value) {
    return Dictionary.of(
        "Type",
        new Name("XObject"),
        "Subtype",
        new Name("Image"),
        "Width",
        Numeric.of(width),
        "Height",
        Numeric.of(height),
        "Filter",
        new Name("FlateDecode"),
        key,
        value);
  }
}
