package cn.sidian.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegionCodePropertyTest {
  /** Few digits, so that divisions often lie in each other. */
  @Provide
  Arbitrary<RegionCode> regions() {
    Arbitrary<String> two = Arbitraries.of("00", "64", "65");
    Arbitrary<String> three = Arbitraries.of("000", "001", "101");
    Arbitrary<String> county = two.list().ofSize(3).map(parts -> String.join("", parts));
    Arbitrary<String> village =
        county.flatMap(c -> three.list().ofSize(2).map(parts -> c + String.join("", parts)));
    return Arbitraries.oneOf(county, village)
        .map(RegionCode::parse)
        .filter(CodeParse::isValid)
        .map(CodeParse::orThrow);
  }

  @Property
  void coversExactlyItselfAndWhatHasItAmongItsAncestors(
      @ForAll("regions") RegionCode region, @ForAll("regions") RegionCode other) {
    assertThat(region.covers(other)).isEqualTo(selfAndAncestors(other).contains(padded(region)));
  }

  @Property
  void mutualCoverIsEquality(
      @ForAll("regions") RegionCode region, @ForAll("regions") RegionCode other) {
    assertThat(region.covers(other) && other.covers(region)).isEqualTo(region.equals(other));
  }

  /** The digits with more and more of their end zeroed, level by level. */
  private static Set<String> selfAndAncestors(RegionCode region) {
    String digits = padded(region);
    Set<String> all = new HashSet<>();
    for (int kept : new int[] {12, 9, 6, 4, 2, 0}) {
      all.add(digits.substring(0, kept) + "0".repeat(12 - kept));
    }
    return all;
  }

  private static String padded(RegionCode region) {
    String digits = region.value();
    return digits + "0".repeat(12 - digits.length());
  }
}
