package cn.sidian.condition.internal;

import cn.sidian.condition.Condition;
import cn.sidian.condition.ConditionFailure;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.condition.NumberOperand;
import cn.sidian.condition.Truth;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The comparisons. What fails is reported and counts as unknown. */
public final class Operands {
  private Operands() {}

  /** Whether a value is one of some values. */
  public static Truth equal(
      String fact,
      @Nullable FactValue value,
      List<FactValue> wanted,
      Consumer<ConditionFailure> failures) {
    if (value == null) {
      return Truth.UNKNOWN;
    }
    boolean comparable = false;
    for (FactValue candidate : wanted) {
      if (candidate.equals(value)) {
        return Truth.TRUE;
      }
      comparable |= candidate.type() == value.type();
    }
    if ((!comparable && !wanted.isEmpty()) || value.type() == FactType.SET) {
      return wrongType(fact, wanted.isEmpty() ? FactType.ENUM : wanted.get(0).type(), failures);
    }
    return Truth.FALSE;
  }

  /** Whether a set contains a code. */
  public static Truth contains(
      String fact, @Nullable FactValue value, String code, Consumer<ConditionFailure> failures) {
    if (value == null) {
      return Truth.UNKNOWN;
    }
    return value instanceof FactValue.CodeSet set
        ? set.contains(code)
        : wrongType(fact, FactType.SET, failures);
  }

  /** Compares a number. */
  public static Truth compareNumber(
      Condition.OfNumber condition, Facts facts, Consumer<ConditionFailure> failures) {
    BigDecimal left = number(condition.fact(), facts, failures);
    BigDecimal right =
        condition.operand() instanceof NumberOperand.Fixed fixed
            ? fixed.value()
            : number(((NumberOperand.OfFact) condition.operand()).fact(), facts, failures);
    return left == null || right == null
        ? Truth.UNKNOWN
        : Truth.of(condition.comparison().holds(left.compareTo(right)));
  }

  private static @Nullable BigDecimal number(
      String fact, Facts facts, Consumer<ConditionFailure> failures) {
    FactValue value = value(fact, facts);
    if (value instanceof FactValue.Amount amount) {
      return amount.value();
    }
    if (value != null) {
      wrongType(fact, FactType.NUMBER, failures);
    }
    return null;
  }

  /** Compares a day. */
  public static Truth compareDay(
      Condition.OfDay condition, Facts facts, Consumer<ConditionFailure> failures) {
    LocalDate left = day(condition.fact(), facts, failures);
    LocalDate right = day(condition.operand(), facts, failures);
    return left == null || right == null
        ? Truth.UNKNOWN
        : Truth.of(condition.comparison().holds(left.compareTo(right)));
  }

  /** Whether the applicant holds a certificate. */
  public static Truth hasCertificate(
      Condition.HasCertificate condition, Facts facts, Consumer<ConditionFailure> failures) {
    LocalDate day = day(condition.validAt(), facts, failures);
    return day == null ? Truth.UNKNOWN : facts.holdsCertificate(condition.type(), day);
  }

  /** The day of an operand, or null when it is unknown or fails. */
  public static @Nullable LocalDate day(
      DayOperand operand, Facts facts, Consumer<ConditionFailure> failures) {
    if (operand instanceof DayOperand.Fixed fixed) {
      return fixed.value();
    } else if (operand instanceof DayOperand.OfFact other) {
      return plus(other.fact(), day(other.fact(), facts, failures), other.plus(), failures);
    }
    return operand == DayOperand.OfCase.ACCEPTED_AT ? facts.acceptedAt() : facts.decidedAt();
  }

  private static @Nullable LocalDate plus(
      String fact, @Nullable LocalDate day, Period period, Consumer<ConditionFailure> failures) {
    if (day == null || period.isZero()) {
      return day;
    }
    try {
      return day.plus(period);
    } catch (DateTimeException | ArithmeticException e) {
      failures.accept(
          new ConditionFailure(
              fact, SourceMessages.MESSAGES.text("CONDITION_DAY_OVERFLOW", fact, period)));
      return null;
    }
  }

  private static @Nullable LocalDate day(
      String fact, Facts facts, Consumer<ConditionFailure> failures) {
    FactValue value = value(fact, facts);
    if (value instanceof FactValue.Day day) {
      return day.value();
    } else if (value instanceof FactValue.Moment moment) {
      return dayOf(fact, moment, failures);
    }
    if (value != null) {
      wrongType(fact, FactType.DATE, failures);
    }
    return null;
  }

  private static @Nullable LocalDate dayOf(
      String fact, FactValue.Moment moment, Consumer<ConditionFailure> failures) {
    try {
      return moment.value().atZone(Facts.ZONE).toLocalDate();
    } catch (DateTimeException e) {
      failures.accept(
          new ConditionFailure(
              fact, SourceMessages.MESSAGES.text("CONDITION_DAY_OVERFLOW", fact, Period.ZERO)));
      return null;
    }
  }

  private static @Nullable FactValue value(String fact, Facts facts) {
    Optional<KnownFact> known = facts.find(fact);
    return known.isPresent() ? known.get().value() : null;
  }

  private static Truth wrongType(
      String fact, FactType expected, Consumer<ConditionFailure> failures) {
    failures.accept(
        new ConditionFailure(
            fact, SourceMessages.MESSAGES.text("CONDITION_WRONG_TYPE", fact, expected)));
    return Truth.UNKNOWN;
  }
}
