package cn.sidian.material;

import cn.sidian.condition.Facts;
import cn.sidian.condition.Truth;
import cn.sidian.core.law.LegalRank;
import cn.sidian.material.internal.Below;
import cn.sidian.material.internal.Bring;
import cn.sidian.material.internal.Components;
import cn.sidian.material.internal.Cut;
import cn.sidian.material.internal.CycleSearch;
import cn.sidian.material.internal.Judgement;
import cn.sidian.material.internal.Questions;
import cn.sidian.material.internal.Schedule;
import cn.sidian.material.internal.Shape;
import cn.sidian.material.internal.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A prerequisite graph in one case: every condition is true, false or unknown. An unknown condition
 * on a requirement and one on an alternative weigh in opposite directions, which is why everything
 * is asked twice, against and for the applicant. Immutable and safe for many threads.
 */
public final class CaseView {
  /** Ranks that a city cannot change: 法律 and 行政法规. */
  public static final Set<LegalRank> NATIONAL =
      Set.copyOf(EnumSet.of(LegalRank.LAW, LegalRank.ADMINISTRATIVE_REGULATION));

  private final PrerequisiteGraph graph;
  private final Facts facts;
  private final Shape shape;
  private final Situation situation;
  private final CaseConditions conditions;

  private CaseView(PrerequisiteGraph graph, Facts facts, CaseConditions conditions) {
    this.graph = graph;
    this.facts = facts;
    this.shape = graph.shape();
    this.conditions = conditions;
    this.situation = conditions.situation();
  }

  static CaseView of(PrerequisiteGraph graph, Facts facts) {
    return new CaseView(graph, facts, CaseConditions.of(graph.tables(), facts));
  }

  /** Conditions left aside: everything that is declared counts. */
  static CaseView unconditional(PrerequisiteGraph graph) {
    return new CaseView(graph, Facts.none(), CaseConditions.none());
  }

  /**
   * Every elementary cycle of what is not certainly absent in this case.
   *
   * @param limit the most cycles to name
   * @param time the longest time to search
   * @return the cycles, shortest first
   * @throws IllegalArgumentException if the limit is not positive
   */
  public CycleReport cycles(int limit, Duration time) {
    if (limit < 1) {
      throw new IllegalArgumentException("the limit must be at least 1");
    }
    Questions.Possible possible = Questions.possible(shape, situation);
    CycleSearch.Found found = CycleSearch.search(possible.shape(), possible.parts(), limit, time);
    return new CycleReport(
        found.cycles().stream().map(cycle -> cycle(cycle, possible)).toList(),
        found.truncated(),
        found.shortestProven());
  }

  private PrerequisiteCycle cycle(int[] nodes, Questions.Possible possible) {
    List<String> ids = new ArrayList<>(graph.ids(nodes));
    ids.add(ids.get(0));
    List<Prerequisite> requirements = new ArrayList<>();
    for (int i = 0; i < nodes.length; i++) {
      int r = possible.requirementBetween(nodes[i], nodes[(i + 1) % nodes.length]);
      requirements.add(graph.requirement(r));
    }
    return new PrerequisiteCycle(ids, requirements);
  }

  /**
   * Whether no node may need itself in this case.
   *
   * @return true when there is no cycle
   */
  public boolean isAcyclic() {
    return Questions.possible(shape, situation).parts().isAcyclic();
  }

  /**
   * The sets of two and more nodes that may all need one another in this case.
   *
   * @return the parts by their first node, nodes in declared order
   */
  public List<List<String>> stronglyConnected() {
    Components parts = Questions.possible(shape, situation).parts();
    return IntStream.range(0, parts.count())
        .filter(p -> parts.size(p) > 1)
        .mapToObj(parts::members)
        .sorted((a, b) -> Integer.compare(a[0], b[0]))
        .map(graph::ids)
        .toList();
  }

  /**
   * What can be had, what is deadlocked and why.
   *
   * @return the standing of every node
   */
  public Obtainability obtainability() {
    Judgement judgement = new Judgement(shape, situation);
    List<String> free = new ArrayList<>();
    List<String> deadlocked = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<Obtainability.DependsOn> depends = new ArrayList<>();
    BitSet[] facts = conditions.isUnconditional() ? null : judgement.facts(conditions);
    for (int v = 0; v < shape.nodes(); v++) {
      String id = graph.tables().ids().id(v);
      switch (judgement.of(v)) {
        case FREE -> free.add(id);
        case DEADLOCKED -> deadlocked.add(id);
        case MISSING -> missing.add(id);
        case DEPENDS ->
            depends.add(
                new Obtainability.DependsOn(
                    id, facts == null ? List.of() : conditions.names(facts[v])));
      }
    }
    missing.addAll(graph.undeclared());
    return new Obtainability(free, deadlocked, missing, depends, cores(judgement));
  }

  private List<DeadlockCore> cores(Judgement judgement) {
    return Questions.cores(judgement, shape).stream()
        .map(c -> core(c.nodes(), c.requirements(), c.smallest()))
        .toList();
  }

  private DeadlockCore core(int[] nodes, int[] requirements, boolean smallest) {
    return new DeadlockCore(graph.ids(nodes), requirements(requirements), smallest);
  }

  private List<Prerequisite> requirements(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(graph::requirement).toList();
  }

  /**
   * Which requirements a city should drop; 法律 and 行政法规 it cannot.
   *
   * @param goal what the cut is to achieve
   * @return the cheapest cut that was found, unknown conditions taken against the applicant
   */
  public CutProposal suggestCut(CutGoal goal) {
    return suggestCut(goal, NATIONAL);
  }

  /**
   * Which requirements to drop.
   *
   * @param goal what the cut is to achieve
   * @param uncuttable the ranks that the asking authority cannot change
   * @return the cheapest cut that was found, unknown conditions taken against the applicant
   */
  public CutProposal suggestCut(CutGoal goal, Set<LegalRank> uncuttable) {
    int[] levels = new int[shape.requirements()];
    for (int r = 0; r < levels.length; r++) {
      levels[r] = level(r);
    }
    Cut.Answer answer = Questions.cut(shape, situation, levels, goal == CutGoal.DEADLOCK);
    List<Prerequisite> drop = new ArrayList<>();
    List<Prerequisite> stay = new ArrayList<>();
    for (int r : answer.requirements()) {
      Prerequisite requirement = graph.requirement(r);
      boolean may = requirement.basis() == null || !uncuttable.contains(requirement.basis().rank());
      (may ? drop : stay).add(requirement);
    }
    return new CutProposal(goal, drop, stay, answer.optimal(), answer.lowerBound());
  }

  /** From 0; the two kinds of 规章 are equal, and no basis counts as the lowest. */
  private int level(int r) {
    Terms terms = graph.tables().terms(r);
    return terms.basis() == null ? 0 : terms.basis().rank().layer() - 1;
  }

  /**
   * What the applicant still has to bring for a goal.
   *
   * @param goal the id of the goal
   * @param shared the ids of nodes that are shared, beside those that always are
   * @return the lightest plan that was found
   * @throws NoSuchElementException if the goal or a shared node is not declared
   */
  public BringPlan toBring(String goal, Set<String> shared) {
    int goalNumber = graph.number(goal);
    Bring.Kind[] kinds = new Bring.Kind[shape.nodes()];
    long[] weights = new long[shape.nodes()];
    for (int v = 0; v < kinds.length; v++) {
      kinds[v] =
          switch (graph.tables().from(v)) {
            case APPLICANT -> Bring.Kind.BROUGHT;
            case SHARED -> Bring.Kind.SHARED;
            case RESULT -> Bring.Kind.PRODUCED;
          };
      weights[v] = graph.tables().weight(v);
    }
    for (String id : shared) {
      kinds[graph.number(id)] = Bring.Kind.SHARED;
    }
    Bring.Answer answer =
        new Bring(shape, situation, kinds, weights, conditions).towards(goalNumber);
    List<Obtainability.DependsOn> onlyIf = new ArrayList<>();
    for (int i = 0; i < answer.onlyIf().length; i++) {
      onlyIf.add(
          new Obtainability.DependsOn(
              graph.tables().ids().id(answer.onlyIf()[i]),
              conditions.names(answer.facts().get(i))));
    }
    boolean impossible = answer.possible() == Bring.Possible.NO;
    return new BringPlan(
        goal,
        switch (answer.possible()) {
          case YES -> Truth.TRUE;
          case NO -> Truth.FALSE;
          case DEPENDS -> Truth.UNKNOWN;
        },
        graph.ids(answer.sure()),
        onlyIf,
        graph.ids(answer.apply()),
        answer.possible() == Bring.Possible.DEPENDS
            ? conditions.names(
                Questions.factsBehind(shape, situation, kinds, goalNumber, conditions))
            : List.of(),
        Amounts.amount(answer.weight()),
        answer.optimal(),
        Amounts.amount(answer.bound()),
        impossible
            ? Optional.of(core(answer.coreNodes(), answer.coreRequirements(), false))
            : Optional.empty());
  }

  /**
   * In which order everything can be done.
   *
   * @return layers and times, of what can be had for certain
   */
  public ProcessingStages stages() {
    Schedule schedule = schedule();
    List<String> unplanned = new ArrayList<>();
    for (int v = 0; v < shape.nodes(); v++) {
      if (!schedule.isPlanned(v)) {
        unplanned.add(graph.tables().ids().id(v));
      }
    }
    return new ProcessingStages(
        schedule.stages().stream().map(graph::ids).toList(),
        unplanned,
        graph.ids(schedule.criticalPath()),
        Amounts.amount(schedule.serial()),
        Amounts.amount(schedule.parallel()));
  }

  Schedule schedule() {
    return Questions.schedule(shape, situation, graph.tables()::days);
  }

  PrerequisiteGraph graph() {
    return graph;
  }

  Facts facts() {
    return facts;
  }

  /**
   * Whether everything fits into the longest single duration.
   *
   * @return the answer with the path that breaks it
   */
  public Feasibility feasibility() {
    return Feasibility.of(this);
  }

  /**
   * Steps that can be done together in one visit.
   *
   * @param kinds of each node that has one the kind of visit, as in 现场踏勘
   * @return groups of two and more nodes of one kind in one stage
   */
  public List<JointSteps> jointSteps(Map<String, String> kinds) {
    return JointSteps.of(stages(), kinds);
  }

  /**
   * What can start now: everything not done or started whose due requirements are met by what is
   * done (前置事项办理完毕自动推送至下一环节). Called again with what it gave added to {@code started}, it names
   * each step exactly once.
   *
   * @param done the ids of what is finished
   * @param started the ids of what runs
   * @return in declared order
   * @throws NoSuchElementException if an id is not declared
   */
  public List<String> ready(Set<String> done, Set<String> started) {
    boolean[] finished = new boolean[shape.nodes() + shape.dangling()];
    done.forEach(id -> finished[graph.number(id)] = true);
    started.forEach(graph::number);
    List<String> ready = new ArrayList<>();
    for (int v = 0; v < shape.nodes(); v++) {
      String id = graph.tables().ids().id(v);
      if (!finished[v]
          && !started.contains(id)
          && Questions.isReady(shape, situation, v, finished)) {
        ready.add(id);
      }
    }
    return List.copyOf(ready);
  }

  /** Whether a requirement is due as far as is known; an unknown condition counts as due. */
  boolean isDue(int requirement) {
    return situation.due() == null || situation.due()[requirement] != Situation.FALSE;
  }

  /** Whether an alternative counts for certain. */
  boolean countsSurely(int alternative) {
    return situation.counts() == null || situation.counts()[alternative] == Situation.TRUE;
  }

  /** Requirements that are not certainly gone and have no alternative that may count. */
  int[] withoutAlternative(int most) {
    return IntStream.range(0, shape.requirements())
        .filter(this::isDue)
        .filter(
            r ->
                IntStream.range(shape.firstAlternative(r), shape.endAlternative(r))
                    .noneMatch(
                        a ->
                            situation.counts() == null || situation.counts()[a] != Situation.FALSE))
        .limit(most)
        .toArray();
  }

  /**
   * Everything that a node may need in this case.
   *
   * @param id the node
   * @return everything below it, nearest first
   * @throws NoSuchElementException if the node is not declared
   */
  public List<Support> prerequisitesOf(String id) {
    Below below = Below.of(shape, situation, graph.number(id));
    return Arrays.stream(below.nodes())
        .mapToObj(
            v ->
                new Support(
                    graph.tables().ids().id(v),
                    below.isNeeded(v) ? Support.Need.NEEDED : Support.Need.POSSIBLE,
                    graph.ids(below.pathTo(v))))
        .toList();
  }

  /**
   * The comparisons of conditions that failed (a value of the wrong type, say) and count as
   * unknown.
   *
   * @return their facts and reasons; empty when none failed
   */
  public List<cn.sidian.condition.ConditionFailure> failures() {
    return conditions.failures();
  }
}
