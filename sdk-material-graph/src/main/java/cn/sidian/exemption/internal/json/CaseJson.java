package cn.sidian.exemption.internal.json;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.core.code.RegionCode;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.ServiceCase;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case as a facts file. */
public final class CaseJson {
  private CaseJson() {}

  /** The case, in the shape of a facts file. */
  public static Map<String, @Nullable Object> of(ServiceCase given) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("region", given.region().map(RegionCode::normalized).orElse(null));
    json.put("item", given.item());
    json.put("acceptedAt", given.acceptedAt().toString());
    if (!given.readings().isEmpty()) {
      json.put("readings", given.readings());
    }
    if (!given.adopted().isEmpty()) {
      Map<String, @Nullable Object> adopted = Json.object();
      given
          .adopted()
          .forEach(
              (pack, adoption) -> {
                Map<String, @Nullable Object> one = Json.object();
                one.put("from", adoption.from().toString());
                if (adoption.document() != null) {
                  one.put("document", adoption.document());
                }
                adopted.put(pack, one);
              });
      json.put("adopted", adopted);
    }
    json.put("facts", facts(given.facts()));
    Map<String, @Nullable Object> materials = Json.object();
    for (CaseMaterial material : given.materials()) {
      Map<String, @Nullable Object> one = Json.object();
      one.put("name", material.name());
      one.put("facts", facts(material.facts()));
      DemandForm demand = material.demand();
      if (demand != null) {
        Map<String, @Nullable Object> form = Json.object();
        form.put("form", demand);
        one.put("demand", form);
      }
      materials.put(material.id(), one);
    }
    json.put("materials", materials);
    return json;
  }

  private static Map<String, @Nullable Object> facts(Facts facts) {
    Map<String, @Nullable Object> json = Json.object();
    for (Map.Entry<String, KnownFact> entry : facts.known().entrySet()) {
      json.put(entry.getKey(), value(entry.getValue().value()));
    }
    return json;
  }

  private static Object value(FactValue value) {
    if (value instanceof FactValue.CodeSet set) {
      Map<String, @Nullable Object> json = Json.object();
      json.put("value", set.value());
      json.put("complete", set.complete());
      return json;
    } else if (value instanceof FactValue.Amount amount) {
      return amount.value();
    }
    boolean yes = value.equals(FactValue.of(true));
    return yes || value.equals(FactValue.of(false)) ? (Object) yes : value.text();
  }
}
