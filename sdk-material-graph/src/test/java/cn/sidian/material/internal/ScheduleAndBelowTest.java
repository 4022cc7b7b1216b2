package cn.sidian.material.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Plans and prerequisites against what their definitions say, word by word; ZW-21, ZW-24. */
class ScheduleAndBelowTest {

  @Property(tries = 3000)
  void finishIsDaysPlusTheLatestOfTheSoonest(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 9, 14, true);
    long[] days = new Random(seed ^ 5).longs(drawn.nodes(), 0, 5).toArray();
    Schedule schedule = new Schedule(drawn.shape(), days);
    long[] finish = slow(drawn, days);
    long[] ones = new long[drawn.nodes()];
    Arrays.fill(ones, 1);
    long[] layer = slow(drawn, ones);
    boolean[] had = RandomShapes.obtainable(drawn, new boolean[drawn.needs().size()]);
    long parallel = 0;
    long serial = 0;
    for (int v = 0; v < drawn.nodes(); v++) {
      assertThat(schedule.isPlanned(v)).isEqualTo(had[v]);
      assertThat(schedule.finish(v)).as("%s", drawn).isEqualTo(had[v] ? finish[v] : -1);
      assertThat(schedule.layer(v)).isEqualTo(had[v] ? (int) layer[v] : 0);
      parallel = Math.max(parallel, had[v] ? finish[v] : 0);
      serial += had[v] ? days[v] : 0;
    }
    assertThat(schedule.parallel()).isEqualTo(parallel);
    assertThat(schedule.serial()).isEqualTo(serial);
    int[] path = schedule.criticalPath();
    assertThat(Arrays.stream(path).mapToLong(v -> days[v]).sum()).isEqualTo(parallel);
    for (int i = 1; i < path.length; i++) {
      int before = path[i - 1];
      int after = path[i];
      assertThat(
              drawn.needs().stream()
                  .anyMatch(
                      n ->
                          n.node() == after && Arrays.stream(n.anyOf()).anyMatch(w -> w == before)))
          .isTrue();
    }
    if (path.length > 0) {
      assertThat(drawn.needs().stream().noneMatch(n -> n.node() == path[0])).isTrue();
    }
  }

  private static long[] slow(RandomShapes.Drawn drawn, long[] days) {
    long never = 1_000_000;
    long[] finish = new long[drawn.nodes() + drawn.dangling()];
    Arrays.fill(finish, never);
    for (int round = 0; round <= drawn.nodes() + 1; round++) {
      for (int v = 0; v < drawn.nodes(); v++) {
        long start = 0;
        for (RandomShapes.Need need : drawn.needs()) {
          if (need.node() == v) {
            start =
                Math.max(
                    start,
                    Arrays.stream(need.anyOf()).mapToLong(w -> finish[w]).min().orElse(never));
          }
        }
        finish[v] = start >= never ? never : start + days[v];
      }
    }
    return finish;
  }

  @Property(tries = 2500)
  void belowIsTheClosureAndNeededMeansInEveryWay(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 8, 12, true);
    Shape shape = drawn.shape();
    int goal = new Random(seed).nextInt(drawn.nodes());
    Below below = Below.of(shape, Situation.UNCONDITIONAL, goal);
    boolean[][] reach = ComponentsPropertyTest.reach(shape);
    boolean[] listed = new boolean[drawn.nodes()];
    for (int v : below.nodes()) {
      listed[v] = true;
      int[] path = below.pathTo(v);
      assertThat(path[0]).isEqualTo(goal);
      assertThat(path[path.length - 1]).isEqualTo(v);
    }
    boolean[] none = new boolean[drawn.needs().size()];
    boolean possible = RandomShapes.obtainable(drawn, none)[goal];
    for (int v = 0; v < drawn.nodes(); v++) {
      if (v == goal) {
        continue;
      }
      assertThat(listed[v]).isEqualTo(reach[goal][v]);
      if (possible) {
        assertThat(below.isNeeded(v))
            .as("node %s for %s in %s", v, goal, drawn)
            .isEqualTo(listed[v] && !obtainableWithout(drawn, v, goal));
      }
    }
  }

  private static boolean obtainableWithout(RandomShapes.Drawn drawn, int out, int goal) {
    java.util.List<RandomShapes.Need> needs = new java.util.ArrayList<>(drawn.needs());
    needs.add(new RandomShapes.Need(out, new int[0]));
    return RandomShapes.obtainable(
        new RandomShapes.Drawn(drawn.nodes(), drawn.dangling(), needs), new boolean[needs.size()])[
        goal];
  }
}
