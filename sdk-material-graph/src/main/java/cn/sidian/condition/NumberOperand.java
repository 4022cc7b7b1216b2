package cn.sidian.condition;

import java.math.BigDecimal;
import java.util.Objects;

/** What a number is compared with. */
public sealed interface NumberOperand {

  /**
   * A number written in the condition.
   *
   * @param value the number
   */
  record Fixed(BigDecimal value) implements NumberOperand {
    /**
     * Checks the number.
     *
     * @param value the number
     */
    public Fixed {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * Another fact.
   *
   * @param fact its id, of type NUMBER
   */
  record OfFact(String fact) implements NumberOperand {}
}
