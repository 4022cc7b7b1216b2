package cn.sidian.material.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lightest set of things to bring from which a goal follows. A node is brought (by the
 * applicant), shared (free), or produced: the result of an application whose requirements are all
 * met. What is brought or shared needs nothing further.
 */
public final class Bring {
  /** How a node comes about. */
  public enum Kind {
    BROUGHT,
    SHARED,
    PRODUCED
  }

  /** How sure it is that the goal can be reached. */
  public enum Possible {
    YES,
    NO,
    DEPENDS
  }

  /**
   * The answer.
   *
   * @param sure what must be brought in any case, ascending
   * @param onlyIf what must be brought only if unknown facts hold, ascending
   * @param facts the facts of each entry of {@code onlyIf}
   * @param apply the applications, in order
   * @param weight the weight of everything brought
   * @param bound nothing lighter suffices than this
   * @param coreNodes why it is impossible; empty otherwise
   * @param coreRequirements the requirements that hold the core together
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Answer(
      Possible possible,
      int[] sure,
      int[] onlyIf,
      List<BitSet> facts,
      int[] apply,
      long weight,
      long bound,
      boolean optimal,
      int[] coreNodes,
      int[] coreRequirements) {}

  private static final long STEPS = 400_000;

  private final Shape shape;
  private final Situation situation;
  private final Kind[] kinds;
  private final long[] weights;
  private final ConditionFacts conditions;

  /**
   * One question's setting.
   *
   * @param weights of every node, not negative
   */
  public Bring(
      Shape shape, Situation situation, Kind[] kinds, long[] weights, ConditionFacts conditions) {
    this.shape = shape;
    this.situation = situation;
    this.kinds = kinds;
    this.weights = weights;
    this.conditions = conditions;
  }

  /** What to bring for a goal. */
  public Answer towards(int goal) {
    Answer certain = plan(goal, situation.against(shape), Possible.YES);
    if (certain != null) {
      return certain;
    }
    if (!situation.isUnconditional()) {
      Answer perhaps = plan(goal, situation.forApplicant(shape), Possible.DEPENDS);
      if (perhaps != null) {
        return perhaps;
      }
    }
    return impossible(goal);
  }

  private @Nullable Answer plan(int goal, Shape.Part part, Possible possible) {
    BringGoal search = new BringGoal(produced(part), kinds, weights, goal);
    if (!search.isReachable()) {
      return null;
    }
    MinimumSet.Answer answer = search.lightest(STEPS);
    boolean[] brought = new boolean[shape.nodes];
    search.brought(answer.chosen(), brought);
    Derivation derivation = new Derivation(part, kinds, brought, goal);
    return split(derivation, search, answer, possible);
  }

  /** Only results have requirements here; brought and shared things need nothing further. */
  private Shape produced(Shape.Part part) {
    Shape kept = part.shape();
    boolean[] stays = new boolean[kept.requirements()];
    for (int v = 0; v < kept.nodes; v++) {
      Arrays.fill(
          stays, kept.firstRequirement(v), kept.endRequirement(v), kinds[v] == Kind.PRODUCED);
    }
    return kept.part(stays, null).shape();
  }

  private Answer split(
      Derivation derivation, BringGoal search, MinimumSet.Answer answer, Possible possible) {
    List<Integer> sure = new ArrayList<>();
    List<Integer> onlyIf = new ArrayList<>();
    List<BitSet> facts = new ArrayList<>();
    derivation.walk(situation, conditions);
    for (int v = 0; v < shape.nodes; v++) {
      if (!derivation.isUsed(v) || kinds[v] != Kind.BROUGHT) {
        continue;
      }
      if (derivation.isCertain(v)) {
        sure.add(v);
      } else {
        onlyIf.add(v);
        facts.add(derivation.facts(v));
      }
    }
    return new Answer(
        possible,
        array(sure),
        array(onlyIf),
        facts,
        derivation.applications(),
        search.weight(answer.chosen()),
        search.bound(answer),
        answer.optimal(),
        new int[0],
        new int[0]);
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Everything brought, and still not: which results block one another, or miss something. */
  private Answer impossible(int goal) {
    Shape.Part part = situation.forApplicant(shape);
    Shape kept = part.shape();
    boolean[] stays = new boolean[kept.requirements()];
    for (int v = 0; v < kept.nodes; v++) {
      Arrays.fill(
          stays, kept.firstRequirement(v), kept.endRequirement(v), kinds[v] == Kind.PRODUCED);
    }
    Shape.Part produced = part.part(stays, null);
    Blockage.Found found = new Blockage(produced.shape()).below(goal);
    int[] requirements = new int[found.requirements().length];
    for (int i = 0; i < requirements.length; i++) {
      requirements[i] = produced.requirementSource(found.requirements()[i]);
    }
    return new Answer(
        Possible.NO,
        new int[0],
        new int[0],
        List.of(),
        new int[0],
        0,
        0,
        true,
        found.nodes(),
        requirements);
  }
}
