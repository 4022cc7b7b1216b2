package cn.sidian.exemption;

import cn.sidian.condition.Facts;
import cn.sidian.core.Text;
import cn.sidian.exemption.internal.text.QuestionWords;
import cn.sidian.exemption.internal.text.Words;
import java.time.Instant;
import java.util.Objects;

/**
 * That a named officer did something else than the rules say. It never changes the rules' answer.
 *
 * @param answer the rules' answer
 * @param taken what the officer decided
 * @param officer who
 * @param reason why
 * @param at when
 * @param withinRules whether the rules allow an exception with a reason on record (原则上)
 */
public record Departure(
    ExemptionDecision answer,
    DecisionType taken,
    String officer,
    String reason,
    Instant at,
    boolean withinRules) {

  /**
   * Checks the parts.
   *
   * @param answer the rules' answer
   * @param taken what the officer decided
   * @param officer who
   * @param reason why
   * @param at when
   * @param withinRules whether the rules allow an exception
   */
  public Departure {
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(taken, "taken");
    Objects.requireNonNull(at, "at");
    if (officer.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("a departure names the officer and gives the reason");
    }
  }

  /**
   * The departure in words, which say that it is not the rules' answer.
   *
   * @return Chinese and English
   */
  public Text text() {
    return QuestionWords.WORDS.text(
        withinRules ? "DEPARTURE.WITHIN" : "DEPARTURE.AGAINST",
        officer,
        at.atZone(Facts.ZONE).toLocalDate(),
        Words.code("DECISION", taken.name()),
        reason,
        Words.code("DECISION", answer.type().name()));
  }

  @Override
  public String toString() {
    return "Departure[" + answer + ", " + taken + "]";
  }
}
