package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import cn.sidian.core.Finding;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** codes.md section 3: GB 11643-1999. The numbers are the examples of the standard. */
class CitizenIdTest {
  private static final String FEMALE = "11010519491231002X";
  private static final String MALE = "440524188001010014";

  private static String number(String body17) {
    return body17 + SlowChecks.citizenId(body17);
  }

  @ParameterizedTest
  @CsvSource({FEMALE + ", 167", MALE + ", 195"})
  void examplesWithTheirSums(String source, int sum) {
    CodeParse<CitizenId> parse = CitizenId.parse(source);
    assertThat(parse.findings()).isEmpty();
    assertThat(parse.orThrow().value()).isEqualTo(source);
    assertThat(parse.orThrow().normalized()).isEqualTo(source);
    assertThat("10X98765432".charAt(sum % 11)).isEqualTo(source.charAt(17));
  }

  @Test
  void parts() {
    CitizenId female = CitizenId.parse(FEMALE).orThrow();
    assertThat(female.region()).isEqualTo(RegionCode.parse("110105").orThrow());
    assertThat(female.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(female.sex()).isEqualTo(CitizenId.Sex.FEMALE);
    CitizenId male = CitizenId.parse(MALE).orThrow();
    assertThat(male.birthDate()).isEqualTo(LocalDate.of(1880, 1, 1));
    assertThat(male.sex()).isEqualTo(CitizenId.Sex.MALE);
  }

  @Test
  void wrongCheckCharacterSaysFoundAndExpected() {
    Finding finding = Findings.only(CitizenId.parse("110105194912310021"));
    assertThat(finding.code()).isEqualTo("CHECK_CHARACTER");
    assertThat(finding.place()).isEqualTo("character 18");
    assertThat(finding.clause()).isEqualTo("GB 11643-1999");
    assertThat(finding.message().en()).contains("is 1,", "require X");
  }

  @Test
  void wrongCheckCharacterIsKeptAsWrittenWhenLenient() {
    CodeParse<CitizenId> parse = CitizenId.parse("110105194912310021", Strictness.LENIENT);
    assertThat(Findings.of(parse)).containsExactly("WARNING CHECK_CHARACTER at character 18");
    assertThat(parse.orThrow().value()).isEqualTo("110105194912310021");
    assertThat(parse.orThrow()).isNotEqualTo(CitizenId.parse(FEMALE).orThrow());
  }

  @Test
  void lowerCaseX() {
    String source = "11010519491231002x";
    assertThat(Findings.of(CitizenId.parse(source)))
        .containsExactly("ERROR LOWER_CASE at character 18");
    CodeParse<CitizenId> lenient = CitizenId.parse(source, Strictness.LENIENT);
    assertThat(Findings.of(lenient)).containsExactly("WARNING LOWER_CASE at character 18");
    assertThat(lenient.orThrow().value()).isEqualTo(source);
    assertThat(lenient.orThrow()).isEqualTo(CitizenId.parse(FEMALE).orThrow());
  }

  @Test
  void fullWidthDigits() {
    String source = "１10105194912310０2X";
    assertThat(Findings.of(CitizenId.parse(source)))
        .containsExactly("ERROR FULL_WIDTH at characters 1, 16");
    CitizenId read = CitizenId.parse(source, Strictness.LENIENT).orThrow();
    assertThat(read).isEqualTo(CitizenId.parse(FEMALE).orThrow());
    assertThat(read.region().value()).isEqualTo("１10105");
    assertThat(read.region().normalized()).isEqualTo("110105");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "19491301",
        "19490230",
        "19490631",
        "19490029",
        "19490100",
        "19000229",
        "17991231",
        "00000101"
      })
  void birthDateThatIsNoDay(String birth) {
    String source = number("110105" + birth + "002");
    for (Strictness strictness : Strictness.values()) {
      assertThat(Findings.of(CitizenId.parse(source, strictness)))
          .containsExactly("ERROR BIRTH_DATE at characters 7 to 14");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"20000229", "18000101", "20240229", "29991231"})
  void birthDateThatIsADay(String birth) {
    assertThat(CitizenId.parse(number("110105" + birth + "002")).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"810000", "820000", "830000"})
  void residencePermitsOfHongKongMacaoAndTaiwan(String region) {
    assertThat(CitizenId.parse(number(region + "19491231002")).findings()).isEmpty();
  }

  @Test
  void divisionsThatNoListHoldsAreNotRejected() {
    assertThat(CitizenId.parse(number("999999" + "19491231002")).findings()).isEmpty();
    CodeParse<CitizenId> parse = CitizenId.parse(number("110005" + "19491231002"));
    assertThat(Findings.of(parse)).containsExactly("WARNING REGION_FORMAT at characters 1 to 6");
    assertThat(parse.isValid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "010105"})
  void impossibleProvince(String region) {
    String source = number(region + "19491231002");
    assertThat(Findings.of(CitizenId.parse(source)))
        .containsExactly("ERROR REGION_FORMAT at characters 1 to 2");
    assertThat(Findings.of(CitizenId.parse(source, Strictness.LENIENT)))
        .containsExactly("WARNING REGION_FORMAT at characters 1 to 2");
  }

  @Test
  void xOnlyAtTheEnd() {
    assertThat(Findings.of(CitizenId.parse("1101051949123100X2")))
        .containsExactly("ERROR CODE_CHARACTER at character 17");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "11010519491231002", "110105194912310021X", "1101051949123"})
  void wrongLength(String source) {
    assertThat(Findings.of(CitizenId.parse(source, Strictness.LENIENT)))
        .contains("ERROR CODE_LENGTH")
        .allMatch(line -> line.startsWith("ERROR"));
  }

  @Test
  void oldNumberIsAnErrorWhenStrict() {
    assertThat(Findings.of(CitizenId.parse("110105491231002")))
        .containsExactly("ERROR OLD_CITIZEN_NUMBER");
  }

  @Test
  void oldNumberEqualsTheNewOneItTurnsInto() {
    CodeParse<CitizenId> parse = CitizenId.parse("110105491231002", Strictness.LENIENT);
    assertThat(Findings.of(parse)).containsExactly("WARNING OLD_CITIZEN_NUMBER");
    CitizenId old = parse.orThrow();
    assertThat(old.value()).isEqualTo("110105491231002");
    assertThat(old.normalized()).isEqualTo(FEMALE);
    assertThat(old).isEqualTo(CitizenId.parse(FEMALE).orThrow());
    assertThat(old.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(old.sex()).isEqualTo(CitizenId.Sex.FEMALE);
    assertThat(old.region().value()).isEqualTo("110105");
  }

  @Test
  void faultsOfOldNumbers() {
    assertThat(Findings.of(CitizenId.parse("010105491331002", Strictness.LENIENT)))
        .containsExactly(
            "WARNING OLD_CITIZEN_NUMBER",
            "WARNING REGION_FORMAT at characters 1 to 2",
            "ERROR BIRTH_DATE at characters 7 to 12");
    assertThat(Findings.of(CitizenId.parse("11010549123100X", Strictness.LENIENT)))
        .containsExactly("WARNING OLD_CITIZEN_NUMBER", "ERROR CODE_CHARACTER at character 15");
  }

  @Test
  void allProblemsAtOnce() {
    assertThat(Findings.of(CitizenId.parse("01010519491331002x")))
        .containsExactly(
            "ERROR LOWER_CASE at character 18",
            "ERROR REGION_FORMAT at characters 1 to 2",
            "ERROR BIRTH_DATE at characters 7 to 14",
            "ERROR CHECK_CHARACTER at character 18");
    assertThat(Findings.of(CitizenId.parse("01010519491331O0２x")))
        .containsExactly(
            "ERROR CODE_CHARACTER at character 15",
            "ERROR LOWER_CASE at character 18",
            "ERROR FULL_WIDTH at character 17",
            "ERROR REGION_FORMAT at characters 1 to 2",
            "ERROR BIRTH_DATE at characters 7 to 14");
  }

  @Test
  @SuppressWarnings("NullAway") // null is the point
  void nullIsAWrongCall() {
    assertThatNullPointerException().isThrownBy(() -> CitizenId.parse(null));
    assertThatNullPointerException().isThrownBy(() -> CitizenId.parse(FEMALE, null));
  }
}
