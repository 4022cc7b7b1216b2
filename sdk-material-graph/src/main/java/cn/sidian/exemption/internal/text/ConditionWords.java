package cn.sidian.exemption.internal.text;

import static cn.sidian.exemption.internal.text.Words.WORDS;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.NumberOperand;
import cn.sidian.core.Text;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Conditions in words, for people who read no JSON. */
public final class ConditionWords {
  private final Function<String, Text> labels;

  private ConditionWords(Function<String, Text> labels) {
    this.labels = labels;
  }

  /** The words of a condition whose facts have these labels. */
  public static Text of(Condition condition, Function<String, Text> labels) {
    return new ConditionWords(labels).words(condition);
  }

  private Text words(Condition condition) {
    if (condition instanceof Condition.All all) {
      return WORDS.text("CONDITION.ALL", parts(all.parts()));
    } else if (condition instanceof Condition.Any any) {
      return WORDS.text("CONDITION.ANY", parts(any.parts()));
    } else if (condition instanceof Condition.Not not) {
      return WORDS.text("CONDITION.NOT", words(not.part()));
    } else if (condition instanceof Condition.Is is) {
      return WORDS.text("CONDITION.IS", label(is.fact()), value(is.fact(), is.value()));
    } else if (condition instanceof Condition.In in) {
      List<Text> values = in.values().stream().map(v -> value(in.fact(), v)).toList();
      return WORDS.text("CONDITION.IN", label(in.fact()), Words.join(values, "、", ", "));
    } else if (condition instanceof Condition.Contains contains) {
      Text code = code(contains.fact(), contains.value());
      return WORDS.text("CONDITION.CONTAINS", label(contains.fact()), code);
    } else if (condition instanceof Condition.OfNumber number) {
      return compared(number.fact(), number.comparison().name(), operand(number.operand()));
    } else if (condition instanceof Condition.OfDay day) {
      return compared(day.fact(), day.comparison().name(), day(day.operand()));
    } else if (condition instanceof Condition.HasCertificate certificate) {
      return WORDS.text("CONDITION.CERTIFICATE", certificate.type(), day(certificate.validAt()));
    }
    throw new IllegalStateException("a condition of no kind");
  }

  /** The name of a fact without the remarks that explain its codes. */
  private Text label(String fact) {
    if (Words.knows("SHORT", fact)) {
      return Words.code("SHORT", fact);
    }
    Text whole = labels.apply(fact);
    return new Text(before(whole.zh(), "；："), before(whole.en(), ";:"));
  }

  private static String before(String text, String ends) {
    for (int i = 1; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private Text compared(String fact, String comparison, Text operand) {
    return WORDS.text("CONDITION." + comparison, label(fact), operand);
  }

  private Text parts(List<Condition> parts) {
    return Words.join(parts.stream().map(this::words).toList(), "；", "; ");
  }

  /** A value in words: yes and no, the name of a code, or the value itself. */
  public static Text value(String fact, FactValue value) {
    if (value instanceof FactValue.Flag flag) {
      return WORDS.text(flag.value() ? "CONDITION.YES" : "CONDITION.NO");
    } else if (value instanceof FactValue.Code code) {
      return code(fact, code.value());
    } else if (value instanceof FactValue.CodeSet set) {
      List<Text> codes = set.value().stream().map(code -> code(fact, code)).toList();
      Text known = codes.isEmpty() ? null : Words.join(codes, "、", ", ");
      if (known == null) {
        return WORDS.text(set.complete() ? "CONDITION.EMPTY" : "CONDITION.NOTHING_YET");
      }
      return set.complete() ? known : WORDS.text("CONDITION.PERHAPS_MORE", known);
    }
    return new Text(value.text(), value.text());
  }

  /** The name of a code of the shipped vocabulary; the code itself when a pack made it up. */
  private static Text code(String fact, String code) {
    return Words.code("VALUE." + fact, code);
  }

  private Text operand(NumberOperand operand) {
    if (operand instanceof NumberOperand.OfFact other) {
      return WORDS.text("CONDITION.OTHER", label(other.fact()));
    }
    String number = ((NumberOperand.Fixed) operand).value().toPlainString();
    return new Text(number, number);
  }

  private Text day(DayOperand operand) {
    if (operand instanceof DayOperand.Fixed fixed) {
      return new Text(fixed.value().toString(), fixed.value().toString());
    } else if (operand instanceof DayOperand.OfFact other) {
      Text label = label(other.fact());
      return other.plus().isZero()
          ? WORDS.text("CONDITION.OTHER", label)
          : WORDS.text("CONDITION.OTHER_PLUS", label, period(other.plus()));
    }
    return WORDS.text("CONDITION." + ((DayOperand.OfCase) operand).name());
  }

  private static Text period(Period period) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    append(zh, en, period.getYears(), "年", "year");
    append(zh, en, period.getMonths(), "个月", "month");
    append(zh, en, period.getDays(), "日", "day");
    return new Text(zh.toString(), en.toString());
  }

  private static void append(
      StringBuilder zh, StringBuilder en, int count, String zhUnit, String enUnit) {
    if (count != 0) {
      zh.append(count).append(zhUnit);
      en.append(en.isEmpty() ? "" : " ")
          .append(String.format(Locale.ROOT, "%d %s%s", count, enUnit, count == 1 ? "" : "s"));
    }
  }
}
