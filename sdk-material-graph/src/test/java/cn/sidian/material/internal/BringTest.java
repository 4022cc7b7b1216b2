package cn.sidian.material.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What to bring, against every subset of what can be brought. */
class BringTest {

  @Property(tries = 4000)
  void theLightestSetFromWhichTheGoalFollows(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 9, 14, true);
    Random random = new Random(seed ^ 99);
    Bring.Kind[] kinds = kinds(drawn, random);
    long[] weights = random.longs(drawn.nodes(), 0, 6).toArray();
    int goal = random.nextInt(drawn.nodes());
    Bring.Answer answer =
        new Bring(drawn.shape(), Situation.UNCONDITIONAL, kinds, weights, ConditionFacts.NONE)
            .towards(goal);
    long least = Long.MAX_VALUE;
    for (int set = 0; set < 1 << drawn.nodes(); set++) {
      long weight = weight(set, weights);
      if (weight < least && onlyBrought(set, kinds) && follows(drawn, kinds, set)[goal]) {
        least = weight;
      }
    }
    if (least == Long.MAX_VALUE) {
      assertThat(answer.possible()).isEqualTo(Bring.Possible.NO);
      assertThat(answer.coreNodes()).isNotEmpty();
      assertThat(answer.coreRequirements()).isNotEmpty();
      return;
    }
    assertThat(answer.possible()).isEqualTo(Bring.Possible.YES);
    assertThat(answer.optimal()).isTrue();
    assertThat(answer.onlyIf()).isEmpty();
    int set = Arrays.stream(answer.sure()).map(v -> 1 << v).sum();
    assertThat(weight(set, weights)).as("%s", drawn).isEqualTo(least);
    assertThat(answer.bound()).isEqualTo(least);
    assertThat(answer.weight()).isEqualTo(least);
    assertThat(follows(drawn, kinds, set)[goal]).isTrue();
    for (int v : answer.sure()) {
      assertThat(follows(drawn, kinds, set & ~(1 << v))[goal]).isFalse();
    }
    applicationsAreInOrder(drawn, kinds, answer, goal);
  }

  private static void applicationsAreInOrder(
      RandomShapes.Drawn drawn, Bring.Kind[] kinds, Bring.Answer answer, int goal) {
    boolean[] had = new boolean[drawn.nodes() + drawn.dangling()];
    for (int v = 0; v < drawn.nodes(); v++) {
      had[v] = kinds[v] == Bring.Kind.SHARED;
    }
    for (int v : answer.sure()) {
      had[v] = true;
    }
    for (int v : answer.apply()) {
      assertThat(kinds[v]).isEqualTo(Bring.Kind.PRODUCED);
      for (RandomShapes.Need need : drawn.needs()) {
        if (need.node() == v) {
          assertThat(Arrays.stream(need.anyOf()).anyMatch(w -> had[w])).isTrue();
        }
      }
      had[v] = true;
    }
    assertThat(had[goal]).isTrue();
  }

  @Property(tries = 3000)
  void conditionalThingsAreKeptApart(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 8, 10, true);
    Random random = new Random(seed ^ 99);
    Bring.Kind[] kinds = kinds(drawn, random);
    long[] weights = new long[drawn.nodes()];
    Arrays.fill(weights, 1);
    int goal = random.nextInt(drawn.nodes());
    JudgementTest.Conditions conditions = new JudgementTest.Conditions(drawn, seed);
    Bring.Answer answer =
        new Bring(drawn.shape(), conditions.situation(), kinds, weights, conditions).towards(goal);
    int everything =
        IntStream.range(0, drawn.nodes())
            .filter(v -> kinds[v] == Bring.Kind.BROUGHT)
            .map(v -> 1 << v)
            .sum();
    boolean sure = follows(conditioned(drawn, conditions, false), kinds, everything)[goal];
    boolean perhaps = follows(conditioned(drawn, conditions, true), kinds, everything)[goal];
    assertThat(answer.possible())
        .isEqualTo(
            sure ? Bring.Possible.YES : perhaps ? Bring.Possible.DEPENDS : Bring.Possible.NO);
    if (answer.possible() == Bring.Possible.NO) {
      return;
    }
    int set =
        IntStream.concat(Arrays.stream(answer.sure()), Arrays.stream(answer.onlyIf()))
            .map(v -> 1 << v)
            .sum();
    assertThat(follows(conditioned(drawn, conditions, !sure), kinds, set)[goal]).isTrue();
    for (int i = 0; i < answer.onlyIf().length; i++) {
      assertThat(answer.facts().get(i).isEmpty()).isFalse();
    }
  }

  @Test
  @Timeout(60)
  void manyForcedAndFreeChoicesAreSolvedQuickly() {
    // a goal that needs 3000 things, each one of two papers
    int n = 6001;
    java.util.List<RandomShapes.Need> needs = new java.util.ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      needs.add(new RandomShapes.Need(0, new int[] {1 + 2 * i, 2 + 2 * i}));
    }
    Bring.Kind[] kinds = new Bring.Kind[n];
    Arrays.fill(kinds, Bring.Kind.BROUGHT);
    kinds[0] = Bring.Kind.PRODUCED;
    long[] weights = new Random(1).longs(n, 1, 9).toArray();
    Bring.Answer answer =
        new Bring(
                new RandomShapes.Drawn(n, 0, needs).shape(),
                Situation.UNCONDITIONAL,
                kinds,
                weights,
                ConditionFacts.NONE)
            .towards(0);
    assertThat(answer.sure()).hasSize(3000);
    long least = 0;
    for (int i = 0; i < 3000; i++) {
      least += Math.min(weights[1 + 2 * i], weights[2 + 2 * i]);
    }
    assertThat(answer.bound()).isLessThanOrEqualTo(least);
    assertThat(answer.weight()).isGreaterThanOrEqualTo(least);
    assertThat(answer.optimal()).isEqualTo(answer.weight() == least && answer.bound() == least);
  }

  @Test
  @Timeout(60)
  void aMillionThingsInARowAreForced() {
    int n = 300_000;
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
      to[i] = i + 1;
    }
    Shape shape = Shape.ofEdges(n + 1, from, to, n);
    Bring.Kind[] kinds = new Bring.Kind[n + 1];
    Arrays.fill(kinds, Bring.Kind.PRODUCED);
    kinds[n] = Bring.Kind.BROUGHT;
    Bring.Answer answer =
        new Bring(shape, Situation.UNCONDITIONAL, kinds, new long[n + 1], ConditionFacts.NONE)
            .towards(0);
    assertThat(answer.sure()).containsExactly(n);
    assertThat(answer.apply()).hasSize(n);
  }

  private static Bring.Kind[] kinds(RandomShapes.Drawn drawn, Random random) {
    Bring.Kind[] kinds = new Bring.Kind[drawn.nodes()];
    for (int v = 0; v < kinds.length; v++) {
      int drawnKind = random.nextInt(10);
      kinds[v] =
          drawnKind < 4
              ? Bring.Kind.BROUGHT
              : drawnKind < 5 ? Bring.Kind.SHARED : Bring.Kind.PRODUCED;
    }
    return kinds;
  }

  private static RandomShapes.Drawn conditioned(
      RandomShapes.Drawn drawn, JudgementTest.Conditions conditions, boolean favour) {
    java.util.List<RandomShapes.Need> needs = new java.util.ArrayList<>();
    int a = 0;
    for (int r = 0; r < drawn.needs().size(); r++) {
      RandomShapes.Need need = drawn.needs().get(r);
      java.util.List<Integer> kept = new java.util.ArrayList<>();
      for (int w : need.anyOf()) {
        byte counts = conditions.counts[a++];
        if (counts == Situation.TRUE || (counts == Situation.UNKNOWN && favour)) {
          kept.add(w);
        }
      }
      byte due = conditions.due[r];
      if (due == Situation.TRUE || (due == Situation.UNKNOWN && !favour)) {
        needs.add(
            new RandomShapes.Need(
                need.node(), kept.stream().mapToInt(Integer::intValue).toArray()));
      }
    }
    return new RandomShapes.Drawn(drawn.nodes(), drawn.dangling(), needs);
  }

  private static boolean onlyBrought(int set, Bring.Kind[] kinds) {
    for (int v = 0; v < kinds.length; v++) {
      if ((set >> v & 1) == 1 && kinds[v] != Bring.Kind.BROUGHT) {
        return false;
      }
    }
    return true;
  }

  private static long weight(int set, long[] weights) {
    long sum = 0;
    for (int v = 0; v < weights.length; v++) {
      sum += (set >> v & 1) == 1 ? weights[v] : 0;
    }
    return sum;
  }

  private static boolean[] follows(RandomShapes.Drawn drawn, Bring.Kind[] kinds, int set) {
    boolean[] had = new boolean[drawn.nodes() + drawn.dangling()];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int v = 0; v < drawn.nodes(); v++) {
        if (had[v]) {
          continue;
        }
        int node = v;
        boolean now =
            switch (kinds[v]) {
              case BROUGHT -> (set >> v & 1) == 1;
              case SHARED -> true;
              case PRODUCED ->
                  drawn.needs().stream()
                      .filter(n -> n.node() == node)
                      .allMatch(n -> Arrays.stream(n.anyOf()).anyMatch(w -> had[w]));
            };
        had[v] = now;
        changed |= now;
      }
    }
    return had;
  }
}
