package cn.sidian.seal;

import cn.sidian.core.code.CheckCharacter;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Voucher numbers (凭证编号; WH-38): the day as eight digits, fifteen random characters, and a check
 * character by ISO/IEC 7064 MOD 37,36 over the 23 before it. The random part has 75 bits and no
 * letters that are mistaken for digits (I, L, O, U), so that numbers stay unique across threads,
 * processes and machines without a counter, and can be typed from paper.
 */
public final class VoucherNumber {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM_LENGTH = 15;
  private static final int LENGTH = 8 + RANDOM_LENGTH + 1;

  private VoucherNumber() {}

  /**
   * A new number.
   *
   * @param day the day of issue
   * @param random the source of the random part
   * @return 24 characters
   */
  public static String next(LocalDate day, SecureRandom random) {
    byte[] bytes = new byte[RANDOM_LENGTH];
    random.nextBytes(bytes);
    StringBuilder number = new StringBuilder(LENGTH);
    number.append(DateTimeFormatter.BASIC_ISO_DATE.format(day));
    for (byte b : bytes) {
      number.append(ALPHABET.charAt(b & 31));
    }
    return number.append(CheckCharacter.of(number.toString())).toString();
  }

  /**
   * Whether a number has the form of this class and its check character fits: finds slips of
   * typing. Numbers of the host's own making need not have it.
   *
   * @param number the number
   * @return true if it is well formed
   */
  public static boolean isWellFormed(String number) {
    return number.length() == LENGTH
        && number.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
        && number.substring(0, 8).chars().allMatch(c -> c <= '9')
        && CheckCharacter.matches(number);
  }
}
