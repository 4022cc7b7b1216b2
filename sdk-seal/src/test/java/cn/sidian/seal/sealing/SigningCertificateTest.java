package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealRefusal;
import java.time.Duration;
import java.time.InstantSource;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Which certificates may put a seal, and when. */
class SigningCertificateTest {
  private static final byte[] PAGE = RawPdf.onePage().table();

  private static CertificateSpec spec() {
    return CertificateSpec.signer("TEST 过期单位", TestKeys.P256, Kit.NOW);
  }

  private static PdfSealer.Builder builder(CertificateSpec spec) {
    TestAuthority.Issued issued = Kit.root(TestKeys.P256).issue(spec);
    return PdfSealer.builder(Seal.dataVerification(Kit.UNIT), issued.signingKey())
        .clock(InstantSource.fixed(Kit.NOW));
  }

  private static SealRefusal refusal(CertificateSpec spec) {
    return Kit.refusal(builder(spec).build().seal(PAGE, Kit.PLACE, Kit.NOTE));
  }

  @Test
  void an_expired_certificate_is_refused_with_name_and_day() {
    var end = Kit.NOW.minus(Duration.ofDays(3));
    CertificateSpec expired = spec().valid(end.minus(Duration.ofDays(365)), end);

    SealRefusal refusal = refusal(expired);

    assertThat(refusal.code()).isEqualTo("SIGNING_CERTIFICATE_EXPIRED");
    assertThat(refusal.text().zh()).contains("TEST 过期单位");
    assertThat(refusal.text().en()).contains("2026-02-27");
    assertThat(
            builder(expired)
                .allowCertificateOutsideItsValidity()
                .build()
                .seal(PAGE, Kit.PLACE, Kit.NOTE)
                .requireSealed()
                .bytes())
        .isNotEmpty();
  }

  @Test
  void a_certificate_that_is_not_yet_valid_is_refused() {
    var start = Kit.NOW.plus(Duration.ofDays(3));

    SealRefusal refusal = refusal(spec().valid(start, start.plus(Duration.ofDays(365))));

    assertThat(refusal.code()).isEqualTo("SIGNING_CERTIFICATE_NOT_YET_VALID");
    assertThat(refusal.text().en()).contains("2026-03-05");
  }

  @Test
  void the_encryption_certificate_of_a_pair_is_refused_also_when_validity_is_waived() {
    CertificateSpec encryption = spec().keyUsage(KeyUsage.keyEncipherment | KeyUsage.keyAgreement);

    assertThat(refusal(encryption).code()).isEqualTo("SIGNING_CERTIFICATE_USAGE");
    assertThat(
            Kit.refusal(
                    builder(encryption)
                        .allowCertificateOutsideItsValidity()
                        .build()
                        .seal(PAGE, Kit.PLACE, Kit.NOTE))
                .code())
        .isEqualTo("SIGNING_CERTIFICATE_USAGE");
  }

  @Test
  void either_usage_suffices_and_none_stated_is_no_restriction() {
    for (Integer usage : new Integer[] {KeyUsage.digitalSignature, KeyUsage.nonRepudiation, null}) {
      byte[] sealed =
          builder(spec().keyUsage(usage))
              .build()
              .seal(PAGE, Kit.PLACE, Kit.NOTE)
              .requireSealed()
              .bytes();
      assertThat(sealed).startsWith(PAGE);
    }
  }

  @Test
  void a_profile_for_another_kind_of_key_is_wrong_code() {
    assertThatThrownBy(() -> builder(spec()).profile(SealProfile.CMS_SM2).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CMS_SM2");
  }
}
