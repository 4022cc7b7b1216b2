package cn.sidian.condition.internal;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.NumberOperand;
import java.time.Period;
import java.util.List;

/** Conditions as one line of JSON, in the form {@link ConditionReader} reads. */
public final class ConditionWriter {
  private final StringBuilder out = new StringBuilder();

  private ConditionWriter() {}

  /** The condition as JSON. */
  public static String write(Condition condition) {
    ConditionWriter writer = new ConditionWriter();
    writer.append(condition);
    return writer.out.toString();
  }

  private void append(Condition condition) {
    if (condition instanceof Condition.All all) {
      list("all", all.parts());
    } else if (condition instanceof Condition.Any any) {
      list("any", any.parts());
    } else if (condition instanceof Condition.Not not) {
      out.append("{\"not\":");
      append(not.part());
      out.append('}');
    } else if (condition instanceof Condition.Is is) {
      fact(is.fact(), "is");
      value(is.value());
      out.append('}');
    } else if (condition instanceof Condition.In in) {
      fact(in.fact(), "in");
      char before = '[';
      for (FactValue value : in.values()) {
        out.append(before);
        value(value);
        before = ',';
      }
      out.append(in.values().isEmpty() ? "[]}" : "]}");
    } else if (condition instanceof Condition.Contains contains) {
      fact(contains.fact(), "contains");
      text(contains.value());
      out.append('}');
    } else if (condition instanceof Condition.OfNumber number) {
      number(number);
    } else if (condition instanceof Condition.OfDay day) {
      fact(day.fact(), day.comparison().key());
      day(day.operand());
      out.append('}');
    } else if (condition instanceof Condition.HasCertificate certificate) {
      out.append("{\"certificate\":{\"type\":");
      text(certificate.type());
      out.append(",\"validAt\":");
      day(certificate.validAt());
      out.append("}}");
    }
  }

  private void number(Condition.OfNumber number) {
    fact(number.fact(), number.comparison().key());
    if (number.operand() instanceof NumberOperand.Fixed fixed) {
      out.append(fixed.value().toPlainString());
    } else if (number.operand() instanceof NumberOperand.OfFact other) {
      out.append("{\"fact\":");
      text(other.fact());
      out.append('}');
    }
    out.append('}');
  }

  private void list(String key, List<Condition> parts) {
    out.append("{\"").append(key).append("\":[");
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      append(parts.get(i));
    }
    out.append("]}");
  }

  private void fact(String id, String key) {
    out.append("{\"fact\":");
    text(id);
    out.append(",\"").append(key).append("\":");
  }

  private void value(FactValue value) {
    if (value.type() == FactType.BOOLEAN || value.type() == FactType.NUMBER) {
      out.append(value.text());
    } else {
      text(value.text());
    }
  }

  private void day(DayOperand operand) {
    if (operand instanceof DayOperand.Fixed fixed) {
      text(fixed.value().toString());
    } else if (operand instanceof DayOperand.OfCase ofCase) {
      text(ofCase.key());
    } else if (operand instanceof DayOperand.OfFact other) {
      out.append("{\"fact\":");
      text(other.fact());
      if (!other.plus().equals(Period.ZERO)) {
        out.append(",\"plus\":");
        text(other.plus().toString());
      }
      out.append('}');
    }
  }

  private void text(String value) {
    JsonText.append(out, value);
  }
}
