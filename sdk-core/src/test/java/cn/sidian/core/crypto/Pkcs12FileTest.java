package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.Pkcs12Writer;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a key store file, and with the call that reads it. */
class Pkcs12FileTest {
  private static final char[] PASSWORD = "test".toCharArray();
  private static final SecureRandom RANDOM = TestRandom.seeded(3);

  private static byte[] pkcs12(Map<String, TestAuthority.Issued> keys) {
    Pkcs12Writer file = new Pkcs12Writer(PASSWORD);
    keys.forEach(file::add);
    return file.toBytes();
  }

  private static TestAuthority.Issued issued(TestKeys kind, String name) {
    return TestAuthority.root(kind, Sm2Vector.NOW, RANDOM)
        .issue(CertificateSpec.signer(name, kind, Sm2Vector.NOW));
  }

  private static SidianException refused(byte[] file, char[] password) {
    return catchThrowableOfType(
        SidianException.class, () -> SigningKey.fromPkcs12(file, password, null));
  }

  @ParameterizedTest
  @EnumSource(
      value = TestKeys.class,
      names = {"SM2", "RSA", "P256", "P384"})
  void everyKindOfKeyLoadsWithItsChain(TestKeys kind) throws Exception {
    TestAuthority.Issued issued = issued(kind, "TEST signer");

    SigningKey key = SigningKey.fromPkcs12(issued.pkcs12(PASSWORD), PASSWORD, null);

    assertThat(key.certificateChain()).isEqualTo(issued.chain());
    byte[] data = {1};
    SignatureSuite suite = SignatureSuite.usualFor(key.certificate().getPublicKey()).orElseThrow();
    assertThat(suite.verify(issued.certificate().getPublicKey(), data, key.sign(suite, data)))
        .isTrue();
  }

  @Test
  void shortRsaKeyIsRefused() {
    byte[] file = pkcs12(Map.of("seal", issued(TestKeys.RSA_1024, "TEST short")));

    SidianException refusal = refused(file, PASSWORD);

    assertThat(refusal.code()).isEqualTo("KEY_UNSUPPORTED");
    assertThat(refusal.text().en()).contains("RSA-1024");
    assertThat(refusal.text().zh()).contains("RSA-1024");
  }

  @Test
  void severalKeysNeedAnAlias() {
    TestAuthority.Issued seal = issued(TestKeys.P256, "TEST seal");
    TestAuthority.Issued person = issued(TestKeys.P384, "TEST person");
    byte[] file = pkcs12(new TreeMap<>(Map.of("seal", seal, "person", person)));

    SidianException refusal = refused(file, PASSWORD);

    assertThat(refusal.code()).isEqualTo("KEYSTORE_ALIAS");
    assertThat(refusal.text().en()).contains("2 keys", "seal", "person");
    assertThat(refusal.text().zh()).contains("2 个密钥", "seal", "person");
    assertThat(SigningKey.fromPkcs12(file, PASSWORD, "seal").certificate())
        .isEqualTo(seal.certificate());
    assertThat(SigningKey.fromPkcs12(file, PASSWORD, "person").certificate())
        .isEqualTo(person.certificate());
  }

  @Test
  void unknownAliasIsAnsweredWithTheKnownOnes() {
    byte[] file = pkcs12(Map.of("seal", issued(TestKeys.P256, "TEST seal")));

    assertThatThrownBy(() -> SigningKey.fromPkcs12(file, PASSWORD, "other"))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("KEYSTORE_ALIAS");
              assertThat(e.text().en()).contains("other", "seal");
            });
  }

  @Test
  void sm2AndRsaKeysInOneFile() {
    TestAuthority.Issued sm2 = issued(TestKeys.SM2, "TEST SM2");
    TestAuthority.Issued rsa = issued(TestKeys.RSA, "TEST RSA");
    byte[] file = new Pkcs12Writer(PASSWORD).add("sm2", sm2).add("rsa", rsa).toBytes();

    SigningKey first = SigningKey.fromPkcs12(file, PASSWORD, "sm2");
    SigningKey second = SigningKey.fromPkcs12(file, PASSWORD, "rsa");

    assertThat(first.sign(SignatureSuite.SM2_SM3, new byte[1])).isNotEmpty();
    assertThat(second.sign(SignatureSuite.RSA_PSS_SHA512, new byte[1])).hasSize(256);
  }

  @Test
  void wrongPasswordDoesNotAppearInTheException() {
    byte[] file = pkcs12(Map.of("seal", issued(TestKeys.P256, "TEST seal")));

    SidianException refusal = refused(file, "hunter2-secret".toCharArray());

    assertThat(refusal.code()).isEqualTo("KEYSTORE_UNREADABLE");
    for (Throwable t = refusal; t != null; t = t.getCause()) {
      assertThat(t.toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void missingPasswordIsAWrongCallAndNeverSkipsTheIntegrityCheck() {
    byte[] file = pkcs12(Map.of("seal", issued(TestKeys.P256, "TEST seal")));

    assertThatThrownBy(() -> SigningKey.fromPkcs12(file, nothing(), null))
        .isInstanceOf(NullPointerException.class);
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 500})
  void truncatedFileIsDamaged(int length) {
    byte[] file = pkcs12(Map.of("seal", issued(TestKeys.P256, "TEST seal")));

    SidianException refusal = refused(Arrays.copyOf(file, length), PASSWORD);

    assertThat(refusal.code()).isEqualTo("KEYSTORE_UNREADABLE");
    assertThat(refusal.text().en()).contains("not a PKCS#12");
    assertThat(refusal.text().zh()).contains("不是 PKCS#12");
  }

  @Test
  void oneChangedByteAnywhereIsNeverAnotherException() {
    TestAuthority.Issued issued = issued(TestKeys.P256, "TEST seal");
    byte[] file = pkcs12(Map.of("seal", issued));
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = file.clone();
      int at = i < 120 ? i : random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      try {
        // what the check value does not cover, such as its own parameters spelt differently
        assertThat(SigningKey.fromPkcs12(damaged, PASSWORD, null).certificate())
            .as("byte %d", at)
            .isEqualTo(issued.certificate());
      } catch (SidianException e) {
        assertThat(e.code()).as("byte %d", at).isEqualTo("KEYSTORE_UNREADABLE");
      }
    }
  }

  @Test
  void iterationCountThatWouldTakeHoursIsRefusedAtOnce() throws IOException {
    Pfx pfx = Pfx.getInstance(pkcs12(Map.of("seal", issued(TestKeys.P256, "TEST seal"))));
    MacData mac = pfx.getMacData();
    byte[] slow =
        new Pfx(pfx.getAuthSafe(), new MacData(mac.getMac(), mac.getSalt(), Integer.MAX_VALUE))
            .getEncoded();

    assertThat(new ASN1Integer(Integer.MAX_VALUE).getValue())
        .isEqualTo(Pfx.getInstance(slow).getMacData().getIterationCount());
    assertThat(refused(slow, PASSWORD).code()).isEqualTo("KEYSTORE_UNREADABLE");
  }

  @Test
  void absentFileIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("absent.p12");

    assertThatThrownBy(() -> SigningKey.fromPkcs12(file, PASSWORD))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("KEYSTORE_UNREADABLE");
              assertThat(e.place()).isEqualTo(file.toString());
              assertThat(e.text().en()).contains("cannot be opened").doesNotContain("password");
            });
  }

  @Test
  void hugeFileIsRefusedUnread(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("huge.p12");
    Files.write(file, new byte[KeyStores.MAX_BYTES + 1]);

    assertThatThrownBy(() -> SigningKey.fromPkcs12(file, PASSWORD))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("KEYSTORE_UNREADABLE");
              assertThat(e.text().en()).contains("16777216");
            });
  }

  @Test
  void certificateFileInPlaceOfAKeyStore() throws GeneralSecurityException {
    byte[] certificate = issued(TestKeys.P256, "TEST seal").certificate().getEncoded();

    assertThat(refused(certificate, PASSWORD).text().en()).contains("not a PKCS#12");
  }
}
