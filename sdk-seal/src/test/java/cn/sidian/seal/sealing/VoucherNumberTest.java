package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.VoucherNumber;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** WH-38: numbers of vouchers (docs/formats.md). */
class VoucherNumberTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void the_day_fifteen_characters_and_a_check_character() {
    assertThat(VoucherNumber.next(DAY, RANDOM))
        .matches("20260302[0-9A-HJKMNP-TV-Z]{15}[0-9A-Z]")
        .matches(VoucherNumber::isWellFormed);
  }

  @Test
  void a_hundred_thousand_are_all_different() {
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      numbers.add(VoucherNumber.next(DAY, RANDOM));
    }
    assertThat(numbers).hasSize(100_000);
  }

  /** Two processes that start from the same numbers would have made the same vouchers. */
  @Test
  void the_random_part_is_all_that_distinguishes_numbers_of_a_day() {
    assertThat(VoucherNumber.next(DAY, counting()))
        .isEqualTo(VoucherNumber.next(DAY, counting()))
        .startsWith("202603020123456789ABCDE");
  }

  private static SecureRandom counting() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) i;
        }
      }
    };
  }

  @Property(tries = 500)
  void one_wrong_character_is_found(
      @ForAll @IntRange(max = 23) int at, @ForAll @IntRange(max = 35) int other) {
    String number = VoucherNumber.next(DAY, RANDOM);
    char wrong = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(other);
    String slip = number.substring(0, at) + wrong + number.substring(at + 1);
    assertThat(VoucherNumber.isWellFormed(slip)).isEqualTo(slip.equals(number));
  }

  /** ISO/IEC 7064, MOD 37,36, is a hybrid system: it finds nearly every swap, not each. */
  @Test
  void nearly_all_swapped_neighbours_are_found() {
    int swaps = 0;
    int missed = 0;
    for (int i = 0; i < 2_000; i++) {
      String number = VoucherNumber.next(DAY, RANDOM);
      for (int at = 1; at < number.length(); at++) {
        String swapped =
            number.substring(0, at - 1)
                + number.charAt(at)
                + number.charAt(at - 1)
                + number.substring(at + 1);
        if (!swapped.equals(number)) {
          swaps++;
          missed += VoucherNumber.isWellFormed(swapped) ? 1 : 0;
        }
      }
    }
    assertThat(swaps).isGreaterThan(20_000);
    assertThat(missed / (double) swaps).isLessThan(0.02);
  }

  @Test
  void other_lengths_and_signs_are_not_well_formed() {
    String number = VoucherNumber.next(DAY, RANDOM);
    for (String wrong :
        new String[] {
          "",
          number + "0",
          number.substring(1),
          number.toLowerCase(java.util.Locale.ROOT),
          "证".repeat(24)
        }) {
      assertThat(VoucherNumber.isWellFormed(wrong)).isFalse();
    }
  }
}
