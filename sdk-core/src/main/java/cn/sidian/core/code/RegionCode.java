package cn.sidian.core.code;

import java.util.Objects;

/**
 * The code of an administrative division (行政区划代码): 6 digits of GB/T 2260 (province, prefecture,
 * county, two each; 000000 is the whole country), or the 12 digits used in statistics, which add
 * three for the township and three for the village. {@code 360983} and {@code 360983000000} are the
 * same division and equal.
 *
 * <p>Whether a division exists, now or ever, is not asked. Immutable and safe for many threads.
 */
public final class RegionCode extends WrittenCode {
  private static final int COUNTY_LENGTH = 6;
  private static final int VILLAGE_LENGTH = 12;
  private static final String NO_TOWNSHIP = "000000";

  private final AdministrativeLevel level;

  private RegionCode(String value, String normalized) {
    super(value, normalized);
    this.level = levelOf(normalized);
  }

  /**
   * Reads a code, {@link Strictness#STRICT} as the standard writes it.
   *
   * @param source 6 or 12 digits; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<RegionCode> parse(String source) {
    return parse(source, Strictness.STRICT);
  }

  /**
   * Reads a code. Findings: {@code CODE_LENGTH}, {@code CODE_CHARACTER}, {@code FULL_WIDTH}, {@code
   * REGION_FORMAT} (a province that starts with 0, or a level left out between two others; a
   * warning when lenient), {@code TOWNSHIP_KIND} (a first township digit above 5; always a
   * warning).
   *
   * @param source 6 or 12 digits; not null
   * @param strictness what to put up with; not null
   * @return the value, or everything that is wrong
   */
  public static CodeParse<RegionCode> parse(String source, Strictness strictness) {
    CodeReading reading = new CodeReading(CodeKind.REGION_CODE, source, strictness);
    reading.checkCharacters(i -> Alphabet.DIGITS);
    if (reading.length() != COUNTY_LENGTH && reading.length() != VILLAGE_LENGTH) {
      reading.wrongLength("6/12");
    } else if (reading.isLegal(0, reading.length())) {
      RegionFormat.inspect(reading);
    }
    return reading.result(() -> written(source, reading.normalized()));
  }

  /** A code that was examined already, alone or as a part of another one. */
  static RegionCode written(String value, String digits) {
    boolean padded = digits.length() == VILLAGE_LENGTH && digits.endsWith(NO_TOWNSHIP);
    return new RegionCode(value, padded ? digits.substring(0, COUNTY_LENGTH) : digits);
  }

  /**
   * The level of the division: the deepest one whose digits are not all zero.
   *
   * @return the level, not null
   */
  public AdministrativeLevel level() {
    return level;
  }

  /**
   * Whether the other division is this one or lies in it, going by the digits alone: 640500 covers
   * 640502 and all its townships, 640000 covers both, 000000 covers everything. Codes that were
   * changed by a reform are not traced.
   *
   * @param other the division that may lie in this one; not null
   * @return true when every digit that names this division is the same in the other
   */
  public boolean covers(RegionCode other) {
    Objects.requireNonNull(other, "other");
    String name = normalized().substring(0, level.significantDigits());
    return other.normalized().startsWith(name);
  }

  private static AdministrativeLevel levelOf(String digits) {
    AdministrativeLevel deepest = AdministrativeLevel.NATION;
    int from = 0;
    for (AdministrativeLevel next : AdministrativeLevel.values()) {
      int to = next.significantDigits();
      if (to <= digits.length() && digits.substring(from, to).chars().anyMatch(d -> d != '0')) {
        deepest = next;
      }
      from = to;
    }
    return deepest;
  }
}
