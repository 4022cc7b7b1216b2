package cn.sidian.core.code;

/**
 * An organisation code (组织机构代码) of GB 11714-1997: eight characters 0-9, A-Z and a check character
 * 0-9 or X. For people it is printed with a hyphen before the check character, {@code 00001333-8};
 * both forms are read, and both are the same code. Since 2015 it lives on inside the {@link
 * UnifiedSocialCreditCode}.
 *
 * <p>The check character detects every substitution of a digit by a digit; letters are worth 10 to
 * 35, so exchanging two characters whose values are 11 apart goes unnoticed. Immutable and safe for
 * many threads.
 */
public final class OrganisationCode extends WrittenCode {
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int BODY = 8;
  private static final int LENGTH = 9;

  private OrganisationCode(String value, String normalized) {
    super(value, normalized);
  }

  /**
   * Reads a code, {@link Strictness#STRICT} as the standard writes it.
   *
   * @param source the code, with or without the hyphen; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<OrganisationCode> parse(String source) {
    return parse(source, Strictness.STRICT);
  }

  /**
   * Reads a code. Findings: {@code CODE_LENGTH}, {@code CODE_CHARACTER}, {@code LOWER_CASE}, {@code
   * FULL_WIDTH}, {@code CHECK_CHARACTER}.
   *
   * @param source the code, with or without the hyphen; not null
   * @param strictness what to put up with; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<OrganisationCode> parse(String source, Strictness strictness) {
    CodeReading reading = new CodeReading(CodeKind.ORGANISATION_CODE, source, strictness);
    boolean hyphen = reading.length() == LENGTH + 1 && reading.normalizedAt(BODY) == '-';
    int check = hyphen ? BODY + 1 : BODY;
    if (reading.length() != check + 1) {
      reading.wrongLength("9");
      reading.checkCharacters(i -> Alphabet.ALPHANUMERIC);
    } else {
      reading.checkCharacters(i -> alphabetAt(i, check));
      if (reading.isLegal(0, check + 1)) {
        reading.checkCharacter(
            CodeKind.ORGANISATION_CODE, check, expectedCheck(reading.normalized(0, BODY)));
      }
    }
    return reading.result(
        () -> written(source, reading.normalized(0, BODY) + reading.normalizedAt(check)));
  }

  /** A code that was examined as a part of another one. */
  static OrganisationCode written(String value, String normalized) {
    return new OrganisationCode(value, normalized);
  }

  /** The check character of eight body characters, GB 11714-1997. */
  static char expectedCheck(String body) {
    int check = 11 - WeightedSum.of(body, Alphabet.ALPHANUMERIC, WEIGHTS) % 11;
    // 11 is written 0 and 10 is written X
    return check == 11 ? '0' : Alphabet.DIGITS_AND_X.at(check);
  }

  private static Alphabet alphabetAt(int index, int check) {
    if (index < BODY) {
      return Alphabet.ALPHANUMERIC;
    }
    return index == check ? Alphabet.DIGITS_AND_X : Alphabet.HYPHEN;
  }
}
