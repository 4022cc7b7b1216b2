package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;

class CitizenIdPropertyTest {
  @Provide
  Arbitrary<String> bodies() {
    return bodiesBetween(LocalDate.of(1800, 1, 1), LocalDate.of(2199, 12, 31));
  }

  @Provide
  Arbitrary<String> bodiesOfLastCentury() {
    return bodiesBetween(LocalDate.of(1900, 1, 1), LocalDate.of(1999, 12, 31));
  }

  private static Arbitrary<String> bodiesBetween(LocalDate first, LocalDate last) {
    Arbitrary<Integer> regions = Arbitraries.integers().between(100_000, 999_999);
    Arbitrary<String> births =
        Dates.dates().between(first, last).map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE));
    Arbitrary<String> sequences = Arbitraries.strings().numeric().ofLength(3);
    return Combinators.combine(regions, births, sequences)
        .as((region, birth, sequence) -> region + birth + sequence);
  }

  @Property
  void acceptsExactlyWhatTheCongruenceAccepts(@ForAll("bodies") String body) {
    char right = SlowChecks.citizenId(body);
    for (char check : SlowChecks.characters("0123456789X")) {
      assertThat(CitizenId.parse(body + check).isValid()).isEqualTo(check == right);
    }
  }

  @Property
  void everySubstitutionOfADigitIsDetected(
      @ForAll("bodies") String body,
      @ForAll @IntRange(max = 16) int index,
      @ForAll @IntRange(max = 9) int other) {
    Assume.that(Character.digit(body.charAt(index), 10) != other);
    char check = SlowChecks.citizenId(body);
    String changed = body.substring(0, index) + other + body.substring(index + 1) + check;
    assertThat(CitizenId.parse(changed).isValid()).isFalse();
  }

  @Property
  void everyExchangeOfNeighbouringDigitsIsDetected(
      @ForAll("bodies") String body, @ForAll @IntRange(max = 15) int index) {
    Assume.that(body.charAt(index) != body.charAt(index + 1));
    StringBuilder changed = new StringBuilder(body).append(SlowChecks.citizenId(body));
    changed.setCharAt(index, body.charAt(index + 1));
    changed.setCharAt(index + 1, body.charAt(index));
    assertThat(CitizenId.parse(changed.toString()).isValid()).isFalse();
  }

  @Property
  void oldNumbersEqualTheNewOnes(@ForAll("bodiesOfLastCentury") String body) {
    String old = body.substring(0, 6) + body.substring(8);
    CitizenId renewed = CitizenId.parse(old, Strictness.LENIENT).orThrow();
    assertThat(renewed).isEqualTo(CitizenId.parse(body + SlowChecks.citizenId(body)).orThrow());
    assertThat(renewed.value()).isEqualTo(old);
  }
}
