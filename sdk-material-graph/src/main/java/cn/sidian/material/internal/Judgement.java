package cn.sidian.material.internal;

import java.util.BitSet;
import java.util.List;

/**
 * What can be had in one case: the least fixpoint, run with unknown conditions against and for the
 * applicant.
 */
public final class Judgement {
  /** How a node stands. */
  public enum Standing {
    FREE,
    DEADLOCKED,
    MISSING,
    DEPENDS
  }

  private static final long STEPS_FOR_CORES = 20_000_000;

  private final Shape shape;
  private final Situation situation;
  private final Shape.Part against;
  private final Shape.Part favour;
  private final Fixpoint surely;
  private final Fixpoint perhaps;
  private final Standing[] standing;

  public Judgement(Shape shape, Situation situation) {
    this.shape = shape;
    this.situation = situation;
    boolean plain = situation.isUnconditional();
    this.against = plain ? shape.whole() : situation.against(shape);
    this.surely = new Fixpoint(against.shape()).fromLeaves();
    this.favour = plain ? against : situation.forApplicant(shape);
    this.perhaps = plain ? surely : new Fixpoint(favour.shape()).fromLeaves();
    this.standing = new Standing[shape.nodes];
    classify();
  }

  private void classify() {
    boolean blocked = false;
    for (int v = 0; v < shape.nodes; v++) {
      if (surely.has(v)) {
        standing[v] = Standing.FREE;
      } else if (perhaps.has(v)) {
        standing[v] = Standing.DEPENDS;
      } else {
        blocked = true;
      }
    }
    if (!blocked) {
      return;
    }
    // what would follow if everything undeclared were declared and nothing were left without
    // alternatives is missing; the rest is deadlocked
    Fixpoint repaired = repaired();
    for (int v = 0; v < shape.nodes; v++) {
      if (standing[v] == null) {
        standing[v] = repaired.has(v) ? Standing.MISSING : Standing.DEADLOCKED;
      }
    }
  }

  private Fixpoint repaired() {
    Shape kind = favour.shape();
    Fixpoint repaired = new Fixpoint(kind).fromLeaves();
    for (int w = kind.nodes; w < kind.nodes + kind.dangling; w++) {
      repaired.take(w);
    }
    for (int r = 0; r < kind.requirements(); r++) {
      if (kind.firstAlternative(r) == kind.endAlternative(r)) {
        repaired.drop(r);
      }
    }
    return repaired;
  }

  public Standing of(int node) {
    return standing[node];
  }

  /** Whether a node is had for certain. */
  public boolean isFree(int node) {
    return standing[node] == Standing.FREE;
  }

  /** The requirements and alternatives that count against the applicant. */
  Shape.Part against() {
    return against;
  }

  /**
   * The cores of what is deadlocked.
   *
   * @param whole the parts of the graph as declared
   */
  public List<Cores.Core> cores(Components whole) {
    boolean[] stuck = new boolean[shape.nodes + shape.dangling];
    boolean any = false;
    for (int v = 0; v < shape.nodes; v++) {
      stuck[v] = standing[v] == Standing.DEADLOCKED;
      any |= stuck[v];
    }
    if (!any) {
      return List.of();
    }
    List<Cores.Core> cores = Cores.of(favour.shape(), stuck, whole, STEPS_FOR_CORES);
    if (situation.isUnconditional()) {
      return cores;
    }
    return cores.stream().map(this::inSource).toList();
  }

  private Cores.Core inSource(Cores.Core core) {
    int[] requirements = core.requirements().clone();
    for (int i = 0; i < requirements.length; i++) {
      requirements[i] = favour.requirementSource(requirements[i]);
    }
    return new Cores.Core(core.nodes(), requirements, core.smallest());
  }

  /**
   * The facts on which each node depends: those of the unknown conditions that are met on the way
   * down through what is not certain and not impossible. Knowing them decides the node.
   *
   * @return for each node that depends its facts, null for every other
   */
  public BitSet[] facts(ConditionFacts conditions) {
    return new FactsBelow(shape, situation, this::isOpen, this::isMetSurely, this::mayBeHad)
        .collect(conditions);
  }

  private boolean isOpen(int node) {
    return node < shape.nodes && standing[node] == Standing.DEPENDS;
  }

  private boolean mayBeHad(int node) {
    return perhaps.has(node);
  }

  /** Whether a due requirement is met without any unknown condition. */
  private boolean isMetSurely(int requirement) {
    for (int a = shape.firstAlternative(requirement); a < shape.endAlternative(requirement); a++) {
      if (situation.counts(a) == Situation.TRUE && surely.has(shape.target[a])) {
        return true;
      }
    }
    return false;
  }
}
