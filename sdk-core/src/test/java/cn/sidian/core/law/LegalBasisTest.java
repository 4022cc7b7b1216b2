package cn.sidian.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.sidian.core.code.AdministrativeLevel;
import cn.sidian.core.code.RegionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ZW-14: ranks of law are a partial order; an expired basis counts as none. */
class LegalBasisTest {
  private static @Nullable IssuingOrgan organ(String name) {
    return switch (name) {
      case "nation" -> new IssuingOrgan("国务院某部", AdministrativeLevel.NATION, null);
      case "ningxia" -> issuing("宁夏回族自治区", AdministrativeLevel.PROVINCE, "640000");
      case "zhongwei" -> issuing("中卫市", AdministrativeLevel.PREFECTURE, "640500");
      case "shapotou" -> issuing("沙坡头区", AdministrativeLevel.COUNTY, "640502");
      case "wuhai" -> issuing("乌海市", AdministrativeLevel.PREFECTURE, "150300");
      default -> null;
    };
  }

  private static IssuingOrgan issuing(String name, AdministrativeLevel level, String region) {
    return new IssuingOrgan(name, level, RegionCode.parse(region).orThrow());
  }

  private static LegalBasis basis(LegalRank rank, @Nullable IssuingOrgan organ, boolean mayVary) {
    return new LegalBasis("某文件", null, organ, "第一条", null, rank, mayVary, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "LAW, nation, ADMINISTRATIVE_REGULATION, nation, HIGHER",
    "LAW, nation, NORMATIVE_DOCUMENT, zhongwei, HIGHER",
    "LAW, nation, LAW, nation, SAME",
    "ADMINISTRATIVE_REGULATION, nation, LOCAL_REGULATION, ningxia, HIGHER",
    "ADMINISTRATIVE_REGULATION, nation, DEPARTMENT_RULE, nation, HIGHER",
    "LOCAL_REGULATION, ningxia, LOCAL_REGULATION, zhongwei, HIGHER",
    "LOCAL_REGULATION, ningxia, LOCAL_GOVERNMENT_RULE, ningxia, HIGHER",
    "LOCAL_REGULATION, ningxia, LOCAL_GOVERNMENT_RULE, zhongwei, HIGHER",
    "LOCAL_REGULATION, zhongwei, LOCAL_GOVERNMENT_RULE, zhongwei, HIGHER",
    "LOCAL_REGULATION, zhongwei, LOCAL_GOVERNMENT_RULE, ningxia, NOT_ORDERED",
    "LOCAL_REGULATION, zhongwei, LOCAL_GOVERNMENT_RULE, unknown, NOT_ORDERED",
    "LOCAL_REGULATION, ningxia, DEPARTMENT_RULE, nation, NOT_ORDERED",
    "LOCAL_GOVERNMENT_RULE, ningxia, LOCAL_GOVERNMENT_RULE, zhongwei, HIGHER",
    "LOCAL_GOVERNMENT_RULE, ningxia, LOCAL_GOVERNMENT_RULE, wuhai, NOT_ORDERED",
    "LOCAL_GOVERNMENT_RULE, zhongwei, LOCAL_GOVERNMENT_RULE, wuhai, SAME",
    "DEPARTMENT_RULE, nation, LOCAL_GOVERNMENT_RULE, ningxia, SAME",
    "DEPARTMENT_RULE, nation, DEPARTMENT_RULE, nation, SAME",
    "DEPARTMENT_RULE, nation, NORMATIVE_DOCUMENT, nation, HIGHER",
    "NORMATIVE_DOCUMENT, nation, LOCAL_GOVERNMENT_RULE, zhongwei, LOWER",
    "NORMATIVE_DOCUMENT, ningxia, NORMATIVE_DOCUMENT, zhongwei, HIGHER",
    "NORMATIVE_DOCUMENT, zhongwei, NORMATIVE_DOCUMENT, shapotou, HIGHER",
    "NORMATIVE_DOCUMENT, zhongwei, NORMATIVE_DOCUMENT, wuhai, SAME",
    "NORMATIVE_DOCUMENT, unknown, NORMATIVE_DOCUMENT, wuhai, NOT_ORDERED",
  })
  void rankAndLevelOrderTexts(
      LegalRank rank, String organ, LegalRank otherRank, String otherOrgan, LegalOrder order) {
    LegalBasis a = basis(rank, organ(organ), false);
    LegalBasis b = basis(otherRank, organ(otherOrgan), false);
    assertThat(a.compareForce(b)).isEqualTo(order);
    assertThat(b.compareForce(a)).isEqualTo(order.reversed());
  }

  @ParameterizedTest
  @CsvSource({
    "LAW, NOT_ORDERED",
    "ADMINISTRATIVE_REGULATION, NOT_ORDERED",
    "LOCAL_REGULATION, NOT_ORDERED",
    "NORMATIVE_DOCUMENT, LOWER",
  })
  void autonomousRegulationsMayVaryHigherTexts(LegalRank rank, LegalOrder order) {
    LegalBasis autonomous = basis(LegalRank.LOCAL_REGULATION, organ("zhongwei"), true);
    assertThat(basis(rank, organ("ningxia"), false).compareForce(autonomous)).isEqualTo(order);
  }

  @Test
  void onlyLocalRegulationsMayVary() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> basis(LegalRank.NORMATIVE_DOCUMENT, null, true))
        .withMessageContaining("local regulations");
  }

  @Test
  void bothEndsOfTheForceCount() {
    LegalBasis basis =
        LegalBasis.of("某文件", "第一条", LegalRank.LAW)
            .inForce(LocalDate.of(2022, 3, 23), LocalDate.of(2024, 3, 22));
    assertThat(basis.isInForceOn(LocalDate.of(2022, 3, 22))).isFalse();
    assertThat(basis.isInForceOn(LocalDate.of(2022, 3, 23))).isTrue();
    assertThat(basis.isInForceOn(LocalDate.of(2024, 3, 22))).isTrue();
    assertThat(basis.isInForceOn(LocalDate.of(2024, 3, 23))).isFalse();
    assertThat(LegalBasis.of("某文件", "第一条", LegalRank.LAW).isInForceOn(LocalDate.MIN)).isTrue();
  }

  @Test
  void aTextDoesNotEndBeforeItBegins() {
    LegalBasis basis = LegalBasis.of("某文件", "第一条", LegalRank.LAW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> basis.inForce(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "LAW, nation, LAW, nation, 全国人民代表大会常务委员会",
    "ADMINISTRATIVE_REGULATION, nation, ADMINISTRATIVE_REGULATION, nation, 由国务院裁决",
    "LOCAL_REGULATION, ningxia, DEPARTMENT_RULE, nation, 由国务院提出意见",
    "DEPARTMENT_RULE, nation, LOCAL_GOVERNMENT_RULE, ningxia, 由国务院裁决",
    "LOCAL_GOVERNMENT_RULE, zhongwei, LOCAL_GOVERNMENT_RULE, zhongwei, 由制定机关裁决",
    "LOCAL_REGULATION, zhongwei, LOCAL_GOVERNMENT_RULE, ningxia, 共同的上级机关",
    "NORMATIVE_DOCUMENT, zhongwei, NORMATIVE_DOCUMENT, wuhai, 共同的上级机关",
    "NORMATIVE_DOCUMENT, zhongwei, NORMATIVE_DOCUMENT, zhongwei, 由制定机关裁决",
    "LAW, nation, NORMATIVE_DOCUMENT, zhongwei, 效力较高",
  })
  void whoRules(
      LegalRank rank, String organ, LegalRank otherRank, String otherOrgan, String ruling) {
    LegalBasis a = basis(rank, organ(organ), false);
    LegalBasis b = basis(otherRank, organ(otherOrgan), false);
    assertThat(a.rulingOrgan(b).zh()).contains(ruling).contains("待核对");
    assertThat(b.rulingOrgan(a)).isEqualTo(a.rulingOrgan(b));
    assertThat(a.rulingOrgan(b).en()).contains("unverified");
  }
}
