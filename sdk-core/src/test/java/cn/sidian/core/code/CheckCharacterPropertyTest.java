package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CheckCharacterPropertyTest {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.strings().withChars(ALPHABET).ofMinLength(1).ofMaxLength(80);
  }

  @Provide
  Arbitrary<Character> characters() {
    return Arbitraries.chars().with(ALPHABET);
  }

  @Property
  void agreesWithTryingAllThirtySix(@ForAll("bodies") String body) {
    assertThat(CheckCharacter.of(body)).isEqualTo(SlowChecks.mod3736(body));
  }

  @Property
  void exactlyOneCheckCharacterMatches(@ForAll("bodies") String body) {
    long matching = ALPHABET.chars().filter(c -> CheckCharacter.matches(body + (char) c)).count();
    assertThat(matching).isEqualTo(1);
  }

  @Property
  void everySubstitutionIsDetected(
      @ForAll("bodies") String body,
      @ForAll @IntRange(max = 80) int place,
      @ForAll("characters") char other) {
    StringBuilder code = new StringBuilder(body).append(CheckCharacter.of(body));
    int index = place % code.length();
    Assume.that(code.charAt(index) != other);
    code.setCharAt(index, other);
    assertThat(CheckCharacter.matches(code.toString())).isFalse();
  }

  /** The exchange of neighbours a and b goes unnoticed only where P + a and P + b are 18 and 19. */
  @Property
  void exchangeOfNeighboursIsDetectedExceptForOnePairOfValues(
      @ForAll("bodies") String start,
      @ForAll("characters") char a,
      @ForAll("characters") char b,
      @ForAll("bodies") String end) {
    Assume.that(a != b);
    int state = (37 - ALPHABET.indexOf(SlowChecks.mod3736(start))) % 36;
    int first = (state + ALPHABET.indexOf(a)) % 36;
    int second = (state + ALPHABET.indexOf(b)) % 36;
    boolean overlooked = first + second == 37 && (first == 18 || first == 19);
    String code = start + a + b + end;
    char check = CheckCharacter.of(code);
    assertThat(CheckCharacter.matches(start + b + a + end + check)).isEqualTo(overlooked);
  }
}
