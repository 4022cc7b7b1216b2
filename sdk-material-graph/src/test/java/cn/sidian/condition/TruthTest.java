package cn.sidian.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Strong Kleene logic. The tables are those of SQL:1999 (ISO/IEC 9075-2, truth tables for AND, OR
 * and NOT over True, False and Unknown) and of FEEL (OMG DMN, ternary logic with null), which
 * coincide.
 */
class TruthTest {
  @ParameterizedTest
  @CsvSource({
    "TRUE, TRUE, TRUE",
    "TRUE, FALSE, FALSE",
    "TRUE, UNKNOWN, UNKNOWN",
    "FALSE, TRUE, FALSE",
    "FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, FALSE",
    "UNKNOWN, TRUE, UNKNOWN",
    "UNKNOWN, FALSE, FALSE",
    "UNKNOWN, UNKNOWN, UNKNOWN",
  })
  void conjunction(Truth a, Truth b, Truth result) {
    assertThat(a.and(b)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE, TRUE, TRUE",
    "TRUE, FALSE, TRUE",
    "TRUE, UNKNOWN, TRUE",
    "FALSE, TRUE, TRUE",
    "FALSE, FALSE, FALSE",
    "FALSE, UNKNOWN, UNKNOWN",
    "UNKNOWN, TRUE, TRUE",
    "UNKNOWN, FALSE, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN",
  })
  void disjunction(Truth a, Truth b, Truth result) {
    assertThat(a.or(b)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"TRUE, FALSE", "FALSE, TRUE", "UNKNOWN, UNKNOWN"})
  void negation(Truth a, Truth result) {
    assertThat(a.not()).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE, true, false, false",
    "FALSE, false, true, false",
    "UNKNOWN, false, false, true"
  })
  void questions(Truth a, boolean isTrue, boolean isFalse, boolean isUnknown) {
    assertThat(a.isTrue()).isEqualTo(isTrue);
    assertThat(a.isFalse()).isEqualTo(isFalse);
    assertThat(a.isUnknown()).isEqualTo(isUnknown);
  }
}
