package cn.sidian.material.internal;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/** The questions about a case, put to the searches with the right side of what is unknown. */
public final class Questions {
  private Questions() {}

  /** All that is not certainly absent, and its parts. */
  public static final class Possible {
    private final Shape.Part part;
    private final Components parts;

    private Possible(Shape.Part part) {
      this.part = part;
      this.parts = Components.of(part.shape());
    }

    public Shape shape() {
      return part.shape();
    }

    public Components parts() {
      return parts;
    }

    /** The first requirement of one node that names another, numbered as in the whole. */
    public int requirementBetween(int node, int needed) {
      Shape shape = part.shape();
      for (int r = shape.firstRequirement(node); r < shape.endRequirement(node); r++) {
        for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
          if (shape.target(a) == needed) {
            return part.requirementSource(r);
          }
        }
      }
      throw new IllegalStateException("no such edge");
    }
  }

  /** What may close a cycle. */
  public static Possible possible(Shape shape, Situation situation) {
    return new Possible(situation.possible(shape));
  }

  /** A core for those outside this package. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Core(int[] nodes, int[] requirements, boolean smallest) {}

  /** The cores of what is deadlocked. */
  public static List<Core> cores(Judgement judgement, Shape shape) {
    return judgement.cores(Components.of(shape)).stream()
        .map(c -> new Core(c.nodes(), c.requirements(), c.smallest()))
        .toList();
  }

  /** The cheapest cut; deadlocks are judged against the applicant, cycles as they may be. */
  public static Cut.Answer cut(Shape shape, Situation situation, int[] levels, boolean deadlock) {
    Shape.Part part = deadlock ? situation.against(shape) : situation.possible(shape);
    int[] inPart = new int[part.shape().requirements()];
    for (int r = 0; r < inPart.length; r++) {
      inPart[r] = levels[part.requirementSource(r)];
    }
    Cut.Answer answer =
        deadlock ? Cut.deadlock(part.shape(), inPart) : Cut.acyclic(part.shape(), inPart);
    int[] requirements = new int[answer.requirements().length];
    for (int i = 0; i < requirements.length; i++) {
      requirements[i] = part.requirementSource(answer.requirements()[i]);
    }
    return new Cut.Answer(requirements, answer.optimal(), answer.lowerBound());
  }

  /** Whether every requirement that may be due is met by what is finished, for certain. */
  public static boolean isReady(Shape shape, Situation situation, int node, boolean[] finished) {
    for (int r = shape.firstRequirement(node); r < shape.endRequirement(node); r++) {
      if (situation.due(r) == Situation.FALSE) {
        continue;
      }
      boolean met = false;
      for (int a = shape.firstAlternative(r); a < shape.endAlternative(r); a++) {
        met |= situation.counts(a) == Situation.TRUE && finished[shape.target(a)];
      }
      if (!met) {
        return false;
      }
    }
    return true;
  }

  /** The plan of what is certain. */
  public static Schedule schedule(Shape shape, Situation situation, IntToLongFunction days) {
    long[] all = new long[shape.nodes()];
    for (int v = 0; v < all.length; v++) {
      all[v] = days.applyAsLong(v);
    }
    return new Schedule(situation.against(shape).shape(), all);
  }

  /** The facts on which it depends whether a goal can be reached, everything brought. */
  public static BitSet factsBehind(
      Shape shape, Situation situation, Bring.Kind[] kinds, int goal, ConditionFacts conditions) {
    // brought and shared things need nothing further: their requirements fall away
    byte[] due = new byte[shape.requirements()];
    for (int v = 0; v < shape.nodes; v++) {
      for (int r = shape.firstRequirement(v); r < shape.endRequirement(v); r++) {
        due[r] = kinds[v] == Bring.Kind.PRODUCED ? situation.due(r) : Situation.FALSE;
      }
    }
    Situation brought = new Situation(due, situation.counts());
    BitSet facts = new Judgement(shape, brought).facts(conditions)[goal];
    return facts == null ? new BitSet() : facts;
  }
}
