package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks, analyses, mutants and differences on packs with one thing wrong. */
class RuleToolsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
  private static final String HEAD =
      """
      format: sidian-rules/1
      id: p
      version: "1"
      title: {zh: 例, en: example}
      source: none
      vocabulary: sidian
      rules:
      """;

  @TempDir Path folder;

  private static String rule(String id, String rest) {
    return "  - id: p."
        + id
        + "\n    label: {zh: 例, en: example}\n    requirements: [ZW-09]\n"
        + rest.indent(4);
  }

  private RulePack pack(String... rules) throws IOException {
    return RulePack.read(file("p.yaml", HEAD + String.join("", rules)));
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file;
  }

  private static RuleAnalysis.Item item(RuleAnalysis analysis, String code) {
    return analysis.items().stream()
        .filter(item -> item.finding().code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(analysis.toJson()));
  }

  private static final String LISTED = "when: {fact: material.listed, is: true}\n";

  @Test
  void aRuleThatCanNeverBeInForce() throws IOException {
    RulePack pack =
        pack(
            rule(
                "never",
                "outcome: CANCELLED\nwhen: {all: [{fact: item.setLimitDays, under: 3}, {fact:"
                    + " item.setLimitDays, over: 5}, {fact: material.listed, is: true}]}\n"),
            rule("other", "outcome: EXEMPT_SHARED_DATA\n" + LISTED));
    RuleAnalysis.Item found =
        item(RuleAnalysis.of(ExemptionRules.of(pack), DAY), "RULE_NEVER_IN_FORCE");
    assertThat(found.about()).containsExactly("p.never");
    assertThat(found.exhaustive()).isTrue();
  }

  /** The comparison is open in the condition, and counts as not made in the reservation. */
  @Test
  void aComparisonThatStandsInConditionAndReservationIsPresumed() throws IOException {
    ExemptionRules rules =
        ExemptionRules.of(
            pack(
                rule(
                    "r",
                    "outcome: CANCELLED\nwhen: {any: [{fact: material.listed, is: true}, {fact:"
                        + " departure.reasonRecorded, is: true}]}\nunless: {fact:"
                        + " departure.reasonRecorded, is: true}\npresume: false\n")));
    CaseMaterial material =
        new CaseMaterial(
            "m", "例", Facts.builder().put("material.listed", FactValue.of(true)).build(), null);
    ServiceCase given = ServiceCase.builder(DAY).material(material).build();
    ExemptionDecision decision = rules.decide(given, material, DAY);
    assertThat(decision.type()).isEqualTo(DecisionType.CANCELLED);
    assertThat(decision.presumed()).containsExactly("departure.reasonRecorded");
    assertThat(rules.strict().decide(given, material, DAY).type())
        .isEqualTo(DecisionType.UNDETERMINED);
  }

  @Test
  void aRuleThatIsAlwaysBeatenAndACaseThatShowsIt() throws IOException {
    RulePack pack =
        pack(
            rule("beaten", "outcome: REQUIRED\n" + LISTED),
            rule("winner", "outcome: CANCELLED\noverrides: [p.beaten]\n" + LISTED));
    ExemptionRules rules = ExemptionRules.of(pack);
    RuleAnalysis.Item found = item(RuleAnalysis.of(rules, DAY), "RULE_ALWAYS_BEATEN");
    assertThat(found.about()).containsExactly("p.beaten");
    ServiceCase witness = found.witness().orElseThrow();
    assertThat(rules.decide(witness, DAY).decisions().get(0).reasons())
        .anyMatch(r -> r.rule().equals("p.beaten") && r.status() == ReasonStatus.BEATEN);
  }

  @Test
  void aContradictionAndACaseThatShowsIt() throws IOException {
    RulePack pack =
        pack(
            rule("a", "outcome: REQUIRED\n" + LISTED),
            rule("b", "outcome: CANCELLED\nwhen: {fact: material.catchAll, is: true}\n"));
    ExemptionRules rules = ExemptionRules.of(pack);
    RuleAnalysis.Item found = item(RuleAnalysis.of(rules, DAY), "CONTRADICTION");
    ExemptionDecision shown = rules.decide(found.witness().orElseThrow(), DAY).decisions().get(0);
    assertThat(shown.type()).isEqualTo(DecisionType.CONFLICT);
  }

  @Test
  void gapAndLoneFactWithCases() throws IOException {
    ExemptionRules rules =
        ExemptionRules.of(pack(rule("a", "outcome: EXEMPT_SHARED_DATA\n" + LISTED)));
    RuleAnalysis analysis = RuleAnalysis.of(rules, DAY);
    ExemptionDecision silent =
        rules.decide(item(analysis, "GAP").witness().orElseThrow(), DAY).decisions().get(0);
    assertThat(silent.reasons()).anyMatch(r -> r.status() == ReasonStatus.NO_RULE_SPEAKS);
    ExemptionDecision alone =
        rules
            .decide(item(analysis, "FACT_DECIDES_ALONE").witness().orElseThrow(), DAY)
            .decisions()
            .get(0);
    assertThat(alone.type()).isEqualTo(DecisionType.EXEMPT);
  }

  @Test
  void anOutcomeNobodyReachesAndAFactNobodyAsksFor() throws IOException {
    String facts =
        "facts:\n  - {id: my.fact, scope: CASE, type: BOOLEAN, zh: 例, en: example, ask: {zh: 例,"
            + " en: example}, knownBy: CLERK, sensitivity: PUBLIC, requirements: [ZW-09]}\n";
    RulePack pack =
        RulePack.read(
            file(
                "p.yaml",
                HEAD.replace("rules:\n", facts + "rules:\n")
                    + rule("b", "outcome: CANCELLED\n" + LISTED)
                    + rule("a", "outcome: EXEMPT_SHARED_DATA\n" + LISTED)));
    RuleAnalysis analysis = RuleAnalysis.of(ExemptionRules.of(pack), DAY);
    assertThat(item(analysis, "OUTCOME_NEVER_REACHED").about())
        .containsExactly("EXEMPT_SHARED_DATA");
    assertThat(item(analysis, "FACT_NEVER_USED").about()).containsExactly("my.fact");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNKNOWN_FACT          | outcome: CANCELLED | when: {fact: material.lsited, is: true}
          WRONG_TYPE            | outcome: CANCELLED | when: {fact: material.listed, is: maybe}
          UNKNOWN_VALUE         | outcome: CANCELED  | when: {fact: material.listed, is: true}
          ONE_EFFECT            | outcome: CANCELLED | duty: X
          WRONG_QUESTION        | outcome: CANCELLED | question: SOURCE
          UNKNOWN_RULE          | outcome: CANCELLED | overrides: [p.nobody]
          RULE_BEATS_ITSELF     | outcome: CANCELLED | overrides: [p.x]
          BASIS_WITHOUT_SOURCE  | outcome: CANCELLED | basis: {article: 一, quote: 例}
          BAN_WITHOUT_FORM      | ban: []            | when: {fact: material.listed, is: true}
          EXCLUDES_NOTHING      | excludes: []       | when: {fact: material.listed, is: true}
          MISSING_KEY           | outcome: DEFERRED  | when: {fact: material.listed, is: true}
          KEY_OF_OTHER_EFFECT   | duty: X            | maturesWhen: {fact: material.listed, is: true}
          DUE_NEEDS_DATE        | outcome: DEFERRED  | due: material.listed
          PRESUME_SHAPE         | outcome: CANCELLED | presume: true
          UNKNOWN_KEY           | outcome: CANCELLED | wenn: {fact: material.listed, is: true}
          """)
  void whatIsWrongWithARuleIsNamedWithItsPlace(String code, String effect, String more) {
    assertThatThrownBy(() -> pack(rule("x", effect + "\n" + more + "\n")))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.findings()).extracting(Finding::code).contains(code);
              assertThat(e.findings())
                  .allSatisfy(
                      f -> {
                        assertThat(f.place()).contains("p.yaml, line ");
                        assertThat(f.message().zh()).doesNotContain("{0}");
                      });
            });
  }

  @Test
  void allProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                pack(
                    rule("x", "outcome: CANCELLED\nwhen: {fact: nobody, is: true}\n"),
                    rule("x", "outcome: CANCELLED\nwhen: {fact: nowhere, is: true}\n")))
        .isInstanceOfSatisfying(
            SourceException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .contains("UNKNOWN_FACT", "DUPLICATE_RULE")
                    .hasSizeGreaterThanOrEqualTo(3));
  }

  @Test
  void circlesInTheCombinedPrecedenceAreErrors() throws IOException {
    RulePack pack =
        pack(
            rule("a", "outcome: REQUIRED\noverrides: [p.b]\n" + LISTED),
            rule("b", "outcome: CANCELLED\noverrides: [p.a]\n" + LISTED));
    assertThatThrownBy(() -> ExemptionRules.of(pack))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.code()).isEqualTo("PRECEDENCE_CYCLE"));
  }

  /** The quote must stand in the article it cites, and be at least a clause. */
  @ParameterizedTest
  @CsvSource({
    "一, 甲材料一律不再要求提供, ''",
    "一, 甲材料　一律不再要求 提供, ''",
    "二, 甲材料一律不再要求提供, QUOTE_NOT_IN_ARTICLE",
    "一, 不再要求, QUOTE_TOO_SHORT",
    "三, 甲材料一律不再要求提供, UNKNOWN_ARTICLE"
  })
  void quotes(String article, String quote, String code) throws IOException {
    file("text.txt", "# 一\n甲材料一律不再要求提供，乙材料从其规定。\n# 二\n丙材料由部门核验，不另行收取。\n");
    String text =
        HEAD.replace(
                "source: none",
                "source: {document: 例, rank: NORMATIVE_DOCUMENT, from: 2020-01-01, text: text.txt}")
            + rule(
                "a",
                "outcome: EXEMPT_SHARED_DATA\n"
                    + LISTED
                    + "basis: {article: "
                    + article
                    + ", quote: \""
                    + quote
                    + "\"}\n");
    Path file = file("p.yaml", text);
    if (code.isEmpty()) {
      assertThat(RulePack.read(file).rules()).hasSize(1);
    } else {
      assertThatThrownBy(() -> RulePack.read(file))
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> assertThat(e.findings()).extracting(Finding::code).contains(code));
    }
  }

  private static final String CASE =
      """
      id: c
      packs: [p]
      given: {acceptedAt: 2024-03-01, materials: {m1: {facts: {material.listed: true}}}}
      expect: {m1: {decision: CANCELLED}}
      """;

  @Test
  void mutantsThatNoCaseKillsAreNamed() throws IOException {
    pack(rule("a", "outcome: CANCELLED\n" + LISTED));
    file("c.yaml", CASE);
    RuleMutation one = RuleMutation.of(RuleCases.in(folder));
    assertThat(one.survivors()).isEmpty();
    assertThat(one.total()).isGreaterThan(1);
    pack(
        rule(
            "a",
            "outcome: CANCELLED\nwhen: {any: [{fact: material.listed, is: true}, {fact:"
                + " material.catchAll, is: true}]}\n"));
    RuleMutation two = RuleMutation.of(RuleCases.in(folder));
    assertThat(two.survivors())
        .extracting(RuleMutation.Survivor::what)
        .anyMatch(what -> what.contains("material.catchAll"));
    assertThat(two.score()).isLessThan(1);
  }

  @Test
  void diffNamesWhoGainsAndTheRuleThatMakesTheDifference() throws IOException {
    RulePack before = pack(rule("a", "outcome: REQUIRED\n" + LISTED));
    RulePack after = pack(rule("b", "outcome: CANCELLED\n" + LISTED));
    file("c.yaml", CASE);
    RuleDiff diff =
        RuleDiff.of(ExemptionRules.of(before), ExemptionRules.of(after), RuleCases.in(folder));
    assertThat(diff.changes()).hasSize(1);
    assertThat(diff.changes().get(0).effect()).isEqualTo(RuleDiff.Effect.GAINS);
    assertThat(diff.changes().get(0).rules()).containsExactly("p.a", "p.b");
  }

  @Test
  void casesCanBeRowsOfATable() throws IOException {
    pack(rule("a", "outcome: CANCELLED\nwhen: {fact: material.bases, contains: LAW}\n"));
    file(
        "rows.csv",
        """
        id,packs,given acceptedAt,given materials m1 facts material.bases,expect m1 decision
        r1,p,2024-03-01,[LAW;NORMATIVE_DOCUMENT],CANCELLED
        r2,p,2024-03-01,[],UNDETERMINED
        r3,p,2024-03-01,[…],CANCELLED
        """);
    RuleTestReport report = RuleCases.in(folder).run();
    assertThat(report.results()).hasSize(3);
    assertThat(report.results().stream().map(r -> r.passed()).collect(Collectors.toList()))
        .containsExactly(true, true, false);
    assertThat(report.toJunitXml()).contains("<failure", "r3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXPECTS_NOTHING        | expect: {}
          MATERIAL_NOT_GIVEN     | expect: {m2: {decision: CANCELLED}}
          ANSWER_UNKNOWN         | expect: {m1: {violations: ['X:MAYBE']}}
          EXPECTED_TWICE         | expect: {m1: {duties: [X, X]}}
          ANSWER_MISSING         | expectCase: {immunities: [X]}
          WORDS_NOT_IN_ARTICLE   | words: {article: 一, quote: 没有这句话}
          UNKNOWN_PACK_REFERENCE | packs: [nobody]
          """)
  void whatIsWrongWithACaseIsNamed(String code, String more) throws IOException {
    pack(rule("a", "outcome: CANCELLED\n" + LISTED));
    String key = more.substring(0, more.indexOf(':') + 1);
    List<String> kept =
        CASE.lines().filter(line -> !line.startsWith(key)).collect(Collectors.toList());
    if (key.equals("expectCase:")) {
      kept.removeIf(line -> line.startsWith("expect:"));
    }
    file("c.yaml", String.join("\n", kept) + "\n" + more + "\n");
    assertThatThrownBy(() -> RuleCases.in(folder))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.findings()).extracting(Finding::code).contains(code));
  }

  /** Packs that are right by themselves and do not go together are an error of their cases. */
  @Test
  void aCaseThatCannotBeEvaluatedIsAnErrorAndTheOthersRun() throws IOException {
    pack(rule("a", "outcome: CANCELLED\n" + LISTED));
    file("c.yaml", CASE);
    file(
        "q.yaml",
        HEAD.replace("id: p", "id: q")
            + rule("q", "outcome: REQUIRED\noverrides: [p.a]\n" + LISTED).replace("p.q", "q.q"));
    file("d.yaml", CASE.replace("id: c", "id: d").replace("packs: [p]", "packs: [p, q]"));
    RuleTestReport report = RuleCases.in(folder).run();
    assertThat(report.results())
        .extracting(result -> result.of().id() + " " + result.status())
        .containsExactly("c PASS", "d ERROR");
    assertThat(report.passed()).isEqualTo(1);
    assertThat(report.failed()).isZero();
    assertThat(report.errors()).isEqualTo(1);
    assertThat(report.isGood(0)).isFalse();
    RuleCase broken = report.results().get(1).of();
    assertThat(broken.errors()).extracting(Finding::code).containsExactly("OVERRIDE_AGAINST_RANK");
    assertThatThrownBy(broken::check).isInstanceOf(SourceException.class);
    assertThat(report.toJson())
        .contains("\"errors\":1", "\"status\":\"ERROR\"", "\"code\":\"OVERRIDE_AGAINST_RANK\"");
    assertThat(report.toJunitXml())
        .contains("failures=\"0\" errors=\"1\"", "<error type=\"OVERRIDE_AGAINST_RANK\"")
        .doesNotContain("<failure");
    assertThat(report.toHtml()).contains(broken.errors().get(0).message().zh());
  }

  @Test
  void aTestOfNothingDoesNotPass() {
    assertThatThrownBy(() -> RuleCases.in(folder).stream())
        .isInstanceOf(IllegalStateException.class);
    assertThat(RuleCases.in(folder).run().isGood(0)).isFalse();
  }

  @Test
  void anUnadoptedPackWithoutSourceIsUnverified() {
    ExemptionRules rules = ExemptionRules.of(RulePack.shipped("parameters"));
    RuleCase adopted =
        RuleCases.in(Path.of("src/main/resources/cn/sidian/exemption/packs/cases/parameters.yaml"))
            .all()
            .get(0);
    assertThat(rules.decide(adopted.given(), DAY).decisions().get(0).reasons())
        .noneMatch(Reason::unverified);
    ServiceCase.Builder bare = ServiceCase.builder(DAY);
    adopted.given().facts().known().forEach(bare::fact);
    adopted.given().materials().forEach(bare::material);
    ExemptionDecision decision = rules.decide(bare.build(), DAY).decisions().get(0);
    assertThat(decision.type()).isEqualTo(DecisionType.EXEMPT);
    assertThat(decision.reasons()).allMatch(Reason::unverified);
    assertThat(decision.explanation().zh()).contains("UNVERIFIED");
  }
}
