package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** codes.md section 4: GB/T 2260 and below. */
class RegionCodeTest {
  private static RegionCode region(String source) {
    return RegionCode.parse(source).orThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "000000, NATION",
    "640000, PROVINCE",
    "640500, PREFECTURE",
    "640502, COUNTY",
    "360983000000, COUNTY",
    "000000000000, NATION",
    "640502001000, TOWNSHIP",
    "640502101000, TOWNSHIP",
    "640502301000, TOWNSHIP",
    "640502501000, TOWNSHIP",
    "640502001001, VILLAGE",
    // a prefecture-level city without counties
    "441900003000, TOWNSHIP",
    // counties directly under a province
    "469001, COUNTY",
    "100000, PROVINCE",
    "999999, COUNTY",
  })
  void levels(String source, AdministrativeLevel level) {
    CodeParse<RegionCode> parse = RegionCode.parse(source);
    assertThat(parse.findings()).isEmpty();
    assertThat(parse.orThrow().level()).isEqualTo(level);
    assertThat(parse.orThrow().value()).isEqualTo(source);
    assertThat(parse.orThrow()).hasToString(source);
  }

  @Test
  void paddingMakesNoDifference() {
    assertThat(region("360983000000"))
        .isEqualTo(region("360983"))
        .hasSameHashCodeAs(region("360983"));
    assertThat(region("360983000000").value()).isEqualTo("360983000000");
    assertThat(region("360983000000").normalized()).isEqualTo("360983");
    assertThat(region("360983001000")).isNotEqualTo(region("360983"));
  }

  @ParameterizedTest
  @CsvSource({
    "640500, 640502",
    "640500, 640500",
    "640500, 640502001001",
    "640000, 640500",
    "640000, 640502",
    "640000, 640000",
    "000000, 640502001001",
    "000000, 100000",
    "000000, 000000",
    "000000000000, 640000",
    "640502, 640502000000",
    "640502000000, 640502",
    "640502001000, 640502001001",
    "441900, 441900003000",
  })
  void covers(String region, String covered) {
    assertThat(region(region).covers(region(covered))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "640502, 640500",
    "640500, 640000",
    "640500, 640402",
    "640500, 650502",
    "640000, 000000",
    "640502001001, 640502",
    "640502001001, 640502001000",
    "640502001000, 640502",
    "640502001000, 640502002001",
    // not the whole country: what credit codes of central organs carry
    "100000, 640000",
  })
  void doesNotCover(String region, String other) {
    assertThat(region(region).covers(region(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64", "6405", "64050", "6405020", "640502001", "6405020010010"})
  void wrongLength(String source) {
    for (Strictness strictness : Strictness.values()) {
      CodeParse<RegionCode> parse = RegionCode.parse(source, strictness);
      assertThat(Findings.of(parse)).containsExactly("ERROR CODE_LENGTH");
      assertThat(Findings.only(parse).message().en()).contains("6/12", "has " + source.length());
      assertThat(Findings.only(parse).clause()).isEqualTo("GB/T 2260");
    }
  }

  @Test
  void lettersAreNoDigits() {
    assertThat(Findings.of(RegionCode.parse("64O5a2", Strictness.LENIENT)))
        .containsExactly(
            "ERROR CODE_CHARACTER at character 3", "ERROR CODE_CHARACTER at character 5");
  }

  @Test
  void fullWidth() {
    assertThat(Findings.of(RegionCode.parse("６40502")))
        .containsExactly("ERROR FULL_WIDTH at character 1");
    CodeParse<RegionCode> lenient = RegionCode.parse("６40502", Strictness.LENIENT);
    assertThat(Findings.of(lenient)).containsExactly("WARNING FULL_WIDTH at character 1");
    assertThat(lenient.orThrow().value()).isEqualTo("６40502");
    assertThat(lenient.orThrow()).isEqualTo(region("640502"));
  }

  @ParameterizedTest
  @CsvSource({
    "010000, characters 1 to 2",
    "000100, characters 1 to 2",
    "000001, characters 1 to 2",
    "640002, characters 1 to 6",
    "640502000001, characters 7 to 12",
    "640000001000, characters 7 to 12",
    "000000001000, characters 1 to 2",
  })
  void impossibleDivision(String source, String place) {
    CodeParse<RegionCode> strict = RegionCode.parse(source);
    assertThat(Findings.of(strict)).contains("ERROR REGION_FORMAT at " + place);
    CodeParse<RegionCode> lenient = RegionCode.parse(source, Strictness.LENIENT);
    assertThat(Findings.of(lenient)).contains("WARNING REGION_FORMAT at " + place);
    assertThat(lenient.orThrow().value()).isEqualTo(source);
    assertThat(lenient.orThrow().covers(lenient.orThrow())).isTrue();
  }

  @Test
  void unusualKindOfTownshipIsAlwaysAWarning() {
    for (Strictness strictness : Strictness.values()) {
      CodeParse<RegionCode> parse = RegionCode.parse("640502600001", strictness);
      assertThat(Findings.of(parse)).containsExactly("WARNING TOWNSHIP_KIND at character 7");
      assertThat(Findings.only(parse).clause()).isEqualTo("GB/T 10114-2003");
      assertThat(parse.isValid()).isTrue();
    }
  }

  @Test
  void allProblemsAtOnce() {
    assertThat(Findings.of(RegionCode.parse("０10000900000")))
        .containsExactly(
            "ERROR FULL_WIDTH at character 1",
            "ERROR REGION_FORMAT at characters 1 to 2",
            "ERROR REGION_FORMAT at characters 7 to 12",
            "WARNING TOWNSHIP_KIND at character 7");
  }

  @Test
  @SuppressWarnings("NullAway") // null is the point
  void nullIsAWrongCall() {
    assertThatNullPointerException().isThrownBy(() -> RegionCode.parse(null));
    assertThatNullPointerException().isThrownBy(() -> RegionCode.parse("640502", null));
    assertThatNullPointerException().isThrownBy(() -> region("640502").covers(null));
  }
}
