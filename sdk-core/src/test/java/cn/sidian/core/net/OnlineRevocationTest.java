package cn.sidian.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.LocalServer;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.trust.RevocationCheck;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.RevocationStatus;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21: evidence is fetched from where certificates say, and from nowhere else. */
class OnlineRevocationTest {
  private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");
  private static final String OCSP = "application/ocsp-response";
  private static final String LIST = "application/pkix-crl";

  private final LocalServer server = new LocalServer();
  private TestKeys keys = TestKeys.P256;
  private TestAuthority root = TestAuthority.root(keys, NOW, new SecureRandom());

  @AfterEach
  void stop() {
    server.close();
  }

  private static OnlineRevocation.Builder online() {
    return OnlineRevocation.builder().allowPrivateAddresses().clock(InstantSource.fixed(NOW));
  }

  private X509Certificate naming(List<String> ocsp, List<String> lists, List<String> issuers) {
    CertificateSpec spec = CertificateSpec.signer("TEST online", keys, NOW);
    ASN1EncodableVector access = new ASN1EncodableVector();
    ocsp.forEach(a -> access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(a))));
    issuers.forEach(
        a -> access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(a))));
    if (access.size() > 0) {
      spec = spec.extension(Extension.authorityInfoAccess, false, new DERSequence(access));
    }
    if (!lists.isEmpty()) {
      DistributionPoint[] points =
          lists.stream()
              .map(
                  a ->
                      new DistributionPoint(
                          new DistributionPointName(new GeneralNames(uri(a))), null, null))
              .toArray(DistributionPoint[]::new);
      spec = spec.extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
    }
    return root.issue(spec).certificate();
  }

  private static GeneralName uri(String address) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address);
  }

  private TestRevocation evidence() {
    return TestRevocation.by(root.asSigner(), keys, NOW);
  }

  private RevocationStatus status(RevocationSource.Answer answer, X509Certificate about) {
    return new RevocationCheck(answer.evidence(), NOW)
        .check(List.of(about, root.certificate()), NOW)
        .status();
  }

  private static List<String> words(RevocationSource.Answer answer) {
    return answer.findings().stream().map(Finding::message).map(text -> text.en()).toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2", "RSA", "P256"})
  void asksOcsp(TestKeys kind) {
    keys = kind;
    root = TestAuthority.root(kind, NOW, new SecureRandom());
    X509Certificate about = naming(List.of(server.address("/ocsp")), List.of(), List.of());
    AtomicReference<byte[]> sent = new AtomicReference<>();
    server.on(
        "/ocsp",
        exchange -> {
          sent.set(exchange.body());
          exchange.send(200, OCSP, evidence().ocsp(about, root.certificate(), true, false));
        });
    RevocationSource.Answer answer = online().build().about(about, root.certificate());
    assertThat(status(answer, about)).isEqualTo(RevocationStatus.GOOD);
    assertThat(answer.findings()).isEmpty();
    assertThat(sent.get()).isNotEmpty();
  }

  @Test
  void asksTheListWhereOcspDoesNotKnow() {
    X509Certificate about =
        naming(List.of(server.address("/ocsp")), List.of(server.address("/list")), List.of());
    server
        .on(
            "/ocsp",
            LocalServer.body(OCSP, evidence().ocsp(about, root.certificate(), false, false)))
        .on("/list", LocalServer.body(LIST, evidence().crl()));
    RevocationSource.Answer answer = online().build().about(about, root.certificate());
    assertThat(status(answer, about)).isEqualTo(RevocationStatus.GOOD);
    assertThat(server.asked()).containsExactly("/ocsp", "/list");
  }

  @Test
  void revokedIsRevoked() {
    X509Certificate about = naming(List.of(), List.of(server.address("/list")), List.of());
    server.on(
        "/list", LocalServer.body(LIST, evidence().revoking(about, NOW.minusSeconds(9)).crl()));
    assertThat(status(online().build().about(about, root.certificate()), about))
        .isEqualTo(RevocationStatus.REVOKED);
  }

  /** A certificate that names an address of the own network: nobody there is asked. */
  @Test
  void insideTheNetworkNobodyIsAskedUnlessAllowed() {
    X509Certificate about =
        naming(
            List.of(server.address("/ocsp")),
            List.of(server.address("/list")),
            List.of(server.address("/issuer")));
    server.on("/", LocalServer.body(LIST, evidence().crl()));
    OnlineRevocation guarded =
        OnlineRevocation.builder().clock(InstantSource.fixed(NOW)).fetchIssuers().build();
    RevocationSource.Answer answer = guarded.about(about, root.certificate());
    assertThat(answer.evidence().isEmpty()).isTrue();
    assertThat(words(answer)).hasSize(2).allMatch(w -> w.contains("inside this network"));
    assertThat(guarded.issuersOf(about)).isEmpty();
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void failuresAreSaidAndNothingIsKnown() {
    X509Certificate about =
        naming(
            List.of(server.address("/page"), server.address("/error")),
            List.of(server.address("/junk"), server.address("/long"), server.address("/gone")),
            List.of());
    server
        .on("/page", LocalServer.body("text/html", new byte[] {1}))
        .on("/error", exchange -> exchange.send(500, OCSP, new byte[] {1}))
        .on("/junk", LocalServer.body(LIST, new byte[] {1, 2, 3}))
        .on("/long", LocalServer.body(LIST, new byte[5_000]))
        .on("/gone", exchange -> Thread.sleep(60_000));
    RevocationSource.Answer answer =
        online()
            .maxListBytes(4_000)
            .timeout(Duration.ofMillis(700))
            .build()
            .about(about, root.certificate());
    assertThat(answer.evidence().isEmpty()).isTrue();
    assertThat(String.join(" ", words(answer)))
        .contains("cannot be read", "with an error", "too long", "in time");
    assertThat(answer.findings()).allMatch(f -> f.code().equals("REVOCATION_NOT_FETCHED"));
    assertThat(status(answer, about)).isEqualTo(RevocationStatus.UNKNOWN);
  }

  @Test
  void certificateWithoutAddresses() {
    X509Certificate about = naming(List.of(), List.of(), List.of());
    RevocationSource.Answer answer = online().build().about(about, root.certificate());
    assertThat(words(answer)).singleElement().asString().contains("names no address");
  }

  @Test
  void fewRedirectsAreFollowedEachCheckedAgain() {
    X509Certificate about =
        naming(
            List.of(),
            List.of(server.address("/a"), server.address("/loop"), server.address("/file")),
            List.of());
    server
        .on("/a", LocalServer.redirect("/b"))
        .on("/b", LocalServer.redirect(server.address("/list")))
        .on("/list", LocalServer.body(LIST, new byte[] {1}))
        .on("/loop", LocalServer.redirect("/loop"))
        .on("/file", LocalServer.redirect("file:///etc/passwd"));
    RevocationSource.Answer answer = online().build().about(about, root.certificate());
    assertThat(server.asked())
        .containsExactly("/a", "/b", "/list", "/loop", "/loop", "/loop", "/loop", "/file");
    assertThat(String.join(" ", words(answer))).contains("too many", "not of the web");
  }

  @Test
  void answersAreUsedAgainForAWhile() {
    X509Certificate about = naming(List.of(), List.of(server.address("/list")), List.of());
    server.on("/list", LocalServer.body(LIST, evidence().crl()));
    OnlineRevocation keeping = online().cacheFor(Duration.ofMinutes(1)).build();
    OnlineRevocation forgetting = online().cacheFor(Duration.ZERO).build();
    for (OnlineRevocation source : List.of(keeping, forgetting)) {
      for (int i = 0; i < 3; i++) {
        assertThat(status(source.about(about, root.certificate()), about))
            .isEqualTo(RevocationStatus.GOOD);
      }
    }
    assertThat(server.asked()).hasSize(1 + 3);
  }

  @Test
  void missingIssuersAreFetchedOnlyIfAllowed() throws Exception {
    X509Certificate about = naming(List.of(), List.of(), List.of(server.address("/issuer")));
    server.on(
        "/issuer", LocalServer.body("application/pkix-cert", root.certificate().getEncoded()));
    assertThat(online().build().issuersOf(about)).isEmpty();
    assertThat(server.asked()).isEmpty();
    assertThat(online().fetchIssuers().build().issuersOf(about))
        .containsExactly(root.certificate());
  }

  /** RFC 6960, 4.4.1: an old answer that is played again bears another nonce. */
  @Test
  void answerToAnotherQuestion() throws Exception {
    X509Certificate about = naming(List.of(), List.of(), List.of());
    byte[] nonce = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    OcspExchange exchange =
        new OcspExchange(about, root.certificate(), DigestAlgorithm.SHA1, nonce);
    byte[] without = evidence().ocsp(about, root.certificate(), true, false);
    assertThat(exchange.isAnsweredBy(without)).isTrue();
    List<byte[]> nonces = new ArrayList<>(List.of(nonce, new byte[16]));
    for (byte[] one : nonces) {
      byte[] response =
          evidence()
              .answering(
                  new Extension(
                      OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                      false,
                      new DEROctetString(one).getEncoded()))
              .ocsp(about, root.certificate(), true, false);
      assertThat(exchange.isAnsweredBy(response)).isEqualTo(one == nonce);
    }
    assertThat(exchange.isAnsweredBy(new byte[] {1})).isFalse();
  }
}
