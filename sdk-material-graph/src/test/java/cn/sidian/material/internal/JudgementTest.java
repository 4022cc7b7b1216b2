package cn.sidian.material.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Free, deadlocked, missing, depends, and the cores, against sets tried one by one; ZW-23. */
class JudgementTest {

  @Property(tries = 4000)
  void standingIsTheLeastFixpointRunTwice(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 8, 12, true);
    Conditions conditions = new Conditions(drawn, seed);
    Judgement judgement = new Judgement(drawn.shape(), conditions.situation());
    boolean[] sure = slow(drawn, conditions, false, false);
    boolean[] perhaps = slow(drawn, conditions, true, false);
    boolean[] repaired = slow(drawn, conditions, true, true);
    for (int v = 0; v < drawn.nodes(); v++) {
      Judgement.Standing expected =
          sure[v]
              ? Judgement.Standing.FREE
              : perhaps[v]
                  ? Judgement.Standing.DEPENDS
                  : repaired[v] ? Judgement.Standing.MISSING : Judgement.Standing.DEADLOCKED;
      assertThat(judgement.of(v)).as("node %s of %s", v, drawn).isEqualTo(expected);
    }
  }

  /**
   * Each unknown condition is its own fact here: whatever the named facts turn out, it is decided.
   */
  @Property(tries = 3000)
  void knowingTheNamedFactsDecidesTheNode(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 7, 9, true);
    Conditions conditions = new Conditions(drawn, seed);
    Judgement judgement = new Judgement(drawn.shape(), conditions.situation());
    BitSet[] facts = judgement.facts(conditions);
    for (int v = 0; v < drawn.nodes(); v++) {
      if (judgement.of(v) != Judgement.Standing.DEPENDS) {
        assertThat(facts[v]).isNull();
        continue;
      }
      assertThat(facts[v].isEmpty()).isFalse();
      int[] open = facts[v].stream().toArray();
      boolean yes = false;
      boolean no = false;
      for (int choice = 0; choice < 1 << Math.min(open.length, 8); choice++) {
        Conditions known = conditions.copy();
        for (int i = 0; i < open.length; i++) {
          known.learn(open[i], (choice >> i & 1) == 1);
        }
        Judgement.Standing standing = new Judgement(drawn.shape(), known.situation()).of(v);
        if (open.length <= 8) {
          assertThat(standing).isNotEqualTo(Judgement.Standing.DEPENDS);
        }
        yes |= standing == Judgement.Standing.FREE;
        no |= standing != Judgement.Standing.FREE;
      }
      assertThat((yes && no) || open.length > 8).as("%s: the facts matter", drawn).isTrue();
    }
  }

  @Property(tries = 4000)
  void coresAreMinimalAndEveryDeadlockLiesInOrAboveOne(@ForAll long seed) {
    RandomShapes.Drawn drawn = RandomShapes.andOr(seed, 8, 14, true);
    Shape shape = drawn.shape();
    Judgement judgement = new Judgement(shape, Situation.UNCONDITIONAL);
    Components whole = Components.of(shape);
    List<Cores.Core> cores = judgement.cores(whole);
    boolean[] above = new boolean[shape.nodes];
    for (Cores.Core core : cores) {
      int set = mask(core.nodes());
      assertThat(isCore(drawn, set)).isTrue();
      for (int sub = (set - 1) & set; sub > 0; sub = (sub - 1) & set) {
        assertThat(isCore(drawn, sub)).as("a smaller core inside %s of %s", set, drawn).isFalse();
      }
      int least = Integer.MAX_VALUE;
      int part = whole.partOf(core.nodes()[0]);
      for (int other = 1; other < 1 << shape.nodes; other++) {
        if (isCore(drawn, other) && liesIn(other, part, whole)) {
          least = Math.min(least, Integer.bitCount(other));
        }
      }
      assertThat(core.smallest()).isEqualTo(core.nodes().length == least);
      assertThat(core.requirements()).isNotEmpty();
      for (int r : core.requirements()) {
        assertThat(Arrays.stream(drawn.needs().get(r).anyOf()).allMatch(w -> (set >> w & 1) == 1))
            .isTrue();
      }
      boolean[][] reach = ComponentsPropertyTest.reach(shape);
      for (int v = 0; v < shape.nodes; v++) {
        above[v] |= (set >> v & 1) == 1 || reach[v][core.nodes()[0]];
      }
    }
    for (int v = 0; v < shape.nodes; v++) {
      if (judgement.of(v) == Judgement.Standing.DEADLOCKED) {
        assertThat(above[v]).isTrue();
      }
    }
  }

  @Test
  void aLongRingIsOneCore() {
    int n = 200_000;
    int[] from = new int[n];
    int[] to = new int[n];
    for (int v = 0; v < n; v++) {
      from[v] = v;
      to[v] = (v + 1) % n;
    }
    Shape shape = Shape.ofEdges(n, from, to, n);
    List<Cores.Core> cores =
        new Judgement(shape, Situation.UNCONDITIONAL).cores(Components.of(shape));
    assertThat(cores).hasSize(1);
    assertThat(cores.get(0).nodes()).hasSize(n);
    assertThat(cores.get(0).smallest()).isTrue();
  }

  @Test
  void aLargeKnotOfAlternativesIsAnsweredInReasonableTime() {
    Random random = new Random(3);
    int n = 20_000;
    List<RandomShapes.Need> needs = new java.util.ArrayList<>();
    for (int v = 0; v < n; v++) {
      for (int k = 0; k < 2; k++) {
        needs.add(new RandomShapes.Need(v, random.ints(3, 0, n).toArray()));
      }
    }
    RandomShapes.Drawn drawn = new RandomShapes.Drawn(n, 0, needs);
    Shape shape = drawn.shape();
    List<Cores.Core> cores =
        new Judgement(shape, Situation.UNCONDITIONAL).cores(Components.of(shape));
    assertThat(cores).isNotEmpty();
    for (Cores.Core core : cores) {
      for (int v : core.nodes()) {
        assertThat(Arrays.stream(core.requirements()).anyMatch(r -> needs.get(r).node() == v))
            .isTrue();
      }
    }
  }

  private static int mask(int[] nodes) {
    int mask = 0;
    for (int v : nodes) {
      mask |= 1 << v;
    }
    return mask;
  }

  private static boolean liesIn(int set, int part, Components whole) {
    for (int v = 0; v < 31; v++) {
      if ((set >> v & 1) == 1 && whole.partOf(v) != part) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCore(RandomShapes.Drawn drawn, int set) {
    for (int v = 0; v < drawn.nodes(); v++) {
      int node = v;
      if ((set >> v & 1) == 1
          && drawn.needs().stream()
              .noneMatch(
                  n ->
                      n.node() == node
                          && n.anyOf().length > 0
                          && Arrays.stream(n.anyOf())
                              .allMatch(w -> w < drawn.nodes() && (set >> w & 1) == 1))) {
        return false;
      }
    }
    return set != 0;
  }

  private static boolean[] slow(
      RandomShapes.Drawn drawn, Conditions conditions, boolean favour, boolean repaired) {
    boolean[] had = new boolean[drawn.nodes()];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int v = 0; v < drawn.nodes(); v++) {
        boolean all = !had[v];
        int a = 0;
        for (int r = 0; r < drawn.needs().size(); r++) {
          RandomShapes.Need need = drawn.needs().get(r);
          boolean due =
              conditions.due[r] == Situation.TRUE
                  || (conditions.due[r] == Situation.UNKNOWN && !favour);
          boolean any = false;
          int counting = 0;
          for (int w : need.anyOf()) {
            boolean counts =
                conditions.counts[a] == Situation.TRUE
                    || (conditions.counts[a] == Situation.UNKNOWN && favour);
            counting += counts ? 1 : 0;
            any |= counts && (w < drawn.nodes() ? had[w] : repaired);
            a++;
          }
          any |= repaired && counting == 0;
          if (need.node() == v && due) {
            all &= any;
          }
        }
        if (all) {
          had[v] = true;
          changed = true;
        }
      }
    }
    return had;
  }

  /** Random truths; condition number k is fact number k. */
  static final class Conditions implements ConditionFacts {
    final byte[] due;
    final byte[] counts;

    Conditions(RandomShapes.Drawn drawn, long seed) {
      Random random = new Random(seed ^ 0x5eed);
      due = new byte[drawn.needs().size()];
      counts = new byte[drawn.shape().alternatives()];
      for (int i = 0; i < due.length; i++) {
        due[i] = truth(random);
      }
      for (int i = 0; i < counts.length; i++) {
        counts[i] = truth(random);
      }
    }

    private Conditions(byte[] due, byte[] counts) {
      this.due = due;
      this.counts = counts;
    }

    private static byte truth(Random random) {
      int drawn = random.nextInt(8);
      return drawn == 0 ? Situation.FALSE : drawn < 3 ? Situation.UNKNOWN : Situation.TRUE;
    }

    Situation situation() {
      return new Situation(due, counts);
    }

    Conditions copy() {
      return new Conditions(due.clone(), counts.clone());
    }

    void learn(int fact, boolean value) {
      byte truth = value ? Situation.TRUE : Situation.FALSE;
      if (fact < due.length) {
        due[fact] = truth;
      } else {
        counts[fact - due.length] = truth;
      }
    }

    @Override
    public BitSet ofRequirement(int requirement) {
      return bit(requirement);
    }

    @Override
    public BitSet ofAlternative(int alternative) {
      return bit(due.length + alternative);
    }

    private static BitSet bit(int number) {
      BitSet set = new BitSet();
      set.set(number);
      return set;
    }
  }
}
