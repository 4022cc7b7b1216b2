package cn.sidian.condition;

import static cn.sidian.condition.Conditions.condition;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** decision-semantics, Facts and Conditions: an open world in strong Kleene logic. */
class ConditionTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

  private static Truth truth(String yaml, Map<String, ?> facts) {
    return condition(yaml).evaluate(Facts.of(facts));
  }

  @Test
  void anAbsentFactIsUnknownNeverFalse() {
    assertThat(truth("{fact: a, is: true}", Map.of())).isEqualTo(Truth.UNKNOWN);
    assertThat(truth("{not: {fact: a, is: true}}", Map.of())).isEqualTo(Truth.UNKNOWN);
    assertThat(truth("{fact: a, is: true}", Map.of("a", false))).isEqualTo(Truth.FALSE);
    assertThat(truth("{fact: a, is: false}", Map.of("a", false))).isEqualTo(Truth.TRUE);
  }

  @Test
  void allOfNothingHoldsAndAnyOfNothingDoesNot() {
    assertThat(truth("{all: []}", Map.of())).isEqualTo(Truth.TRUE);
    assertThat(truth("{any: []}", Map.of())).isEqualTo(Truth.FALSE);
  }

  @Test
  void oneFalsePartDecidesAllAndOneTruePartDecidesAny() {
    Map<String, ?> facts = Map.of("no", false, "yes", true);
    assertThat(truth("{all: [{fact: x, is: true}, {fact: no, is: true}]}", facts))
        .isEqualTo(Truth.FALSE);
    assertThat(truth("{all: [{fact: x, is: true}, {fact: yes, is: true}]}", facts))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(truth("{any: [{fact: x, is: true}, {fact: yes, is: true}]}", facts))
        .isEqualTo(Truth.TRUE);
    assertThat(truth("{any: [{fact: x, is: true}, {fact: no, is: true}]}", facts))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void membershipInAListOfCodes() {
    String yaml = "{fact: channel, in: [WINDOW, OWN_NETWORK]}";
    assertThat(truth(yaml, Map.of("channel", "WINDOW"))).isEqualTo(Truth.TRUE);
    assertThat(truth(yaml, Map.of("channel", "ONLINE_BY_CITIZEN"))).isEqualTo(Truth.FALSE);
    assertThat(truth(yaml, Map.of())).isEqualTo(Truth.UNKNOWN);
    assertThat(truth("{fact: channel, in: []}", Map.of("channel", "WINDOW")))
        .isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "LAW, true, TRUE",
    "LAW, false, TRUE",
    "NORMATIVE_DOCUMENT, true, FALSE",
    "NORMATIVE_DOCUMENT, false, UNKNOWN",
  })
  void aSetDoesNotContainWhatIsNotListedOnlyWhenComplete(
      String code, boolean complete, Truth expected) {
    FactValue bases = new FactValue.CodeSet(Set.of("LAW"), complete);
    assertThat(truth("{fact: bases, contains: " + code + "}", Map.of("bases", bases)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "under, 9.99, TRUE",
    "under, 10, FALSE",
    "under, 10.00, FALSE",
    "atMost, 10, TRUE",
    "atMost, 10.01, FALSE",
    "atLeast, 10, TRUE",
    "atLeast, 9.99, FALSE",
    "over, 10.01, TRUE",
    "over, 10, FALSE",
  })
  void numbersAtTheBoundary(String key, String value, Truth expected) {
    FactValue number = new FactValue.Amount(new BigDecimal(value));
    assertThat(truth("{fact: n, " + key + ": 10}", Map.of("n", number))).isEqualTo(expected);
    assertThat(truth("{fact: n, " + key + ": {fact: m}}", Map.of("n", number, "m", 10)))
        .isEqualTo(expected);
    assertThat(truth("{fact: n, " + key + ": {fact: m}}", Map.of("n", number)))
        .isEqualTo(Truth.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "before, 2024-02-29, TRUE", "before, 2024-03-01, FALSE",
    "onOrBefore, 2024-03-01, TRUE", "onOrBefore, 2024-03-02, FALSE",
    "onOrAfter, 2024-03-01, TRUE", "onOrAfter, 2024-02-29, FALSE",
    "after, 2024-03-02, TRUE", "after, 2024-03-01, FALSE",
  })
  void daysAtTheBoundary(String key, LocalDate day, Truth expected) {
    Facts facts =
        Facts.builder()
            .put("d", FactValue.of(day))
            .put("e", FactValue.of(DAY))
            .put("early", FactValue.of(DAY.minusDays(30)))
            .acceptedAt(DAY)
            .build();
    for (String operand :
        List.of("2024-03-01", "acceptedAt", "{fact: e}", "{fact: early, plus: P30D}")) {
      assertThat(condition("{fact: d, " + key + ": " + operand + "}").evaluate(facts))
          .isEqualTo(expected);
    }
    assertThat(condition("{fact: d, " + key + ": decidedAt}").evaluate(facts))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(condition("{fact: d, " + key + ": {fact: absent}}").evaluate(facts))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void anInstantIsItsDayInShanghai() {
    Facts facts = Facts.of(Map.of("at", Instant.parse("2024-02-29T16:00:00Z")));
    assertThat(condition("{fact: at, onOrAfter: 2024-03-01}").evaluate(facts))
        .isEqualTo(Truth.TRUE);
    assertThat(condition("{fact: at, after: 2024-03-01}").evaluate(facts)).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "true, true, 2020-01-01, 2024-03-01, false, TRUE",
        "true, true, 2024-03-01, 2030-01-01, false, TRUE",
        "true, true, 2020-01-01, 2024-02-29, true, FALSE",
        "true, true, 2020-01-01, 2024-02-29, false, UNKNOWN",
        "true, true, 2024-03-02, 2030-01-01, true, FALSE",
        "false, true, 2020-01-01, 2030-01-01, true, FALSE",
        "true, false, 2020-01-01, 2030-01-01, true, FALSE",
        "-, true, 2020-01-01, 2030-01-01, true, UNKNOWN",
        "true, -, 2020-01-01, 2030-01-01, true, UNKNOWN",
        "true, true, -, 2030-01-01, true, UNKNOWN",
        "true, true, 2020-01-01, -, true, UNKNOWN",
      })
  void aCertificateExistsOrDoesNotExistOnlyOnACompleteList(
      @Nullable Boolean holder,
      @Nullable Boolean inForce,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      boolean complete,
      Truth expected) {
    Facts facts =
        Facts.builder()
            .acceptedAt(DAY)
            .certificates(
                List.of(new HeldCertificate("BUSINESS_LICENCE", holder, from, to, inForce)),
                complete)
            .build();
    assertThat(
            condition("{certificate: {type: BUSINESS_LICENCE, validAt: acceptedAt}}")
                .evaluate(facts))
        .isEqualTo(expected);
    assertThat(condition("{certificate: {type: OTHER, validAt: 2024-03-01}}").evaluate(facts))
        .isEqualTo(complete ? Truth.FALSE : Truth.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{fact: wrong, is: CODE}",
        "{fact: wrong, in: [CODE]}",
        "{fact: wrong, contains: CODE}",
        "{fact: wrong, over: 1}",
        "{fact: n, over: {fact: wrong}}",
        "{fact: wrong, after: 2024-03-01}",
        "{fact: d, after: {fact: wrong, plus: P1D}}",
        "{fact: d, after: {fact: d, plus: P999999999Y}}",
      })
  void whatFailsIsUnknownWhereverItStandsAndIsListed(String leaf) {
    Facts facts = Facts.of(Map.of("wrong", true, "n", 1, "d", DAY));
    for (String yaml : List.of(leaf, "{not: " + leaf + "}", "{not: {not: " + leaf + "}}")) {
      List<ConditionFailure> failures = new ArrayList<>();
      assertThat(condition(yaml).evaluate(facts, failures::add)).isEqualTo(Truth.UNKNOWN);
      assertThat(failures).hasSize(1);
      assertThat(failures.get(0).fact()).isIn("wrong", "d");
      assertThat(failures.get(0).message().zh()).isNotBlank();
    }
  }

  @Test
  void factIdsAreNamedInTheOrderWritten() {
    Condition condition =
        condition(
            "{all: [{fact: b, is: true}, {not: {fact: a, over: {fact: c}}},"
                + " {certificate: {type: T, validAt: decidedAt}},"
                + " {fact: d, after: {fact: e, plus: P1M}}, {fact: b, in: [X]}]}");
    assertThat(condition.factIds()).containsExactly("b", "a", "c", "certificates", "d", "e");
  }

  @Test
  void valuesStayOutOfToString() {
    Facts facts = Facts.of(Map.of("applicant.name", "张三", "d", DAY));
    assertThat(facts.toString()).contains("applicant.name").doesNotContain("张三", "2024");
    assertThat(facts.find("applicant.name").orElseThrow().toString()).doesNotContain("张三");
  }
}
