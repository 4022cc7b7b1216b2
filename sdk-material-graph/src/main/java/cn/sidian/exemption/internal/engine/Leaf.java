package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Condition;
import cn.sidian.condition.ConditionFailure;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.NumberOperand;
import cn.sidian.condition.internal.ConditionWriter;
import cn.sidian.core.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One comparison, with its facts resolved to slots. Equal comparisons are one leaf. */
abstract class Leaf {
  /** No such slot. */
  static final int NONE = -1;

  final Condition condition;

  /** The slot of its fact. */
  final int slot;

  /** The slot of the fact it is compared with, or {@link #NONE}. */
  final int other;

  /** What the fact counts as while it is open, or null. */
  final @Nullable FactValue presumed;

  /** The comparison as one line of JSON; written when first asked for. */
  private volatile @Nullable String written;

  Leaf(Condition condition, int slot, int other, @Nullable FactValue presumed) {
    this.condition = condition;
    this.slot = slot;
    this.other = other;
    this.presumed = presumed;
  }

  /** The comparison as one line of JSON. */
  final String written() {
    String made = written;
    if (made == null) {
      // written twice at worst, with the same content
      made = ConditionWriter.write(condition);
      written = made;
    }
    return made;
  }

  /** Makes the comparison. */
  abstract byte test(Frame frame);

  /** Whether the comparison, as it stands in this frame, rests on the presumption. */
  boolean isPresumed(Frame frame) {
    return presumed != null && !frame.isLifted(slot) && frame.isOpen(slot);
  }

  /** The value of the fact; the presumed one while it is open. */
  final @Nullable Object value(Frame frame) {
    Object value = frame.value(slot);
    if (value == Frame.OPEN) {
      return presumed == null || frame.isLifted(slot) ? null : presumed;
    }
    return value;
  }

  static final byte wrongType(Frame frame, int slot, FactType expected) {
    String id = frame.rules().slot(slot).id();
    Text text = EngineMessages.MESSAGES.text("CONDITION_WRONG_TYPE", id, expected);
    frame.failed(new ConditionFailure(id, text));
    return Tri.UNKNOWN;
  }

  static byte overflow(Frame frame, int slot, Period period) {
    String id = frame.rules().slot(slot).id();
    Text text = EngineMessages.MESSAGES.text("CONDITION_DAY_OVERFLOW", id, period);
    frame.failed(new ConditionFailure(id, text));
    return Tri.UNKNOWN;
  }

  /** One of some values. */
  static final class OneOf extends Leaf {
    private final Set<FactValue> wanted;
    private final FactType type;

    OneOf(
        Condition condition,
        int slot,
        Set<FactValue> wanted,
        FactType type,
        @Nullable FactValue presumed) {
      super(condition, slot, NONE, presumed);
      this.wanted = wanted;
      this.type = type;
    }

    @Override
    byte test(Frame frame) {
      Object value = value(frame);
      if (value == null) {
        return Tri.UNKNOWN;
      }
      if (wanted.contains(value)) {
        return Tri.TRUE;
      }
      return ((FactValue) value).type() == type ? Tri.FALSE : wrongType(frame, slot, type);
    }
  }

  /** A set contains a code. */
  static final class Contains extends Leaf {
    private final String code;

    Contains(Condition condition, int slot, String code, @Nullable FactValue presumed) {
      super(condition, slot, NONE, presumed);
      this.code = code;
    }

    @Override
    byte test(Frame frame) {
      Object value = value(frame);
      byte known;
      if (value == null) {
        return Tri.UNKNOWN;
      } else if (value instanceof FactValue.CodeSet set) {
        known = Tri.of(set.contains(code));
      } else if (value instanceof PartialSet set) {
        known = set.contains(code);
      } else {
        return wrongType(frame, slot, FactType.SET);
      }
      if (known == Tri.UNKNOWN
          && presumed instanceof FactValue.CodeSet set
          && !frame.isLifted(slot)) {
        return Tri.of(set.value().contains(code));
      }
      return known;
    }
  }

  /** Compares numbers. */
  static final class OfNumber extends Leaf {
    private final Condition.OfNumber comparison;

    OfNumber(Condition.OfNumber comparison, int slot, int other, @Nullable FactValue presumed) {
      super(comparison, slot, other, presumed);
      this.comparison = comparison;
    }

    @Override
    byte test(Frame frame) {
      BigDecimal left = number(frame, slot, value(frame));
      BigDecimal right =
          comparison.operand() instanceof NumberOperand.Fixed fixed
              ? fixed.value()
              : number(frame, other, frame.value(other));
      return left == null || right == null
          ? Tri.UNKNOWN
          : Tri.of(comparison.comparison().holds(left.compareTo(right)));
    }

    private static @Nullable BigDecimal number(Frame frame, int slot, @Nullable Object value) {
      if (value instanceof FactValue.Amount amount) {
        return amount.value();
      }
      if (value != null && value != Frame.OPEN) {
        wrongType(frame, slot, FactType.NUMBER);
      }
      return null;
    }
  }

  /** Compares days. */
  static final class OfDay extends Leaf {
    private final Condition.OfDay comparison;

    OfDay(Condition.OfDay comparison, int slot, int other, @Nullable FactValue presumed) {
      super(comparison, slot, other, presumed);
      this.comparison = comparison;
    }

    @Override
    byte test(Frame frame) {
      LocalDate left = day(frame, slot, value(frame));
      LocalDate right = operand(frame, comparison.operand(), other);
      return left == null || right == null
          ? Tri.UNKNOWN
          : Tri.of(comparison.comparison().holds(left.compareTo(right)));
    }
  }

  /** The applicant holds a certificate. */
  static final class HasCertificate extends Leaf {
    private final Condition.HasCertificate wanted;

    HasCertificate(Condition.HasCertificate wanted, int other) {
      super(wanted, NONE, other, null);
      this.wanted = wanted;
    }

    @Override
    byte test(Frame frame) {
      LocalDate day = operand(frame, wanted.validAt(), other);
      return day == null
          ? Tri.UNKNOWN
          : Tri.of(frame.given().facts().holdsCertificate(wanted.type(), day));
    }
  }

  /** The day of an operand, or null when unknown or beyond the calendar. */
  static @Nullable LocalDate operand(Frame frame, DayOperand operand, int other) {
    if (operand instanceof DayOperand.Fixed fixed) {
      return fixed.value();
    } else if (operand instanceof DayOperand.OfFact fact) {
      LocalDate day = day(frame, other, frame.value(other));
      if (day == null || fact.plus().isZero()) {
        return day;
      }
      try {
        return day.plus(fact.plus());
      } catch (DateTimeException | ArithmeticException e) {
        overflow(frame, other, fact.plus());
        return null;
      }
    }
    return operand == DayOperand.OfCase.ACCEPTED_AT ? frame.acceptedAt() : frame.decidedAt();
  }

  /** The day of a value, or null when unknown or not a day. */
  static @Nullable LocalDate day(Frame frame, int slot, @Nullable Object value) {
    if (value instanceof FactValue.Day day) {
      return day.value();
    } else if (value instanceof FactValue.Moment moment) {
      try {
        return moment.value().atZone(Facts.ZONE).toLocalDate();
      } catch (DateTimeException e) {
        overflow(frame, slot, Period.ZERO);
        return null;
      }
    }
    if (value != null && value != Frame.OPEN) {
      wrongType(frame, slot, FactType.DATE);
    }
    return null;
  }
}
