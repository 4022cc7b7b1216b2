package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One key object for the whole process. */
class SigningKeyThreadsTest {
  private static final int THREADS = 8;
  private static final int EACH = 500;
  private static final SignatureSuite OTHER_ID = SignatureSuite.sm2("another id");

  private static TestAuthority.Issued issued(TestKeys kind) {
    return TestAuthority.root(kind, Sm2Vector.NOW, TestRandom.seeded(15))
        .issue(CertificateSpec.signer("TEST signer", kind, Sm2Vector.NOW));
  }

  private static byte[] data(int thread, int number) {
    return new byte[] {(byte) thread, (byte) number, (byte) (number >> 8)};
  }

  private static void signsRightly(SigningKey key, List<SignatureSuite> suites, int each)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<byte[]>>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int thread = t;
        all.add(
            threads.submit(
                () -> {
                  List<byte[]> signatures = new ArrayList<>();
                  for (int i = 0; i < each; i++) {
                    SignatureSuite suite = suites.get(i % suites.size());
                    signatures.add(key.sign(suite, data(thread, i)));
                  }
                  return signatures;
                }));
      }
      PublicKey publicKey = key.certificate().getPublicKey();
      for (int t = 0; t < THREADS; t++) {
        List<byte[]> signatures = all.get(t).get();
        assertThat(signatures).hasSize(each);
        for (int i = 0; i < each; i++) {
          SignatureSuite suite = suites.get(i % suites.size());
          assertThat(suite.verify(publicKey, data(t, i), signatures.get(i)))
              .as("thread %d, signature %d", t, i)
              .isTrue();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void eightThreadsTimesFiveHundredSm2Signatures() throws Exception {
    signsRightly(issued(TestKeys.SM2).signingKey(), List.of(SignatureSuite.SM2_SM3), EACH);
  }

  @Test
  void userIdsTakingTurnsNeverMix() throws Exception {
    signsRightly(
        issued(TestKeys.SM2).signingKey(), List.of(SignatureSuite.SM2_SM3, OTHER_ID), EACH / 5);
  }

  @Test
  void randomSourceOfTheCallerIsShared() throws Exception {
    TestAuthority.Issued issued = issued(TestKeys.SM2);

    signsRightly(
        SigningKey.of(issued.privateKey(), issued.chain(), TestRandom.seeded(16)),
        List.of(SignatureSuite.SM2_SM3),
        EACH / 5);
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.class,
      names = {"RSA", "P256", "P384"})
  void otherKindsOfKeys(TestKeys kind) throws Exception {
    SigningKey key = issued(kind).signingKey();

    signsRightly(
        key,
        List.of(SignatureSuite.usualFor(key.certificate().getPublicKey()).orElseThrow()),
        EACH / 20);
  }

  /** Fails whenever it is told to. */
  private static final class BrittleRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient SecureRandom inside = TestRandom.seeded(17);
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public void nextBytes(byte[] bytes) {
      if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw new IllegalStateException("no entropy");
      }
      inside.nextBytes(bytes);
    }
  }

  @Test
  void afterAnExceptionTheNextSignatureIsRight() throws Exception {
    BrittleRandom random = new BrittleRandom();
    TestAuthority.Issued issued = issued(TestKeys.SM2);
    SigningKey key = SigningKey.of(issued.privateKey(), issued.chain(), random);
    PublicKey publicKey = issued.certificate().getPublicKey();
    for (int i = 0; i < 20; i++) {
      byte[] data = data(0, i);
      random.failures.set(1);

      SidianException failure =
          catchThrowableOfType(
              SidianException.class, () -> key.sign(SignatureSuite.SM2_SM3, new byte[100]));

      assertThat(failure.code()).isEqualTo("SIGNING_FAILED");
      assertThat(
              SignatureSuite.SM2_SM3.verify(
                  publicKey, data, key.sign(SignatureSuite.SM2_SM3, data)))
          .isTrue();
    }
  }

  @Test
  void twoSignaturesOfTheSameBytesDiffer() {
    SigningKey key = issued(TestKeys.SM2).signingKey();

    assertThat(key.sign(SignatureSuite.SM2_SM3, new byte[1]))
        .isNotEqualTo(key.sign(SignatureSuite.SM2_SM3, new byte[1]));
  }
}
