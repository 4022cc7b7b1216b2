package cn.sidian.condition.internal;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayComparison;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.NumberComparison;
import cn.sidian.condition.NumberOperand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions from files, checked against the declared facts. */
public final class ConditionReader {
  private static final List<String> SHAPES = List.of("all", "any", "not", "fact", "certificate");

  private final FactCatalog catalog;
  private final Problems problems;
  private final ValueReader values;

  /** Reads conditions over the declared facts, adding what is wrong to the problems. */
  public ConditionReader(FactCatalog catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
    this.values = new ValueReader(problems);
  }

  /** The condition of a node, or null after adding what is wrong. */
  public @Nullable Condition read(SourceNode node) {
    if (!(node instanceof SourceNode.Mapping mapping)) {
      problems.error(node.place(), "CONDITION_SHAPE", Fields.listed(SHAPES));
      return null;
    }
    for (String shape : SHAPES) {
      if (mapping.get(shape) != null) {
        return readAs(shape, mapping);
      }
    }
    problems.error(node.place(), "CONDITION_SHAPE", Fields.listed(SHAPES));
    return null;
  }

  private @Nullable Condition readAs(String shape, SourceNode.Mapping mapping) {
    Fields fields = Fields.of(mapping, problems);
    Condition condition =
        switch (shape) {
          case "all" -> {
            List<Condition> parts = parts(fields, "all");
            yield parts == null ? null : new Condition.All(parts);
          }
          case "any" -> {
            List<Condition> parts = parts(fields, "any");
            yield parts == null ? null : new Condition.Any(parts);
          }
          case "not" -> {
            SourceNode inner = fields.required("not");
            Condition part = inner == null ? null : read(inner);
            yield part == null ? null : new Condition.Not(part);
          }
          case "fact" -> comparison(fields);
          default -> certificate(fields);
        };
    fields.done();
    return condition;
  }

  private @Nullable List<Condition> parts(Fields fields, String key) {
    SourceNode node = fields.required(key);
    if (node == null) {
      return null;
    }
    List<Condition> parts = new ArrayList<>();
    boolean good = node instanceof SourceNode.Sequence;
    for (SourceNode item : fields.list(key)) {
      Condition part = read(item);
      if (part == null) {
        good = false;
      } else {
        parts.add(part);
      }
    }
    return good ? parts : null;
  }

  private @Nullable Condition comparison(Fields fields) {
    SourceNode idNode = fields.required("fact");
    String id = idNode == null ? null : Scalars.text(idNode, problems);
    Map<String, SourceNode> operators = operators(fields);
    if (operators.size() != 1) {
      problems.error(fields.place(), "CONDITION_ONE_COMPARISON", operators.size());
      return null;
    }
    if (idNode == null || id == null) {
      return null;
    }
    FactShape shape = catalog.shape(id);
    if (shape == null && !catalog.isOpen()) {
      unknownFact(idNode, id);
      return null;
    }
    Map.Entry<String, SourceNode> operator = operators.entrySet().iterator().next();
    return comparison(idNode, id, shape, operator.getKey(), operator.getValue());
  }

  private static Map<String, SourceNode> operators(Fields fields) {
    Map<String, SourceNode> found = new HashMap<>();
    List<String> keys = new ArrayList<>(List.of("is", "in", "contains"));
    for (NumberComparison comparison : NumberComparison.values()) {
      keys.add(comparison.key());
    }
    for (DayComparison comparison : DayComparison.values()) {
      keys.add(comparison.key());
    }
    for (String key : keys) {
      SourceNode operand = fields.node(key);
      if (operand != null) {
        found.put(key, operand);
      }
    }
    return found;
  }

  private void unknownFact(SourceNode node, String id) {
    problems.error(node.place(), "UNKNOWN_FACT", Fields.shown(id), Nearest.hint(id, catalog.ids()));
  }

  private @Nullable Condition comparison(
      SourceNode idNode, String id, @Nullable FactShape shape, String key, SourceNode operand) {
    switch (key) {
      case "is" -> {
        if (isWrong(idNode, shape, key, FactType.SET, false)) {
          return null;
        }
        FactValue value = values.value(operand, shape, false);
        return value == null ? null : new Condition.Is(id, value);
      }
      case "in" -> {
        return isWrong(idNode, shape, key, FactType.SET, false) ? null : in(id, shape, operand);
      }
      case "contains" -> {
        if (isWrong(idNode, shape, key, FactType.SET, true)) {
          return null;
        }
        String code = values.code(operand, shape == null ? List.of() : shape.values());
        return code == null ? null : new Condition.Contains(id, code);
      }
      default -> {
        for (NumberComparison comparison : NumberComparison.values()) {
          if (comparison.key().equals(key)) {
            return ofNumber(idNode, id, shape, comparison, operand);
          }
        }
        for (DayComparison comparison : DayComparison.values()) {
          if (comparison.key().equals(key)) {
            return ofDay(idNode, id, shape, comparison, operand);
          }
        }
        throw new IllegalStateException("a comparison without a reader: " + key);
      }
    }
  }

  /** Adds a problem when the fact's type does not take this comparison. */
  private boolean isWrong(
      SourceNode idNode, @Nullable FactShape shape, String key, FactType type, boolean wanted) {
    if (shape == null || (shape.type() == type) == wanted) {
      return false;
    }
    problems.error(idNode.place(), "CONDITION_TYPE", key, shape.type());
    return true;
  }

  private @Nullable Condition in(String id, @Nullable FactShape shape, SourceNode operand) {
    if (!(operand instanceof SourceNode.Sequence list)) {
      problems.error(operand.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.LIST"));
      return null;
    }
    List<FactValue> wanted = new ArrayList<>();
    for (SourceNode item : list.items()) {
      FactValue value = values.value(item, shape, false);
      if (value != null) {
        wanted.add(value);
      }
    }
    return wanted.size() == list.items().size() ? new Condition.In(id, wanted) : null;
  }

  private @Nullable Condition ofNumber(
      SourceNode idNode,
      String id,
      @Nullable FactShape shape,
      NumberComparison comparison,
      SourceNode operand) {
    if (isWrong(idNode, shape, comparison.key(), FactType.NUMBER, true)) {
      return null;
    }
    if (operand instanceof SourceNode.Mapping) {
      Fields fields = Fields.of(operand, problems);
      String other = otherFact(fields, List.of(FactType.NUMBER), comparison.key());
      fields.done();
      return other == null
          ? null
          : new Condition.OfNumber(id, comparison, new NumberOperand.OfFact(other));
    }
    BigDecimal number = Scalars.number(operand, problems);
    return number == null
        ? null
        : new Condition.OfNumber(id, comparison, new NumberOperand.Fixed(number));
  }

  private @Nullable String otherFact(Fields fields, List<FactType> types, String key) {
    SourceNode node = fields.required("fact");
    String other = node == null ? null : Scalars.text(node, problems);
    if (node == null || other == null) {
      return null;
    }
    FactShape shape = catalog.shape(other);
    if (shape == null && !catalog.isOpen()) {
      unknownFact(node, other);
      return null;
    }
    if (shape != null && !types.contains(shape.type())) {
      problems.error(node.place(), "CONDITION_TYPE", key, shape.type());
      return null;
    }
    return other;
  }

  private @Nullable Condition ofDay(
      SourceNode idNode,
      String id,
      @Nullable FactShape shape,
      DayComparison comparison,
      SourceNode operand) {
    if (shape != null && shape.type() != FactType.DATE && shape.type() != FactType.INSTANT) {
      problems.error(idNode.place(), "CONDITION_TYPE", comparison.key(), shape.type());
      return null;
    }
    DayOperand day = dayOperand(operand, comparison.key());
    return day == null ? null : new Condition.OfDay(id, comparison, day);
  }

  private @Nullable DayOperand dayOperand(SourceNode operand, String key) {
    if (operand instanceof SourceNode.Mapping) {
      Fields fields = Fields.of(operand, problems);
      String other = otherFact(fields, List.of(FactType.DATE, FactType.INSTANT), key);
      SourceNode plus = fields.node("plus");
      Period period = plus == null ? Period.ZERO : Scalars.period(plus, problems);
      fields.done();
      return other == null || period == null ? null : new DayOperand.OfFact(other, period);
    }
    if (operand instanceof SourceNode.Scalar scalar) {
      for (DayOperand.OfCase day : DayOperand.OfCase.values()) {
        if (day.key().equals(scalar.text())) {
          return day;
        }
      }
      LocalDate fixed = Scalars.dayOf(scalar);
      if (fixed != null) {
        return new DayOperand.Fixed(fixed);
      }
    }
    problems.error(operand.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.DAY"));
    return null;
  }

  private @Nullable Condition certificate(Fields fields) {
    SourceNode node = fields.required("certificate");
    if (node == null) {
      return null;
    }
    Fields inner = Fields.of(node, problems);
    String type = inner.requiredText("type");
    SourceNode validAt = inner.required("validAt");
    inner.done();
    DayOperand day = validAt == null ? null : dayOperand(validAt, "validAt");
    return day == null || type.isEmpty() ? null : new Condition.HasCertificate(type, day);
  }
}
