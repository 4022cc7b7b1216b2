package cn.sidian.exemption.internal.analysis;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayComparison;
import cn.sidian.condition.NumberComparison;
import cn.sidian.condition.internal.ConditionWriter;
import java.util.ArrayList;
import java.util.List;

/** Conditions with one thing wrong. */
final class ConditionMutants {
  /** A wrong condition, and what is wrong with it. */
  record Mutant(Condition condition, String what) {}

  private ConditionMutants() {}

  /** Every mutant of a condition: a comparison turned round, all for any, a bound shifted. */
  static List<Mutant> of(Condition condition) {
    List<Mutant> mutants = new ArrayList<>();
    if (condition instanceof Condition.All all) {
      if (all.parts().size() > 1) {
        mutants.add(new Mutant(new Condition.Any(all.parts()), "all -> any"));
      }
      parts(all.parts(), mutants, true);
    } else if (condition instanceof Condition.Any any) {
      if (any.parts().size() > 1) {
        mutants.add(new Mutant(new Condition.All(any.parts()), "any -> all"));
      }
      parts(any.parts(), mutants, false);
    } else if (condition instanceof Condition.Not not) {
      mutants.add(new Mutant(not.part(), "not dropped: " + ConditionWriter.write(not)));
      for (Mutant inner : of(not.part())) {
        mutants.add(new Mutant(new Condition.Not(inner.condition()), inner.what()));
      }
    } else {
      mutants.add(
          new Mutant(new Condition.Not(condition), "negated: " + ConditionWriter.write(condition)));
      shifted(condition, mutants);
    }
    return mutants;
  }

  private static void parts(List<Condition> parts, List<Mutant> mutants, boolean all) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.size() > 1) {
        List<Condition> fewer = new ArrayList<>(parts);
        Condition dropped = fewer.remove(i);
        mutants.add(new Mutant(join(fewer, all), "dropped: " + ConditionWriter.write(dropped)));
      }
      for (Mutant inner : of(parts.get(i))) {
        List<Condition> others = new ArrayList<>(parts);
        others.set(i, inner.condition());
        mutants.add(new Mutant(join(others, all), inner.what()));
      }
    }
  }

  private static Condition join(List<Condition> parts, boolean all) {
    return all ? new Condition.All(parts) : new Condition.Any(parts);
  }

  private static void shifted(Condition condition, List<Mutant> mutants) {
    if (condition instanceof Condition.OfNumber number) {
      NumberComparison other =
          switch (number.comparison()) {
            case UNDER -> NumberComparison.AT_MOST;
            case AT_MOST -> NumberComparison.UNDER;
            case AT_LEAST -> NumberComparison.OVER;
            case OVER -> NumberComparison.AT_LEAST;
          };
      mutants.add(
          new Mutant(
              new Condition.OfNumber(number.fact(), other, number.operand()),
              "bound shifted: " + ConditionWriter.write(condition)));
    } else if (condition instanceof Condition.OfDay day) {
      DayComparison other =
          switch (day.comparison()) {
            case BEFORE -> DayComparison.ON_OR_BEFORE;
            case ON_OR_BEFORE -> DayComparison.BEFORE;
            case ON_OR_AFTER -> DayComparison.AFTER;
            case AFTER -> DayComparison.ON_OR_AFTER;
          };
      mutants.add(
          new Mutant(
              new Condition.OfDay(day.fact(), other, day.operand()),
              "bound shifted: " + ConditionWriter.write(condition)));
    } else if (condition instanceof Condition.In in && in.values().size() > 1) {
      for (int i = 0; i < in.values().size(); i++) {
        var fewer = new ArrayList<>(in.values());
        String dropped = fewer.remove(i).text();
        mutants.add(
            new Mutant(
                new Condition.In(in.fact(), fewer), "value dropped: " + in.fact() + " " + dropped));
      }
    }
  }
}
