package cn.sidian.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.TestRandom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WD-57: sensitive data is masked or enciphered; a log line never holds it in clear. */
class PrivacyTest {
  private static final byte[] KEY = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");

  @ParameterizedTest
  @CsvSource({
    "CITIZEN_ID, 11010519491231002X, 110*************2X",
    "CITIZEN_ID, 110105491231002, 110**********02",
    "PHONE, 13800138000, 138****8000",
    "PHONE, 110, 1**",
    "ACCOUNT, 6222020200012345678, ***************5678",
    "ACCOUNT, 123, ***",
    "NAME, 张三, 张*",
    "NAME, 欧阳修远, 欧***",
    "NAME, 𠮷田, 𠮷*",
    "NAME, 张, *",
    "DOCUMENT, E12345678, E******78",
    "ADDRESS, 内蒙古乌海市海勃湾区, 内蒙古乌海市****",
    "MAIL, zhang@example.cn, z****@example.cn"
  })
  void masksByKind(Masking.Kind kind, String value, String masked) {
    assertThat(Masking.mask(value, kind)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holder 11010519491231002X asked",
        "号码110105194912310021，手机13800138000",
        "card 6222 0202 0001 2345 678",
        "tel +86 138-0013-8000, mail li.si@example.cn",
        "old 110105491231002."
      })
  void aScrubbedLineHoldsNoClearNumber(String line) {
    String scrubbed = Masking.scrub(line);
    assertThat(scrubbed).contains("*").doesNotContain("19491231").doesNotContain("491231");
    assertThat(scrubbed).doesNotContain("138001").doesNotContain("0013-8").doesNotContain("li.si");
    assertThat(scrubbed).doesNotContain("0202 0001");
  }

  @Test
  void scrubbingLeavesOtherNumbersAlone() {
    String line = "certificate 1.2.156.3005.2.11100000000013338W011 took 1234567 ns";
    assertThat(Masking.scrub(line)).isEqualTo(line);
  }

  @Test
  void theKeyedDigestIsHmacSm3() throws Exception {
    Mac mac = Mac.getInstance("HmacSM3", new BouncyCastleProvider());
    mac.init(new SecretKeySpec(KEY, "HmacSM3"));
    mac.update(new byte[] {0, 3});
    mac.update("111".getBytes(StandardCharsets.UTF_8));
    mac.update("11010519491231002X".getBytes(StandardCharsets.UTF_8));
    assertThat(KeyedDigest.of(KEY).ofCode("111", "11010519491231002X"))
        .isEqualTo(HexFormat.of().formatHex(mac.doFinal()));
  }

  @Test
  void theKeyedDigestFindsTheSameNumberInEverySpellingAndNoOther() {
    KeyedDigest digest = KeyedDigest.of(KEY);
    String one = digest.ofCode("111", "11010519491231002X");
    assertThat(digest.ofCode("111", "１１0105 19491231-002x")).isEqualTo(one);
    assertThat(digest.ofCode("414", "11010519491231002X")).isNotEqualTo(one);
    assertThat(digest.ofCode("111", "110105194912310021")).isNotEqualTo(one);
    byte[] other = KEY.clone();
    other[0]++;
    assertThat(KeyedDigest.of(other).ofCode("111", "11010519491231002X")).isNotEqualTo(one);
    assertThat(digest.toString()).doesNotContain("0123");
    assertThatThrownBy(() -> KeyedDigest.of(new byte[8]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasEncipheredComesBackAndIsReadByAnotherSm4() throws Exception {
    FieldCipher cipher = FieldCipher.sm4Gcm(Map.of("k1", KEY), "k1", TestRandom.seeded(1));
    byte[] clear = "张三 11010519491231002X".getBytes(StandardCharsets.UTF_8);
    byte[] stored = cipher.encipher(clear, "certificate/1");
    assertThat(cipher.decipher(stored, "certificate/1")).isEqualTo(clear);
    assertThat(cipher.decipher(cipher.encipher(new byte[0], "a"), "a")).isEmpty();
    Cipher jca = Cipher.getInstance("SM4/GCM/NoPadding", new BouncyCastleProvider());
    jca.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(KEY, "SM4"),
        new GCMParameterSpec(128, Arrays.copyOfRange(stored, 4, 16)));
    jca.updateAAD(Arrays.copyOf(stored, 16));
    jca.updateAAD("certificate/1".getBytes(StandardCharsets.UTF_8));
    assertThat(jca.doFinal(Arrays.copyOfRange(stored, 16, stored.length))).isEqualTo(clear);
  }

  @Test
  void everyChangedByteEveryOtherPlaceAndEveryCutIsFound() {
    FieldCipher cipher = FieldCipher.sm4Gcm(Map.of("k1", KEY), "k1", TestRandom.seeded(2));
    byte[] stored = cipher.encipher("secret".getBytes(StandardCharsets.UTF_8), "row 1");
    for (int i = 0; i < stored.length; i++) {
      byte[] changed = stored.clone();
      changed[i] ^= 1;
      refused(cipher, changed, "row 1");
      refused(cipher, Arrays.copyOf(stored, i), "row 1");
    }
    refused(cipher, stored, "row 2");
  }

  @Test
  void olderKeysStillDecipherAndTheNewestEnciphers() {
    byte[] second = KEY.clone();
    second[3] ^= 1;
    FieldCipher old = FieldCipher.sm4Gcm(Map.of("2025", KEY), "2025", TestRandom.seeded(3));
    byte[] stored = old.encipher(new byte[] {1, 2}, "x");
    FieldCipher both =
        FieldCipher.sm4Gcm(Map.of("2025", KEY, "2026", second), "2026", TestRandom.seeded(4));
    assertThat(both.decipher(stored, "x")).containsExactly(1, 2);
    refused(old, both.encipher(new byte[] {1}, "x"), "x");
    assertThat(both.toString()).isEqualTo("Sm4Gcm[2 keys]");
  }

  @Test
  void noNonceIsUsedTwice() {
    FieldCipher cipher = FieldCipher.sm4Gcm(Map.of("k", KEY), "k", TestRandom.seeded(5));
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      byte[] stored = cipher.encipher(new byte[] {1}, "x");
      nonces.add(HexFormat.of().formatHex(stored, 3, 15));
    }
    assertThat(nonces).hasSize(2_000);
  }

  private static void refused(FieldCipher cipher, byte[] stored, String place) {
    assertThatThrownBy(() -> cipher.decipher(stored, place))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("FIELD_UNDECIPHERABLE"));
  }
}
