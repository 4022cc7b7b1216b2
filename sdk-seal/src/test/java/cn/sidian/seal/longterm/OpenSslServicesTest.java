package cn.sidian.seal.longterm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.Verdict;
import cn.sidian.core.net.HttpTimestampSource;
import cn.sidian.core.net.OnlineRevocation;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.LocalServer;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.judge.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The services of another maker behind a real connection: {@code openssl ts}, {@code openssl ocsp}.
 */
class OpenSslServicesTest {
  private static final byte[] PAGE = Pages.onePage();

  @TempDir Path folder;
  private final LocalServer server = new LocalServer();
  private final Instant now = Instant.now();

  @BeforeEach
  void start() {
    assumeTrue(Tool.OPENSSL.isPresent(), "openssl is not installed");
    server
        .on(
            "/tsa",
            exchange -> exchange.send(200, "application/timestamp-reply", stamp(exchange.body())))
        .on(
            "/ocsp",
            exchange -> exchange.send(200, "application/ocsp-response", ocsp(exchange.body())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String address(String path) {
    return server.address(path);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private byte[] stamp(byte[] request) throws IOException {
    Files.write(folder.resolve("query.tsq"), request);
    return run(
        "reply.tsr",
        "ts",
        "-reply",
        "-config",
        at("tsa.cnf"),
        "-section",
        "tsa1",
        "-queryfile",
        at("query.tsq"),
        "-inkey",
        at("tsa.key"),
        "-signer",
        at("tsa.pem"),
        "-chain",
        at("root.pem"),
        "-out",
        at("reply.tsr"));
  }

  private byte[] ocsp(byte[] request) throws IOException {
    Files.write(folder.resolve("request.der"), request);
    return run(
        "response.der",
        "ocsp",
        "-index",
        at("index.txt"),
        "-CA",
        at("root.pem"),
        "-rsigner",
        at("root.pem"),
        "-rkey",
        at("root.key"),
        "-reqin",
        at("request.der"),
        "-respout",
        at("response.der"),
        "-ndays",
        "1");
  }

  private byte[] run(String output, String... arguments) throws IOException {
    Tool.Result result = Tool.OPENSSL.run(arguments);
    assertThat(result.exit()).as(result.output()).isZero();
    return Files.readAllBytes(folder.resolve(output));
  }

  private void write(String name, PrivateKey key, X509Certificate certificate) throws IOException {
    Files.writeString(
        folder.resolve(name + ".key"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.writeString(folder.resolve(name + ".pem"), TestAuthority.pem(List.of(certificate)));
  }

  private void configuration() throws IOException {
    Files.writeString(folder.resolve("serial"), "01\n");
    Files.writeString(
        folder.resolve("tsa.cnf"),
        """
        [tsa1]
        serial = %s
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256, sha384, sha512
        ess_cert_id_alg = sha256
        """
            .formatted(at("serial")));
  }

  private CertificateSpec askable(CertificateSpec spec) {
    ASN1EncodableVector access = new ASN1EncodableVector();
    access.add(
        new AccessDescription(
            AccessDescription.id_ad_ocsp,
            new GeneralName(GeneralName.uniformResourceIdentifier, address("/ocsp"))));
    return spec.extension(Extension.authorityInfoAccess, false, new DERSequence(access));
  }

  private static String serial(X509Certificate certificate) {
    String hex = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    return hex.length() % 2 == 0 ? hex : "0" + hex;
  }

  private static String line(String state, X509Certificate certificate) {
    String since = state.equals("R") ? "250101000000Z" : "";
    String serial = serial(certificate);
    return state + "\t491231235959Z\t" + since + "\t" + serial + "\tunknown\t/CN=" + serial + "\n";
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA", "P256", "P384"})
  void sealedToLtaByServicesOfAnotherMaker(TestKeys keys) throws IOException {
    TestAuthority root = TestAuthority.root(keys, now, new SecureRandom());
    TestAuthority.Issued signer =
        root.issue(askable(CertificateSpec.signer("TEST seal", keys, now)));
    TestAuthority.Issued stamper = root.issue(askable(TestTimestamps.certificate(keys, now)));
    configuration();
    write("root", root.asSigner().privateKey(), root.certificate());
    write("tsa", stamper.privateKey(), stamper.certificate());
    Files.writeString(
        folder.resolve("index.txt"),
        line("V", signer.certificate()) + line("V", stamper.certificate()));
    TrustAnchors anchors = TrustAnchors.of(List.of(root.certificate()));
    OnlineRevocation online = OnlineRevocation.builder().allowPrivateAddresses().build();
    byte[] sealed =
        PdfSealer.builder(Seal.round("测试局", "业务专用章"), signer.signingKey())
            .level(
                SealLevel.LTA,
                EvidenceSources.builder(anchors)
                    .timestamps(HttpTimestampSource.of(URI.create(address("/tsa"))))
                    .revocation(online)
                    .build())
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    server.close();
    SealReport report = PdfSealVerifier.builder(anchors).build().verify(sealed);
    assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures())
        .allMatch(s -> s.time() == Time.PROVEN && s.revocation() == RevocationStatus.GOOD);
    if (Tool.PDFSIG.isPresent()) {
      Path file = Files.write(folder.resolve("sealed.pdf"), sealed);
      assertThat(Tool.PDFSIG.run("-nocert", file.toString()).output())
          .contains("Signature is Valid");
    }
  }

  @Test
  void verifiedOnline() throws IOException {
    TestAuthority root = TestAuthority.root(TestKeys.RSA, now, new SecureRandom());
    TestAuthority.Issued signer =
        root.issue(askable(CertificateSpec.signer("TEST seal", TestKeys.RSA, now)));
    write("root", root.asSigner().privateKey(), root.certificate());
    byte[] sealed =
        PdfSealer.builder(Seal.round("测试局", "业务专用章"), signer.signingKey())
            .build()
            .seal(PAGE, Authority.PLACE, SealNote.automatic())
            .requireSealed()
            .bytes();
    Files.writeString(folder.resolve("index.txt"), line("V", signer.certificate()));
    assertThat(revocation(root, sealed, true)).isEqualTo(RevocationStatus.GOOD);
    Files.writeString(folder.resolve("index.txt"), line("R", signer.certificate()));
    assertThat(revocation(root, sealed, true)).isEqualTo(RevocationStatus.REVOKED);
    Files.writeString(folder.resolve("index.txt"), line("V", root.certificate()));
    assertThat(revocation(root, sealed, true)).isEqualTo(RevocationStatus.UNKNOWN);
    // the address lies inside this machine, and nobody allowed that
    assertThat(revocation(root, sealed, false)).isEqualTo(RevocationStatus.NOT_CHECKED);
    assertThat(
            PdfSealVerifier.builder(TrustAnchors.of(List.of(root.certificate())))
                .revocation(OnlineRevocation.builder().build())
                .build()
                .verify(sealed)
                .toJson())
        .contains("REVOCATION_NOT_FETCHED");
  }

  private static RevocationStatus revocation(
      TestAuthority root, byte[] sealed, boolean privateAllowed) {
    OnlineRevocation.Builder online = OnlineRevocation.builder();
    return PdfSealVerifier.builder(TrustAnchors.of(List.of(root.certificate())))
        .revocation((privateAllowed ? online.allowPrivateAddresses() : online).build())
        .build()
        .verify(sealed)
        .signatures()
        .get(0)
        .revocation();
  }
}
