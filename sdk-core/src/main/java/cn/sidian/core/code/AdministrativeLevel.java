package cn.sidian.core.code;

import java.util.Arrays;
import java.util.Optional;

/**
 * The levels of administration, from the whole country down to the village, in this order. Region
 * codes and the exercise level (行使层级) of service items share them.
 */
public enum AdministrativeLevel {
  /** 国家: the whole country; exercise level 1. */
  NATION('1', 0),
  /** 省: province, autonomous region or municipality under the central government; 2. */
  PROVINCE('2', 2),
  /** 市: prefecture or prefecture-level city; 3. */
  PREFECTURE('3', 4),
  /** 县: county, district or county-level city; 4. */
  COUNTY('4', 6),
  /** 镇（乡、街道）: town, township or street; 5. */
  TOWNSHIP('5', 9),
  /** 村（社区）: village or community; 6. */
  VILLAGE('6', 12);

  private final char exerciseDigit;
  private final int significantDigits;

  AdministrativeLevel(char exerciseDigit, int significantDigits) {
    this.exerciseDigit = exerciseDigit;
    this.significantDigits = significantDigits;
  }

  /**
   * The digit of this level in a service item code (C 0109-2018, exercise level).
   *
   * @return {@code '1'} for the nation to {@code '6'} for the village
   */
  public char exerciseDigit() {
    return exerciseDigit;
  }

  /** How many digits of a region code name a division of this level. */
  int significantDigits() {
    return significantDigits;
  }

  /** The level of an exercise digit; empty for every other character. */
  static Optional<AdministrativeLevel> ofExerciseDigit(char digit) {
    return Arrays.stream(values()).filter(level -> level.exerciseDigit == digit).findFirst();
  }
}
