package cn.sidian.certificate.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.internal.code.IdentifierBytes;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.verifying.World;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.external.ExternalTool;
import cn.sidian.core.internal.cbor.Cbor;
import cn.sidian.core.testing.TestRandom;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("OD-23, JZ-24: codes are small, read as written, and other tools read them")
class CodeFormsTest {
  private static final SigningKey KEY = World.DEFAULT.key(KeyRole.CODE);
  private static final SigningKey PRESENTER = World.DEFAULT.key(KeyRole.PRESENTER);

  @TempDir Path folder;

  private static PermitCode full() {
    return PermitCode.full(
        World.id(),
        World.place(),
        World.ISSUED,
        World.period(),
        Map.of(
            "ZZMC", "测试执业资格证书",
            "ZZBH", "测执〔2026〕000123号",
            "CZZT", "测试甲",
            "CZZTDM*", "110105********002X",
            "ZZBFJG", "测试市住房和城乡建设局"),
        new byte[32]);
  }

  private static ScannedCode read(String text) {
    return CodeReader.read(text).orElseThrow();
  }

  @Test
  void sizesOfTheDesign() {
    String minimal =
        PermitCode.minimal(World.id(), World.place(), World.ISSUED, World.period()).sign(KEY);
    assertThat(minimal).hasSizeLessThanOrEqualTo(260);
    assertThat(CodeImage.of(minimal).modules()).isLessThanOrEqualTo(53);
    assertThat(full().sign(KEY)).hasSizeLessThanOrEqualTo(450);
    assertThat(CodeImage.of(full().sign(KEY)).modules()).isLessThanOrEqualTo(69);
    String pass = World.pass(World.NOW, new byte[16]).sign(PRESENTER);
    assertThat(CodeImage.of(pass).modules()).isLessThanOrEqualTo(65);
    ShowToken token = ShowToken.create(TestRandom.seeded(3));
    assertThat(token.text()).hasSize(33);
    assertThat(CodeImage.of(token.text()).modules()).isEqualTo(25);
  }

  @Test
  void whatIsSignedIsRead() {
    PermitCode read = (PermitCode) Objects.requireNonNull(read(full().sign(KEY)).content());
    assertThat(read.identifier()).isEqualTo(World.id());
    assertThat(read.status()).isEqualTo(World.place());
    assertThat(read.issuedOn()).isEqualTo(World.ISSUED);
    assertThat(read.validity()).isEqualTo(World.period());
    assertThat(read.fields()).isEqualTo(full().fields());
    assertThat(read.fieldListDigest()).isEqualTo(new byte[32]);
    CopyCode copy = World.copy(LocalDate.of(2026, 12, 1));
    assertThat(read(copy.sign(KEY)).content()).isEqualTo(copy);
    OfflinePass pass =
        (OfflinePass)
            Objects.requireNonNull(
                read(World.pass(World.NOW, new byte[16]).sign(PRESENTER)).content());
    assertThat(pass.maskedHolder()).isEqualTo("张*");
    assertThat(pass.notAfter()).isEqualTo(World.NOW.plusSeconds(120));
    assertThat(pass.id()).isEqualTo("0".repeat(32));
  }

  @Test
  void longTermHasNoLastDay() {
    PermitCode permit =
        PermitCode.minimal(
            World.id(), World.place(), World.ISSUED, new ValidityPeriod(World.ISSUED, null));
    PermitCode read = (PermitCode) Objects.requireNonNull(read(permit.sign(KEY)).content());
    assertThat(read.validity().to()).isNull();
  }

  @Test
  void lineEndsOfScannersAreDropped() {
    assertThat(read("\r\n" + full().sign(KEY) + "\r\n").kind()).isEqualTo(CodeKind.PERMIT);
  }

  @Test
  void aTokenHasOneHundredTwentyEightRandomBitsAndFindsTypingErrors() {
    Set<String> seen = new HashSet<>();
    java.security.SecureRandom random = TestRandom.seeded(8);
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.add(ShowToken.create(random).digest())).isTrue();
    }
    ShowToken token = ShowToken.create(random);
    assertThat(read(token.text()).content()).isEqualTo(token);
    assertThat(token.toString()).isEqualTo("ShowToken");
    String text = token.text();
    int missed = 0;
    for (int i = 4; i < text.length(); i++) {
      char other = text.charAt(i) == '0' ? '1' : '0';
      String typed = text.substring(0, i) + other + text.substring(i + 1);
      try {
        read(typed);
        missed++;
      } catch (SidianException e) {
        assertThat(e.code()).isIn("TOKEN_MALFORMED", "BASE45_MALFORMED", "CBOR_MALFORMED");
      }
    }
    assertThat(missed).isZero();
  }

  @Property(tries = 300)
  void everyIdentifierHasOneSpelling(
      @ForAll
          @StringLength(min = 1, max = 40)
          @CharRange(from = '0', to = '9')
          @CharRange(from = 'A', to = 'Z')
          String serial,
      @ForAll @IntRange(min = 1, max = 999) int version,
      @ForAll boolean shortIssuer) {
    CertificateId id =
        CertificateId.of(
            World.TYPE,
            shortIssuer ? "340100" : World.UNIT,
            serial,
            version,
            CertificateIdRules.DEFAULT);
    Cbor written = IdentifierBytes.write(id);
    assertThat(IdentifierBytes.read(written, "x")).isEqualTo(id);
    if (!shortIssuer) {
      assertThat(written).isInstanceOf(Cbor.Bytes.class);
      assertThatThrownBy(() -> IdentifierBytes.read(Cbor.of(id.toString()), "x"))
          .as("the same identifier as text")
          .isInstanceOf(SidianException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"062301_0001", "A-1"})
  void serialsWithSignsAreText(String serial) {
    CertificateId id =
        CertificateId.of(World.TYPE, World.UNIT, serial, 2, CertificateIdRules.DEFAULT);
    assertThat(IdentifierBytes.write(id)).isInstanceOf(Cbor.Text.class);
    assertThat(IdentifierBytes.read(IdentifierBytes.write(id), "x")).isEqualTo(id);
  }

  @Test
  void printedModulesAreWholeDots() throws IOException {
    CodeImage image = CodeImage.of(full().sign(KEY));
    CodeImage.Print print = image.print(300);
    assertThat(print.dots()).isEqualTo(4);
    assertThat(print.mm()).isBetween(20.0, 27.0);
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(image.png(print)));
    assertThat(png.getWidth()).isEqualTo((image.modules() + 8) * 4);
    for (int y = 0; y < png.getHeight(); y++) {
      for (int x = 0; x < png.getWidth(); x++) {
        boolean dark = (png.getRGB(x, y) & 0xff) == 0;
        assertThat(dark).isEqualTo(image.isDark(x / 4 - 4, y / 4 - 4));
      }
    }
    assertThat(image.svg(print)).startsWith("<svg").contains("mm\"").endsWith("</svg>\n");
    assertThat(image.printWithin(300, 40).mm()).isLessThanOrEqualTo(40);
  }

  @Test
  void tooSmallToScanIsRefused() {
    CodeImage image = CodeImage.of(full().sign(KEY));
    assertThatThrownBy(() -> image.print(150)).hasMessageContaining("CODE_TOO_DENSE");
    assertThatThrownBy(() -> image.printWithin(300, 15)).hasMessageContaining("CODE_TOO_DENSE");
    assertThatThrownBy(() -> CodeImage.of("X".repeat(5_000)))
        .hasMessageContaining("CODE_TOO_DENSE");
  }

  @Test
  void openSslVerifiesTheSignatureOfACode() throws IOException {
    ExternalTool openSsl = ExternalTool.openSsl(folder);
    ScannedCode code = read(full().sign(KEY));
    Files.writeString(
        folder.resolve("public.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEY.certificate().getPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    Files.write(folder.resolve("message"), Objects.requireNonNull(code.toBeSigned()));
    Files.write(folder.resolve("signature"), Objects.requireNonNull(code.signature()));
    assertThat(
            openSsl.succeeds(
                ("pkeyutl -verify -pubin -inkey public.pem -in message -rawin -digest sm3"
                        + " -pkeyopt distid:1234567812345678 -sigfile signature")
                    .split(" ")))
        .isTrue();
  }

  @Test
  void zbarReadsEveryKindAtThePrintedSize() throws IOException {
    ExternalTool zbar = ExternalTool.zbar(folder);
    String minimal =
        PermitCode.minimal(World.id(), World.place(), World.ISSUED, World.period()).sign(KEY);
    for (String text :
        List.of(
            full().sign(KEY),
            minimal,
            World.copy(World.ISSUED).sign(KEY),
            World.pass(World.NOW, new byte[16]).sign(PRESENTER),
            ShowToken.create(TestRandom.seeded(4)).text())) {
      CodeImage image = CodeImage.of(text);
      Files.write(folder.resolve("symbol.png"), image.png(image.print(300)));
      // it also complains where there is no message bus
      assertThat(zbar.run("--quiet", "--raw", "symbol.png").lines()).contains(text);
    }
  }

  @Test
  void toStringNamesNobody() {
    assertThat(full().toString()).isEqualTo("PermitCode[FULL]");
    assertThat(World.pass(World.NOW, new byte[16]).toString()).doesNotContain("张");
    assertThat(World.copy(World.ISSUED).toString()).doesNotContain("公司");
    assertThat(read(full().sign(KEY)).toString()).isEqualTo("ScannedCode[PERMIT]");
  }
}
