package cn.sidian.exemption.internal.file;

import cn.sidian.condition.Facts;
import cn.sidian.condition.HeldCertificate;
import cn.sidian.condition.KnownFact;
import cn.sidian.condition.internal.FactShape;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Nearest;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.Scalars;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.ValueReader;
import cn.sidian.core.code.CodeParse;
import cn.sidian.core.code.RegionCode;
import cn.sidian.exemption.Adoption;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.Reading;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.internal.pack.FactTable;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import cn.sidian.exemption.internal.pack.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads facts files: what is known of a case. No message repeats a value. */
public final class FactsFile {
  /** States of a certificate that the certificate module knows; only VALID is in force. */
  private static final List<String> STATES =
      List.of(
          "VALID",
          "SUSPENDED",
          "REVOKED",
          "CANCELLED",
          "EXPIRED",
          "SUPERSEDED",
          "TRANSFERRED_OUT",
          "VOID",
          "NOT_ISSUED",
          "UNKNOWN");

  private final Map<String, RuleFact> facts = new LinkedHashMap<>();
  private final Map<String, Reading> readings = new LinkedHashMap<>();
  private final Set<String> packs = new LinkedHashSet<>();

  /** The facts that stand for the adoption of a pack. */
  private final Map<String, String> adoptionFacts = new LinkedHashMap<>();

  /** Reads files on the shipped vocabulary and whatever the packs declare. */
  public FactsFile(Collection<PackModel> loaded, Collection<String> shippedPacks) {
    Vocabulary vocabulary = Vocabulary.shipped();
    facts.putAll(vocabulary.facts());
    readings.putAll(vocabulary.readings());
    packs.addAll(shippedPacks);
    for (PackModel pack : loaded) {
      packs.add(pack.id());
      facts.putAll(pack.facts());
      readings.putAll(pack.readings());
      SourceModel source = pack.source();
      if (source != null && source.adoptionFact() != null) {
        adoptionFacts.put(pack.id(), source.adoptionFact());
      }
    }
  }

  /** The case of a node, or null after adding what is wrong. */
  public @Nullable ServiceCase read(SourceNode node, Problems problems) {
    int before = problems.errors();
    Fields fields = Fields.of(node, problems);
    LocalDate acceptedAt = acceptedAt(fields, problems);
    ServiceCase.Builder builder =
        ServiceCase.builder(acceptedAt == null ? LocalDate.EPOCH : acceptedAt);
    builder.region(region(fields, problems));
    String item = fields.text("item");
    if (item != null) {
      builder.item(item);
    }
    readings(fields, builder, problems);
    adopted(fields, builder, problems);
    certificates(fields, builder, problems);
    SourceNode factsNode = fields.node("facts");
    if (factsNode != null) {
      facts(factsNode, FactScope.CASE, builder::fact, problems);
    }
    materials(fields, builder, problems);
    fields.done();
    if (problems.errors() > before) {
      return null;
    }
    ServiceCase read = builder.build();
    checkAdoption(read, fields, problems);
    return problems.errors() > before ? null : read;
  }

  private static @Nullable LocalDate acceptedAt(Fields fields, Problems problems) {
    SourceNode node = fields.required("acceptedAt");
    if (node == null) {
      return null;
    }
    if (node instanceof SourceNode.Scalar scalar && scalar.text().length() > 10) {
      Instant moment = Scalars.instant(node, problems);
      return moment == null ? null : moment.atZone(Facts.ZONE).toLocalDate();
    }
    return Scalars.day(node, problems);
  }

  private static @Nullable RegionCode region(Fields fields, Problems problems) {
    String code = fields.text("region");
    if (code == null) {
      return null;
    }
    CodeParse<RegionCode> parse = RegionCode.parse(code);
    if (!parse.isValid() || code.length() != 6) {
      problems.error(fields.place("region"), FileMessages.MESSAGES, "REGION_SHAPE");
      return null;
    }
    return parse.value().orElse(null);
  }

  private void readings(Fields fields, ServiceCase.Builder builder, Problems problems) {
    SourceNode node = fields.node("readings");
    if (node == null) {
      return;
    }
    for (SourceNode.Entry entry : Fields.of(node, problems).entries()) {
      String id = entry.key().text();
      Reading reading = readings.get(id);
      if (reading == null) {
        problems.error(
            entry.key().place(),
            FileMessages.MESSAGES,
            "UNKNOWN_READING",
            Fields.shown(id),
            Nearest.hint(id, readings.keySet()));
        continue;
      }
      if (isNull(entry.value())) {
        continue;
      }
      String chosen =
          new ValueReader(problems)
              .code(entry.value(), List.copyOf(reading.alternatives().keySet()));
      if (chosen != null) {
        builder.reading(id, chosen);
      }
    }
  }

  private static boolean isNull(SourceNode node) {
    return node instanceof SourceNode.Scalar scalar && scalar.isNull();
  }

  private void adopted(Fields fields, ServiceCase.Builder builder, Problems problems) {
    SourceNode node = fields.node("adopted");
    if (node == null) {
      return;
    }
    for (SourceNode.Entry entry : Fields.of(node, problems).entries()) {
      String pack = entry.key().text();
      if (!packs.contains(pack)) {
        problems.error(
            entry.key().place(),
            FileMessages.MESSAGES,
            "UNKNOWN_PACK",
            Fields.shown(pack),
            Nearest.hint(pack, packs));
        continue;
      }
      if (isNull(entry.value())) {
        continue;
      }
      Fields inner = Fields.of(entry.value(), problems);
      inner.required("from");
      LocalDate from = inner.day("from");
      String document = inner.text("document");
      inner.done();
      if (from != null) {
        boolean named = document != null && !document.isBlank();
        builder.adopted(pack, new Adoption(from, named ? document : null));
      }
    }
  }

  private static void certificates(Fields fields, ServiceCase.Builder builder, Problems problems) {
    SourceNode node = fields.node("certificates");
    if (node == null) {
      return;
    }
    Fields inner = Fields.of(node, problems);
    boolean complete = inner.flag("complete", false);
    List<HeldCertificate> held = new ArrayList<>();
    for (SourceNode item : inner.list("value")) {
      Fields one = Fields.of(item, problems);
      String type = one.requiredText("type");
      SourceNode holder = one.node("holderMatches");
      Boolean matches = holder == null ? null : Scalars.flag(holder, problems);
      LocalDate from = one.day("from");
      LocalDate to = one.day("to");
      SourceNode stateNode = one.node("state");
      String state = stateNode == null ? null : new ValueReader(problems).code(stateNode, STATES);
      one.done();
      boolean stateKnown = state != null && !state.equals("UNKNOWN");
      Boolean inForce = stateKnown ? Boolean.valueOf("VALID".equals(state)) : null;
      held.add(new HeldCertificate(type, matches, from, to, inForce));
    }
    inner.done();
    builder.certificates(held, complete);
  }

  private void facts(
      SourceNode node, FactScope scope, BiConsumer<String, KnownFact> into, Problems problems) {
    ValueReader values = new ValueReader(problems);
    for (SourceNode.Entry entry : Fields.of(node, problems).entries()) {
      String id = entry.key().text();
      RuleFact fact = facts.get(id);
      if (fact == null) {
        unknown(entry.key(), problems);
      } else if (fact.scope() != scope) {
        String code = scope == FactScope.CASE ? "FACT_OF_MATERIAL" : "FACT_OF_CASE";
        problems.error(entry.key().place(), FileMessages.MESSAGES, code, id);
      } else {
        KnownFact known = values.fact(entry.value(), new FactShape(fact.type(), fact.values()));
        if (known != null) {
          into.accept(id, known);
        }
      }
    }
  }

  private void unknown(SourceNode.Scalar key, Problems problems) {
    String id = key.text();
    if (id.equals(FactTable.DEMAND)) {
      problems.error(key.place(), FileMessages.MESSAGES, "FACT_IS_DEMAND");
    } else if (readings.containsKey(id)) {
      problems.error(key.place(), FileMessages.MESSAGES, "FACT_IS_READING", id);
    } else {
      problems.error(
          key.place(), "UNKNOWN_FACT", Fields.shown(id), Nearest.hint(id, facts.keySet()));
    }
  }

  private void materials(Fields fields, ServiceCase.Builder builder, Problems problems) {
    SourceNode node = fields.node("materials");
    if (node == null) {
      return;
    }
    for (SourceNode.Entry entry : Fields.of(node, problems).entries()) {
      String id = entry.key().text();
      if (isNull(entry.value())) {
        builder.material(new CaseMaterial(id, id, Facts.none(), null));
        continue;
      }
      Fields inner = Fields.of(entry.value(), problems);
      String name = inner.text("name");
      Facts.Builder known = Facts.builder();
      SourceNode factsNode = inner.node("facts");
      if (factsNode != null) {
        facts(factsNode, FactScope.MATERIAL, known::put, problems);
      }
      DemandForm demand = demand(inner, problems);
      inner.done();
      builder.material(new CaseMaterial(id, name == null ? id : name, known.build(), demand));
    }
  }

  private static @Nullable DemandForm demand(Fields fields, Problems problems) {
    SourceNode node = fields.node("demand");
    if (node == null) {
      return null;
    }
    Fields inner = Fields.of(node, problems);
    inner.required("form");
    DemandForm form = inner.constant("form", DemandForm.class);
    inner.done();
    return form;
  }

  /** A pack adopted in two places on two days cannot be understood. */
  private void checkAdoption(ServiceCase read, Fields fields, Problems problems) {
    for (Map.Entry<String, String> entry : adoptionFacts.entrySet()) {
      Adoption adoption = read.adopted().get(entry.getKey());
      KnownFact fact = read.facts().find(entry.getValue()).orElse(null);
      if (adoption != null
          && fact != null
          && !fact.value().text().equals(adoption.from().toString())) {
        problems.error(
            fields.place("adopted"),
            FileMessages.MESSAGES,
            "ADOPTED_TWICE",
            entry.getKey(),
            entry.getValue());
      }
    }
  }
}
