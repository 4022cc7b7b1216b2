package cn.sidian.certificate.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.sidian.core.SidianException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** WD-11, JZ-17: types with editions, and what is promised when and where. */
class CertificateCatalogTest {
  private static final String FOOD = "11100000000013338W902";

  @Test
  void samplesHaveAPersonWithPhotoAndAnOrganisation() {
    CertificateCatalog samples = CertificateCatalog.samples();
    assertThat(samples.types()).hasSize(4);
    assertThat(samples.types()).anyMatch(type -> type.photo() != null);
    assertThat(samples.types()).anyMatch(type -> type.holders().kinds().contains("001"));
    CertificateCatalog read = CertificateCatalog.parse(samples.canonicalJson());
    assertThat(read.canonicalJson()).isEqualTo(samples.canonicalJson());
    // so a catalogue that is there already can be added again
    assertThat(read.types()).isEqualTo(samples.types()).hasSameHashCodeAs(samples.types());
  }

  @Test
  void theDayChoosesTheEdition() {
    CertificateCatalog samples = CertificateCatalog.samples();
    assertThat(samples.find(FOOD, LocalDate.of(2025, 12, 31)).orElseThrow().edition())
        .isEqualTo("2019");
    assertThat(samples.find(FOOD, LocalDate.of(2026, 1, 1)).orElseThrow().edition())
        .isEqualTo("2026");
    assertThat(samples.find(FOOD, LocalDate.of(2018, 12, 31))).isEmpty();
    assertThat(samples.find("11100000000013338W999", LocalDate.of(2026, 1, 1))).isEmpty();
  }

  @Test
  void twoEditionsOnOneDayAreAWrongCall() {
    CertificateCatalog samples = CertificateCatalog.samples();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> samples.with(samples.types().get(0)))
        .withMessageContaining("end it first");
  }

  @Test
  void thePublishedListAnswersByDayAndArea() {
    CertificateCatalog samples = CertificateCatalog.samples();
    List<CertificateType> there = samples.promised(LocalDate.of(2026, 5, 1), "430402");
    assertThat(there).extracting(CertificateType::code).contains(FOOD);
    assertThat(samples.promised(LocalDate.of(2026, 5, 1), "430502"))
        .extracting(CertificateType::code)
        .doesNotContain(FOOD);
    assertThat(samples.promised(LocalDate.of(2025, 5, 1), "430402")).isEmpty();
    assertThat(there).allMatch(type -> type.service() != null);
  }

  @Test
  void theNoticeSaysSameLegalEffectForEachTypeOfTheList() {
    // JZ-18
    String zh =
        CertificateCatalog.samples().sameEffectNotice(LocalDate.of(2026, 5, 1), "430402").zh();
    assertThat(zh).contains("同等法律效力").contains("测试食品经营许可证").contains("3 天");
  }

  @Test
  void anUnknownKeyIsAnErrorWithItsPlace() {
    byte[] json =
        "{\"format\":\"sidian-certificate-catalogue/1\",\n \"typs\":[]}"
            .getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(SidianException.class)
        .isThrownBy(() -> CertificateCatalog.parse(json))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("CATALOGUE_MALFORMED");
              assertThat(e.place()).startsWith("line 2");
            });
  }
}
