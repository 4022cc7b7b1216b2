package cn.sidian.examples.certificate;

import cn.sidian.certificate.code.CodeImageReader;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** Reads codes from pictures with ZXing: what a host would give to the verifier. */
public final class CodeImages implements CodeImageReader {
  private static final long MAX_PIXELS = 60_000_000;

  @Override
  public List<String> read(byte[] image) {
    BufferedImage picture;
    try {
      picture = ImageIO.read(new ByteArrayInputStream(image));
    } catch (IOException e) {
      return List.of();
    }
    if (picture == null || (long) picture.getWidth() * picture.getHeight() > MAX_PIXELS) {
      return List.of();
    }
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    RGBLuminanceSource source =
        new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
    Set<String> texts = new LinkedHashSet<>();
    try {
      Result[] results =
          new QRCodeMultiReader()
              .decodeMultiple(
                  new BinaryBitmap(new HybridBinarizer(source)),
                  Map.of(
                      DecodeHintType.TRY_HARDER,
                      true,
                      DecodeHintType.POSSIBLE_FORMATS,
                      List.of(BarcodeFormat.QR_CODE)));
      for (Result result : results) {
        texts.add(result.getText());
      }
    } catch (NotFoundException e) {
      return List.of();
    }
    return List.copyOf(texts);
  }
}
