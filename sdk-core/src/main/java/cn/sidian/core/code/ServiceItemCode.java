package cn.sidian.core.code;

import cn.sidian.core.Severity;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A code of a government service item (政务服务事项) of C 0109-2018, told apart by its length:
 *
 * <ul>
 *   <li>12: {@link Kind#BASIC}, digits;
 *   <li>31: {@link Kind#IMPLEMENTATION}, unified social credit code, exercise level, basic code;
 *   <li>33: {@link Kind#HANDLING_ITEM}, implementation code and two digits;
 *   <li>43: {@link Kind#CASE_NUMBER}, implementation code, day yyyyMMdd and four digits;
 *   <li>any other, up to 64, when lenient: {@link Kind#LOCAL}, kept as it is and not understood.
 * </ul>
 *
 * <p>These codes have no check character of their own. Whether the item exists is not asked.
 * Immutable and safe for many threads.
 */
public final class ServiceItemCode extends WrittenCode {
  private static final int LEVEL = UnifiedSocialCreditCode.LENGTH;
  private static final int BASIC = LEVEL + 1;
  private static final int BASIC_LENGTH = 12;
  private static final int IMPLEMENTATION_LENGTH = BASIC + BASIC_LENGTH;
  private static final int SERIAL = IMPLEMENTATION_LENGTH + 8;

  /** What a service item code stands for. */
  public enum Kind {
    /** 基本编码: the item as the catalog defines it, 12 digits. */
    BASIC(BASIC_LENGTH),
    /** 实施编码: the item as one authority carries it out, 31 characters. */
    IMPLEMENTATION(IMPLEMENTATION_LENGTH),
    /** 业务办理项编码: one way of handling it, 33 characters. */
    HANDLING_ITEM(IMPLEMENTATION_LENGTH + 2),
    /** 办件编号: one case of an applicant, 43 characters. */
    CASE_NUMBER(SERIAL + 4),
    /** 地方编码: a local code of unknown structure; compared as written, case included. */
    LOCAL(0);

    private final int length;

    Kind(int length) {
      this.length = length;
    }

    private static Kind of(int length) {
      for (Kind kind : values()) {
        if (kind.length == length) {
          return kind;
        }
      }
      return LOCAL;
    }
  }

  private final Kind kind;

  private ServiceItemCode(Kind kind, String value, String normalized) {
    super(value, normalized);
    this.kind = kind;
  }

  /**
   * Reads a code, {@link Strictness#STRICT}: one of the four national structures.
   *
   * @param source the code; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<ServiceItemCode> parse(String source) {
    return parse(source, Strictness.STRICT);
  }

  /**
   * Reads a code. Findings: {@code CODE_LENGTH}, {@code CODE_CHARACTER}, {@code LOWER_CASE}, {@code
   * FULL_WIDTH}, those of {@link UnifiedSocialCreditCode#parse(String, Strictness)} for the code
   * inside, {@code EXERCISE_LEVEL} (not 1 to 6), {@code REGION_FORMAT} (of the basic code, always a
   * warning), {@code CASE_DATE} (no day of the calendar), {@code LOCAL_CODE} (a warning on every
   * local code).
   *
   * <p>A code of length 12, 31, 33 or 43 is never taken for a local one, also when lenient.
   *
   * @param source the code; not null
   * @param strictness what to put up with; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<ServiceItemCode> parse(String source, Strictness strictness) {
    CodeReading reading = new CodeReading(CodeKind.SERVICE_ITEM_CODE, source, strictness);
    Kind kind = Kind.of(reading.length());
    if (kind == Kind.LOCAL) {
      readLocal(reading);
      return reading.result(() -> new ServiceItemCode(kind, source, source));
    }
    boolean basic = kind == Kind.BASIC;
    reading.checkCharacters(i -> basic ? Alphabet.DIGITS : alphabetAt(i));
    if (!basic) {
      UnifiedSocialCreditCode.inspect(reading);
      inspectLevel(reading);
    }
    inspectProvince(reading, basic ? 0 : BASIC);
    if (kind == Kind.CASE_NUMBER) {
      inspectDate(reading);
    }
    return reading.result(() -> new ServiceItemCode(kind, source, reading.normalized()));
  }

  private static void readLocal(CodeReading reading) {
    if (reading.length() == 0 || reading.isTooLong()) {
      reading.wrongLength(reading.isLenient() ? "1-" + CodeReading.LONGEST : "12/31/33/43");
    } else if (reading.isLenient()) {
      reading.add(Severity.WARNING, CodeKind.SERVICE_ITEM_CODE, "LOCAL_CODE", null);
      reading.checkVisible();
    } else {
      reading.wrongLength("12/31/33/43");
      reading.checkCharacters(i -> Alphabet.ALPHANUMERIC);
    }
  }

  private static Alphabet alphabetAt(int index) {
    return index < LEVEL ? UnifiedSocialCreditCode.alphabetAt(index) : Alphabet.DIGITS;
  }

  private static void inspectLevel(CodeReading reading) {
    if (reading.isLegal(LEVEL, BASIC)) {
      char digit = reading.normalizedAt(LEVEL);
      if (AdministrativeLevel.ofExerciseDigit(digit).isEmpty()) {
        String place = CodeReading.at(LEVEL);
        reading.add(Severity.ERROR, CodeKind.SERVICE_ITEM_CODE, "EXERCISE_LEVEL", place, digit);
      }
    }
  }

  /** How the twelve digits divide is known from real codes only, hence a warning. */
  private static void inspectProvince(CodeReading reading, int from) {
    if (reading.isLegal(from, from + 2)
        && reading.normalizedAt(from) == '0'
        && reading.normalizedAt(from + 1) != '0') {
      RegionFormat.province(reading, CodeKind.SERVICE_ITEM_CODE, from, Severity.WARNING);
    }
  }

  private static void inspectDate(CodeReading reading) {
    if (reading.isLegal(IMPLEMENTATION_LENGTH, SERIAL)
        && CalendarDay.of(reading.normalized(IMPLEMENTATION_LENGTH, SERIAL)).isEmpty()) {
      String place = CodeReading.between(IMPLEMENTATION_LENGTH, SERIAL);
      reading.add(Severity.ERROR, CodeKind.SERVICE_ITEM_CODE, "CASE_DATE", place);
    }
  }

  /**
   * What the code stands for.
   *
   * @return the kind, not null
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The catalog's code of the item.
   *
   * @return the 12 digits, this code itself when it is a basic one; empty for a local code
   */
  public Optional<ServiceItemCode> basicCode() {
    return switch (kind) {
      case BASIC -> Optional.of(this);
      case LOCAL -> Optional.empty();
      default -> Optional.of(part(Kind.BASIC, BASIC, IMPLEMENTATION_LENGTH));
    };
  }

  /**
   * The item as its authority carries it out.
   *
   * @return the first 31 characters, this code itself when it has no more; empty for a basic or
   *     local code
   */
  public Optional<ServiceItemCode> implementationCode() {
    return isOfAuthority()
        ? Optional.of(part(Kind.IMPLEMENTATION, 0, IMPLEMENTATION_LENGTH))
        : Optional.empty();
  }

  /**
   * The authority that carries the item out.
   *
   * @return its code, characters 1 to 18; empty for a basic or local code
   */
  public Optional<UnifiedSocialCreditCode> creditCode() {
    return isOfAuthority()
        ? Optional.of(
            UnifiedSocialCreditCode.written(
                value().substring(0, LEVEL), normalized().substring(0, LEVEL)))
        : Optional.empty();
  }

  /**
   * The level at which the item is carried out (行使层级).
   *
   * @return the level of character 19; empty for a basic or local code
   */
  public Optional<AdministrativeLevel> exerciseLevel() {
    return isOfAuthority()
        ? AdministrativeLevel.ofExerciseDigit(normalized().charAt(LEVEL))
        : Optional.empty();
  }

  /**
   * The kind of administrative act, as in {@code 01} for a licence and {@code 20} for a public
   * service; localities have added their own.
   *
   * @return digits 3 and 4 of the basic code; empty for a local code
   */
  public Optional<String> itemType() {
    return basicCode().map(basic -> basic.normalized().substring(2, 4));
  }

  /**
   * The number of the handling item (业务办理项) within the item.
   *
   * @return characters 32 and 33; empty unless the kind is {@link Kind#HANDLING_ITEM}
   */
  public Optional<String> handlingItem() {
    return tail(Kind.HANDLING_ITEM, IMPLEMENTATION_LENGTH);
  }

  /**
   * The day in a case number.
   *
   * @return characters 32 to 39; empty unless the kind is {@link Kind#CASE_NUMBER}
   */
  public Optional<LocalDate> caseDate() {
    return tail(Kind.CASE_NUMBER, IMPLEMENTATION_LENGTH)
        .flatMap(tail -> CalendarDay.of(tail.substring(0, 8)));
  }

  /**
   * The serial number of a case within its day.
   *
   * @return characters 40 to 43; empty unless the kind is {@link Kind#CASE_NUMBER}
   */
  public Optional<String> caseSerial() {
    return tail(Kind.CASE_NUMBER, SERIAL);
  }

  private boolean isOfAuthority() {
    return kind != Kind.BASIC && kind != Kind.LOCAL;
  }

  private ServiceItemCode part(Kind partKind, int from, int to) {
    return new ServiceItemCode(
        partKind, value().substring(from, to), normalized().substring(from, to));
  }

  private Optional<String> tail(Kind only, int from) {
    return kind == only ? Optional.of(normalized().substring(from)) : Optional.empty();
  }
}
