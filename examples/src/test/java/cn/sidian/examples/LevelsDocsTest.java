package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.LocalServer;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in docs/long-term-evidence.md is compiled and run; only addresses and names differ. */
class LevelsDocsTest {
  private static final Pattern BLOCK = Pattern.compile("```java levels\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private static String shown() throws Exception {
    StringBuilder code = new StringBuilder();
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("..", "docs/long-term-evidence.md")));
    while (matcher.find()) {
      code.append(matcher.group(1));
    }
    return code.toString();
  }

  @Test
  void theLinesRun() throws Exception {
    try (LocalServer server = new LocalServer()) {
      Instant now = Instant.now();
      TestAuthority root = TestAuthority.root(TestKeys.SM2, now, new SecureRandom());
      CRLDistPoint point =
          new CRLDistPoint(
              new DistributionPoint[] {
                new DistributionPoint(
                    new DistributionPointName(
                        new GeneralNames(
                            new GeneralName(
                                GeneralName.uniformResourceIdentifier, server.address("/list")))),
                    null,
                    null)
              });
      TestAuthority.Issued signer =
          root.issue(
              CertificateSpec.signer("TEST", TestKeys.SM2, now)
                  .extension(Extension.cRLDistributionPoints, false, point));
      TestAuthority.Issued stamper =
          root.issue(
              TestTimestamps.certificate(TestKeys.SM2, now)
                  .extension(Extension.cRLDistributionPoints, false, point));
      TestTimestamps timestamps = TestTimestamps.of(stamper, TestKeys.SM2, InstantSource.system());
      server
          .on(
              "/tsa",
              exchange ->
                  exchange.send(
                      200, "application/timestamp-reply", timestamps.respond(exchange.body())))
          .on(
              "/list",
              LocalServer.body(
                  "application/pkix-crl",
                  TestRevocation.by(root.asSigner(), TestKeys.SM2, now).crl()));
      Files.writeString(
          folder.resolve("trust.pem"), TestAuthority.pem(List.of(root.certificate())));
      Files.write(folder.resolve("seal.p12"), signer.pkcs12("secret".toCharArray()));
      byte[] pdf;
      try (InputStream in =
          Objects.requireNonNull(
              LevelsDocsTest.class.getResourceAsStream("demo/proof-rotated.pdf"))) {
        pdf = in.readAllBytes();
      }
      PdfSealer plain =
          PdfSealer.builder(Seal.round("TEST 单位", "业务专用章"), signer.signingKey()).build();
      Files.write(
          folder.resolve("sealed.pdf"),
          plain.seal(pdf, SealPlacement.invisible(), SealNote.automatic()).requireSealed().bytes());
      Files.write(folder.resolve("in.pdf"), pdf);
      run(server);
      TrustAnchors anchors = TrustAnchors.of(List.of(root.certificate()));
      for (String name : List.of("kept.pdf", "made.pdf")) {
        assertThat(PdfSealVerifier.builder(anchors).build().verify(folder.resolve(name)).verdict())
            .as(name)
            .isEqualTo(Verdict.ACCEPTED);
      }
    }
  }

  private void run(LocalServer server) throws Exception {
    String code =
        shown()
            .replace("http://tsa.example/tsa", server.address("/tsa"))
            .replace(
                "OnlineRevocation.builder()", "OnlineRevocation.builder().allowPrivateAddresses()");
    for (String name : List.of("trust.pem", "sealed.pdf", "kept.pdf")) {
      code = code.replace("\"" + name + "\"", "\"" + folder.resolve(name) + "\"");
    }
    Path source = folder.resolve("Shown.java");
    Files.writeString(
        source,
        "import cn.sidian.core.crypto.*; import cn.sidian.core.net.*; import cn.sidian.core.trust.*;"
            + " import cn.sidian.seal.*; import java.net.*; import java.nio.file.*;\n"
            + "public class Shown { public static void run() throws Exception {\n"
            + "Seal seal = Seal.round(\"TEST 单位\", \"业务专用章\");\n"
            + "SigningKey key = SigningKey.fromPkcs12(Path.of(\""
            + folder.resolve("seal.p12")
            + "\"), \"secret\".toCharArray());\n"
            + code
            + "\nsealer.seal(Path.of(\""
            + folder.resolve("in.pdf")
            + "\"), Path.of(\""
            + folder.resolve("made.pdf")
            + "\"), SealPlacement.invisible(), SealNote.automatic()).requireSealed();\n}}\n");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                source.toString());
    assertThat(result).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader.loadClass("Shown").getMethod("run").invoke(null);
    }
  }
}
