package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealValue;
import cn.sidian.seal.SignatureReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5652, 5.3: a caller's own signed attribute, and the value taken out of its document. */
class SignedAttributeTest {
  private static final String TYPE = "2.25.325179385778490830589785956888294975005.9";
  private static final byte[] OCTETS = new byte[32];

  private static byte[] sealed(PdfSealer sealer) {
    return sealer
        .withSignedAttribute(TYPE, OCTETS)
        .seal(Pages.withText("With an attribute"), Kit.PLACE, Kit.NOTE)
        .requireSealed()
        .bytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CMS_SM2", "PADES_B_RSA_SHA256", "PADES_B_ECDSA_SHA256"})
  void theValueStillVerifiesAndCarriesTheAttribute(String profile) {
    byte[] pdf = sealed(Kit.sealer(SealProfile.named(profile).orElseThrow()));
    List<SealValue> values = SealValue.of(pdf, Limits.DEFAULT);
    assertThat(values).hasSize(1);
    SealValue value = values.get(0);
    assertThat(value.signedEnd()).isEqualTo(pdf.length);
    assertThat(value.signedAttribute(TYPE)).contains(OCTETS);
    assertThat(value.rangeDigest()).isEqualTo(value.statedDigest()).isPresent();
    assertThat(value.verifies(value.rangeDigest().orElseThrow())).isTrue();
    // alone, without the document
    SealValue alone = SealValue.parse(value.cms());
    assertThat(alone.verifies(value.rangeDigest().orElseThrow())).isTrue();
    assertThat(alone.verifies(other(value.rangeDigest().orElseThrow()))).isFalse();
    assertThat(alone.verifies("nonsense")).isFalse();
    assertThat(alone.signer()).isEqualTo(value.signer()).isPresent();
    assertThat(Kit.verify(pdf).signatures().get(0).integrity())
        .isEqualTo(SignatureReport.Integrity.INTACT);
  }

  private static String other(String digest) {
    char last = digest.charAt(digest.length() - 1);
    return digest.substring(0, digest.length() - 1) + (last == '0' ? '1' : '0');
  }

  @Test
  void anAttributeThatWasExchangedBreaksTheSignature() {
    SealValue value = SealValue.of(sealed(Kit.sealer(SealProfile.CMS_SM2)), Limits.DEFAULT).get(0);
    byte[] cms = value.cms();
    int at = indexOf(cms, OCTETS);
    cms[at] ^= 1;
    assertThat(SealValue.parse(cms).verifies(value.rangeDigest().orElseThrow())).isFalse();
  }

  private static int indexOf(byte[] in, byte[] what) {
    for (int i = 0; i + what.length <= in.length; i++) {
      if (java.util.Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void wrongCallsSayWhatToDo() {
    PdfSealer sealer = Kit.sealer(SealProfile.CMS_SM2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sealer.withSignedAttribute("1.2.840.113549.1.9.4", OCTETS));
    PdfSealer with = sealer.withSignedAttribute(TYPE, OCTETS);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> with.prepare(Pages.withText("x"), Kit.PLACE, Kit.NOTE, Duration.ofDays(1)));
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(
            () -> SealValue.parse("no CMS".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .satisfies(e -> assertThat(e.code().toLowerCase(Locale.ROOT)).isEqualTo("cms_malformed"));
  }
}
