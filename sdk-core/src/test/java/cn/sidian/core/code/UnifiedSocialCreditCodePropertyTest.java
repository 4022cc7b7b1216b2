package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class UnifiedSocialCreditCodePropertyTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static Arbitrary<String> some(int length) {
    return Arbitraries.strings().withChars(ALPHABET).ofLength(length);
  }

  @Provide
  Arbitrary<String> codes() {
    Arbitrary<Integer> regions = Arbitraries.integers().between(100_000, 999_999);
    return Combinators.combine(some(2), regions, some(9))
        .as((start, region, organisation) -> start + region + organisation)
        .map(body -> body + SlowChecks.creditCode(body));
  }

  @Provide
  Arbitrary<Character> characters() {
    return Arbitraries.chars().with(ALPHABET);
  }

  @Property
  void acceptsWhatTheCongruenceAccepts(@ForAll("codes") String code) {
    CodeParse<UnifiedSocialCreditCode> parse = UnifiedSocialCreditCode.parse(code);
    assertThat(parse.isValid()).as("%s", parse).isTrue();
    assertThat(parse.orThrow().value()).isEqualTo(code);
  }

  @Property
  void everySubstitutionIsDetected(
      @ForAll("codes") String code,
      @ForAll @IntRange(max = 17) int index,
      @ForAll("characters") char other) {
    Assume.that(code.charAt(index) != other);
    StringBuilder changed = new StringBuilder(code);
    changed.setCharAt(index, other);
    assertThat(UnifiedSocialCreditCode.parse(changed.toString()).isValid()).isFalse();
  }

  @Property
  void everyExchangeOfNeighboursIsDetected(
      @ForAll("codes") String code, @ForAll @IntRange(max = 16) int index) {
    Assume.that(code.charAt(index) != code.charAt(index + 1));
    StringBuilder changed = new StringBuilder(code);
    changed.setCharAt(index, code.charAt(index + 1));
    changed.setCharAt(index + 1, code.charAt(index));
    assertThat(UnifiedSocialCreditCode.parse(changed.toString()).isValid()).isFalse();
  }

  @Property
  void lenientReadingKeepsTheSourceAndIgnoresCase(@ForAll("codes") String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    UnifiedSocialCreditCode read =
        UnifiedSocialCreditCode.parse(lower, Strictness.LENIENT).orThrow();
    assertThat(read.value()).isEqualTo(lower);
    assertThat(read).isEqualTo(UnifiedSocialCreditCode.parse(code).orThrow());
  }

  /** Whatever comes in, there is an answer, and it is consistent. */
  @Property
  void anyInputGetsAConsistentAnswer(@ForAll String source, @ForAll Strictness strictness) {
    CodeParse<UnifiedSocialCreditCode> parse = UnifiedSocialCreditCode.parse(source, strictness);
    assertThat(parse.isValid()).isEqualTo(parse.value().isPresent());
    assertThat(parse.isValid() || !parse.findings().isEmpty()).isTrue();
  }
}
