package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Citizen numbers reach neither findings nor exceptions nor logs. */
class PersonalDataTest {
  /** Five neighbouring characters of a number are already too much. */
  private static final int TOO_MUCH = 5;

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(70);
    Arbitrary<String> complete = Arbitraries.strings().numeric().ofLength(18);
    Arbitrary<String> old = Arbitraries.strings().numeric().ofLength(15);
    Arbitrary<String> otherDigits =
        Arbitraries.strings().withCharRange('\u0660', '\u0669').ofLength(18);
    Arbitrary<String> fullWidth = Arbitraries.strings().withCharRange('０', '９').ofLength(18);
    Arbitrary<String> cutShort = complete.map(number -> number.substring(0, 17));
    Arbitrary<String> withX = cutShort.map(number -> number + "x");
    return Arbitraries.oneOf(digits, complete, old, otherDigits, fullWidth, cutShort, withX);
  }

  @Property
  void noPartOfANumberIsShown(@ForAll("numbers") String number, @ForAll Strictness strictness) {
    CodeParse<CitizenId> parse = CitizenId.parse(number, strictness);
    StringBuilder shown = new StringBuilder(parse.toString()).append('\n');
    parse.value().ifPresent(id -> shown.append(id).append('\n'));
    for (Finding finding : parse.findings()) {
      shown.append(finding).append('\n');
    }
    if (!parse.isValid()) {
      SidianException thrown = catchThrowableOfType(SidianException.class, parse::orThrow);
      shown.append(thrown).append('\n').append(thrown.text());
    }
    // The clause has digits of its own.
    assertShowsNothingOf(number, shown.toString().replace("GB 11643-1999", ""));
  }

  /** A citizen number given to the wrong parser by mistake is not shown by it either. */
  @Property
  void noFindingOfAnotherCodeShowsANumber(
      @ForAll("numbers") String number, @ForAll Strictness strictness) {
    for (CodeParse<?> parse :
        new CodeParse<?>[] {
          UnifiedSocialCreditCode.parse(number, strictness),
          OrganisationCode.parse(number, strictness),
          RegionCode.parse(number, strictness),
          ServiceItemCode.parse(number, strictness)
        }) {
      for (Finding finding : parse.findings()) {
        assertShowsNothingOf(number, finding.message() + "\n" + finding.place());
      }
    }
  }

  @Example
  void charactersOfANumberAreNotShownOneByOneEither() {
    CodeParse<CitizenId> parse = CitizenId.parse("\u0661\u0661\u0660105194912310O2X");
    assertThat(parse.findings()).hasSize(4);
    assertThat(parse.findings().toString())
        .doesNotContain("\u0661", "\u0660", "U+0661", "U+0660", "is O");
  }

  @Example
  void toStringIsTheSameForAll() {
    CitizenId id = CitizenId.parse("11010519491231002X").orThrow();
    assertThat(id).hasToString("CitizenId[not shown]");
    assertThat(CitizenId.parse("11010519491231002X"))
        .hasToString("CodeParse[CitizenId[not shown], findings=[]]");
  }

  private static void assertShowsNothingOf(String number, String shown) {
    String plain = Normalizer.normalize(number, Normalizer.Form.NFKC);
    for (int i = 0; i + TOO_MUCH <= number.length(); i++) {
      assertThat(shown)
          .doesNotContain(number.substring(i, i + TOO_MUCH), plain.substring(i, i + TOO_MUCH));
    }
  }
}
