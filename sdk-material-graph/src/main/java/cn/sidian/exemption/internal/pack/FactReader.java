package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.FactType;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.Scalars;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.core.Text;
import cn.sidian.exemption.FactChange;
import cn.sidian.exemption.FactScope;
import cn.sidian.exemption.KnownBy;
import cn.sidian.exemption.Reading;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.Sensitivity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Declarations of facts and readings. */
final class FactReader {
  private final Problems problems;

  FactReader(Problems problems) {
    this.problems = problems;
  }

  /** Adds declared facts to a table; an id twice is a problem. */
  void facts(List<SourceNode> nodes, Map<String, RuleFact> into) {
    for (SourceNode node : nodes) {
      RuleFact fact = fact(node);
      if (fact == null) {
        continue;
      }
      RuleFact earlier = into.putIfAbsent(fact.id(), fact);
      if (earlier != null && !earlier.equals(fact)) {
        problems.error(node.place(), PackMessages.MESSAGES, "DUPLICATE_FACT", fact.id());
      }
    }
  }

  private @Nullable RuleFact fact(SourceNode node) {
    Fields fields = Fields.of(node, problems);
    String id = fields.requiredText("id");
    fields.required("scope");
    FactScope scope = fields.constant("scope", FactScope.class);
    fields.required("type");
    FactType type = fields.constant("type", FactType.class);
    List<String> values = fields.texts("values");
    String unit = fields.text("unit");
    Text label = Texts.twin(fields, problems);
    Text question = Texts.required(fields, "ask", problems);
    KnownBy knownBy = fields.constant("knownBy", KnownBy.class);
    fields.required("knownBy");
    Sensitivity sensitivity = fields.constant("sensitivity", Sensitivity.class);
    int cost = cost(fields);
    FactChange change = change(fields);
    String sameAs = fields.text("sameAs");
    List<String> requirements = fields.texts("requirements");
    fields.done();
    if (id.isEmpty() || scope == null || type == null || knownBy == null) {
      return null;
    }
    if (!values.isEmpty() && type != FactType.ENUM && type != FactType.SET) {
      problems.error(
          fields.place("values"), PackMessages.MESSAGES, "VALUES_WITHOUT_CODES", id, type);
    }
    return new RuleFact(
        id,
        scope,
        type,
        values,
        unit,
        label,
        question,
        knownBy,
        sensitivity == null ? Sensitivity.INTERNAL : sensitivity,
        cost,
        change,
        sameAs,
        requirements);
  }

  private int cost(Fields fields) {
    SourceNode node = fields.node("cost");
    if (node == null) {
      return 1;
    }
    BigDecimal cost = Scalars.number(node, problems);
    if (cost == null) {
      return 1;
    }
    int value = cost.intValue();
    if (cost.compareTo(BigDecimal.valueOf(value)) != 0 || value < 1 || value > 1_000) {
      problems.error(node.place(), PackMessages.MESSAGES, "COST_RANGE");
      return 1;
    }
    return value;
  }

  private @Nullable FactChange change(Fields fields) {
    SourceNode node = fields.node("change");
    if (node == null) {
      return null;
    }
    Fields inner = Fields.of(node, problems);
    List<String> to = new ArrayList<>();
    for (SourceNode value : inner.list("to")) {
      if (value instanceof SourceNode.Scalar scalar && !scalar.isNull()) {
        to.add(scalar.text());
      } else {
        problems.error(value.place(), "MISSING_KEY", "to");
      }
    }
    Text by = Texts.required(inner, "by", problems);
    Text how = Texts.required(inner, "how", problems);
    inner.done();
    return new FactChange(to, by, how);
  }

  /** The readings of a pack. */
  Map<String, Reading> readings(List<SourceNode> nodes) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (SourceNode node : nodes) {
      Fields fields = Fields.of(node, problems);
      String id = fields.requiredText("id");
      String article = fields.requiredText("article");
      Text label = Texts.twin(fields, problems);
      Map<String, Text> alternatives = new LinkedHashMap<>();
      for (SourceNode item : fields.list("alternatives")) {
        Fields alternative = Fields.of(item, problems);
        String code = alternative.requiredText("code");
        Text meaning = Texts.twin(alternative, problems);
        alternative.done();
        if (alternatives.put(code, meaning) != null) {
          problems.error(item.place(), PackMessages.MESSAGES, "DUPLICATE_ALTERNATIVE", code);
        }
      }
      fields.done();
      if (alternatives.size() < 2) {
        problems.error(fields.place("alternatives"), PackMessages.MESSAGES, "READING_NEEDS_TWO");
      }
      if (readings.put(id, new Reading(id, article, label, alternatives)) != null) {
        problems.error(node.place(), PackMessages.MESSAGES, "DUPLICATE_READING", id);
      }
    }
    return readings;
  }
}
