package cn.sidian.condition;

import cn.sidian.condition.internal.Operands;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A structured condition over facts; there is no free code. Evaluated in strong Kleene logic: a
 * fact that is not known makes a comparison UNKNOWN, and so does a comparison that fails.
 *
 * <p>The written form is JSON or YAML: {@code {"all":[…]}}, {@code {"any":[…]}}, {@code {"not":c}},
 * {@code {"fact":id,"is":value}}, {@code {"fact":id,"in":[…]}}, {@code
 * {"fact":id,"contains":value}}, {@code {"fact":id,"under"|"atMost"|"atLeast"|"over":number or
 * {"fact":id}}}, {@code {"fact":id,"before"|"onOrBefore"|"onOrAfter"|"after":date or "acceptedAt"
 * or "decidedAt" or {"fact":id,"plus":"P30D"}}}, {@code {"certificate":{"type":code,"validAt":…}}}.
 */
public sealed interface Condition {

  /**
   * Whether the condition holds.
   *
   * @param facts what is known
   * @param failures told of each comparison that failed; it then counts as UNKNOWN
   * @return TRUE, FALSE, or UNKNOWN when the known facts decide neither
   */
  Truth evaluate(Facts facts, Consumer<ConditionFailure> failures);

  /**
   * Whether the condition holds; failed comparisons count as UNKNOWN.
   *
   * @param facts what is known
   * @return TRUE, FALSE, or UNKNOWN when the known facts decide neither
   */
  default Truth evaluate(Facts facts) {
    return evaluate(facts, failure -> {});
  }

  /**
   * The conditions it is made of.
   *
   * @return empty for a comparison
   */
  default List<Condition> parts() {
    return List.of();
  }

  /**
   * The facts named anywhere in it; {@link Facts#CERTIFICATES} for certificates.
   *
   * @return unmodifiable, in the order written
   */
  default Set<String> factIds() {
    Set<String> ids = new LinkedHashSet<>();
    collectFactIds(ids);
    return Collections.unmodifiableSet(ids);
  }

  /**
   * Adds the facts named anywhere in it.
   *
   * @param ids receives them
   */
  default void collectFactIds(Set<String> ids) {
    parts().forEach(part -> part.collectFactIds(ids));
  }

  /**
   * Holds when all parts hold; also when there is none.
   *
   * @param parts the parts
   */
  record All(List<Condition> parts) implements Condition {
    /**
     * Copies the parts.
     *
     * @param parts the parts
     */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      Truth result = Truth.TRUE;
      for (Condition part : parts) {
        result = result.and(part.evaluate(facts, failures));
      }
      return result;
    }
  }

  /**
   * Holds when one part holds; never when there is none.
   *
   * @param parts the parts
   */
  record Any(List<Condition> parts) implements Condition {
    /**
     * Copies the parts.
     *
     * @param parts the parts
     */
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      Truth result = Truth.FALSE;
      for (Condition part : parts) {
        result = result.or(part.evaluate(facts, failures));
      }
      return result;
    }
  }

  /**
   * Holds when the part does not.
   *
   * @param part the part
   */
  record Not(Condition part) implements Condition {
    /**
     * Checks the part.
     *
     * @param part the part
     */
    public Not {
      Objects.requireNonNull(part, "part");
    }

    @Override
    public List<Condition> parts() {
      return List.of(part);
    }

    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      return part.evaluate(facts, failures).not();
    }
  }

  /**
   * Holds when a fact has a value.
   *
   * @param fact the fact; of any type but SET
   * @param value the value
   */
  record Is(String fact, FactValue value) implements Condition {
    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      return Operands.equal(fact, facts.value(fact), List.of(value), failures);
    }

    @Override
    public void collectFactIds(Set<String> ids) {
      ids.add(fact);
    }
  }

  /**
   * Holds when a fact has one of some values.
   *
   * @param fact the fact; of any type but SET
   * @param values the values
   */
  record In(String fact, List<FactValue> values) implements Condition {
    /**
     * Copies the values.
     *
     * @param fact the fact
     * @param values the values
     */
    public In {
      values = List.copyOf(values);
    }

    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      return Operands.equal(fact, facts.value(fact), values, failures);
    }

    @Override
    public void collectFactIds(Set<String> ids) {
      ids.add(fact);
    }
  }

  /**
   * Holds when a set contains a code; false only when the set is complete.
   *
   * @param fact the fact, of type SET
   * @param value the code
   */
  record Contains(String fact, String value) implements Condition {
    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      return Operands.contains(fact, facts.value(fact), value, failures);
    }

    @Override
    public void collectFactIds(Set<String> ids) {
      ids.add(fact);
    }
  }

  /**
   * Compares a number.
   *
   * @param fact the fact, of type NUMBER
   * @param comparison how
   * @param operand with what
   */
  record OfNumber(String fact, NumberComparison comparison, NumberOperand operand)
      implements Condition {
    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      return Operands.compareNumber(this, facts, failures);
    }

    @Override
    public void collectFactIds(Set<String> ids) {
      ids.add(fact);
      if (operand instanceof NumberOperand.OfFact other) {
        ids.add(other.fact());
      }
    }
  }

  /**
   * Compares a day. An instant counts as its day in {@link Facts#ZONE}.
   *
   * @param fact the fact, of type DATE or INSTANT
   * @param comparison how
   * @param operand with what
   */
  record OfDay(String fact, DayComparison comparison, DayOperand operand) implements Condition {
    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      return Operands.compareDay(this, facts, failures);
    }

    @Override
    public void collectFactIds(Set<String> ids) {
      ids.add(fact);
      if (operand instanceof DayOperand.OfFact other) {
        ids.add(other.fact());
      }
    }
  }

  /**
   * Holds when the applicant holds a certificate of a type that is valid on a day.
   *
   * @param type the code of the certificate type
   * @param validAt the day
   */
  record HasCertificate(String type, DayOperand validAt) implements Condition {
    @Override
    public Truth evaluate(Facts facts, Consumer<ConditionFailure> failures) {
      return Operands.hasCertificate(this, facts, failures);
    }

    @Override
    public void collectFactIds(Set<String> ids) {
      ids.add(Facts.CERTIFICATES);
      if (validAt instanceof DayOperand.OfFact other) {
        ids.add(other.fact());
      }
    }
  }
}
