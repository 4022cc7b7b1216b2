package cn.sidian.exemption.internal.receipt;

import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.condition.Truth;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.core.code.RegionCode;
import cn.sidian.exemption.Adoption;
import cn.sidian.exemption.Answer;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionReceipt;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.DemandForm;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.internal.engine.CompiledRules;
import cn.sidian.exemption.internal.engine.RecordedTruths;
import cn.sidian.exemption.internal.pack.PackModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides again what a receipt says was decided. Problems never repeat a value. */
public final class ReceiptReplay {
  private final SourceNode.Mapping receipt;
  private final Map<String, String> salts;
  private final CompiledRules rules;
  private final List<String> problems = new ArrayList<>();

  /** A replay of a receipt whose tree was read. */
  public ReceiptReplay(SourceNode receipt, Map<String, String> salts, CompiledRules rules) {
    this.receipt = (SourceNode.Mapping) receipt;
    this.salts = salts;
    this.rules = rules;
  }

  /** Runs it. */
  public DecisionReceipt.Replay run(ExemptionRules given, @Nullable ServiceCase disclosed) {
    checkPacks();
    ExemptionRules used = text(receipt, "strict").equals("true") ? given.strict() : given;
    if (disclosed == null) {
      byTruths();
      return new DecisionReceipt.Replay(DecisionReceipt.Ground.RECORDED_TRUTHS, problems);
    }
    byFacts(used, disclosed);
    return new DecisionReceipt.Replay(DecisionReceipt.Ground.DISCLOSED_FACTS, problems);
  }

  private static String text(SourceNode.Mapping mapping, String key) {
    return mapping.get(key) instanceof SourceNode.Scalar scalar && !scalar.isNull()
        ? scalar.text()
        : "";
  }

  private static Map<String, SourceNode> entries(@Nullable SourceNode node) {
    Map<String, SourceNode> entries = new LinkedHashMap<>();
    if (node instanceof SourceNode.Mapping mapping) {
      mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry.value()));
    }
    return entries;
  }

  private void checkPacks() {
    List<String> recorded = new ArrayList<>();
    if (receipt.get("packs") instanceof SourceNode.Sequence packs) {
      for (SourceNode item : packs.items()) {
        if (item instanceof SourceNode.Mapping pack) {
          recorded.add(text(pack, "sm3"));
        }
      }
    }
    List<String> loaded = rules.packs().stream().map(PackModel::sm3).toList();
    if (!recorded.equals(loaded)) {
      problems.add("packs: digests differ");
    }
  }

  private LocalDate day(String key) {
    String written = text(receipt, key);
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException e) {
      problems.add(key + ": no day");
      return LocalDate.EPOCH;
    }
  }

  private void byTruths() {
    ServiceCase frame = frameOfCase();
    LocalDate decidedAt = day("decidedAt");
    boolean strict = text(receipt, "strict").equals("true");
    for (Map.Entry<String, SourceNode> entry : entries(receipt.get("materials")).entrySet()) {
      if (!(entry.getValue() instanceof SourceNode.Mapping material)) {
        problems.add(entry.getKey() + ": no material");
        continue;
      }
      Map<String, Truth> truths = new LinkedHashMap<>();
      entries(material.get("truths"))
          .forEach((comparison, truth) -> truths.put(comparison, truth(truth)));
      String demand = text(material, "demand");
      CaseMaterial bare =
          new CaseMaterial(entry.getKey(), entry.getKey(), Facts.none(), form(demand).orElse(null));
      RecordedTruths.Consequence consequence =
          RecordedTruths.consequence(rules, frame, bare, decidedAt, strict, truths);
      compare(entry.getKey(), "decision", text(material, "decision"), consequence.decisions());
    }
  }

  /** A decision that completions settled is one of those that the truths alone leave possible. */
  private void compare(String id, String key, String recorded, Set<DecisionType> possible) {
    boolean fits =
        possible.stream().anyMatch(type -> type.name().equals(recorded))
            || (recorded.equals(DecisionType.UNDETERMINED.name()) && possible.size() > 1);
    if (!fits) {
      problems.add(id + "." + key + ": differs");
    }
  }

  private static Truth truth(SourceNode node) {
    if (node instanceof SourceNode.Scalar scalar) {
      for (Truth truth : Truth.values()) {
        if (truth.name().equals(scalar.text())) {
          return truth;
        }
      }
    }
    return Truth.UNKNOWN;
  }

  private static Optional<DemandForm> form(String name) {
    for (DemandForm form : DemandForm.values()) {
      if (form.name().equals(name)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  private ServiceCase frameOfCase() {
    ServiceCase.Builder builder = ServiceCase.builder(day("acceptedAt"));
    String region = text(receipt, "region");
    builder.region(region.isEmpty() ? null : RegionCode.parse(region).value().orElse(null));
    entries(receipt.get("readings"))
        .forEach(
            (id, node) -> {
              if (node instanceof SourceNode.Scalar scalar) {
                builder.reading(id, scalar.text());
              }
            });
    entries(receipt.get("adopted"))
        .forEach(
            (id, node) -> {
              if (node instanceof SourceNode.Scalar scalar) {
                builder.adopted(id, new Adoption(LocalDate.parse(scalar.text()), null));
              }
            });
    return builder.build();
  }

  private void byFacts(ExemptionRules used, ServiceCase disclosed) {
    ServiceCase frame = frameOfCase();
    same("acceptedAt", frame.acceptedAt().equals(disclosed.acceptedAt()));
    same("region", frame.region().equals(disclosed.region()));
    same("readings", frame.readings().equals(disclosed.readings()));
    same("adopted", frame.adopted().keySet().equals(disclosed.adopted().keySet()));
    check("", entries(receipt.get("facts")), disclosed.facts());
    checkCommitment(
        "certificates", receipt.get("certificates"), ReceiptWriter.certificates(disclosed.facts()));
    LocalDate decidedAt = day("decidedAt");
    Map<String, SourceNode> materials = entries(receipt.get("materials"));
    Set<String> ids = new HashSet<>();
    for (CaseMaterial material : disclosed.materials()) {
      ids.add(material.id());
      SourceNode recorded = materials.get(material.id());
      if (!(recorded instanceof SourceNode.Mapping mapping)) {
        problems.add(material.id() + ": not in the receipt");
        continue;
      }
      check(material.id() + " ", entries(mapping.get("facts")), material.facts());
      decideAgain(used, disclosed, material, decidedAt, mapping);
    }
    same("materials", ids.equals(materials.keySet()));
  }

  private void decideAgain(
      ExemptionRules used,
      ServiceCase disclosed,
      CaseMaterial material,
      LocalDate decidedAt,
      SourceNode.Mapping recorded) {
    ExemptionDecision again = used.decide(disclosed, material, decidedAt);
    DemandForm demand = material.demand();
    String id = material.id();
    same(id + ".demand", text(recorded, "demand").equals(demand == null ? "" : demand.name()));
    same(id + ".decision", text(recorded, "decision").equals(again.type().name()));
    Answer mayDemand = again.mayDemand();
    same(id + ".mayDemand", text(recorded, "mayDemand").equals(mayDemand.name()));
    Map<String, Truth> truths =
        RecordedTruths.of(rules, disclosed, material, decidedAt, used.isStrict());
    Map<String, Truth> written = new LinkedHashMap<>();
    entries(recorded.get("truths")).forEach((key, node) -> written.put(key, truth(node)));
    same(id + ".truths", truths.equals(written));
  }

  private void same(String what, boolean agrees) {
    if (!agrees) {
      problems.add(what + ": differs");
    }
  }

  private void check(String prefix, Map<String, SourceNode> recorded, Facts facts) {
    for (Map.Entry<String, KnownFact> entry : facts.known().entrySet()) {
      String place = prefix + entry.getKey();
      String value = ReceiptWriter.canonical(entry.getValue().value());
      SourceNode node = recorded.get(entry.getKey());
      if (node == null) {
        problems.add(place + ": not in the receipt");
      } else if (node instanceof SourceNode.Scalar scalar) {
        same(place, scalar.text().equals(value));
      } else {
        checkCommitment(place, node, value);
      }
    }
    for (String id : recorded.keySet()) {
      if (facts.find(id).isEmpty()) {
        problems.add(prefix + id + ": not disclosed");
      }
    }
  }

  private void checkCommitment(String place, @Nullable SourceNode node, String value) {
    String salt = salts.get(place);
    if (salt == null) {
      problems.add(place + ": no salt, so the commitment was not checked");
      return;
    }
    String recorded = node instanceof SourceNode.Mapping m ? text(m, "commitment") : "";
    same(place, recorded.equals(ReceiptWriter.commit(salt, value)));
  }
}
