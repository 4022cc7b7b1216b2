package cn.sidian.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.condition.Condition;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.Truth;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The questions a graph answers, one by one. */
class PrerequisiteGraphTest {
  private static final LegalBasis LAW = LegalBasis.of("某法", "第一条", LegalRank.LAW);
  private static final LegalBasis CIRCULAR =
      LegalBasis.of("某通知", "一", LegalRank.NORMATIVE_DOCUMENT);

  private static PrerequisiteGraphBuilder nodes(String... ids) {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    for (String id : ids) {
      builder.node(GraphNode.of(id, id, SuppliedBy.RESULT));
    }
    return builder;
  }

  @Test
  @DisplayName("ZW-23: a ring of three is found with its full path and the basis of every edge")
  void aRingOfThreeHasItsPathAndLaws() {
    PrerequisiteGraph graph =
        nodes("a", "b", "c")
            .requires(Prerequisite.of("r1", "a", "b", LAW))
            .requires(Prerequisite.of("r2", "b", "c", CIRCULAR))
            .requires(Prerequisite.of("r3", "c", "a", LAW))
            .build();
    CycleReport report = graph.cycles(10, Duration.ofSeconds(5));
    assertThat(report.cycles()).hasSize(1);
    assertThat(report.cycles().get(0).nodes()).containsExactly("a", "b", "c", "a");
    assertThat(report.cycles().get(0).requirements())
        .extracting(Prerequisite::basis)
        .containsExactly(LAW, CIRCULAR, LAW);
    CutProposal cut = graph.in(Facts.none()).suggestCut(CutGoal.DEADLOCK);
    assertThat(cut.requirements()).extracting(Prerequisite::id).containsExactly("r2");
    assertThat(cut.uncuttable()).isEmpty();
    assertThat(graph.edit().remove("r2").build().isAcyclic()).isTrue();
  }

  @Test
  @DisplayName("no number of low bases justifies cutting a high one; a city cannot cut a law")
  void onlyALawClosesTheRing() {
    PrerequisiteGraph graph =
        nodes("a", "b")
            .requires(Prerequisite.of("r1", "a", "b", LAW))
            .requires(Prerequisite.of("r2", "b", "a", LAW))
            .build();
    CutProposal cut = graph.in(Facts.none()).suggestCut(CutGoal.DEADLOCK);
    assertThat(cut.requirements()).isEmpty();
    assertThat(cut.uncuttable()).hasSize(1);
    assertThat(cut.lowerBound()).isEqualTo(1);
    assertThat(graph.in(Facts.none()).suggestCut(CutGoal.DEADLOCK, Set.of()).requirements())
        .hasSize(1);
  }

  @Test
  @DisplayName("ZW-20: a requirement without its node, or a node twice, is refused with the remedy")
  void theBuilderRejectsWhatIsWrong() {
    assertThatThrownBy(() -> nodes("a").requires(Prerequisite.of("r", "a", "x", null)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`x`")
        .hasMessageContaining("declare");
    assertThatThrownBy(() -> nodes("a", "a")).hasMessageContaining("declared twice");
    assertThatThrownBy(
            () ->
                nodes("a", "b")
                    .requires(Prerequisite.of("r", "a", "b", null))
                    .requires(Prerequisite.of("r", "b", "a", null)))
        .hasMessageContaining("another id");
    assertThatThrownBy(() -> nodes("a").build().requirementsOf("z"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("ids()");
  }

  @Test
  void theTwoPlacesOfAConditionHaveOppositePolarity() {
    Condition condition = new Condition.Is("f", FactValue.of(true));
    PrerequisiteGraph graph =
        PrerequisiteGraph.builder()
            .node(GraphNode.of("leaf", "叶", SuppliedBy.APPLICANT))
            .node(GraphNode.of("a", "甲", SuppliedBy.RESULT))
            .node(GraphNode.of("b", "乙", SuppliedBy.RESULT))
            .requires(Prerequisite.of("r1", "a", "gone", null).onlyWhen(condition))
            .requires(
                new Prerequisite(
                    "r2",
                    "b",
                    List.of(new Alternative("leaf", condition)),
                    null,
                    null,
                    null,
                    null,
                    true,
                    null))
            .allowUndeclared()
            .build();
    Obtainability unknown = graph.in(Facts.none()).obtainability();
    assertThat(unknown.depends())
        .containsExactly(
            new Obtainability.DependsOn("a", List.of("f")),
            new Obtainability.DependsOn("b", List.of("f")));
    Obtainability yes = graph.in(Facts.of(Map.of("f", true))).obtainability();
    assertThat(yes.missing()).containsExactly("a", "gone");
    assertThat(yes.free()).containsExactly("leaf", "b");
    Obtainability no = graph.in(Facts.of(Map.of("f", false))).obtainability();
    assertThat(no.free()).containsExactly("leaf", "a");
    assertThat(no.missing()).as("nothing is left to choose from").containsExactly("b", "gone");
  }

  @Test
  void theDayOfAcceptanceDecidesWhichRequirementsAreInForce() {
    PrerequisiteGraph graph =
        nodes("a", "b")
            .requires(
                new Prerequisite(
                    "r",
                    "a",
                    List.of(Alternative.of("b")),
                    null,
                    LAW,
                    LocalDate.of(2024, 1, 1),
                    null,
                    true,
                    null))
            .build();
    Facts before = Facts.builder().acceptedAt(LocalDate.of(2023, 12, 31)).build();
    Facts after = Facts.builder().acceptedAt(LocalDate.of(2024, 1, 1)).build();
    assertThat(graph.in(before).stages().stages()).hasSize(1);
    assertThat(graph.in(after).stages().stages()).hasSize(2);
  }

  @Test
  @DisplayName("ZW-21: the prerequisites of one material, needed in every way or only in some")
  void prerequisitesAreNeededOrPossibleWithAPath() {
    PrerequisiteGraph graph =
        nodes("goal", "always", "either", "or", "deep")
            .requires(Prerequisite.of("r1", "goal", "always", LAW))
            .requires(Prerequisite.anyOf("r2", "goal", List.of("either", "or"), LAW))
            .requires(Prerequisite.of("r3", "always", "deep", LAW))
            .build();
    List<Support> below = graph.prerequisitesOf("goal");
    assertThat(below)
        .extracting(Support::node, Support::need)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("always", Support.Need.NEEDED),
            org.assertj.core.groups.Tuple.tuple("deep", Support.Need.NEEDED),
            org.assertj.core.groups.Tuple.tuple("either", Support.Need.POSSIBLE),
            org.assertj.core.groups.Tuple.tuple("or", Support.Need.POSSIBLE));
    assertThat(below.get(below.size() - 1).path()).containsExactly("goal", "always", "deep");
    assertThat(graph.dependentsOf("deep")).containsExactly("always", "goal");
  }

  @Test
  @DisplayName("ZW-23: what is redundant is so for ordering only; nobody needs some outputs")
  void redundantForOrderingAndNeededByNobody() {
    PrerequisiteGraph graph =
        nodes("c", "b", "a", "extra")
            .requires(Prerequisite.of("cb", "c", "b", LAW))
            .requires(Prerequisite.of("ba", "b", "a", LAW))
            .requires(Prerequisite.of("ca", "c", "a", LAW))
            .build();
    assertThat(graph.redundantForOrdering()).extracting(Prerequisite::id).containsExactly("ca");
    assertThat(graph.neededByNobody(Set.of("c"))).containsExactly("extra");
  }

  @Test
  @DisplayName("OD-19, OD-20: parallel stages, and each step is started exactly once")
  void readyFiresEachStepOnce() {
    PrerequisiteGraph graph =
        PrerequisiteGraph.builder()
            .node(GraphNode.of("a", "甲", SuppliedBy.RESULT).taking(3))
            .node(GraphNode.of("b", "乙", SuppliedBy.RESULT).taking(5))
            .node(GraphNode.of("c", "丙", SuppliedBy.RESULT).taking(2))
            .requires(Prerequisite.of("r1", "c", "a", LAW))
            .requires(Prerequisite.of("r2", "c", "b", LAW))
            .build();
    CaseView view = graph.in(Facts.none());
    ProcessingStages plan = view.stages();
    assertThat(plan.stages()).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(plan.serialDays()).isEqualByComparingTo("10");
    assertThat(plan.parallelDays()).isEqualByComparingTo("7");
    assertThat(plan.criticalPath()).containsExactly("b", "c");
    assertThat(view.ready(Set.of(), Set.of())).containsExactly("a", "b");
    assertThat(view.ready(Set.of("a"), Set.of("b"))).isEmpty();
    assertThat(view.ready(Set.of("a", "b"), Set.of())).containsExactly("c");
    assertThat(view.ready(Set.of("a", "b"), Set.of("c"))).isEmpty();
  }

  @Test
  @DisplayName("OD-10: longer than the longest single item is infeasible, with the path")
  void infeasibleWithThePathThatBreaksIt() {
    PrerequisiteGraph graph =
        PrerequisiteGraph.builder()
            .node(GraphNode.of("a", "甲", SuppliedBy.RESULT).taking(3))
            .node(GraphNode.of("b", "乙", SuppliedBy.RESULT).taking(5))
            .requires(Prerequisite.of("r1", "b", "a", LAW))
            .build();
    Feasibility answer = graph.in(Facts.none()).feasibility();
    assertThat(answer.isFeasible()).isFalse();
    assertThat(answer.path()).containsExactly("a", "b");
    assertThat(answer.longestSingle()).isEqualByComparingTo(BigDecimal.valueOf(5));
  }

  @Test
  @DisplayName("OD-21: one joint visit serves all that need it in the same stage")
  void jointVisits() {
    PrerequisiteGraph graph =
        nodes("a", "b", "c").requires(Prerequisite.of("r", "c", "a", LAW)).build();
    assertThat(graph.in(Facts.none()).jointSteps(Map.of("a", "现场踏勘", "b", "现场踏勘", "c", "现场踏勘")))
        .containsExactly(new JointSteps("现场踏勘", 1, List.of("a", "b")));
  }

  @Test
  void anEditLooksOnlyBetweenTheTwoEndsAndNamesTheCycle() {
    PrerequisiteGraphBuilder builder = PrerequisiteGraph.builder();
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      builder.edge("n" + i, "n" + (i + 1));
    }
    PrerequisiteGraph graph = builder.build();
    GraphEdit edit = graph.edit();
    assertThat(edit.wouldClose(Prerequisite.of("x1", "n5", "n100", LAW))).isEmpty();
    assertThat(edit.visited()).isLessThan(200);
    PrerequisiteCycle cycle =
        edit.wouldClose(Prerequisite.of("x2", "n100", "n98", LAW)).orElseThrow();
    assertThat(cycle.nodes()).containsExactly("n100", "n98", "n99", "n100");
    assertThat(cycle.requirements().get(0).basis()).isEqualTo(LAW);
    assertThat(edit.visited()).isLessThan(200);
    edit.add(Prerequisite.of("x3", "n100", "n98", LAW));
    assertThat(edit.wouldClose(Prerequisite.of("x4", "n98", "n100", LAW))).isPresent();
    assertThat(edit.build().isAcyclic()).isFalse();
    assertThat(graph.isAcyclic()).isTrue();
  }

  @Test
  @DisplayName("ZW-24: merging keeps the origin of every edge and shows conflicts")
  void mergingKeepsOrigins() {
    PrerequisiteGraph city = nodes("a", "b").requires(Prerequisite.of("r1", "a", "b", LAW)).build();
    PrerequisiteGraph district =
        nodes("a", "b", "c")
            .requires(Prerequisite.of("r1", "a", "c", LAW))
            .requires(Prerequisite.of("r2", "b", "c", LAW))
            .build();
    Map<String, PrerequisiteGraph> both = new java.util.LinkedHashMap<>();
    both.put("市", city);
    both.put("区", district);
    GraphMerge merge = GraphMerge.of(both);
    assertThat(merge.origin())
        .containsEntry("r1", Set.of("市"))
        .containsEntry("区/r1", Set.of("区"))
        .containsEntry("r2", Set.of("区"));
    assertThat(merge.conflicts()).containsExactly(new GraphMerge.Conflict("r1", "市", "区"));
    assertThat(merge.graph().requirementCount()).isEqualTo(3);
    GraphDiff diff = GraphDiff.between(city, district);
    assertThat(diff.addedNodes()).containsExactly("c");
    assertThat(diff.amendedRequirements()).containsExactly("r1");
    assertThat(diff.addedRequirements()).containsExactly("r2");
    assertThat(GraphDiff.between(city, city).isEmpty()).isTrue();
  }

  @Test
  void payoffRanksTheMeasureThatSavesMost() {
    PrerequisiteGraph graph =
        PrerequisiteGraph.builder()
            .node(GraphNode.of("id", "身份证", SuppliedBy.APPLICANT))
            .node(GraphNode.of("deed", "房产证", SuppliedBy.APPLICANT))
            .node(GraphNode.of("x", "甲", SuppliedBy.RESULT).taking(4))
            .node(GraphNode.of("y", "乙", SuppliedBy.RESULT).taking(4))
            .requires(Prerequisite.of("r1", "x", "id", LAW))
            .requires(Prerequisite.of("r2", "y", "id", LAW))
            .requires(Prerequisite.of("r3", "y", "deed", LAW))
            .requires(Prerequisite.of("r4", "y", "x", CIRCULAR))
            .build();
    List<Payoff> ranked =
        Payoff.rank(graph.in(Facts.none()), List.of("x", "y"), Set.of("r3", "r4"));
    assertThat(ranked.get(0)).isEqualTo(new Payoff("id", Payoff.Kind.SHARE, 2, BigDecimal.ZERO));
    assertThat(ranked).extracting(Payoff::measure).containsExactly("id", "deed", "r3", "r4");
  }

  @Test
  void whatRunsOutBeforeItsUseIsNamed() {
    PrerequisiteGraph graph =
        PrerequisiteGraph.builder()
            .node(GraphNode.of("check", "体检证明", SuppliedBy.RESULT).taking(1).validFor(10))
            .node(GraphNode.of("long", "规划", SuppliedBy.RESULT).taking(30))
            .node(GraphNode.of("permit", "许可", SuppliedBy.RESULT).taking(5))
            .requires(Prerequisite.of("r1", "permit", "check", LAW))
            .requires(Prerequisite.of("r2", "permit", "long", LAW))
            .build();
    assertThat(GraphCheck.of(graph).findings())
        .extracting(f -> f.code())
        .containsExactly("EXPIRES_BEFORE_USE");
  }

  @Test
  void bringSaysWhatTheApplicantNeedsAndInWhichOrderToApply() {
    PrerequisiteGraph graph =
        PrerequisiteGraph.builder()
            .node(GraphNode.of("id", "身份证", SuppliedBy.SHARED))
            .node(GraphNode.of("lease", "租赁合同", SuppliedBy.APPLICANT))
            .node(GraphNode.of("deed", "不动产权证", SuppliedBy.APPLICANT).weighing(3))
            .node(GraphNode.of("licence", "营业执照", SuppliedBy.RESULT))
            .node(GraphNode.of("permit", "经营许可", SuppliedBy.RESULT))
            .requires(Prerequisite.of("r1", "licence", "id", LAW))
            .requires(Prerequisite.anyOf("r2", "licence", List.of("deed", "lease"), LAW))
            .requires(Prerequisite.of("r3", "permit", "licence", LAW))
            .build();
    BringPlan plan = graph.in(Facts.none()).toBring("permit", Set.of());
    assertThat(plan.possible()).isEqualTo(Truth.TRUE);
    assertThat(plan.bring()).containsExactly("lease");
    assertThat(plan.apply()).containsExactly("licence", "permit");
    assertThat(plan.optimal()).isTrue();
    assertThat(graph.in(Facts.none()).toBring("permit", Set.of("licence")).bring()).isEmpty();
  }
}
