package cn.sidian.exemption.internal.ask;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.KnownFact;
import cn.sidian.exemption.RecordedEvent;
import cn.sidian.exemption.ServiceCase;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The facts a record amounts to. */
public final class RecordFacts {
  private RecordFacts() {}

  /** A case with what is on record by a day. */
  public static ServiceCase with(
      ServiceCase given, Collection<RecordedEvent> events, boolean complete, LocalDate day) {
    ServiceCase.Builder builder = given.toBuilder();
    Set<String> acts = new LinkedHashSet<>();
    Set<String> circumstances = new LinkedHashSet<>();
    for (RecordedEvent event : events) {
      if (event.on().isAfter(day)) {
        continue;
      }
      String code = event.code() == null ? "" : event.code();
      switch (event.kind()) {
        case ACT -> acts.add(code);
        case CIRCUMSTANCE -> circumstances.add(code);
        case JUSTIFIED -> put(builder, "record.justifiedReason", true, event);
        case NOT_JUSTIFIED -> put(builder, "record.justifiedReason", false, event);
        case TOLD_TO_CORRECT -> put(builder, "record.toldToCorrect", true, event);
        case REFUSED_TO_CORRECT -> put(builder, "record.refusedToCorrect", true, event);
        case CORRECTED -> put(builder, "record.refusedToCorrect", false, event);
        case REPAIRED -> put(builder, "record.repairedInTime", true, event);
      }
    }
    return builder
        .fact("record.acts", new FactValue.CodeSet(acts, complete))
        .fact("record.circumstances", new FactValue.CodeSet(circumstances, complete))
        .build();
  }

  private static void put(
      ServiceCase.Builder builder, String fact, boolean value, RecordedEvent event) {
    builder.fact(fact, new KnownFact(FactValue.of(value), null, event.by(), event.on().toString()));
  }
}
