package cn.sidian.core.code;

import cn.sidian.core.Severity;
import java.time.LocalDate;

/**
 * A citizen identity number (公民身份号码) of GB 11643-1999, 18 characters: division (1-6), date of birth
 * (7-14), sequence (15-17) and a check character 0-9 or X (18). Residence permits of people from
 * Hong Kong, Macao and Taiwan (divisions 810000, 820000, 830000) follow the same rule. Old numbers
 * of 15 digits, without century and check character, are read when lenient; they equal the
 * 18-character number they turn into.
 *
 * <p><strong>Personal data.</strong> {@link #toString()} does not show the number, and no finding
 * or exception of this package repeats it; {@link #value()} and {@link #normalized()} do. The
 * division may have been abolished long ago; whether it ever existed is not asked, nor whether the
 * date of birth is in the future.
 *
 * <p>The check character detects every substitution of one digit and every exchange of two
 * neighbouring digits. Immutable and safe for many threads.
 */
public final class CitizenId extends WrittenCode {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  /** The check character of each remainder of the sum modulo 11. */
  private static final String CHECKS = "10X98765432";

  private static final int LENGTH = 18;
  private static final int OLD_LENGTH = 15;
  private static final int BIRTH = 6;
  private static final int SEQUENCE = 14;
  private static final int CHECK = 17;

  /** The century that numbers of 15 digits leave out. */
  private static final String OLD_CENTURY = "19";

  /** The sex that the sequence of the number tells. */
  public enum Sex {
    /** 女: an even sequence. */
    FEMALE,
    /** 男: an odd sequence. */
    MALE
  }

  private CitizenId(String value, String normalized) {
    super(value, normalized);
  }

  /**
   * Reads a number, {@link Strictness#STRICT} as the standard writes it: 18 characters, X in upper
   * case.
   *
   * @param source the number; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<CitizenId> parse(String source) {
    return parse(source, Strictness.STRICT);
  }

  /**
   * Reads a number. Findings: {@code CODE_LENGTH}, {@code CODE_CHARACTER}, {@code LOWER_CASE},
   * {@code FULL_WIDTH}, {@code REGION_FORMAT}, {@code BIRTH_DATE} (no day of the calendar, or
   * before 1800; always an error), {@code CHECK_CHARACTER}, {@code OLD_CITIZEN_NUMBER} (15 digits:
   * an error when strict, a warning when lenient). No message holds more of the number than its
   * last character.
   *
   * @param source the number; not null
   * @param strictness what to put up with; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<CitizenId> parse(String source, Strictness strictness) {
    CodeReading reading = new CodeReading(CodeKind.CITIZEN_ID, source, strictness);
    if (reading.length() == OLD_LENGTH) {
      readOld(reading);
      return reading.result(() -> new CitizenId(source, renewed(reading.normalized())));
    }
    reading.checkCharacters(i -> i < CHECK ? Alphabet.DIGITS : Alphabet.DIGITS_AND_X);
    if (reading.length() == LENGTH) {
      inspect(reading);
    } else {
      reading.wrongLength("18");
    }
    return reading.result(() -> new CitizenId(source, reading.normalized()));
  }

  private static void inspect(CodeReading reading) {
    inspectRegion(reading);
    if (reading.isLegal(BIRTH, SEQUENCE)) {
      inspectBirth(reading, reading.normalized(BIRTH, SEQUENCE), SEQUENCE);
    }
    if (reading.isLegal(0, LENGTH)) {
      reading.checkCharacter(CodeKind.CITIZEN_ID, CHECK, expectedCheck(reading.normalized()));
    }
  }

  private static void readOld(CodeReading reading) {
    reading.add(reading.tolerable(), CodeKind.CITIZEN_ID, "OLD_CITIZEN_NUMBER", null);
    reading.checkCharacters(i -> Alphabet.DIGITS);
    inspectRegion(reading);
    int sequence = SEQUENCE - OLD_CENTURY.length();
    if (reading.isLegal(BIRTH, sequence)) {
      inspectBirth(reading, OLD_CENTURY + reading.normalized(BIRTH, sequence), sequence);
    }
  }

  private static void inspectRegion(CodeReading reading) {
    if (reading.isLegal(0, BIRTH)) {
      RegionFormat.inspectPart(reading, CodeKind.CITIZEN_ID, 0);
    }
  }

  private static void inspectBirth(CodeReading reading, String birth, int end) {
    if (CalendarDay.of(birth).isEmpty()) {
      String place = CodeReading.between(BIRTH, end);
      reading.add(Severity.ERROR, CodeKind.CITIZEN_ID, "BIRTH_DATE", place);
    }
  }

  private static String renewed(String old) {
    String body = old.substring(0, BIRTH) + OLD_CENTURY + old.substring(BIRTH);
    return body + expectedCheck(body);
  }

  private static char expectedCheck(String body) {
    return CHECKS.charAt(WeightedSum.of(body, Alphabet.DIGITS, WEIGHTS) % 11);
  }

  /**
   * The division where the number was given.
   *
   * @return characters 1 to 6, not null
   */
  public RegionCode region() {
    return RegionCode.written(value().substring(0, BIRTH), normalized().substring(0, BIRTH));
  }

  /**
   * The date of birth that the number tells.
   *
   * @return a day of the calendar, not null; for a number of 15 digits in the years 1900 to 1999
   */
  public LocalDate birthDate() {
    return CalendarDay.of(normalized().substring(BIRTH, SEQUENCE)).orElseThrow();
  }

  /**
   * The sex that the number tells.
   *
   * @return male for an odd sequence (characters 15 to 17), female for an even one
   */
  public Sex sex() {
    return normalized().charAt(CHECK - 1) % 2 == 0 ? Sex.FEMALE : Sex.MALE;
  }

  /**
   * A placeholder: the number is personal data and must not reach logs by accident.
   *
   * @return the same text for every number
   */
  @Override
  public String toString() {
    return "CitizenId[not shown]";
  }
}
