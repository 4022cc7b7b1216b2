package cn.sidian.material.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The cheapest cut against every subset of requirements; ZW-23. */
class CutTest {

  @Property(tries = 2500)
  void theCheapestSetThatMakesEverythingObtainable(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 6, 11, true);
    int[] level = levels(drawn, seed);
    Cut.Answer answer = Cut.deadlock(drawn.shape(), level);
    int[] cheapest = {Integer.MAX_VALUE};
    for (int set = 0; set < 1 << drawn.needs().size(); set++) {
      int[] cost = cost(set, level);
      if (Arrays.compare(cost, cheapest) < 0 && everything(drawn, set)) {
        cheapest = cost;
      }
    }
    check(drawn, answer, level, cheapest);
    assertThat(everything(drawn, mask(answer))).isTrue();
  }

  @Property(tries = 2500)
  void theCheapestSetWithoutWhichNoCycleIsLeft(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 6, 11, true);
    int[] level = levels(drawn, seed);
    Cut.Answer answer = Cut.acyclic(drawn.shape(), level);
    int[] cheapest = {Integer.MAX_VALUE};
    for (int set = 0; set < 1 << drawn.needs().size(); set++) {
      int[] cost = cost(set, level);
      if (Arrays.compare(cost, cheapest) < 0 && acyclic(drawn, set)) {
        cheapest = cost;
      }
    }
    check(drawn, answer, level, cheapest);
    assertThat(acyclic(drawn, mask(answer))).isTrue();
  }

  private static void check(
      RandomShapes.Drawn drawn, Cut.Answer answer, int[] level, int[] cheapest) {
    assertThat(answer.optimal()).isTrue();
    assertThat(cost(mask(answer), level)).as("%s", drawn).isEqualTo(cheapest);
    int highest = 0;
    for (int count : cheapest) {
      if (count > 0) {
        highest = count;
        break;
      }
    }
    assertThat(answer.lowerBound()).isEqualTo(highest);
  }

  @Test
  @Timeout(60)
  void largePartsAreCutWithAnHonestBound() {
    Random random = new Random(5);
    for (int n : new int[] {30, 60, 200, 5_000}) {
      int[] from = new int[3 * n];
      int[] to = new int[3 * n];
      int[] level = new int[3 * n];
      for (int i = 0; i < 3 * n; i++) {
        from[i] = i / 3;
        to[i] = random.nextInt(n);
        level[i] = random.nextInt(Cut.LEVELS);
      }
      Shape shape = Shape.ofEdges(n, from, to, 3 * n);
      for (Cut.Answer answer :
          new Cut.Answer[] {Cut.deadlock(shape, level), Cut.acyclic(shape, level)}) {
        boolean[] stays = new boolean[3 * n];
        Arrays.fill(stays, true);
        for (int r : answer.requirements()) {
          stays[r] = false;
        }
        assertThat(Components.of(shape.part(stays, null).shape()).isAcyclic()).isTrue();
        int top = Arrays.stream(answer.requirements()).map(r -> level[r]).max().orElse(0);
        long used = Arrays.stream(answer.requirements()).filter(r -> level[r] == top).count();
        assertThat(answer.lowerBound()).isBetween(1, (int) used);
      }
    }
  }

  @Test
  @Timeout(60)
  void aCliqueOfThreeHundredIsCut() {
    int n = 300;
    int[] from = new int[n * (n - 1)];
    int[] to = new int[n * (n - 1)];
    int e = 0;
    for (int v = 0; v < n; v++) {
      for (int w = 0; w < n; w++) {
        if (v != w) {
          from[e] = v;
          to[e++] = w;
        }
      }
    }
    Cut.Answer answer = Cut.acyclic(Shape.ofEdges(n, from, to, e), new int[e]);
    assertThat(answer.requirements()).hasSize(n * (n - 1) / 2);
  }

  private static int[] levels(RandomShapes.Drawn drawn, long seed) {
    Random random = new Random(seed ^ 77);
    return random.ints(drawn.needs().size(), 0, Cut.LEVELS).toArray();
  }

  private static int mask(Cut.Answer answer) {
    int mask = 0;
    for (int r : answer.requirements()) {
      mask |= 1 << r;
    }
    return mask;
  }

  /** Counts from the highest rank down. */
  private static int[] cost(int set, int[] level) {
    int[] cost = new int[Cut.LEVELS];
    for (int r = 0; r < level.length; r++) {
      if ((set >> r & 1) == 1) {
        cost[Cut.LEVELS - 1 - level[r]]++;
      }
    }
    return cost;
  }

  private static boolean everything(RandomShapes.Drawn drawn, int set) {
    boolean[] had = RandomShapes.obtainable(drawn, dropped(drawn, set));
    for (int v = 0; v < drawn.nodes(); v++) {
      if (!had[v]) {
        return false;
      }
    }
    return true;
  }

  private static boolean[] dropped(RandomShapes.Drawn drawn, int set) {
    boolean[] dropped = new boolean[drawn.needs().size()];
    for (int r = 0; r < dropped.length; r++) {
      dropped[r] = (set >> r & 1) == 1;
    }
    return dropped;
  }

  private static boolean acyclic(RandomShapes.Drawn drawn, int set) {
    boolean[] dropped = dropped(drawn, set);
    boolean[] stays = new boolean[dropped.length];
    for (int r = 0; r < stays.length; r++) {
      stays[r] = !dropped[r];
    }
    boolean[][] reach = ComponentsPropertyTest.reach(drawn.shape().part(stays, null).shape());
    for (int v = 0; v < drawn.nodes(); v++) {
      if (reach[v][v]) {
        return false;
      }
    }
    return true;
  }
}
