package cn.sidian.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.RawSignature;
import cn.sidian.core.crypto.SignatureScheme;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import cn.sidian.core.trust.PathValidator;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.core.trust.X509Certificates;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** Uses everything of this module, and compares the state of the JVM before and after. */
public final class EverythingProgram {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private EverythingProgram() {}

  /** What the whole JVM shares. */
  private record State(
      List<String> providers,
      Properties properties,
      Locale locale,
      TimeZone zone,
      Set<String> threads) {
    static State now() {
      List<String> providers = new ArrayList<>();
      for (Provider provider : Security.getProviders()) {
        providers.add(provider.getName() + " " + provider.getServices().size());
      }
      // the JVM notes its zone when it is first asked
      TimeZone zone = TimeZone.getDefault();
      Properties properties = new Properties();
      properties.putAll(System.getProperties());
      return new State(
          providers,
          properties,
          Locale.getDefault(),
          zone,
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !thread.isDaemon())
              .map(Thread::getName)
              .collect(Collectors.toSet()));
    }
  }

  /** Prints one word. */
  public static void main(String[] arguments) throws Exception {
    State before = State.now();
    for (TestKeys kind : List.of(TestKeys.SM2, TestKeys.RSA, TestKeys.P256, TestKeys.P384)) {
      use(kind);
    }
    for (DigestAlgorithm digest : DigestAlgorithm.values()) {
      assertThat(digest.digest(new byte[1])).hasSize(digest.length());
    }
    assertThat(State.now()).isEqualTo(before);
    System.out.println("unchanged");
  }

  private static void use(TestKeys kind) throws Exception {
    TestAuthority root = TestAuthority.root(kind, NOW, TestRandom.seeded(18));
    TestAuthority.Issued issued = root.issue(CertificateSpec.signer("TEST signer", kind, NOW));
    SigningKey key =
        SigningKey.fromPkcs12(issued.pkcs12("p".toCharArray()), "p".toCharArray(), null);
    PublicKey publicKey = key.certificate().getPublicKey();
    for (SignatureSuite suite : SignatureSuite.all()) {
      if (suite.objection(publicKey).isEmpty()) {
        byte[] signature = key.sign(suite, new byte[1]);
        assertThat(suite.verify(publicKey, new byte[1], signature)).isTrue();
        SigningKey remote = SigningKey.remote(key.certificateChain(), request -> signature);
        assertThat(remote.sign(suite, new byte[1])).isEqualTo(signature);
        SignatureScheme scheme =
            SignatureScheme.of(suite.algorithmIdentifier(), suite.digest()).orElseThrow();
        assertThat(scheme.newVerifier(publicKey, SignatureSuite.SM2_DEFAULT_USER_ID)).isNotNull();
      }
    }
    assertThat(RawSignature.toDer(new byte[64])).isNotEmpty();
    byte[] pem = TestAuthority.pem(issued.chain()).getBytes(StandardCharsets.US_ASCII);
    TrustAnchors anchors = TrustAnchors.of(List.of(root.certificate()));
    assertThat(
            new PathValidator(anchors)
                .validate(key.certificate(), X509Certificates.parseAll(pem), NOW)
                .status())
        .isEqualTo(TrustStatus.TRUSTED);
  }
}
