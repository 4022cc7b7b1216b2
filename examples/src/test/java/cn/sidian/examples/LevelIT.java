package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.LocalServer;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** contracts, seal --level, extend, verify --online: against a real connection. */
class LevelIT {
  @TempDir Path folder;

  private final LocalServer server = new LocalServer();

  @BeforeEach
  void keysAndServices() throws IOException {
    Instant now = Instant.now();
    TestAuthority root = TestAuthority.root(TestKeys.SM2, now, new SecureRandom());
    TestAuthority.Issued issued =
        root.issue(
            CertificateSpec.signer("TEST 示例局", TestKeys.SM2, now)
                .extension(Extension.cRLDistributionPoints, false, point()));
    TestTimestamps timestamps = TestTimestamps.below(root, TestKeys.SM2, InstantSource.system());
    byte[] list = TestRevocation.by(root.asSigner(), TestKeys.SM2, now).crl();
    Files.write(folder.resolve("seal.p12"), issued.pkcs12("secret".toCharArray()));
    Files.writeString(folder.resolve("password.txt"), "secret\n");
    Files.writeString(folder.resolve("trust.pem"), TestAuthority.pem(List.of(root.certificate())));
    Files.write(folder.resolve("issuer.crl"), list);
    server
        .on(
            "/tsa",
            exchange ->
                exchange.send(
                    200, "application/timestamp-reply", timestamps.respond(exchange.body())))
        .on("/list", LocalServer.body("application/pkix-crl", list));
    try (InputStream in =
        Objects.requireNonNull(LevelIT.class.getResourceAsStream("demo/proof-rotated.pdf"))) {
      Files.copy(in, folder.resolve("in.pdf"));
    }
  }

  private CRLDistPoint point() {
    GeneralName name =
        new GeneralName(GeneralName.uniformResourceIdentifier, server.address("/list"));
    return new CRLDistPoint(
        new DistributionPoint[] {
          new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null)
        });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private SidianProcess.Result seal(String output, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "seal",
                at("in.pdf"),
                "-o",
                at(output),
                "--keystore",
                at("seal.p12"),
                "--storepass-file",
                at("password.txt"),
                "--unit",
                "TEST示例局",
                "--title",
                "业务专用章",
                "--json"));
    all.addAll(List.of(more));
    return SidianProcess.run(all.toArray(String[]::new));
  }

  private SidianProcess.Result verify(String file, String... more) {
    List<String> all =
        new ArrayList<>(List.of("verify", at(file), "--trust", at("trust.pem"), "--json"));
    all.addAll(List.of(more));
    return SidianProcess.run(all.toArray(String[]::new));
  }

  @Test
  void sealsToLta() {
    seal(
            "lta.pdf",
            "--level",
            "LTA",
            "--tsa",
            server.address("/tsa"),
            "--trust",
            at("trust.pem"),
            "--crl",
            at("issuer.crl"))
        .exitsWith(0);
    JsonNode report = verify("lta.pdf").exitsWith(0).json().get(0);
    assertThat(report.get("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(report.get("signatures").get(0).get("time").asText()).isEqualTo("PROVEN");
  }

  @Test
  void extendsWhatIsSealedStepByStep() {
    seal("b.pdf").exitsWith(0);
    verify("b.pdf").exitsWith(4);
    JsonNode done =
        SidianProcess.run(
                "extend",
                at("b.pdf"),
                "-o",
                at("lta.pdf"),
                "--level",
                "LTA",
                "--tsa",
                server.address("/tsa"),
                "--crl",
                at("issuer.crl"),
                "--json")
            .exitsWith(0)
            .json()
            .get(0);
    assertThat(done.get("level").asText()).isEqualTo("LTA");
    assertThat(done.get("revisions").asInt()).isEqualTo(3);
    verify("lta.pdf").exitsWith(0);
  }

  @Test
  void whatFailsLeavesNothing() {
    SidianProcess.Result silent =
        seal("no.pdf", "--level", "T", "--tsa", server.address("/nobody")).exitsWith(3);
    assertThat(silent.json().get(0).get("error").get("code").asText())
        .isEqualTo("TIMESTAMP_SERVICE_FAILED");
    seal("no.pdf", "--level", "T").exitsWith(2);
    seal("no.pdf", "--level", "X").exitsWith(2);
    seal("no.pdf", "--level", "LT", "--tsa", server.address("/tsa")).exitsWith(4);
    SidianProcess.Result plain =
        SidianProcess.run(
                "extend",
                at("in.pdf"),
                "-o",
                at("no.pdf"),
                "--level",
                "T",
                "--tsa",
                server.address("/tsa"),
                "--json")
            .exitsWith(4);
    assertThat(plain.json().get(0).get("refused").get("code").asText())
        .isEqualTo("NOTHING_TO_RAISE");
    assertThat(folder.resolve("no.pdf")).doesNotExist();
  }

  /** contracts, verify --crl: a list by its name, or the folder a host keeps what it fetched in. */
  @Test
  void evidenceIsReadFromFoldersToo() throws IOException {
    seal("b.pdf").exitsWith(0);
    Path kept = Files.createDirectories(folder.resolve("kept"));
    for (String option : List.of("--crl", "--ocsp")) {
      JsonNode empty = verify("b.pdf", option, kept.toString()).exitsWith(3).json().get(0);
      assertThat(empty.get("file").asText()).isEqualTo(kept.toString());
      assertThat(empty.get("error").get("code").asText()).isEqualTo("REVOCATION_UNREADABLE");
    }
    Files.copy(folder.resolve("issuer.crl"), kept.resolve("issuer.crl"));
    Files.writeString(kept.resolve("README.txt"), "fetched daily");
    for (String option : List.of("--crl", "--ocsp")) {
      JsonNode report = verify("b.pdf", option, kept.toString()).json().get(0);
      assertThat(report.get("signatures").get(0).get("revocation").asText()).isEqualTo("GOOD");
    }
    seal(
            "lt.pdf",
            "--level",
            "LT",
            "--tsa",
            server.address("/tsa"),
            "--trust",
            at("trust.pem"),
            "--crl",
            kept.toString())
        .exitsWith(0);
    verify("lt.pdf").exitsWith(0);
    Files.writeString(kept.resolve("broken.crl"), "not a list");
    JsonNode broken = verify("b.pdf", "--crl", kept.toString()).exitsWith(3).json().get(0);
    assertThat(broken.get("error").get("place").asText()).endsWith("broken.crl");
  }

  @Test
  void asksOnlineOnlyWhereAllowed() {
    seal("b.pdf").exitsWith(0);
    assertThat(verify("b.pdf").json().get(0).get("signatures").get(0).get("revocation").asText())
        .isEqualTo("NOT_CHECKED");
    JsonNode guarded = verify("b.pdf", "--online").exitsWith(4).json().get(0);
    assertThat(guarded.toString()).contains("REVOCATION_NOT_FETCHED");
    assertThat(server.asked()).isEmpty();
    JsonNode asked = verify("b.pdf", "--online", "--online-private").json().get(0);
    assertThat(asked.get("signatures").get(0).get("revocation").asText()).isEqualTo("GOOD");
    assertThat(server.asked()).containsExactly("/list");
  }
}
