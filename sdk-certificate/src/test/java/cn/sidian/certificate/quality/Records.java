package cn.sidian.certificate.quality;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Good records for tests; nobody of these names exists. */
public final class Records {
  public static final String PERSON_TYPE = "11100000000013338W901";
  public static final String FOOD_TYPE = "11100000000013338W902";
  public static final String ISSUER = "11430000006122244L";
  public static final String ISSUER_NAME = "测试市审批服务管理局";

  public static final CompetenceSource COMPETENT =
      (issuer, type, day) ->
          issuer.equals(ISSUER) && day.getYear() >= 2019
              ? Optional.of(ISSUER_NAME)
              : Optional.empty();

  private Records() {}

  public static String personJson() {
    return """
        {"format":"sidian-certificate-record/1","type":"11100000000013338W901",
         "number":"测执〔2026〕000123","issuer":"11430000006122244L","issuedOn":"2026-01-31",
         "validFrom":"2026-01-31","validTo":"2029-01-30",
         "holders":[{"kind":"111","code":"11010519491231002X","name":"测试甲"}],
         "fields":{"KZ_XB":"女","KZ_ZYLB":"测试工程师","KZ_ZYDW":"测试建设有限公司"},
         "photo":"photo.png"}""";
  }

  public static String foodJson() {
    return """
        {"format":"sidian-certificate-record/1","type":"11100000000013338W902",
         "number":"JY14304000012345","issuer":"11430000006122244L","issuedOn":"2026-02-02",
         "validFrom":"2026-02-02","validTo":null,
         "holders":[{"kind":"001","code":"91350100M000100Y43","name":"测试食品有限公司"}],
         "fields":{"KZ_FDDBR":"测试乙","KZ_ZS":"测试市测试区测试路1号","KZ_JYCS":"测试市测试区测试路1号",
          "KZ_ZTYT":"食品销售经营者","KZ_JYXM":"预包装食品销售"}}""";
  }

  public static CertificateRecord record(String json) {
    return CertificateRecord.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /** A drawing of nobody. */
  public static byte[] photo(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(0xDDE6EE));
    g.fillRect(0, 0, width, height);
    g.setColor(new Color(0x8899AA));
    g.fillOval(width / 3, height / 5, width / 3, height / 3);
    g.fillOval(width / 6, height * 3 / 5, width * 2 / 3, height * 3 / 5);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
