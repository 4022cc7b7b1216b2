package cn.sidian.examples.certificate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javax.imageio.ImageIO;

/** One good record for each sample type; the people do not exist and the photo is drawn. */
final class SampleRecords {
  private static final int WIDTH = 358;
  private static final int HEIGHT = 441;

  private SampleRecords() {}

  static void write(Path folder, LocalDate today) throws IOException {
    Files.createDirectories(folder);
    LocalDate issued = today.minusDays(1);
    Files.writeString(
        folder.resolve("practice.json"),
        """
        {
          "format": "sidian-certificate-record/1",
          "type": "11100000000013338W901",
          "number": "测执〔%1$s〕000123",
          "issuer": "11430000006122244L",
          "issuedOn": "%2$s",
          "validFrom": "%2$s",
          "validTo": "%3$s",
          "holders": [
            {"kind": "111", "code": "11010519491231002X", "name": "测试甲"}
          ],
          "fields": {
            "KZ_XB": "女",
            "KZ_ZYLB": "测试工程师",
            "KZ_ZYDW": "测试建设有限公司"
          },
          "photo": "photo.png",
          "paperNumber": "测执〔%1$s〕000123"
        }
        """
            .formatted(issued.getYear(), issued, issued.plusYears(3).minusDays(1)));
    Files.writeString(
        folder.resolve("food.json"),
        """
        {
          "format": "sidian-certificate-record/1",
          "type": "11100000000013338W902",
          "number": "JY14304000012345",
          "issuer": "11430000006122244L",
          "issuedOn": "%1$s",
          "validFrom": "%1$s",
          "validTo": null,
          "holders": [
            {"kind": "001", "code": "91350100M000100Y43", "name": "测试食品有限公司"}
          ],
          "fields": {
            "KZ_FDDBR": "测试乙",
            "KZ_ZS": "测试市测试区测试路1号",
            "KZ_JYCS": "测试市测试区测试路1号",
            "KZ_ZTYT": "食品销售经营者",
            "KZ_JYXM": "预包装食品（含冷藏冷冻食品）销售"
          }
        }
        """
            .formatted(issued));
    ImageIO.write(photo(), "png", folder.resolve("photo.png").toFile());
  }

  /** A figure that is nobody. */
  private static BufferedImage photo() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setPaint(new GradientPaint(0, 0, new Color(0xE9F0F7), 0, HEIGHT, new Color(0xC4D4E4)));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(new Color(0x3B4A5C));
    g.fill(new RoundRectangle2D.Double(40, 330, WIDTH - 80, 200, 150, 150));
    g.setColor(new Color(0xE8C9AE));
    g.fill(new RoundRectangle2D.Double(150, 270, 58, 90, 30, 30));
    g.fill(new Ellipse2D.Double(109, 110, 140, 180));
    g.setColor(new Color(0x2D2A2A));
    g.fill(new Arc2D.Double(100, 92, 158, 170, 0, 180, Arc2D.CHORD));
    g.setColor(new Color(0x2D2A2A));
    g.fill(new Ellipse2D.Double(142, 190, 12, 10));
    g.fill(new Ellipse2D.Double(204, 190, 12, 10));
    g.setStroke(new BasicStroke(3));
    g.draw(new Arc2D.Double(158, 225, 42, 24, 200, 140, Arc2D.OPEN));
    g.dispose();
    return image;
  }
}
