package cn.sidian.core.code;

import java.util.List;

/**
 * The check characters again, slowly and without tables: every candidate is tried against the
 * congruence of the standard.
 */
final class SlowChecks {
  private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private SlowChecks() {}

  static List<Character> characters(String text) {
    return text.chars().mapToObj(c -> (char) c).toList();
  }

  /** ISO/IEC 7064: with the check character the last step of the hybrid system must give 1. */
  static char mod3736(String body) {
    for (char candidate : characters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
      int product = 36;
      for (char c : characters(body)) {
        int sum = product + Character.digit(c, 36);
        while (sum > 36) {
          sum -= 36;
        }
        product = sum + sum;
        while (product > 36) {
          product -= 37;
        }
      }
      if ((product + Character.digit(candidate, 36)) % 36 == 1) {
        return candidate;
      }
    }
    throw new AssertionError("no candidate fits");
  }

  /** GB 32100: the sum of values times powers of 3, plus the check, is divisible by 31. */
  static char creditCode(String body17) {
    for (char candidate : characters(CREDIT)) {
      long sum = CREDIT.indexOf(candidate);
      long power = 1;
      for (char c : characters(body17)) {
        sum += power * CREDIT.indexOf(c);
        power *= 3;
      }
      if (sum % 31 == 0) {
        return candidate;
      }
    }
    throw new AssertionError("no candidate fits");
  }

  /** GB 11714: the weighted sum, plus the check, is divisible by 11. */
  static char organisationCode(String body8) {
    String weights = "3 7 9 10 5 8 4 2";
    for (char candidate : characters("0123456789X")) {
      int sum = candidate == 'X' ? 10 : Character.digit(candidate, 10);
      String[] each = weights.split(" ", -1);
      for (int i = 0; i < 8; i++) {
        sum += Integer.parseInt(each[i]) * Character.digit(body8.charAt(i), 36);
      }
      if (sum % 11 == 0) {
        return candidate;
      }
    }
    throw new AssertionError("no candidate fits");
  }

  /** GB 11643: as a number with digits weighted by powers of 2, check included, it leaves 1. */
  static char citizenId(String body17) {
    for (char candidate : characters("0123456789X")) {
      long sum = candidate == 'X' ? 10 : Character.digit(candidate, 10);
      for (int i = 0; i < 17; i++) {
        sum += (1L << (17 - i)) * Character.digit(body17.charAt(i), 10);
      }
      if (sum % 11 == 1) {
        return candidate;
      }
    }
    throw new AssertionError("no candidate fits");
  }
}
