package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.FactType;
import cn.sidian.condition.internal.FactCatalog;
import cn.sidian.condition.internal.FactShape;
import cn.sidian.core.Text;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.KnownBy;
import cn.sidian.exemption.Reading;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.Sensitivity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts that conditions of a pack may name: declared ones, readings, and the demand. */
public final class FactTable implements FactCatalog {
  /** What was demanded of the applicant; known from the case, never asked. */
  public static final String DEMAND = "demand.form";

  /** No demand was made. */
  public static final String NO_DEMAND = "NONE";

  /** What the built-in fact of demands is called. */
  public static final Text DEMAND_LABEL = PackMessages.MESSAGES.text("FACT.DEMAND");

  private static final List<String> FORMS = List.of(NO_DEMAND, "ORIGINAL", "COPY", "ELECTRONIC");

  private final Map<String, RuleFact> facts;

  /** Facts and readings, by id. */
  public FactTable(Map<String, RuleFact> declared, Map<String, Reading> readings) {
    facts = new LinkedHashMap<>(declared);
    readings.values().forEach(reading -> facts.put(reading.id(), ofReading(reading)));
    facts.put(DEMAND, demand());
  }

  /** A reading, as a fact of the case. */
  public static RuleFact ofReading(Reading reading) {
    return new RuleFact(
        reading.id(),
        FactScope.CASE,
        FactType.ENUM,
        List.copyOf(reading.alternatives().keySet()),
        null,
        reading.label(),
        reading.label(),
        KnownBy.OFFICE,
        Sensitivity.PUBLIC,
        5,
        null,
        null,
        List.of());
  }

  private static RuleFact demand() {
    return new RuleFact(
        DEMAND,
        FactScope.MATERIAL,
        FactType.ENUM,
        FORMS,
        null,
        DEMAND_LABEL,
        DEMAND_LABEL,
        KnownBy.SYSTEM,
        Sensitivity.INTERNAL,
        1,
        null,
        null,
        List.of());
  }

  /** The fact of an id, or null. */
  public @Nullable RuleFact fact(String id) {
    return facts.get(id);
  }

  @Override
  public @Nullable FactShape shape(String id) {
    RuleFact fact = facts.get(id);
    return fact == null ? null : new FactShape(fact.type(), fact.values());
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Collection<String> ids() {
    return facts.keySet();
  }
}
