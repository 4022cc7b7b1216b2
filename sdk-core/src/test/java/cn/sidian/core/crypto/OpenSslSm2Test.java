package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.external.ExternalTool;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.provider.asymmetric.ec.BCECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SM2 with SM3 against OpenSSL 3, in both directions. */
class OpenSslSm2Test {
  private static final byte[] MESSAGE = "政务数据查验专用章\n".repeat(1000).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private ExternalTool openSsl;

  @BeforeEach
  void start() throws IOException {
    openSsl = ExternalTool.openSsl(folder);
    Files.write(folder.resolve("message"), MESSAGE);
  }

  @ParameterizedTest(name = "user id {0}")
  @ValueSource(strings = {"1234567812345678", "ALICE123@YAHOO.COM", "x"})
  void openSslVerifiesWhatWeSign(String userId) throws IOException {
    SignatureSuite suite = SignatureSuite.sm2(userId);
    TestAuthority.Issued issued =
        TestAuthority.root(TestKeys.SM2, Sm2Vector.NOW, TestRandom.seeded(2))
            .issue(CertificateSpec.signer("TEST signer", TestKeys.SM2, Sm2Vector.NOW));
    writePublicKey(issued.certificate().getPublicKey());
    Files.write(folder.resolve("signature"), issued.signingKey().sign(suite, MESSAGE));

    assertThat(openSslVerifies(userId)).isTrue();
    assertThat(openSslVerifies(userId + "9")).isFalse();
    Files.write(folder.resolve("message"), new byte[] {1});
    assertThat(openSslVerifies(userId)).isFalse();
  }

  @ParameterizedTest(name = "user id {0}")
  @ValueSource(strings = {"1234567812345678", "ALICE123@YAHOO.COM", "x"})
  void weVerifyWhatOpenSslSigns(String userId) throws Exception {
    PublicKey key = openSslKey();
    openSsl.run(
        "pkeyutl",
        "-sign",
        "-inkey",
        "key.pem",
        "-in",
        "message",
        "-rawin",
        "-digest",
        "sm3",
        "-pkeyopt",
        "distid:" + userId,
        "-out",
        "signature");
    byte[] signature = Files.readAllBytes(folder.resolve("signature"));

    assertThat(SignatureSuite.sm2(userId).verify(key, MESSAGE, signature)).isTrue();
    assertThat(SignatureSuite.sm2(userId + "9").verify(key, MESSAGE, signature)).isFalse();
    assertThat(SignatureSuite.sm2(userId).verify(key, new byte[] {1}, signature)).isFalse();
  }

  private boolean openSslVerifies(String userId) {
    return openSsl.succeeds(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "public.pem",
        "-in",
        "message",
        "-rawin",
        "-digest",
        "sm3",
        "-pkeyopt",
        "distid:" + userId,
        "-sigfile",
        "signature");
  }

  private PublicKey openSslKey() throws IOException {
    openSsl.run(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "key.pem");
    openSsl.run("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
    try (PEMParser parser =
        new PEMParser(new StringReader(Files.readString(folder.resolve("public.pem"))))) {
      PublicKey key = BouncyCastleProvider.getPublicKey((SubjectPublicKeyInfo) parser.readObject());
      assertThat(key).isInstanceOf(BCECPublicKey.class);
      return key;
    }
  }

  private void writePublicKey(PublicKey key) throws IOException {
    Files.writeString(
        folder.resolve("public.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
  }
}
