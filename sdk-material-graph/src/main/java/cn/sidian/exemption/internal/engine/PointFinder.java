package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.NumberOperand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Numbers and days that stand for every kind of value an open fact can have: each constant it is
 * compared with, and points before, between and after, as many as there are open facts that are
 * compared with each other.
 */
final class PointFinder {
  private static final int MOST_POINTS = 200;

  private final Frame frame;
  private final Map<Integer, List<Leaf>> bySlot;
  private final Set<Integer> openDays;
  private final Map<Integer, NavigableSet<BigDecimal>> constants = new HashMap<>();
  private final Map<Integer, Boolean> isDay = new HashMap<>();
  private int linked = 1;
  private boolean exact = true;

  PointFinder(Frame frame, Map<Integer, List<Leaf>> bySlot, Set<Integer> openDays) {
    this.frame = frame;
    this.bySlot = bySlot;
    this.openDays = openDays;
    bySlot.keySet().forEach(slot -> constants.put(slot, new TreeSet<>()));
    bySlot.values().stream().flatMap(Collection::stream).distinct().forEach(this::collect);
    for (int slot : openDays) {
      isDay.put(slot, true);
      addTo(slot, day(frame.acceptedAt()));
      addTo(slot, day(frame.decidedAt()));
    }
    link();
  }

  boolean isExact() {
    return exact;
  }

  private void addTo(int slot, BigDecimal point) {
    NavigableSet<BigDecimal> set = constants.get(slot);
    if (set != null) {
      set.add(point);
    }
  }

  private static BigDecimal day(LocalDate day) {
    return BigDecimal.valueOf(day.toEpochDay());
  }

  private void collect(Leaf leaf) {
    if (leaf.condition instanceof Condition.OfNumber number) {
      if (number.operand() instanceof NumberOperand.Fixed fixed) {
        addTo(leaf.slot, fixed.value());
      } else {
        known(leaf.slot, leaf.other, Period.ZERO, false);
      }
    } else if (leaf.condition instanceof Condition.OfDay ofDay) {
      isDay.put(leaf.slot, true);
      if (ofDay.operand() instanceof DayOperand.OfFact fact) {
        isDay.put(leaf.other, true);
        known(leaf.slot, leaf.other, fact.plus(), true);
      } else {
        LocalDate day = Leaf.operand(frame, ofDay.operand(), Leaf.NONE);
        if (day != null) {
          addTo(leaf.slot, day(day));
        }
      }
    } else if (leaf.condition instanceof Condition.Is is) {
      single(leaf.slot, is.value());
    } else if (leaf.condition instanceof Condition.In in) {
      in.values().forEach(value -> single(leaf.slot, value));
    }
  }

  private void single(int slot, FactValue value) {
    if (value instanceof FactValue.Amount amount) {
      addTo(slot, amount.value());
    } else if (value instanceof FactValue.Day day) {
      addTo(slot, day(day.value()));
    }
  }

  /** One side is known: its value, moved, is a constant for the other side. */
  private void known(int left, int right, Period plus, boolean days) {
    boolean leftOpen = frame.isOpen(left);
    boolean rightOpen = frame.isOpen(right);
    if (leftOpen && rightOpen) {
      linked++;
      exact &= plus.isZero();
    } else if (leftOpen) {
      shifted(frame.value(right), plus, left, days);
    } else {
      shifted(frame.value(left), plus.negated(), right, days);
    }
  }

  private void shifted(Object value, Period plus, int to, boolean days) {
    if (!days && value instanceof FactValue.Amount amount) {
      addTo(to, amount.value());
    } else if (days) {
      LocalDate day = Leaf.day(frame, to, value);
      if (day == null) {
        return;
      }
      try {
        LocalDate moved = day.plus(plus);
        addTo(to, day(moved));
        if (plus.toTotalMonths() != 0) {
          // months differ in length: the turning point lies within a few days
          for (int i = 1; i <= 3; i++) {
            addTo(to, day(moved.minusDays(i)));
            addTo(to, day(moved.plusDays(i)));
          }
        }
      } catch (DateTimeException | ArithmeticException e) {
        exact = false;
      }
    }
  }

  /** Open facts compared with each other share their constants. */
  private void link() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (List<Leaf> leaves : bySlot.values()) {
        for (Leaf leaf : leaves) {
          NavigableSet<BigDecimal> a = constants.get(leaf.slot);
          NavigableSet<BigDecimal> b = constants.get(leaf.other);
          if (a != null && b != null) {
            changed |= a.addAll(b);
            changed |= b.addAll(a);
          }
        }
      }
    }
  }

  /** The values of an open fact. */
  List<Object> values(int slot) {
    boolean days = isDay.getOrDefault(slot, openDays.contains(slot));
    NavigableSet<BigDecimal> fixed = constants.getOrDefault(slot, new TreeSet<>());
    List<Object> values = new ArrayList<>();
    for (BigDecimal point : days ? dayPoints(fixed) : numberPoints(fixed)) {
      if (values.size() == MOST_POINTS) {
        exact = false;
        break;
      }
      values.add(
          days
              ? FactValue.of(LocalDate.ofEpochDay(point.longValueExact()))
              : new FactValue.Amount(point));
    }
    return values;
  }

  private NavigableSet<BigDecimal> numberPoints(NavigableSet<BigDecimal> fixed) {
    NavigableSet<BigDecimal> points = new TreeSet<>(fixed);
    if (fixed.isEmpty()) {
      for (int i = 0; i < linked; i++) {
        points.add(BigDecimal.valueOf(i));
      }
      return points;
    }
    for (int i = 1; i <= linked; i++) {
      points.add(fixed.first().subtract(BigDecimal.valueOf(i)));
      points.add(fixed.last().add(BigDecimal.valueOf(i)));
    }
    BigDecimal previous = null;
    for (BigDecimal next : fixed) {
      if (previous != null) {
        BigDecimal step =
            next.subtract(previous).divide(BigDecimal.valueOf(linked + 1L), MathContext.DECIMAL64);
        for (int i = 1; i <= linked; i++) {
          points.add(previous.add(step.multiply(BigDecimal.valueOf(i))));
        }
      }
      previous = next;
    }
    return points;
  }

  private NavigableSet<BigDecimal> dayPoints(NavigableSet<BigDecimal> fixed) {
    NavigableSet<BigDecimal> points = new TreeSet<>(fixed);
    if (fixed.isEmpty()) {
      for (int i = 0; i < linked; i++) {
        points.add(day(frame.acceptedAt()).add(BigDecimal.valueOf(i)));
      }
      return points;
    }
    for (BigDecimal constant : fixed) {
      for (int i = 1; i <= linked; i++) {
        points.add(constant.add(BigDecimal.valueOf(i)));
      }
    }
    for (int i = 1; i <= linked; i++) {
      points.add(fixed.first().subtract(BigDecimal.valueOf(i)));
    }
    return points;
  }
}
