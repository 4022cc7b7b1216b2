package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** codes.md section 1: GB 32100-2015. */
class UnifiedSocialCreditCodeTest {
  private static final String GOOD = "11100000000013338W";

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y43, 1640",
    "9144030071526726XG, 1782",
    "91610800064834709T, 1121",
    "11100000000013338W, 437",
    "11430000006122244L, 600",
    "11440232MB2D06811W, 1522",
    "11370800MB28559184, 1825",
    "12441500196720244T, 1090",
  })
  void tableOfRealCodes(String code, int sum) {
    CodeParse<UnifiedSocialCreditCode> parse = UnifiedSocialCreditCode.parse(code);
    assertThat(parse.findings()).isEmpty();
    assertThat(parse.isValid()).isTrue();
    assertThat(parse.orThrow().value()).isEqualTo(code);
    assertThat(parse.orThrow().normalized()).isEqualTo(code);
    assertThat(parse.orThrow()).hasToString(code);

    int check = "0123456789ABCDEFGHJKLMNPQRTUWXY".indexOf(code.charAt(17));
    assertThat((sum + check) % 31).isZero();
  }

  @Test
  void parts() {
    UnifiedSocialCreditCode code = UnifiedSocialCreditCode.parse("91610800064834709T").orThrow();
    assertThat(code.registeringDepartment()).isEqualTo('9');
    assertThat(code.category()).isEqualTo('1');
    assertThat(code.region()).isEqualTo(RegionCode.parse("610800").orThrow());
    assertThat(code.organisationCode()).isEqualTo(OrganisationCode.parse("06483470-9").orThrow());
  }

  @Test
  void centralOrgansHaveDivision100000() {
    RegionCode region = UnifiedSocialCreditCode.parse(GOOD).orThrow().region();
    assertThat(region.value()).isEqualTo("100000");
    assertThat(region.level()).isEqualTo(AdministrativeLevel.PROVINCE);
  }

  @Test
  void wrongCheckCharacterSaysFoundAndExpected() {
    CodeParse<UnifiedSocialCreditCode> parse = UnifiedSocialCreditCode.parse("11100000000013338X");
    Finding finding = Findings.only(parse);
    assertThat(finding.code()).isEqualTo("CHECK_CHARACTER");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.place()).isEqualTo("character 18");
    assertThat(finding.clause()).isEqualTo("GB 32100-2015");
    assertThat(finding.message().en()).contains("is X", "require W");
    assertThat(finding.message().zh()).contains("“X”", "“W”");
    assertThat(parse.value()).isEmpty();
  }

  @Test
  void wrongCheckCharacterIsKeptAsWrittenWhenLenient() {
    CodeParse<UnifiedSocialCreditCode> parse =
        UnifiedSocialCreditCode.parse("11100000000013338X", Strictness.LENIENT);
    assertThat(Findings.of(parse)).containsExactly("WARNING CHECK_CHARACTER at character 18");
    assertThat(parse.orThrow().value()).isEqualTo("11100000000013338X");
    assertThat(parse.orThrow().normalized()).isEqualTo("11100000000013338X");
    assertThat(parse.orThrow()).isNotEqualTo(UnifiedSocialCreditCode.parse(GOOD).orThrow());
  }

  @ParameterizedTest
  @ValueSource(chars = {'I', 'O', 'S', 'V', 'Z'})
  void lettersThatLookLikeOthersDoNotOccur(char letter) {
    CodeParse<UnifiedSocialCreditCode> parse =
        UnifiedSocialCreditCode.parse("1110000000001333" + letter + "W", Strictness.LENIENT);
    assertThat(Findings.of(parse)).containsExactly("ERROR CODE_CHARACTER at character 17");
    assertThat(Findings.only(parse).message().en()).contains("cannot be " + letter);
  }

  @Test
  void lettersInTheDivision() {
    assertThat(Findings.of(UnifiedSocialCreditCode.parse("11A00000000013338W")))
        .containsExactly("ERROR CODE_CHARACTER at character 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "11100000000013338", "11100000000013338WW"})
  void wrongLength(String source) {
    for (Strictness strictness : Strictness.values()) {
      CodeParse<UnifiedSocialCreditCode> parse = UnifiedSocialCreditCode.parse(source, strictness);
      assertThat(Findings.of(parse)).containsExactly("ERROR CODE_LENGTH");
      assertThat(Findings.only(parse).message().en())
          .contains("must have 18 characters but has " + source.length());
    }
  }

  @Test
  void wrongLengthAndWrongCharactersAreReportedTogether() {
    assertThat(Findings.of(UnifiedSocialCreditCode.parse(" 11100000000013338w ")))
        .containsExactly(
            "ERROR CODE_LENGTH",
            "ERROR CODE_CHARACTER at character 1",
            "ERROR CODE_CHARACTER at character 20",
            "ERROR LOWER_CASE at character 19");
  }

  @Test
  void lowerCaseIsAnErrorWhenStrict() {
    assertThat(Findings.of(UnifiedSocialCreditCode.parse("9144030071526726xg")))
        .containsExactly("ERROR LOWER_CASE at characters 17, 18");
  }

  @Test
  void lowerCaseIsKeptButComparedInUpperCaseWhenLenient() {
    CodeParse<UnifiedSocialCreditCode> parse =
        UnifiedSocialCreditCode.parse("9144030071526726xg", Strictness.LENIENT);
    assertThat(Findings.of(parse)).containsExactly("WARNING LOWER_CASE at characters 17, 18");
    UnifiedSocialCreditCode code = parse.orThrow();
    assertThat(code.value()).isEqualTo("9144030071526726xg");
    assertThat(code).hasToString("9144030071526726xg");
    assertThat(code.normalized()).isEqualTo("9144030071526726XG");
    assertThat(code)
        .isEqualTo(UnifiedSocialCreditCode.parse("9144030071526726XG").orThrow())
        .hasSameHashCodeAs(UnifiedSocialCreditCode.parse("9144030071526726XG").orThrow());
    assertThat(code.organisationCode().value()).isEqualTo("71526726x");
  }

  @Test
  void fullWidthIsAnErrorWhenStrictAndAWarningWhenLenient() {
    String source = "９１44030071526726Xｇ";
    assertThat(Findings.of(UnifiedSocialCreditCode.parse(source)))
        .containsExactly(
            "ERROR LOWER_CASE at character 18", "ERROR FULL_WIDTH at characters 1, 2, 18");
    CodeParse<UnifiedSocialCreditCode> lenient =
        UnifiedSocialCreditCode.parse(source, Strictness.LENIENT);
    assertThat(Findings.of(lenient))
        .containsExactly(
            "WARNING LOWER_CASE at character 18", "WARNING FULL_WIDTH at characters 1, 2, 18");
    assertThat(lenient.orThrow().value()).isEqualTo(source);
    assertThat(lenient.orThrow().normalized()).isEqualTo("9144030071526726XG");
  }

  @Test
  void organisationCodeInsideWithWrongCheckIsAlwaysAWarning() {
    String body = "11100000000013339";
    String source = body + SlowChecks.creditCode(body);
    for (Strictness strictness : Strictness.values()) {
      CodeParse<UnifiedSocialCreditCode> parse = UnifiedSocialCreditCode.parse(source, strictness);
      assertThat(Findings.of(parse))
          .containsExactly("WARNING EMBEDDED_ORGANISATION_CODE at character 17");
      assertThat(Findings.only(parse).clause()).isEqualTo("GB 11714-1997");
      assertThat(Findings.only(parse).message().en()).contains("is 9", "gives 8");
      assertThat(parse.isValid()).isTrue();
      assertThat(parse.orThrow().organisationCode().value()).isEqualTo("000013339");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "010000", "000100"})
  void impossibleProvince(String region) {
    String body = "11" + region + "000013338";
    String source = body + SlowChecks.creditCode(body);
    assertThat(Findings.of(UnifiedSocialCreditCode.parse(source)))
        .containsExactly("ERROR REGION_FORMAT at characters 3 to 4");
    assertThat(Findings.of(UnifiedSocialCreditCode.parse(source, Strictness.LENIENT)))
        .containsExactly("WARNING REGION_FORMAT at characters 3 to 4");
  }

  @Test
  void divisionWithoutPrefectureIsAlwaysAWarning() {
    String body = "11640002000013338";
    String source = body + SlowChecks.creditCode(body);
    assertThat(Findings.of(UnifiedSocialCreditCode.parse(source)))
        .containsExactly("WARNING REGION_FORMAT at characters 3 to 8");
  }

  @Test
  void allProblemsAtOnce() {
    assertThat(Findings.of(UnifiedSocialCreditCode.parse("1s０10000000013339w")))
        .containsExactly(
            "ERROR CODE_CHARACTER at character 2",
            "ERROR LOWER_CASE at character 18",
            "ERROR FULL_WIDTH at character 3",
            "ERROR REGION_FORMAT at characters 3 to 4",
            "WARNING EMBEDDED_ORGANISATION_CODE at character 17");
    assertThat(Findings.of(UnifiedSocialCreditCode.parse("11010000000013339w")))
        .containsExactly(
            "ERROR LOWER_CASE at character 18",
            "ERROR REGION_FORMAT at characters 3 to 4",
            "WARNING EMBEDDED_ORGANISATION_CODE at character 17",
            "ERROR CHECK_CHARACTER at character 18");
  }

  @Test
  void charactersOutsideTheFirstPlaneCountAsOne() {
    CodeParse<UnifiedSocialCreditCode> parse =
        UnifiedSocialCreditCode.parse("\uD83D\uDE001100000000013338W");
    assertThat(Findings.of(parse)).containsExactly("ERROR CODE_CHARACTER at character 1");
    assertThat(Findings.only(parse).message().en()).contains("U+1F600");
  }

  @Test
  void hostileInputIsReportedByLengthOnly() {
    for (Strictness strictness : Strictness.values()) {
      CodeParse<UnifiedSocialCreditCode> parse =
          UnifiedSocialCreditCode.parse("\u202Ex".repeat(1_000_000), strictness);
      assertThat(Findings.of(parse)).containsExactly("ERROR CODE_LENGTH");
      assertThat(Findings.only(parse).message().en())
          .contains("has 2000000")
          .doesNotContain("\u202E")
          .hasSizeLessThan(300);
    }
  }

  @Test
  @SuppressWarnings("NullAway") // null is the point
  void nullIsAWrongCall() {
    assertThatNullPointerException().isThrownBy(() -> UnifiedSocialCreditCode.parse(null));
    assertThatNullPointerException().isThrownBy(() -> UnifiedSocialCreditCode.parse(GOOD, null));
  }
}
