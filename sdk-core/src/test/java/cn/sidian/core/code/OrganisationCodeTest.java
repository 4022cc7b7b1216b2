package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import cn.sidian.core.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** codes.md section 2: GB 11714-1997. */
class OrganisationCodeTest {
  @ParameterizedTest
  @CsvSource({"D2143569X, 199", "00001333-8, 47", "06483470-9, 233"})
  void examplesWithTheirSums(String source, int sum) {
    CodeParse<OrganisationCode> parse = OrganisationCode.parse(source);
    assertThat(parse.findings()).isEmpty();
    assertThat(parse.orThrow().value()).isEqualTo(source);
    assertThat(parse.orThrow()).hasToString(source);
    char last = source.charAt(source.length() - 1);
    assertThat((sum + (last == 'X' ? 10 : Character.digit(last, 10))) % 11).isZero();
  }

  /** codes.md section 1: positions 9-17 of real credit codes. */
  @ParameterizedTest
  @ValueSource(strings = {"000013338", "006122244", "064834709", "196720244", "002500287"})
  void organisationCodesInsideCreditCodes(String source) {
    assertThat(OrganisationCode.parse(source).findings()).isEmpty();
  }

  @Test
  void remainderZeroIsWrittenZero() {
    // sum 0, check 11
    assertThat(OrganisationCode.parse("000000000").findings()).isEmpty();
  }

  @Test
  void hyphenMakesNoDifference() {
    OrganisationCode printed = OrganisationCode.parse("00001333-8").orThrow();
    OrganisationCode stored = OrganisationCode.parse("000013338").orThrow();
    assertThat(printed).isEqualTo(stored).hasSameHashCodeAs(stored);
    assertThat(printed.normalized()).isEqualTo("000013338");
  }

  @ParameterizedTest
  @CsvSource({"000013339, 9", "00001333-9, 10"})
  void wrongCheckCharacter(String source, int place) {
    Finding finding = Findings.only(OrganisationCode.parse(source));
    assertThat(finding.code()).isEqualTo("CHECK_CHARACTER");
    assertThat(finding.place()).isEqualTo("character " + place);
    assertThat(finding.clause()).isEqualTo("GB 11714-1997");
    assertThat(finding.message().en()).contains("is 9", "require 8");

    CodeParse<OrganisationCode> lenient = OrganisationCode.parse(source, Strictness.LENIENT);
    assertThat(Findings.of(lenient))
        .containsExactly("WARNING CHECK_CHARACTER at character " + place);
    assertThat(lenient.orThrow().value()).isEqualTo(source);
    assertThat(lenient.orThrow().normalized()).isEqualTo("000013339");
  }

  @Test
  void checkCharacterIsADigitOrX() {
    assertThat(Findings.of(OrganisationCode.parse("00001333A", Strictness.LENIENT)))
        .containsExactly("ERROR CODE_CHARACTER at character 9");
  }

  @Test
  void hyphenInAnotherPlace() {
    assertThat(Findings.of(OrganisationCode.parse("0000-13338")))
        .containsExactly("ERROR CODE_LENGTH", "ERROR CODE_CHARACTER at character 5");
    assertThat(Findings.of(OrganisationCode.parse("0000133-8")))
        .containsExactly("ERROR CODE_CHARACTER at character 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00001333", "00001333-", "00001333-88", "00001333888"})
  void wrongLength(String source) {
    assertThat(Findings.of(OrganisationCode.parse(source, Strictness.LENIENT)))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("ERROR"));
  }

  @Test
  void lowerAndFullWidth() {
    String source = "d2143569－ｘ";
    assertThat(Findings.of(OrganisationCode.parse(source)))
        .containsExactly(
            "ERROR LOWER_CASE at characters 1, 10", "ERROR FULL_WIDTH at characters 9, 10");
    OrganisationCode read = OrganisationCode.parse(source, Strictness.LENIENT).orThrow();
    assertThat(read.value()).isEqualTo(source);
    assertThat(read).isEqualTo(OrganisationCode.parse("D2143569X").orThrow());
  }

  @Test
  void allProblemsAtOnce() {
    assertThat(Findings.of(OrganisationCode.parse("d214-56#-１")))
        .containsExactly(
            "ERROR CODE_CHARACTER at character 5",
            "ERROR CODE_CHARACTER at character 8",
            "ERROR LOWER_CASE at character 1",
            "ERROR FULL_WIDTH at character 10");
  }

  @Test
  @SuppressWarnings("NullAway") // null is the point
  void nullIsAWrongCall() {
    assertThatNullPointerException().isThrownBy(() -> OrganisationCode.parse(null));
    assertThatNullPointerException().isThrownBy(() -> OrganisationCode.parse("", null));
  }
}
