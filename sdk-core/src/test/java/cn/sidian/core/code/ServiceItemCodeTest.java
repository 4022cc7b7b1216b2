package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import cn.sidian.core.code.ServiceItemCode.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** codes.md section 7: service items (C 0109-2018). */
class ServiceItemCodeTest {
  private static final String TASK = "11440232MB2D06811W4000117051000";
  private static final String CASE = TASK + "20201020" + "0008";

  @ParameterizedTest
  @ValueSource(strings = {"000117051000", "370117002011", "442199806003"})
  void basicCodes(String source) {
    CodeParse<ServiceItemCode> parse = ServiceItemCode.parse(source);
    assertThat(parse.findings()).isEmpty();
    ServiceItemCode code = parse.orThrow();
    assertThat(code.kind()).isEqualTo(Kind.BASIC);
    assertThat(code.basicCode()).contains(code);
    assertThat(code.implementationCode()).isEmpty();
    assertThat(code.creditCode()).isEmpty();
    assertThat(code.exerciseLevel()).isEmpty();
    assertThat(code).hasToString(source);
  }

  @ParameterizedTest
  @CsvSource({
    "11370800MB28559184, 3, 370117002011, PREFECTURE, 01",
    "12441500196720244T, 3, 442199806003, PREFECTURE, 21",
    "11440232MB2D06811W, 4, 000117051000, COUNTY, 01",
  })
  void implementationCodes(
      String creditCode, String level, String basic, AdministrativeLevel read, String type) {
    CodeParse<ServiceItemCode> parse = ServiceItemCode.parse(creditCode + level + basic);
    assertThat(parse.findings()).isEmpty();
    ServiceItemCode code = parse.orThrow();
    assertThat(code.kind()).isEqualTo(Kind.IMPLEMENTATION);
    assertThat(code.creditCode()).contains(UnifiedSocialCreditCode.parse(creditCode).orThrow());
    assertThat(code.exerciseLevel()).contains(read);
    assertThat(code.basicCode()).contains(ServiceItemCode.parse(basic).orThrow());
    assertThat(code.itemType()).contains(type);
    assertThat(code.implementationCode()).contains(code);
    assertThat(code.handlingItem()).isEmpty();
    assertThat(code.caseDate()).isEmpty();
    assertThat(code.caseSerial()).isEmpty();
  }

  @Test
  void handlingItem() {
    ServiceItemCode code = ServiceItemCode.parse(TASK + "01").orThrow();
    assertThat(code.kind()).isEqualTo(Kind.HANDLING_ITEM);
    assertThat(code.handlingItem()).contains("01");
    assertThat(code.implementationCode()).contains(ServiceItemCode.parse(TASK).orThrow());
    assertThat(code.caseDate()).isEmpty();
  }

  @Test
  void caseNumber() {
    CodeParse<ServiceItemCode> parse = ServiceItemCode.parse(CASE);
    assertThat(CASE).hasSize(43);
    assertThat(parse.findings()).isEmpty();
    ServiceItemCode code = parse.orThrow();
    assertThat(code.kind()).isEqualTo(Kind.CASE_NUMBER);
    assertThat(code.caseDate()).contains(LocalDate.of(2020, 10, 20));
    assertThat(code.caseSerial()).contains("0008");
    assertThat(code.handlingItem()).isEmpty();
    assertThat(code.implementationCode()).contains(ServiceItemCode.parse(TASK).orThrow());
    assertThat(code.basicCode().orElseThrow().value()).isEqualTo("000117051000");
  }

  @ParameterizedTest
  @CsvSource({
    "1, NATION",
    "2, PROVINCE",
    "3, PREFECTURE",
    "4, COUNTY",
    "5, TOWNSHIP",
    "6, VILLAGE",
  })
  void exerciseLevels(char digit, AdministrativeLevel level) {
    String source = TASK.substring(0, 18) + digit + TASK.substring(19);
    assertThat(ServiceItemCode.parse(source).orThrow().exerciseLevel()).contains(level);
    assertThat(level.exerciseDigit()).isEqualTo(digit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "9"})
  void wrongExerciseLevel(String digit) {
    String source = TASK.substring(0, 18) + digit + TASK.substring(19);
    for (Strictness strictness : Strictness.values()) {
      CodeParse<ServiceItemCode> parse = ServiceItemCode.parse(source, strictness);
      assertThat(Findings.of(parse)).containsExactly("ERROR EXERCISE_LEVEL at character 19");
      assertThat(Findings.only(parse).clause()).isEqualTo("C 0109-2018");
      assertThat(Findings.only(parse).message().en()).contains("is " + digit);
    }
  }

  @Test
  void wrongCheckOfTheCreditCodeInside() {
    String source = "11440232MB2D06811X4000117051000";
    CodeParse<ServiceItemCode> strict = ServiceItemCode.parse(source);
    assertThat(Findings.of(strict)).containsExactly("ERROR CHECK_CHARACTER at character 18");
    assertThat(Findings.only(strict).clause()).isEqualTo("GB 32100-2015");
    assertThat(Findings.only(strict).message().en()).contains("unified social credit code", "W");
    CodeParse<ServiceItemCode> lenient = ServiceItemCode.parse(source, Strictness.LENIENT);
    assertThat(Findings.of(lenient)).containsExactly("WARNING CHECK_CHARACTER at character 18");
    assertThat(lenient.orThrow().value()).isEqualTo(source);
    assertThat(lenient.orThrow().creditCode().orElseThrow().value())
        .isEqualTo("11440232MB2D06811X");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20201340", "20210229", "00000000", "17991231"})
  void caseDateThatIsNoDay(String date) {
    for (Strictness strictness : Strictness.values()) {
      assertThat(Findings.of(ServiceItemCode.parse(TASK + date + "0008", strictness)))
          .containsExactly("ERROR CASE_DATE at characters 32 to 39");
    }
  }

  @Test
  void provinceOfTheBasicCode() {
    for (Strictness strictness : Strictness.values()) {
      assertThat(Findings.of(ServiceItemCode.parse("070117051000", strictness)))
          .containsExactly("WARNING REGION_FORMAT at characters 1 to 2");
    }
    assertThat(Findings.of(ServiceItemCode.parse("11440232MB2D06811W4070117051000")))
        .containsExactly("WARNING REGION_FORMAT at characters 20 to 21");
  }

  @Test
  void lettersAmongDigits() {
    assertThat(Findings.of(ServiceItemCode.parse("3701JGF02011", Strictness.LENIENT)))
        .containsExactly(
            "ERROR CODE_CHARACTER at character 5",
            "ERROR CODE_CHARACTER at character 6",
            "ERROR CODE_CHARACTER at character 7");
    assertThat(Findings.of(ServiceItemCode.parse(TASK + "A1")))
        .containsExactly("ERROR CODE_CHARACTER at character 32");
    assertThat(Findings.of(ServiceItemCode.parse(TASK + "20201O20" + "0008")))
        .containsExactly("ERROR CODE_CHARACTER at character 37");
  }

  @Test
  void lowerCase() {
    String source = "11440232mb2d06811w4000117051000";
    assertThat(Findings.of(ServiceItemCode.parse(source)))
        .containsExactly("ERROR LOWER_CASE at characters 9, 10, 12, 18");
    ServiceItemCode code = ServiceItemCode.parse(source, Strictness.LENIENT).orThrow();
    assertThat(code).isEqualTo(ServiceItemCode.parse(TASK).orThrow());
    assertThat(code.value()).isEqualTo(source);
    assertThat(code.creditCode().orElseThrow().value()).isEqualTo("11440232mb2d06811w");
  }

  @Test
  void allProblemsAtOnce() {
    String source = "11040232MB2D06811w" + "9" + "070117051000" + "20201340" + "00O8";
    assertThat(Findings.of(ServiceItemCode.parse(source)))
        .containsExactly(
            "ERROR CODE_CHARACTER at character 42",
            "ERROR LOWER_CASE at character 18",
            "ERROR REGION_FORMAT at characters 3 to 4",
            "ERROR CHECK_CHARACTER at character 18",
            "ERROR EXERCISE_LEVEL at character 19",
            "WARNING REGION_FORMAT at characters 20 to 21",
            "ERROR CASE_DATE at characters 32 to 39");
  }

  /** Guizhou: 10 characters; Fujian: letters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "XK00101000",
        "11350000003591037RJGF000007",
        "xk-2020_1/甲",
        "1",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void otherLengthsAreLocalCodesWhenLenient(String source) {
    CodeParse<ServiceItemCode> parse = ServiceItemCode.parse(source, Strictness.LENIENT);
    assertThat(Findings.of(parse)).containsExactly("WARNING LOCAL_CODE");
    ServiceItemCode code = parse.orThrow();
    assertThat(code.kind()).isEqualTo(Kind.LOCAL);
    assertThat(code.value()).isEqualTo(source);
    assertThat(code.normalized()).isEqualTo(source);
    assertThat(code.basicCode()).isEmpty();
    assertThat(code.implementationCode()).isEmpty();
    assertThat(code.creditCode()).isEmpty();
    assertThat(code.exerciseLevel()).isEmpty();
    assertThat(code.itemType()).isEmpty();
    assertThat(code.caseDate()).isEmpty();
  }

  @Test
  void localCodesAreComparedAsWritten() {
    ServiceItemCode upper = ServiceItemCode.parse("XK00101000", Strictness.LENIENT).orThrow();
    ServiceItemCode lower = ServiceItemCode.parse("xk00101000", Strictness.LENIENT).orThrow();
    assertThat(upper).isNotEqualTo(lower);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XK00101000", "11350000003591037RJGF000007"})
  void otherLengthsAreErrorsWhenStrict(String source) {
    CodeParse<ServiceItemCode> parse = ServiceItemCode.parse(source);
    assertThat(Findings.of(parse)).containsExactly("ERROR CODE_LENGTH");
    assertThat(Findings.only(parse).message().en()).contains("12/31/33/43");
  }

  @Test
  void localCodesHoldNothingUnseen() {
    assertThat(Findings.of(ServiceItemCode.parse("XK 001\u202E\n", Strictness.LENIENT)))
        .containsExactly(
            "WARNING LOCAL_CODE",
            "ERROR CODE_CHARACTER at character 3",
            "ERROR CODE_CHARACTER at character 7",
            "ERROR CODE_CHARACTER at character 8");
  }

  @Test
  void emptyAndEndlessAreNotLocalCodes() {
    assertThat(Findings.of(ServiceItemCode.parse("", Strictness.LENIENT)))
        .containsExactly("ERROR CODE_LENGTH");
    CodeParse<ServiceItemCode> parse = ServiceItemCode.parse("x".repeat(65), Strictness.LENIENT);
    assertThat(Findings.of(parse)).containsExactly("ERROR CODE_LENGTH");
    assertThat(Findings.only(parse).message().en()).contains("1-64", "has 65");
  }

  @Test
  @SuppressWarnings("NullAway") // null is the point
  void nullIsAWrongCall() {
    assertThatNullPointerException().isThrownBy(() -> ServiceItemCode.parse(null));
    assertThatNullPointerException().isThrownBy(() -> ServiceItemCode.parse(TASK, null));
  }
}
