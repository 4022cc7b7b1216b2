package cn.sidian.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.core.SidianException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** WD-05: what was approved is one sequence of bytes, whoever writes it. */
class CertificateMetadataTest {
  @Test
  void writingAndReadingGivesTheSame() {
    CertificateMetadata metadata = Samples.metadata();
    assertThat(CertificateMetadata.parse(metadata.canonicalJson())).isEqualTo(metadata);
    ElectronicCertificate certificate =
        new ElectronicCertificate(
            Samples.identifier(),
            metadata,
            "urn:sidian:list:1",
            42,
            SaltedFields.of(metadata, new SecureRandom()).salts(),
            "SD1:ABC");
    assertThat(ElectronicCertificate.parse(certificate.canonicalJson())).isEqualTo(certificate);
  }

  @Test
  void canonicalJsonIsThatOfRfc8785() {
    // the order and the escapes of RFC 8785, 3.2.3
    assertThat(
            CanonicalJson.text(
                Map.of("\u20ac", "Euro", "\r", "CR", "\ud83d\ude00", "face", "1", "\u000f\"\\/é")))
        .isEqualTo("{\"\\r\":\"CR\",\"1\":\"\\u000f\\\"\\\\/é\",\"€\":\"Euro\",\"😀\":\"face\"}");
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.text("\ud83d"));
  }

  @Test
  void theDigestDependsOnEveryItem() {
    CertificateMetadata metadata = Samples.metadata();
    assertThat(metadata.digest()).startsWith("sm3:").hasSize(68);
    CertificateMetadata other =
        CertificateMetadata.parse(
            new String(metadata.canonicalJson(), StandardCharsets.UTF_8)
                .replace("测试甲", "测试乙")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(other.digest()).isNotEqualTo(metadata.digest());
  }

  @Test
  void anUnknownKeyIsAnErrorWithItsPlace() {
    String json =
        new String(Samples.metadata().canonicalJson(), StandardCharsets.UTF_8)
            .replace("\"photo\"", "\n\"foto\"");
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(() -> CertificateMetadata.parse(json.getBytes(StandardCharsets.UTF_8)))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("METADATA_MALFORMED");
              assertThat(e.place()).startsWith("line 2, column 1");
              assertThat(e.text().en()).contains("foto");
            });
  }

  @Test
  void noPersonalDataInLogs() {
    CertificateMetadata metadata = Samples.metadata();
    String all =
        metadata + "" + metadata.holders() + metadata.items() + metadata.holders().get(0).code();
    assertThat(all).doesNotContain("测试甲").doesNotContain("11010519491231002X");
    assertThat(metadata.holders().get(0).maskedName()).isEqualTo("测**");
    assertThat(metadata.holders().get(0).code().masked()).isEqualTo("110*************2X");
    assertThat(new HolderCode("999", "12").masked()).isEqualTo("1*");
  }

  @Test
  void bothEndsOfThePeriodBelongToIt() {
    ValidityPeriod period =
        new ValidityPeriod(LocalDate.of(2024, 2, 29), LocalDate.of(2025, 2, 28));
    assertThat(period.contains(LocalDate.of(2024, 2, 29))).isTrue();
    assertThat(period.contains(LocalDate.of(2025, 2, 28))).isTrue();
    assertThat(period.contains(LocalDate.of(2025, 3, 1))).isFalse();
    assertThat(period.contains(LocalDate.of(2024, 2, 28))).isFalse();
    assertThat(new ValidityPeriod(LocalDate.of(2024, 2, 29), null).contains(LocalDate.MAX))
        .isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ValidityPeriod(LocalDate.of(2024, 2, 2), LocalDate.of(2024, 2, 1)));
  }

  @Test
  void saltsHideWhatIsNotShownAndBindWhatIs() {
    CertificateMetadata metadata = Samples.metadata();
    SaltedFields one = SaltedFields.of(metadata, new SecureRandom());
    SaltedFields two = SaltedFields.of(metadata, new SecureRandom());
    assertThat(one.digests()).doesNotContainAnyElementsOf(two.digests());
    assertThat(new HashSet<>(one.digests())).hasSameSizeAs(metadata.items());
    assertThat(SaltedFields.of(metadata, one.salts()).digests()).isEqualTo(one.digests());
    byte[] list = SaltedFields.listDigest(Samples.identifier(), one.digests());
    List<String> turned = new ArrayList<>(one.digests());
    Collections.swap(turned, 0, 1);
    assertThat(Arrays.equals(list, SaltedFields.listDigest(Samples.identifier(), turned)))
        .isFalse();
    assertThat(
            SaltedFields.listDigest(
                Samples.identifier().nextVersion(CertificateIdRules.DEFAULT), one.digests()))
        .isNotEqualTo(list);
  }
}
