package cn.sidian.core.code;

import cn.sidian.core.Severity;

/** What makes the digits of a division impossible, whatever divisions exist. */
final class RegionFormat {
  private static final String COUNTRY = "000000";

  /** 0 street, 1 town, 2 and 3 township, 4 and 5 enterprise-like unit. */
  private static final char LAST_TOWNSHIP_KIND = '5';

  private RegionFormat() {}

  /** Examines a whole region code of 6 or 12 digits. */
  static void inspect(CodeReading reading) {
    String digits = reading.normalized();
    if (hasImpossibleProvince(digits)) {
      province(reading, CodeKind.REGION_CODE, 0, reading.tolerable());
    } else if (skipsLevel(digits)) {
      skippedLevel(reading, CodeKind.REGION_CODE, 0, reading.tolerable());
    }
    if (digits.length() == 12) {
      inspectBelowCounty(reading, digits);
    }
  }

  /** Examines the six digits that another code carries from a place on. */
  static void inspectPart(CodeReading reading, CodeKind whole, int from) {
    String digits = reading.normalized(from, from + 6);
    if (hasImpossibleProvince(digits) || digits.equals(COUNTRY)) {
      province(reading, whole, from, reading.tolerable());
    } else if (skipsLevel(digits)) {
      // The code may have been given under a division that is long gone: only a hint, never an
      // error.
      skippedLevel(reading, whole, from, Severity.WARNING);
    }
  }

  static void province(CodeReading reading, CodeKind whole, int from, Severity severity) {
    String place = CodeReading.between(from, from + 2);
    reading.add(severity, whole, "REGION_FORMAT.province", place, whole.title());
  }

  private static void skippedLevel(
      CodeReading reading, CodeKind whole, int from, Severity severity) {
    String place = CodeReading.between(from, from + 6);
    reading.add(severity, whole, "REGION_FORMAT.level", place, whole.title());
  }

  private static void inspectBelowCounty(CodeReading reading, String digits) {
    boolean noTownship = digits.startsWith("000", 6);
    boolean noVillage = digits.endsWith("000");
    boolean noPrefecture = digits.startsWith("00", 2);
    // A prefecture may have townships and no counties (441900003000), a province may not.
    if ((noTownship && !noVillage) || (noPrefecture && !noTownship)) {
      skippedLevel(reading, CodeKind.TOWNSHIP_CODE, 6, reading.tolerable());
    }
    if (digits.charAt(6) > LAST_TOWNSHIP_KIND) {
      String place = CodeReading.at(6);
      reading.add(
          Severity.WARNING, CodeKind.TOWNSHIP_CODE, "TOWNSHIP_KIND", place, digits.charAt(6));
    }
  }

  /** Provinces start with 1 to 9; only the whole country is all zeros. */
  private static boolean hasImpossibleProvince(String digits) {
    return digits.charAt(0) == '0' && !digits.chars().allMatch(digit -> digit == '0');
  }

  private static boolean skipsLevel(String digits) {
    return digits.startsWith("00", 2) && !digits.startsWith("00", 4);
  }
}
