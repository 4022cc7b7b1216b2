package cn.sidian.material;

import cn.sidian.condition.Condition;
import cn.sidian.condition.ConditionFailure;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.Facts;
import cn.sidian.condition.Truth;
import cn.sidian.material.internal.ConditionFacts;
import cn.sidian.material.internal.Shape;
import cn.sidian.material.internal.Situation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of a graph, evaluated once for one case. */
final class CaseConditions implements ConditionFacts {
  private final GraphTables tables;
  private final Facts facts;
  private final Situation situation;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Set<ConditionFailure> failures = new LinkedHashSet<>();

  private CaseConditions(@Nullable GraphTables tables, Facts facts) {
    this.tables = tables == null ? EMPTY : tables;
    this.facts = facts;
    this.situation = tables == null ? Situation.UNCONDITIONAL : evaluate(tables);
  }

  private static final GraphTables EMPTY = PrerequisiteGraph.builder().build().tables();

  static CaseConditions of(GraphTables tables, Facts facts) {
    return new CaseConditions(tables, facts);
  }

  static CaseConditions none() {
    return new CaseConditions(null, Facts.none());
  }

  Situation situation() {
    return situation;
  }

  boolean isUnconditional() {
    return situation.due() == null && situation.counts() == null;
  }

  private Situation evaluate(GraphTables graph) {
    return new Situation(due(graph), counts(graph));
  }

  /** A requirement that is not in force on the day of acceptance falls away. */
  private byte @Nullable [] due(GraphTables graph) {
    Shape shape = graph.shape();
    LocalDate day = facts.acceptedAt();
    boolean dated = false;
    for (Terms terms : graph.terms()) {
      dated |= day != null && !terms.isInForceOn(day);
    }
    Condition[] conditions = graph.due();
    if (conditions == null && !dated) {
      return null;
    }
    byte[] due = new byte[shape.requirements()];
    Arrays.fill(due, Situation.TRUE);
    for (int r = 0; r < due.length; r++) {
      if (day != null && !graph.terms(r).isInForceOn(day)) {
        due[r] = Situation.FALSE;
      } else if (conditions != null && conditions[r] != null) {
        due[r] = truth(conditions[r]);
      }
    }
    return due;
  }

  private byte @Nullable [] counts(GraphTables graph) {
    Condition[] conditions = graph.counts();
    if (conditions == null) {
      return null;
    }
    byte[] counts = new byte[conditions.length];
    Arrays.fill(counts, Situation.TRUE);
    for (int a = 0; a < counts.length; a++) {
      if (conditions[a] != null) {
        counts[a] = truth(conditions[a]);
      }
    }
    return counts;
  }

  private byte truth(Condition condition) {
    return switch (condition.evaluate(facts, failures::add)) {
      case TRUE -> Situation.TRUE;
      case FALSE -> Situation.FALSE;
      case UNKNOWN -> Situation.UNKNOWN;
    };
  }

  @Override
  public BitSet ofRequirement(int requirement) {
    Condition[] conditions = tables.due();
    return conditions == null ? new BitSet() : open(conditions[requirement]);
  }

  @Override
  public BitSet ofAlternative(int alternative) {
    Condition[] conditions = tables.counts();
    return conditions == null ? new BitSet() : open(conditions[alternative]);
  }

  private BitSet open(@Nullable Condition condition) {
    BitSet open = new BitSet();
    if (condition != null) {
      collect(condition, open);
    }
    return open;
  }

  /** Only what is itself unknown can still change the whole. */
  private void collect(Condition condition, BitSet open) {
    if (condition.evaluate(facts) != Truth.UNKNOWN) {
      return;
    }
    if (!condition.parts().isEmpty()) {
      condition.parts().forEach(part -> collect(part, open));
      return;
    }
    Set<String> ids = condition.factIds();
    boolean any = false;
    for (String id : ids) {
      if (!isKnown(id)) {
        open.set(number(id));
        any = true;
      }
    }
    String day = openDay(condition);
    if (day != null) {
      open.set(number(day));
      any = true;
    }
    if (!any) { // all known, and still open: a comparison that fails
      ids.forEach(id -> open.set(number(id)));
    }
  }

  private boolean isKnown(String id) {
    if (id.equals(Facts.CERTIFICATES)) {
      return facts.areCertificatesComplete();
    }
    return facts
        .find(id)
        .map(
            f ->
                !(f.value() instanceof cn.sidian.condition.FactValue.CodeSet set) || set.complete())
        .orElse(false);
  }

  private @Nullable String openDay(Condition condition) {
    DayOperand operand = null;
    if (condition instanceof Condition.OfDay day) {
      operand = day.operand();
    } else if (condition instanceof Condition.HasCertificate certificate) {
      operand = certificate.validAt();
    }
    if (operand instanceof DayOperand.OfCase day) {
      LocalDate known =
          day == DayOperand.OfCase.ACCEPTED_AT ? facts.acceptedAt() : facts.decidedAt();
      return known == null ? day.key() : null;
    }
    return null;
  }

  private int number(String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      number = names.size();
      numbers.put(id, number);
      names.add(id);
    }
    return number;
  }

  /** The ids of some facts, in the order in which the graph names them. */
  List<String> names(BitSet facts) {
    return facts.stream().mapToObj(names::get).toList();
  }

  List<ConditionFailure> failures() {
    return List.copyOf(failures);
  }
}
