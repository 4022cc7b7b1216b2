package cn.sidian.exemption.internal.json;

import cn.sidian.condition.ConditionFailure;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.KnownFact;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.CaseDecision;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Duty;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.Immunity;
import cn.sidian.exemption.Reason;
import cn.sidian.exemption.ReasonFact;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decided case as JSON, in the shape of {@code docs/schema/decision.schema.json}. */
public final class DecisionJson {
  private DecisionJson() {}

  /** The whole case. */
  public static Map<String, @Nullable Object> of(CaseDecision decided) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("at", decided.decidedAt().toString());
    json.put("packs", decided.rules().packs().stream().map(DecisionJson::pack).toList());
    json.put("decisions", decided.decisions().stream().map(DecisionJson::decision).toList());
    Map<String, @Nullable Object> ofCase = Json.object();
    ofCase.put("duties", decided.duties().stream().map(DecisionJson::duty).toList());
    ofCase.put("violations", decided.violations().stream().map(DecisionJson::violation).toList());
    ofCase.put("immunities", decided.immunities().stream().map(DecisionJson::immunity).toList());
    json.put("case", ofCase);
    return json;
  }

  private static Map<String, @Nullable Object> pack(RulePack pack) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("id", pack.id());
    json.put("version", pack.version());
    json.put("sm3", pack.digest());
    return json;
  }

  /** One material. */
  public static Map<String, @Nullable Object> decision(ExemptionDecision decision) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("material", decision.material().id());
    json.put("decision", decision.type());
    json.put("outcomes", decision.outcomes());
    json.put("mayDemand", decision.mayDemand());
    json.put("possible", inOrder(decision));
    json.put("exact", decision.isExact());
    json.put("needed", decision.needed());
    json.put("presumed", decision.presumed());
    json.put("reasons", decision.reasons().stream().map(DecisionJson::reason).toList());
    json.put("duties", decision.duties().stream().map(DecisionJson::duty).toList());
    json.put("violations", decision.violations().stream().map(DecisionJson::violation).toList());
    json.put("errors", decision.errors().stream().map(DecisionJson::failure).toList());
    json.put("text", Json.text(decision.explanation()));
    return json;
  }

  private static List<DecisionType> inOrder(ExemptionDecision decision) {
    List<DecisionType> types = new ArrayList<>();
    for (DecisionType type : DecisionType.values()) {
      if (decision.possible().contains(type)) {
        types.add(type);
      }
    }
    return types;
  }

  private static Map<String, @Nullable Object> reason(Reason reason) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("rule", reason.rule().isEmpty() ? null : reason.rule());
    json.put("status", reason.status());
    json.put("unverified", reason.unverified());
    json.put("by", reason.by());
    json.put("requirements", reason.requirements());
    json.put("basis", basis(reason.basis()));
    json.put("facts", reason.facts().stream().map(DecisionJson::fact).toList());
    return json;
  }

  private static @Nullable Map<String, @Nullable Object> basis(@Nullable LegalBasis basis) {
    if (basis == null) {
      return null;
    }
    Map<String, @Nullable Object> json = Json.object();
    json.put(
        "document",
        basis.number() == null ? basis.document() : basis.document() + "（" + basis.number() + "）");
    json.put("article", basis.article());
    json.put("quote", basis.quote());
    return json;
  }

  private static Map<String, @Nullable Object> fact(ReasonFact fact) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("id", fact.id());
    json.put("value", value(fact.known()));
    json.put("truth", fact.truth());
    KnownFact known = fact.known();
    if (known != null && known.source() != null) {
      json.put("source", known.source());
    }
    if (known != null && known.by() != null) {
      json.put("by", known.by());
    }
    if (known != null && known.at() != null) {
      json.put("at", known.at());
    }
    if (fact.presumed()) {
      json.put("presumed", true);
    }
    return json;
  }

  private static @Nullable Object value(@Nullable KnownFact known) {
    return known == null ? null : value(known.value());
  }

  /** A value, as facts files write it. */
  public static Object value(FactValue value) {
    if (value instanceof FactValue.Flag flag) {
      return flag.value();
    } else if (value instanceof FactValue.Amount amount) {
      return amount.value();
    } else if (value instanceof FactValue.CodeSet set) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("value", List.copyOf(set.value()));
      json.put("complete", set.complete());
      return json;
    }
    return value.text();
  }

  private static Map<String, @Nullable Object> duty(Duty duty) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("code", duty.code());
    if (duty.due() != null) {
      json.put("due", duty.due().toString());
    }
    return json;
  }

  private static Map<String, @Nullable Object> violation(Violation violation) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("code", violation.code());
    json.put("article", violation.article());
    json.put("mature", violation.mature());
    return json;
  }

  private static Map<String, @Nullable Object> immunity(Immunity immunity) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("code", immunity.code());
    json.put("article", immunity.article());
    json.put("holds", immunity.holds());
    return json;
  }

  private static Map<String, @Nullable Object> failure(ConditionFailure failure) {
    Map<String, @Nullable Object> json = Json.object();
    json.put("fact", failure.fact());
    json.put("zh", failure.message().zh());
    json.put("en", failure.message().en());
    return json;
  }
}
