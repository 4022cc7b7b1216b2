package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class OrganisationCodePropertyTest {
  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.strings().withCharRange('0', '9').withCharRange('A', 'Z').ofLength(8);
  }

  @Provide
  Arbitrary<String> digits() {
    return Arbitraries.strings().numeric().ofLength(8);
  }

  @Property
  void acceptsExactlyWhatTheCongruenceAccepts(@ForAll("bodies") String body) {
    char right = SlowChecks.organisationCode(body);
    for (char check : SlowChecks.characters("0123456789X")) {
      assertThat(OrganisationCode.parse(body + check).isValid()).isEqualTo(check == right);
      assertThat(OrganisationCode.parse(body + "-" + check).isValid()).isEqualTo(check == right);
    }
  }

  /** Letters are worth up to 35, so only among digits is this certain. */
  @Property
  void everySubstitutionOfADigitByADigitIsDetected(
      @ForAll("digits") String body,
      @ForAll @IntRange(max = 7) int index,
      @ForAll @IntRange(max = 9) int other) {
    Assume.that(Character.digit(body.charAt(index), 10) != other);
    char check = SlowChecks.organisationCode(body);
    String changed = body.substring(0, index) + other + body.substring(index + 1) + check;
    assertThat(OrganisationCode.parse(changed).isValid()).isFalse();
  }

  @Property
  void everyExchangeOfNeighbouringDigitsIsDetected(
      @ForAll("digits") String body, @ForAll @IntRange(max = 6) int index) {
    Assume.that(body.charAt(index) != body.charAt(index + 1));
    StringBuilder changed = new StringBuilder(body).append(SlowChecks.organisationCode(body));
    changed.setCharAt(index, body.charAt(index + 1));
    changed.setCharAt(index + 1, body.charAt(index));
    assertThat(OrganisationCode.parse(changed.toString()).isValid()).isFalse();
  }
}
