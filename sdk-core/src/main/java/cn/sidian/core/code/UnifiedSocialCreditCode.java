package cn.sidian.core.code;

import cn.sidian.core.Severity;

/**
 * A unified social credit code (统一社会信用代码) of GB 32100-2015, 18 characters: the department that
 * registers (1), the category (2), the division of that department (3-8), the organisation code of
 * GB 11714 (9-17) and a check character (18). The letters I, O, S, V and Z do not occur.
 *
 * <p>The check character detects every substitution of one character and every exchange of two
 * neighbours. Which departments and categories exist is not asked. Immutable and safe for many
 * threads.
 */
public final class UnifiedSocialCreditCode extends WrittenCode {
  static final int LENGTH = 18;

  /** Powers of 3 modulo 31. */
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  private static final int REGION = 2;
  private static final int ORGANISATION = 8;
  private static final int ORGANISATION_CHECK = 16;
  private static final int CHECK = 17;

  private UnifiedSocialCreditCode(String value, String normalized) {
    super(value, normalized);
  }

  /**
   * Reads a code, {@link Strictness#STRICT} as the standard writes it.
   *
   * @param source the 18 characters; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<UnifiedSocialCreditCode> parse(String source) {
    return parse(source, Strictness.STRICT);
  }

  /**
   * Reads a code. Findings: {@code CODE_LENGTH}, {@code CODE_CHARACTER}, {@code LOWER_CASE}, {@code
   * FULL_WIDTH}, {@code REGION_FORMAT}, {@code CHECK_CHARACTER}, and {@code
   * EMBEDDED_ORGANISATION_CODE} (always a warning) when characters 9 to 17 do not satisfy GB 11714
   * by themselves.
   *
   * @param source the 18 characters; not null
   * @param strictness what to put up with; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<UnifiedSocialCreditCode> parse(String source, Strictness strictness) {
    CodeReading reading = new CodeReading(CodeKind.CREDIT_CODE, source, strictness);
    if (reading.length() != LENGTH) {
      reading.wrongLength("18");
      reading.checkCharacters(i -> Alphabet.CREDIT_CODE);
    } else {
      reading.checkCharacters(UnifiedSocialCreditCode::alphabetAt);
      inspect(reading);
    }
    return reading.result(() -> written(source, reading.normalized()));
  }

  /** A code that was examined already, alone or as a part of another one. */
  static UnifiedSocialCreditCode written(String value, String normalized) {
    return new UnifiedSocialCreditCode(value, normalized);
  }

  static Alphabet alphabetAt(int index) {
    return index >= REGION && index < ORGANISATION ? Alphabet.DIGITS : Alphabet.CREDIT_CODE;
  }

  /** Examines the first 18 characters, once their alphabets were. */
  static void inspect(CodeReading reading) {
    if (reading.isLegal(REGION, ORGANISATION)) {
      RegionFormat.inspectPart(reading, CodeKind.CREDIT_CODE, REGION);
    }
    if (reading.isLegal(ORGANISATION, CHECK)) {
      inspectOrganisationCode(reading);
    }
    if (reading.isLegal(0, LENGTH)) {
      int sum = WeightedSum.of(reading.normalized(), Alphabet.CREDIT_CODE, WEIGHTS);
      reading.checkCharacter(
          CodeKind.CREDIT_CODE, CHECK, Alphabet.CREDIT_CODE.at((31 - sum % 31) % 31));
    }
  }

  /**
   * Only ever a warning: the check of the whole code decides, and it was computed over this one.
   */
  private static void inspectOrganisationCode(CodeReading reading) {
    char found = reading.normalizedAt(ORGANISATION_CHECK);
    char expected =
        OrganisationCode.expectedCheck(reading.normalized(ORGANISATION, ORGANISATION_CHECK));
    if (found != expected) {
      reading.add(
          Severity.WARNING,
          CodeKind.ORGANISATION_CODE,
          "EMBEDDED_ORGANISATION_CODE",
          CodeReading.at(ORGANISATION_CHECK),
          found,
          expected);
    }
  }

  /**
   * The department that registers the organisation, as in {@code 1} for the organs that staff
   * public bodies, {@code 5} civil affairs, {@code 9} market regulation.
   *
   * @return character 1, normalized
   */
  public char registeringDepartment() {
    return normalized().charAt(0);
  }

  /**
   * The category within the department's registrations; its meaning depends on the department.
   *
   * @return character 2, normalized
   */
  public char category() {
    return normalized().charAt(1);
  }

  /**
   * The division of the department that registers; 100000 for departments of the state.
   *
   * @return characters 3 to 8, not null
   */
  public RegionCode region() {
    return RegionCode.written(
        value().substring(REGION, ORGANISATION), normalized().substring(REGION, ORGANISATION));
  }

  /**
   * The organisation code inside; its check character may be wrong, see {@link #parse(String,
   * Strictness)}.
   *
   * @return characters 9 to 17, not null
   */
  public OrganisationCode organisationCode() {
    return OrganisationCode.written(
        value().substring(ORGANISATION, CHECK), normalized().substring(ORGANISATION, CHECK));
  }
}
