package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.security.AuthProvider;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs in a JVM of its own, whose environment tells SoftHSM where its tokens are. */
public final class Pkcs11Program {
  private static final byte[] DATA = {1, 2, 3};

  private Pkcs11Program() {}

  /** Takes the PKCS#11 configuration file and the PIN. */
  public static void main(String[] arguments) throws Exception {
    List<Provider> before = Arrays.asList(Security.getProviders());
    Provider token = Security.getProvider("SunPKCS11").configure(arguments[0]);
    char[] pin = arguments[1].toCharArray();
    KeyStore keyStore = KeyStore.getInstance("PKCS11", token);
    keyStore.load(null, pin);

    for (TestKeys kind : List.of(TestKeys.RSA, TestKeys.P256)) {
      String alias = kind.name();
      List<X509Certificate> chain = makeKey(token, keyStore, kind, alias);
      keyStayedInTheToken(keyStore, alias);
      signs(SigningKey.fromKeyStore(keyStore, alias, null), chain);
      manyThreads(SigningKey.fromKeyStore(keyStore, alias, pin));
      refusesAnotherCertificate(keyStore, alias);
      needsItsProvider(keyStore, alias, chain);
    }
    unknownAlias(keyStore);
    SigningKey key = SigningKey.fromKeyStore(keyStore, "RSA", null);
    ((AuthProvider) token).logout();
    afterLogout(key);
    assertThat(Security.getProviders()).containsExactlyElementsOf(before);
    System.out.println("all good");
  }

  private static List<X509Certificate> makeKey(
      Provider token, KeyStore keyStore, TestKeys kind, String alias) throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(kind == TestKeys.RSA ? "RSA" : "EC", token);
    generator.initialize(kind == TestKeys.RSA ? 2048 : 256);
    KeyPair pair = generator.generateKeyPair();
    List<X509Certificate> chain =
        TestAuthority.root(kind, Sm2Vector.NOW, TestRandom.seeded(13))
            .issue(CertificateSpec.signer("TEST token " + alias, kind, Sm2Vector.NOW), pair)
            .chain();
    keyStore.setKeyEntry(alias, pair.getPrivate(), null, chain.toArray(new Certificate[0]));
    return chain;
  }

  private static void keyStayedInTheToken(KeyStore keyStore, String alias) throws Exception {
    assertThat(keyStore.getKey(alias, null).getEncoded()).isNull();
  }

  private static void signs(SigningKey key, List<X509Certificate> chain) throws Exception {
    assertThat(key.certificate()).isEqualTo(chain.get(0));
    int suites = 0;
    for (SignatureSuite suite : SignatureSuite.all()) {
      if (suite.objection(key.certificate().getPublicKey()).isEmpty()) {
        byte[] signature = key.sign(suite, DATA);
        assertThat(suite.verify(chain.get(0).getPublicKey(), DATA, signature))
            .as(suite.name())
            .isTrue();
        suites++;
      }
    }
    assertThat(suites).isPositive();
  }

  private static void manyThreads(SigningKey key) throws Exception {
    SignatureSuite suite = SignatureSuite.usualFor(key.certificate().getPublicKey()).orElseThrow();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<byte[]>> signatures = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        byte[] data = {(byte) i};
        signatures.add(threads.submit(() -> key.sign(suite, data)));
      }
      for (int i = 0; i < signatures.size(); i++) {
        assertThat(
                suite.verify(
                    key.certificate().getPublicKey(),
                    new byte[] {(byte) i},
                    signatures.get(i).get()))
            .isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void refusesAnotherCertificate(KeyStore keyStore, String alias) throws Exception {
    TestKeys kind = TestKeys.valueOf(alias);
    List<X509Certificate> other =
        TestAuthority.root(kind, Sm2Vector.NOW, TestRandom.seeded(14)).asSigner().chain();
    PrivateKey key = (PrivateKey) keyStore.getKey(alias, null);
    SidianException refusal =
        catchThrowableOfType(
            SidianException.class,
            () -> SigningKey.local(key, keyStore.getProvider(), other, null));
    assertThat(refusal.code()).isEqualTo("KEY_CERTIFICATE_MISMATCH");
  }

  /** The JVM was not given the provider, so only the key store's own can have signed above. */
  private static void needsItsProvider(KeyStore keyStore, String alias, List<X509Certificate> chain)
      throws Exception {
    PrivateKey key = (PrivateKey) keyStore.getKey(alias, null);
    SidianException refusal =
        catchThrowableOfType(SidianException.class, () -> SigningKey.of(key, chain));
    assertThat(refusal.code()).isEqualTo("SIGNING_FAILED");
  }

  private static void unknownAlias(KeyStore keyStore) {
    SidianException refusal =
        catchThrowableOfType(
            SidianException.class, () -> SigningKey.fromKeyStore(keyStore, "other", null));
    assertThat(refusal.code()).isEqualTo("KEYSTORE_ALIAS");
    assertThat(refusal.text().en()).contains("RSA", "P256");
  }

  private static void afterLogout(SigningKey key) {
    SidianException refusal =
        catchThrowableOfType(
            SidianException.class, () -> key.sign(SignatureSuite.RSA_SHA256, DATA));
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo("SIGNING_FAILED");
  }
}
