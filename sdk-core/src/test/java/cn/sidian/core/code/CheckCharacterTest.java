package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** codes.md section 5: GB/T 17710-2008 = ISO/IEC 7064 MOD 37,36. */
class CheckCharacterTest {
  @ParameterizedTest
  @CsvSource({
    "0794, J",
    "A12425GABC1234002, M",
    // certificate identifiers without root and dots
    "11100000000013338W01111430000006122244L20230000403001, U",
    "11100000MB03271699022340100000000016001, 9",
    "11100000000013338W00911330105002500287C2025052201002, 0",
    "11100000000013661B006113700000045046442209FA4E88F9E4C878F3E9BED2CE7EA49001, D",
  })
  void checkedExamples(String body, char check) {
    assertThat(CheckCharacter.of(body)).isEqualTo(check);
    assertThat(CheckCharacter.matches(body + check)).isTrue();
  }

  @Test
  void wrongCheckCharacterDoesNotMatch() {
    assertThat(CheckCharacter.matches("0794K")).isFalse();
    // published with M, computed D
    assertThat(
            CheckCharacter.matches(
                "11100000000013661B006113700000045046442209FA4E88F9E4C878F3E9BED2CE7EA49001M"))
        .isFalse();
  }

  @Test
  void everyStateOverlooksExactlyOneExchangeOfNeighbours() {
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    // one leading character leads to each of the 36 states
    for (char lead : SlowChecks.characters(alphabet)) {
      int unnoticed = 0;
      for (int a = 0; a < 36; a++) {
        for (int b = a + 1; b < 36; b++) {
          String body = "" + lead + alphabet.charAt(a) + alphabet.charAt(b);
          String exchanged = "" + lead + alphabet.charAt(b) + alphabet.charAt(a);
          if (CheckCharacter.of(body) == CheckCharacter.of(exchanged)) {
            unnoticed++;
          }
        }
      }
      assertThat(unnoticed).as("after %s", lead).isEqualTo(1);
    }
  }

  @Test
  void lowerCaseIsAWrongCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckCharacter.of("07a4"))
        .withMessage(
            "character 3 is a; allowed are the digits 0-9 and the letters A-Z in upper case");
  }

  @Test
  void starOfTheOtherSystemIsAWrongCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckCharacter.matches("0794*"))
        .withMessageStartingWith("character 5 is *;");
  }

  @Test
  void unseenCharactersAreNamedByNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckCharacter.of("07\n4"))
        .withMessageStartingWith("character 3 is U+000A;");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckCharacter.of("07\uD83D\uDE004"))
        .withMessageStartingWith("character 3 is U+1F600;");
  }

  @Test
  void hostileInputIsNotEchoed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CheckCharacter.of("x".repeat(1_000_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void nothingToProtectIsAWrongCall() {
    assertThatIllegalArgumentException().isThrownBy(() -> CheckCharacter.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> CheckCharacter.matches(""));
    assertThatIllegalArgumentException().isThrownBy(() -> CheckCharacter.matches("0"));
  }

  @Test
  @SuppressWarnings("NullAway") // null is the point
  void nullIsAWrongCall() {
    assertThatNullPointerException().isThrownBy(() -> CheckCharacter.of(null));
    assertThatNullPointerException().isThrownBy(() -> CheckCharacter.matches(null));
  }
}
