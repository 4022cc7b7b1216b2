package cn.sidian.certificate.quality;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.quality.QualityReport.Result;
import cn.sidian.core.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JZ-20: a rule for each kind of defect, by field; nothing is repaired silently. */
class QualityRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final byte[] PHOTO = Records.photo(300, 400);

  private static final QualityRules RULES =
      QualityRules.builder(CertificateCatalog.samples(), Records.COMPETENT).build();

  private static QualityReport person(String from, String to) {
    String json = Records.personJson();
    assertThat(json).contains(from);
    return RULES.check(Records.record(json.replace(from, to)), PHOTO, TODAY);
  }

  private static QualityReport food(String from, String to) {
    String json = Records.foodJson();
    assertThat(json).contains(from);
    return RULES.check(Records.record(json.replace(from, to)), null, TODAY);
  }

  @Test
  void goodRecordsPassAndBecomeMetadata() {
    QualityReport person = person("测试甲", "测试甲");
    assertThat(person.defects()).isEmpty();
    assertThat(person.result()).isEqualTo(Result.PASS);
    assertThat(person.frozen().orElseThrow().issuerName()).isEqualTo(Records.ISSUER_NAME);
    assertThat(person.frozen().orElseThrow().edition()).isEqualTo("2026");
    assertThat(food("测试乙", "测试乙").result()).isEqualTo(Result.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"number\":\"测执〔2026〕000123\", | \"number\":null, | MISSING_ELEMENT | number",
        "\"KZ_XB\":\"女\", | '' | MISSING_ELEMENT | KZ_XB",
        "\"issuedOn\":\"2026-01-31\", | '' | MISSING_ELEMENT | issuedOn",
        "\"validTo\":\"2029-01-30\" | \"validTo\":null | MISSING_ELEMENT | validTo",
        "\"name\":\"测试甲\" | \"name\":\" \" | MISSING_ELEMENT | holders[0].name",
        "\"女\" | \"F\" | WRONG_FORM | KZ_XB",
        "\"KZ_ZYDW\" | \"KZ_ABC\" | WRONG_FORM | KZ_ABC",
        "测执〔2026〕000123 | 测执 2026 | WRONG_FORM | number",
        "2029-01-30 | 2029-02-29 | WRONG_FORM | validTo",
        "2029-01-30 | 2029/01/30 | WRONG_FORM | validTo",
        "000123 | 11010519491231002X | WRONG_FORM | number",
        "2029-01-30 | 2025-01-30 | DAY_ORDER | validTo",
        "2029-01-30 | 2033-01-30 | DAY_ORDER | validTo",
        "\"validFrom\":\"2026-01-31\" | \"validFrom\":\"2026-01-30\" | DAY_ORDER | validFrom",
        "测试工程师 | 待补 | PLACEHOLDER | KZ_ZYLB",
        "\"validFrom\":\"2026-01-31\" | \"validFrom\":\"1900-01-01\" | PLACEHOLDER | validFrom",
        "2029-01-30 | 9999-12-31 | PLACEHOLDER | validTo",
        "\"kind\":\"111\" | \"kind\":\"001\" | HOLDER_KIND | holders[0].kind",
        "\"kind\":\"111\" | \"kind\":\"777\" | HOLDER_KIND | holders[0].kind",
        "11010519491231002X | 110105491231002 | HOLDER_KIND | holders[0].code",
        "测试甲 | 测试甲、测试乙 | HOLDER_SPLIT | holders[0].name",
        "11010519491231002X | 11010519491231002X;11010519491231002X | HOLDER_SPLIT | holders[0].code",
        "\"issuer\":\"11430000006122244L\" | \"issuer\":\"11100000000013338W\" |"
            + " ISSUER_NOT_COMPETENT | issuer",
        "W901 | W999 | TYPE_NOT_IN_FORCE | type",
        "测试甲 | 测试\u200b甲 | CHARACTERS | holders[0].name",
        "测试甲 | 测试\uf9b4 | CHARACTERS | holders[0].name",
        "测试甲 | 测•试甲 | CHARACTERS | holders[0].name",
        "测试甲 | 测试Ａ | CHARACTERS | holders[0].name",
        "测试甲 | 测试\ue000 | CHARACTERS | holders[0].name",
        "测试工程师 | 测试\u202e师 | CHARACTERS | KZ_ZYLB",
      })
  void eachDefectHasItsCodeAndField(String from, String to, String code, String field) {
    QualityReport report = person(from, to);
    assertThat(report.mayPass()).isFalse();
    assertThat(report.frozen()).isEmpty();
    assertThat(report.defects()).extracting(Defect::code).contains(code);
    assertThat(report.defects())
        .anySatisfy(
            defect -> {
              assertThat(defect.code()).isEqualTo(code);
              assertThat(defect.field()).isEqualTo(field);
              assertThat(defect.severity()).isEqualTo(Severity.ERROR);
              assertThat(defect.hint().zh()).isNotBlank();
            });
    assertThat(report.toString()).doesNotContain("11010519491231002X").doesNotContain("测试甲");
  }

  @Test
  void whatNoBetterRecordMendsIsRefused() {
    assertThat(person("W901", "W999").result()).isEqualTo(Result.REFUSE);
    assertThat(
            person("\"issuer\":\"11430000006122244L\"", "\"issuer\":\"11100000000013338W\"")
                .result())
        .isEqualTo(Result.REFUSE);
    assertThat(person("女", "F").result()).isEqualTo(Result.QUARANTINE);
  }

  @Test
  void aWrongCheckDigitIsANoteSinceRealBodiesHaveOne() {
    QualityReport report = food("91350100M000100Y43", "91350100M000100Y44");
    assertThat(report.result()).isEqualTo(Result.PASS_WITH_NOTES);
    assertThat(report.defects()).extracting(Defect::code).containsExactly("CHECK_DIGIT");
    assertThat(report.frozen().orElseThrow().holders().get(0).code().code()).endsWith("44");
  }

  @Test
  void theEndOfAllDaysIsReadAsForEverOnlyWhereTheTypeAllowsItAndNeverSilently() {
    QualityReport report = food("\"validTo\":null", "\"validTo\":\"9999-12-31\"");
    assertThat(report.result()).isEqualTo(Result.PASS_WITH_NOTES);
    assertThat(report.defects()).extracting(Defect::code).containsExactly("PLACEHOLDER");
    assertThat(report.frozen().orElseThrow().validity().to()).isNull();
  }

  @Test
  void namedExceptionsHaveDatesAndLeaveANote() {
    QualityReport old =
        food(
            "\"issuedOn\":\"2026-02-02\",\n \"validFrom\":\"2026-02-02\"",
            "\"issuedOn\":\"2019-02-02\",\n \"validFrom\":\"2019-02-02\"");
    assertThat(old.result()).isEqualTo(Result.PASS);
    QualityReport today = food("91350100M000100Y43", "00001333-8");
    assertThat(today.defects()).extracting(Defect::code).containsExactly("HOLDER_KIND");
    NamedException special = NamedException.USUAL.get(1);
    assertThat(special.applies("001", "00001333-8", LocalDate.of(2017, 12, 31))).isTrue();
    assertThat(special.applies("001", "00001333-8", LocalDate.of(2018, 1, 1))).isFalse();
    assertThat(
            person(
                    "\"kind\":\"111\",\"code\":\"11010519491231002X\"",
                    "\"kind\":\"114\",\"code\":\"测字第1234567号\"")
                .defects())
        .allSatisfy(d -> assertThat(d.severity()).isNotEqualTo(Severity.ERROR));
  }

  @Test
  void photoIsMissingSmallUnreadableOrAnother() {
    CertificateRecord record = Records.record(Records.personJson());
    assertThat(codes(RULES.check(record, null, TODAY))).containsExactly("PHOTO");
    assertThat(codes(RULES.check(record, Records.photo(100, 100), TODAY))).containsExactly("PHOTO");
    assertThat(codes(RULES.check(record, new byte[100], TODAY))).containsExactly("PHOTO");
    CertificateRecord other =
        Records.record(
            Records.personJson()
                .replace(
                    "\"photo\":", "\"photoDigest\":\"sm3:" + "0".repeat(64) + "\",\"photo\":"));
    assertThat(codes(RULES.check(other, PHOTO, TODAY))).containsExactly("PHOTO");
    assertThat(codes(RULES.check(Records.record(Records.foodJson()), PHOTO, TODAY)))
        .containsExactly("PHOTO");
  }

  private static List<String> codes(QualityReport report) {
    return report.defects().stream().map(Defect::code).toList();
  }

  @Test
  void aLegacyIdentifierMustFitTheRecord() {
    String id = "1.2.156.3005.2.11100000000013338W902.11430000006122244L.20230000403.001.";
    String other = id.replace("W902", "W901");
    assertThat(codes(food("\"number\"", "\"identifier\":\"" + other + "U\",\"number\"")))
        .contains("IDENTIFIER_DIFFERS");
    assertThat(codes(food("\"number\"", "\"identifier\":\"" + id + "0\",\"number\"")))
        .isSubsetOf("CHECK_DIGIT");
    assertThat(codes(food("\"number\"", "\"identifier\":\"nonsense\",\"number\"")))
        .containsExactly("IDENTIFIER_DIFFERS");
  }

  @Test
  void theRegisterIsAskedForDuplicatesAndPredecessors() {
    RegisterView full =
        new RegisterView() {
          @Override
          public Optional<String> overlapping(
              String type, String number, List<HolderCode> holders, ValidityPeriod validity) {
            return Optional.of("1.2.3");
          }

          @Override
          public Predecessor predecessor(String identifier) {
            return identifier.equals("good")
                ? Predecessor.CAN_BE_FOLLOWED
                : identifier.equals("ended") ? Predecessor.CLOSED_FOR_EVER : Predecessor.MISSING;
          }
        };
    QualityRules rules =
        QualityRules.builder(CertificateCatalog.samples(), Records.COMPETENT)
            .register(full)
            .build();
    CertificateRecord record = Records.record(Records.foodJson());
    assertThat(codes(rules.check(record, null, TODAY))).containsExactly("DUPLICATE");
    assertThat(rules.check(record, null, TODAY).result()).isEqualTo(Result.REFUSE);
    assertThat(codes(rules.check(record.following("good"), null, TODAY))).isEmpty();
    assertThat(codes(rules.check(record.following("ended"), null, TODAY)))
        .containsExactly("PREDECESSOR");
    assertThat(codes(rules.check(record.following("none"), null, TODAY)))
        .containsExactly("PREDECESSOR");
  }

  @Test
  void severalDefectsAreAllNamed() {
    QualityReport report =
        RULES.check(
            Records.record(
                Records.personJson()
                    .replace("女", "F")
                    .replace("2029-01-30", "2025-01-30")
                    .replace("测试甲", "测试\u200b甲")),
            null,
            TODAY);
    assertThat(codes(report)).contains("WRONG_FORM", "DAY_ORDER", "CHARACTERS", "PHOTO");
  }
}
