package cn.sidian.certificate.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every index once, in an order that the key decides. */
class IndexPermutationTest {
  @Property(tries = 60)
  void everyIndexOnce(@ForAll @IntRange(min = 1, max = 3_000) int size) {
    IndexPermutation permutation = new IndexPermutation(RegisterFixture.KEY, "list", size);
    BitSet seen = new BitSet(size);
    for (int i = 0; i < size; i++) {
      int index = (int) permutation.indexOf(i);
      assertThat(index).isBetween(0, size - 1);
      assertThat(seen.get(index)).isFalse();
      seen.set(index);
    }
  }

  @Test
  void anotherKeyOrListGivesAnotherOrder() {
    byte[] other = RegisterFixture.KEY.clone();
    other[0]++;
    assertThat(order(RegisterFixture.KEY, "a")).isEqualTo(order(RegisterFixture.KEY, "a"));
    assertThat(order(RegisterFixture.KEY, "a")).isNotEqualTo(order(RegisterFixture.KEY, "b"));
    assertThat(order(RegisterFixture.KEY, "a")).isNotEqualTo(order(other, "a"));
  }

  /** Neighbouring counters land far from each other: about a third of the list on average. */
  @Test
  void neighboursDoNotStayNeighbours() {
    int size = 10_000;
    IndexPermutation permutation = new IndexPermutation(RegisterFixture.KEY, "a", size);
    double distance = 0;
    for (int i = 1; i < size; i++) {
      distance += Math.abs(permutation.indexOf(i) - permutation.indexOf(i - 1));
    }
    assertThat(distance / size).isBetween(size * 0.30, size * 0.37);
  }

  private static String order(byte[] key, String list) {
    IndexPermutation permutation = new IndexPermutation(key, list, 1_000);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      out.append(permutation.indexOf(i)).append(' ');
    }
    return out.toString();
  }
}
