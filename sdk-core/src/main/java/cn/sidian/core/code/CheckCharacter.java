package cn.sidian.core.code;

import java.util.Objects;

/**
 * The check character of GB/T 17710-2008 (ISO/IEC 7064), hybrid system MOD 37,36: one of 0-9 and
 * A-Z, over any number of the same characters. Certificate identifiers end in it.
 *
 * <p>It detects every substitution of one character, and nearly every exchange of two neighbours
 * (at each position one pair of neighbouring values out of the 630 goes unnoticed). The pure system
 * MOD 37-2, whose check character may be {@code *}, is a different one. Stateless and safe for many
 * threads.
 */
public final class CheckCharacter {
  private static final int MODULUS = 36;

  private CheckCharacter() {}

  /**
   * Computes the check character.
   *
   * @param body the characters to protect, 0-9 and A-Z, at least one; not null
   * @return the check character, 0-9 or A-Z
   * @throws IllegalArgumentException if the body is empty or holds another character; the message
   *     says which and where, not the body
   */
  public static char of(String body) {
    Objects.requireNonNull(body, "body");
    return of(body, body.length());
  }

  /**
   * Whether the last character is the check character of those before it.
   *
   * @param withCheck the protected characters followed by their check character, 0-9 and A-Z, at
   *     least two; not null
   * @return true when the check character is right
   * @throws IllegalArgumentException if there are fewer than two characters or one is not allowed;
   *     the message says which and where, not the whole
   */
  public static boolean matches(String withCheck) {
    Objects.requireNonNull(withCheck, "withCheck");
    int last = withCheck.length() - 1;
    char expected = of(withCheck, last);
    return value(withCheck, last) == Alphabet.ALPHANUMERIC.indexOf(expected);
  }

  private static char of(String characters, int length) {
    if (length < 1) {
      throw new IllegalArgumentException(
          "a check character protects at least one character before it; there is none");
    }
    int product = MODULUS;
    for (int i = 0; i < length; i++) {
      int sum = (product + value(characters, i)) % MODULUS;
      product = 2 * (sum == 0 ? MODULUS : sum) % (MODULUS + 1);
    }
    return Alphabet.ALPHANUMERIC.at((MODULUS + 1 - product) % MODULUS);
  }

  private static int value(String characters, int index) {
    int value = Alphabet.ALPHANUMERIC.indexOf(characters.charAt(index));
    if (value < 0) {
      throw new IllegalArgumentException(
          "character "
              + (index + 1)
              + " is "
              + CodeCharacters.shown(characters.codePointAt(index))
              + "; allowed are the digits 0-9 and the letters A-Z in upper case");
    }
    return value;
  }
}
