package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.sidian.core.SidianException;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.image.FiledImprint;
import cn.sidian.seal.judge.PageDifference;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WD-21: the imprint that was filed, as PNG or JPEG. */
class ImprintTest {
  private static final String TITLE = "政务数据查验专用章";

  @TempDir Path folder;

  /** A red ring; the rest is transparent where the kind of picture can be. */
  static byte[] ring(int type, String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    if (!image.getColorModel().hasAlpha()) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
    }
    graphics.setColor(new Color(220, 0, 20));
    graphics.setStroke(new BasicStroke(12));
    graphics.drawOval(8, 8, width - 16, height - 16);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, out)).isTrue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] transparentPng() {
    return ring(BufferedImage.TYPE_INT_ARGB, "png", 400, 400);
  }

  static PdfSealer sealer(byte[] picture, double width) {
    FiledImprint imprint = FiledImprint.of(picture, Length.mm(width));
    return Kit.builder(Seal.of(Kit.UNIT, TITLE, imprint), SealProfile.PADES_B_RSA_SHA256).build();
  }

  private static byte[] sealed(byte[] picture, double width, byte[] input) {
    return sealer(picture, width)
        .seal(input, Kit.at(Corner.BOTTOM_RIGHT, 20, 30), Kit.NOTE)
        .requireSealed()
        .bytes();
  }

  /** The middle of the page is grey, so that an opaque picture would be noticed. */
  private static byte[] greyPage() {
    return RawPdf.onePage().stream(4, "", "0.8 g 0 0 595 842 re f\n").table();
  }

  private static COSDictionary image(byte[] sealed) throws IOException {
    try (PDDocument document = Loader.loadPDF(sealed)) {
      var resources =
          document.getPage(0).getAnnotations().get(0).getNormalAppearanceStream().getResources();
      return resources.getXObject(COSName.getPDFName("Seal")).getCOSObject();
    }
  }

  @Test
  void a_picture_with_alpha_lets_the_page_shine_through() throws IOException {
    byte[] input = greyPage();
    byte[] sealed = sealed(transparentPng(), 42, input);

    PageDifference difference =
        PageDifference.between(PlacementTest.picture(input, 1), PlacementTest.picture(sealed, 1));
    Rectangle red = Objects.requireNonNull(difference.red());
    assertThat((double) red.width).isEqualTo(42 * 72 / 25.4, within(3.0));
    BufferedImage picture = PlacementTest.picture(sealed, 1);
    assertThat(picture.getRGB((int) red.getCenterX(), (int) red.getCenterY()))
        .as("the middle of the ring is the page")
        .isEqualTo(PlacementTest.picture(input, 1).getRGB(300, 300));
    assertThat(image(sealed).containsKey(COSName.SMASK)).isTrue();
  }

  @Test
  void JPEG_and_PNG_of_every_usual_kind_are_taken() throws IOException {
    for (byte[] picture :
        List.of(
            ring(BufferedImage.TYPE_3BYTE_BGR, "jpg", 300, 300),
            ring(BufferedImage.TYPE_3BYTE_BGR, "png", 300, 300),
            ring(BufferedImage.TYPE_4BYTE_ABGR, "png", 300, 300),
            ring(BufferedImage.TYPE_BYTE_INDEXED, "png", 300, 300))) {
      byte[] input = RawPdf.onePage().table();
      byte[] sealed = sealed(picture, 40, input);

      PageDifference difference =
          PageDifference.between(PlacementTest.picture(input, 1), PlacementTest.picture(sealed, 1));
      assertThat((double) Objects.requireNonNull(difference.red()).width)
          .isEqualTo(40 * 72 / 25.4, within(3.0));
    }
  }

  @Test
  void colours_are_calibrated_never_of_the_bare_device() throws IOException {
    COSDictionary image = image(sealed(transparentPng(), 42, greyPage()));

    assertThat(image.getDictionaryObject(COSName.COLORSPACE)).isInstanceOf(COSArray.class);
    assertThat(((COSArray) image.getDictionaryObject(COSName.COLORSPACE)).getObject(0))
        .isEqualTo(COSName.CALRGB);
  }

  @Test
  void the_height_follows_from_the_picture() {
    FiledImprint imprint =
        FiledImprint.of(ring(BufferedImage.TYPE_INT_ARGB, "png", 400, 300), Length.mm(40));

    assertThat(imprint.width().millimetres()).isEqualTo(40, within(1e-9));
    assertThat(imprint.height().millimetres()).isEqualTo(30, within(1e-9));
  }

  @Test
  void what_is_no_picture_of_these_kinds_is_refused_at_once() {
    byte[] png = transparentPng();
    byte[] bomb = png.clone();
    // IHDR says 100,000 × 100,000
    byte[] huge = {0, 1, (byte) 0x86, (byte) 0xA0};
    System.arraycopy(huge, 0, bomb, 16, 4);
    System.arraycopy(huge, 0, bomb, 20, 4);
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[100],
            Arrays.copyOf(png, 60),
            ring(BufferedImage.TYPE_3BYTE_BGR, "gif", 30, 30),
            ring(BufferedImage.TYPE_3BYTE_BGR, "bmp", 30, 30),
            bomb,
            new byte[(16 << 20) + 1])) {
      assertThatThrownBy(() -> FiledImprint.of(bytes, Length.mm(42)))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("IMAGE_UNREADABLE"));
    }
    assertThatThrownBy(() -> FiledImprint.of(png, Length.mm(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("between 5 mm and 200 mm");
    assertThatThrownBy(() -> FiledImprint.read(folder.resolve("missing.png"), Length.mm(42)))
        .isInstanceOf(SidianException.class);
  }

  @Test
  void a_very_flat_or_very_tall_picture_is_refused_rather_than_drawn_without_end() {
    byte[] tall = ring(BufferedImage.TYPE_INT_ARGB, "png", 20, 4_000);

    assertThatThrownBy(() -> FiledImprint.of(tall, Length.mm(200)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mm");
  }

  @Test
  void the_picture_is_decoded_once_and_not_with_every_document() throws IOException {
    Path file = Files.write(folder.resolve("imprint.png"), transparentPng());
    PdfSealer sealer =
        Kit.builder(
                Seal.of(Kit.UNIT, TITLE, FiledImprint.read(file, Length.mm(42))),
                SealProfile.PADES_B_RSA_SHA256)
            .build();
    Files.delete(file);

    byte[] input = RawPdf.onePage().table();
    assertThat(sealer.seal(input, Kit.PLACE, Kit.NOTE).requireSealed().bytes()).isNotEmpty();
  }
}
