package cn.sidian.condition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.condition.internal.ConditionWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Learning more never changes a truth value that was known; writing and reading are inverse. */
class ConditionPropertyTest {
  private static final List<String> FLAGS = List.of("f1", "f2", "f3");
  private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

  @Provide
  Arbitrary<Condition> conditions() {
    return depth(3);
  }

  private static Arbitrary<Condition> depth(int depth) {
    Arbitrary<Condition> leaf = leaf();
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Condition> inner = depth(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        inner.list().ofMaxSize(3).map(Condition.All::new),
        inner.list().ofMaxSize(3).map(Condition.Any::new),
        inner.map(Condition.Not::new));
  }

  private static Arbitrary<Condition> leaf() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(FLAGS), Arbitraries.of(true, false))
            .as((id, value) -> new Condition.Is(id, FactValue.of(value))),
        Arbitraries.of("A", "B", "C").map(code -> new Condition.Is("code", FactValue.of(code))),
        Arbitraries.of("A", "B", "C")
            .list()
            .ofMaxSize(2)
            .map(codes -> new Condition.In("code", codes.stream().map(FactValue::of).toList())),
        Arbitraries.of("A", "B", "C").map(code -> new Condition.Contains("set", code)),
        Combinators.combine(
                Arbitraries.of(NumberComparison.class), Arbitraries.integers().between(0, 3))
            .as(
                (comparison, number) ->
                    new Condition.OfNumber(
                        "n",
                        comparison,
                        number == 0
                            ? new NumberOperand.OfFact("m")
                            : new NumberOperand.Fixed(BigDecimal.valueOf(number)))),
        Combinators.combine(
                Arbitraries.of(DayComparison.class), Arbitraries.integers().between(0, 3))
            .as(
                (comparison, number) ->
                    new Condition.OfDay(
                        "d",
                        comparison,
                        number == 0
                            ? DayOperand.OfCase.ACCEPTED_AT
                            : number == 1
                                ? new DayOperand.OfFact("e", Period.ofDays(2))
                                : new DayOperand.Fixed(DAY.plusDays(number)))));
  }

  @Provide
  Arbitrary<Map<String, KnownFact>> facts() {
    Map<String, Arbitrary<FactValue>> values = new LinkedHashMap<>();
    FLAGS.forEach(id -> values.put(id, Arbitraries.of(true, false).map(FactValue::of)));
    values.put("code", Arbitraries.of("A", "B", "C", "D").map(FactValue::of));
    values.put(
        "set",
        Arbitraries.of("A", "B", "C")
            .set()
            .ofMaxSize(3)
            .map(set -> new FactValue.CodeSet(set, true)));
    values.put("n", Arbitraries.integers().between(0, 4).map(n -> FactValue.of((long) n)));
    values.put("m", Arbitraries.integers().between(0, 4).map(n -> FactValue.of((long) n)));
    values.put("d", Arbitraries.integers().between(-2, 5).map(n -> FactValue.of(DAY.plusDays(n))));
    values.put("e", Arbitraries.integers().between(-2, 5).map(n -> FactValue.of(DAY.plusDays(n))));
    Arbitrary<Map<String, KnownFact>> all = Arbitraries.just(Map.of());
    for (Map.Entry<String, Arbitrary<FactValue>> entry : values.entrySet()) {
      all =
          Combinators.combine(all, entry.getValue())
              .as(
                  (map, value) -> {
                    Map<String, KnownFact> more = new LinkedHashMap<>(map);
                    more.put(entry.getKey(), KnownFact.of(value));
                    return more;
                  });
    }
    return all;
  }

  @Property(tries = 2_000)
  void learningMoreNeverChangesWhatIsKnown(
      @ForAll("conditions") Condition condition,
      @ForAll("facts") Map<String, KnownFact> complete,
      @ForAll Set<@IntRange(min = 0, max = 8) Integer> hidden) {
    Facts all = Facts.builder().acceptedAt(DAY).build().with(complete);
    Map<String, KnownFact> some = new LinkedHashMap<>(complete);
    List<String> ids = List.copyOf(complete.keySet());
    hidden.forEach(index -> some.remove(ids.get(index)));
    KnownFact set = some.get("set");
    if (hidden.contains(1) && set != null && set.value() instanceof FactValue.CodeSet known) {
      Set<String> fewer = Set.copyOf(known.value().stream().limit(1).toList());
      some.put("set", KnownFact.of(new FactValue.CodeSet(fewer, false)));
    }
    Truth early = condition.evaluate(Facts.builder().acceptedAt(DAY).build().with(some));
    Truth late = condition.evaluate(all);
    assertThat(late).isNotEqualTo(Truth.UNKNOWN);
    assertThat(early).isIn(late, Truth.UNKNOWN);
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll("conditions") Condition condition) {
    assertThat(Conditions.condition(ConditionWriter.write(condition))).isEqualTo(condition);
  }
}
