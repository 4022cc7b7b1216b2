package cn.sidian.condition.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.sidian.condition.Conditions;
import cn.sidian.condition.FactType;
import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** contracts, the grammar of conditions: every problem at once, each with its place. */
class ConditionReaderTest {
  private static final Map<String, FactShape> SHAPES =
      Map.of(
          "flag", new FactShape(FactType.BOOLEAN, List.of()),
          "channel", new FactShape(FactType.ENUM, List.of("WINDOW", "010", "NO")),
          "days", new FactShape(FactType.NUMBER, List.of()),
          "due", new FactShape(FactType.DATE, List.of()),
          "sentAt", new FactShape(FactType.INSTANT, List.of()),
          "bases", new FactShape(FactType.SET, List.of("LAW", "NO")));

  private static final FactCatalog CATALOG =
      new FactCatalog() {
        @Override
        public @Nullable FactShape shape(String id) {
          return SHAPES.get(id);
        }

        @Override
        public boolean isOpen() {
          return false;
        }

        @Override
        public Collection<String> ids() {
          return SHAPES.keySet();
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{fact: flag, is: true}",
        "{fact: channel, is: 010}",
        "{fact: channel, in: [NO, WINDOW]}",
        "{fact: bases, contains: NO}",
        "{fact: days, atMost: 2.5}",
        "{fact: days, over: {fact: days}}",
        "{fact: due, before: 2024-02-29}",
        "{fact: due, after: {fact: sentAt, plus: P1M}}",
        "{fact: sentAt, onOrAfter: acceptedAt}",
        "{certificate: {type: '010', validAt: decidedAt}}",
        "{not: {all: [{any: []}, {fact: flag, is: false}]}}",
      })
  void theWholeGrammarIsReadAndWrittenBack(String yaml) {
    String written = ConditionWriter.write(Conditions.condition(yaml, CATALOG));
    assertThat(Conditions.condition(written, CATALOG))
        .isEqualTo(Conditions.condition(yaml, CATALOG));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|CONDITION_SHAPE|1",
        "[]|CONDITION_SHAPE|1",
        "{}|CONDITION_SHAPE|1",
        "{fatc: flag, is: true}|CONDITION_SHAPE|1",
        "{all: {}}|WRONG_TYPE|7",
        "{all: ~}|MISSING_KEY|1",
        "{not: ~}|MISSING_KEY|1",
        "{fact: flag}|CONDITION_ONE_COMPARISON|1",
        "{fact: flag, is: true, in: [true]}|CONDITION_ONE_COMPARISON|1",
        "{fact: flag, is: true, when: x}|UNKNOWN_KEY|24",
        "{not: {all: []}, is: true}|UNKNOWN_KEY|18",
        "{fact: flagg, is: true}|UNKNOWN_FACT|8",
        "{fact: flag, is: 'true'}|WRONG_TYPE|18",
        "{fact: flag, is: 1}|WRONG_TYPE|18",
        "{fact: channel, is: window}|UNKNOWN_VALUE|21",
        "{fact: channel, in: WINDOW}|WRONG_TYPE|21",
        "{fact: channel, in: [WINDOW, ONLINE]}|UNKNOWN_VALUE|30",
        "{fact: channel, contains: WINDOW}|CONDITION_TYPE|8",
        "{fact: bases, is: LAW}|CONDITION_TYPE|8",
        "{fact: bases, contains: [LAW]}|WRONG_TYPE|25",
        "{fact: flag, over: 1}|CONDITION_TYPE|8",
        "{fact: days, over: '1'}|WRONG_TYPE|20",
        "{fact: days, over: {fact: flag}}|CONDITION_TYPE|27",
        "{fact: days, over: {fact: days, plus: P1D}}|UNKNOWN_KEY|33",
        "{fact: days, before: acceptedAt}|CONDITION_TYPE|8",
        "{fact: due, before: 2023-02-29}|WRONG_TYPE|21",
        "{fact: due, before: today}|WRONG_TYPE|21",
        "{fact: due, before: {fact: days}}|CONDITION_TYPE|28",
        "{fact: due, before: {fact: due, plus: PT1H}}|WRONG_TYPE|39",
        "{certificate: {validAt: acceptedAt}}|MISSING_KEY|15",
        "{certificate: {type: T, validAt: never}}|WRONG_TYPE|34",
        "{certificate: x}|WRONG_TYPE|15",
      })
  void whatIsWrongIsSaidWhereItIs(String yaml, String code, int column) {
    List<Finding> found =
        catchThrowableOfType(SourceException.class, () -> Conditions.condition(yaml, CATALOG))
            .findings();
    assertThat(found).extracting(Finding::code).containsExactly(code);
    assertThat(found.get(0).place()).isEqualTo("test.yaml, line 1, column " + column);
  }

  @Test
  void allProblemsAtOnceInTheOrderOfTheFile() {
    String yaml =
        """
        all:
          - {fact: chanel, is: WINDOW}
          - {fact: flag, is: yes}
          - {fact: due, before: 2024-02-30, extra: 1}
        """;
    List<Finding> found =
        catchThrowableOfType(SourceException.class, () -> Conditions.condition(yaml, CATALOG))
            .findings();
    assertThat(found)
        .extracting(Finding::code)
        .containsExactly("UNKNOWN_FACT", "WRONG_TYPE", "WRONG_TYPE", "UNKNOWN_KEY");
    assertThat(found.get(0).message().zh()).contains("是否应为“channel”");
    assertThat(found.get(3).place()).isEqualTo("test.yaml, line 4, column 37");
  }
}
