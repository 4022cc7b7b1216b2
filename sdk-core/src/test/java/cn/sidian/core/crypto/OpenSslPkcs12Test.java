package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.external.ExternalTool;
import cn.sidian.core.trust.X509Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PKCS#12 files as {@code openssl pkcs12 -export} writes them, with its own keys. */
class OpenSslPkcs12Test {
  private static final char[] PASSWORD = "一 pass word".toCharArray();
  private static final byte[] MESSAGE = {1, 2, 3};

  @TempDir Path folder;
  private ExternalTool openSsl;

  /** How OpenSSL makes such a key, and which suite is then the usual one. */
  enum Kind {
    SM2("SM2_SM3", "EC", "ec_paramgen_curve:SM2"),
    RSA("RSA_SHA256", "RSA", "rsa_keygen_bits:2048"),
    P256("ECDSA_P256_SHA256", "EC", "ec_paramgen_curve:P-256"),
    P384("ECDSA_P384_SHA384", "EC", "ec_paramgen_curve:P-384"),
    RSA_PSS("RSA_PSS_SHA256", "RSA-PSS", "rsa_keygen_bits:2048");

    final String suite;
    final String algorithm;
    final String option;

    Kind(String suite, String algorithm, String option) {
      this.suite = suite;
      this.algorithm = algorithm;
      this.option = option;
    }
  }

  @BeforeEach
  void start() throws IOException {
    openSsl = ExternalTool.openSsl(folder);
    Files.writeString(folder.resolve("password"), new String(PASSWORD) + "\n");
  }

  private void makeKey(Kind kind, String name, String keyUsage) {
    openSsl.run(
        "genpkey", "-algorithm", kind.algorithm, "-pkeyopt", kind.option, "-out", name + ".key");
    List<String> request =
        new ArrayList<>(
            List.of(
                "req",
                "-new",
                "-x509",
                "-key",
                name + ".key",
                "-subj",
                "/CN=TEST " + name,
                "-days",
                "30",
                "-addext",
                "keyUsage=critical," + keyUsage,
                "-out",
                name + ".crt"));
    if (kind == Kind.SM2) {
      request.addAll(List.of("-sm3", "-sigopt", "distid:1234567812345678"));
    }
    openSsl.run(request.toArray(String[]::new));
  }

  private Path export(String name, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of("pkcs12", "-export", "-passout", "file:password", "-out", name + ".p12"));
    command.addAll(List.of(options));
    openSsl.run(command.toArray(String[]::new));
    return folder.resolve(name + ".p12");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void loadsAndSigns(Kind kind) throws Exception {
    makeKey(kind, "signer", "digitalSignature,nonRepudiation");
    Path file = export("signer", "-inkey", "signer.key", "-in", "signer.crt");

    SigningKey key = SigningKey.fromPkcs12(file, PASSWORD);

    SignatureSuite suite = SignatureSuite.usualFor(key.certificate().getPublicKey()).orElseThrow();
    assertThat(suite.name()).isEqualTo(kind.suite);
    assertThat(suite.verify(key.certificate().getPublicKey(), MESSAGE, key.sign(suite, MESSAGE)))
        .isTrue();
    assertThat(X509Certificates.displayName(key.certificate())).isEqualTo("TEST signer");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void loadsTheOldEncryption(Kind kind) {
    makeKey(kind, "signer", "digitalSignature");
    Path file =
        export(
            "signer",
            "-inkey",
            "signer.key",
            "-in",
            "signer.crt",
            "-keypbe",
            "PBE-SHA1-3DES",
            "-certpbe",
            "PBE-SHA1-3DES",
            "-macalg",
            "sha1");

    assertThat(SigningKey.fromPkcs12(file, PASSWORD).certificateChain()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"SM2", "RSA"})
  void keepsTheChainInOrder(Kind kind) throws IOException {
    makeKey(kind, "root", "keyCertSign");
    openSsl.run(
        "genpkey", "-algorithm", kind.algorithm, "-pkeyopt", kind.option, "-out", "signer.key");
    List<String> request =
        new ArrayList<>(
            List.of("req", "-new", "-key", "signer.key", "-subj", "/CN=TEST signer", "-out", "r"));
    List<String> sign =
        new ArrayList<>(
            List.of(
                "x509",
                "-req",
                "-in",
                "r",
                "-CA",
                "root.crt",
                "-CAkey",
                "root.key",
                "-CAcreateserial",
                "-days",
                "30",
                "-out",
                "signer.crt"));
    if (kind == Kind.SM2) {
      for (List<String> command : List.of(request, sign)) {
        command.addAll(List.of("-sm3", "-sigopt", "distid:1234567812345678"));
      }
      sign.addAll(List.of("-vfyopt", "distid:1234567812345678"));
    }
    openSsl.run(request.toArray(String[]::new));
    openSsl.run(sign.toArray(String[]::new));
    Path file =
        export("chain", "-inkey", "signer.key", "-in", "signer.crt", "-certfile", "root.crt");

    SigningKey key = SigningKey.fromPkcs12(file, PASSWORD);

    assertThat(key.certificateChain())
        .containsExactly(
            X509Certificates.parse(Files.readAllBytes(folder.resolve("signer.crt"))),
            X509Certificates.parse(Files.readAllBytes(folder.resolve("root.crt"))));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void wrongPasswordIsNamedAsSuchWithTheFile(Kind kind) {
    makeKey(kind, "signer", "digitalSignature");
    Path file = export("signer", "-inkey", "signer.key", "-in", "signer.crt");

    assertThatThrownBy(() -> SigningKey.fromPkcs12(file, "other".toCharArray()))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("KEYSTORE_UNREADABLE");
              assertThat(e.place()).isEqualTo(file.toString());
              assertThat(e.text().en()).contains("password");
              assertThat(e.text().zh()).contains("口令错误");
            });
  }

  @Test
  void certificateWithoutAnyKeyIsRefused() {
    makeKey(Kind.RSA, "signer", "digitalSignature");
    Path file = export("nokey", "-nokeys", "-in", "signer.crt");

    assertThatThrownBy(() -> SigningKey.fromPkcs12(file, PASSWORD))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("KEYSTORE_ALIAS");
              assertThat(e.text().en()).contains("no private key");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"SM2", "RSA"})
  void keyWithoutItsCertificateIsRefused(Kind kind) {
    makeKey(kind, "signer", "digitalSignature");
    Path file = export("nocert", "-nocerts", "-inkey", "signer.key");

    assertThatThrownBy(() -> SigningKey.fromPkcs12(file, PASSWORD))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> assertThat(e.code()).isIn("KEYSTORE_NO_CERTIFICATE", "KEYSTORE_ALIAS"));
  }

  @Test
  void gmt0015EncryptionCertificateLoadsButMayNotSignDocuments() {
    makeKey(Kind.SM2, "encryption", "keyEncipherment,dataEncipherment,keyAgreement");
    Path file = export("encryption", "-inkey", "encryption.key", "-in", "encryption.crt");

    SigningKey key = SigningKey.fromPkcs12(file, PASSWORD);

    assertThat(X509Certificates.maySign(key.certificate())).isFalse();
  }
}
