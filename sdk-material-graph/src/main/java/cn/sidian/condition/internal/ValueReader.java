package cn.sidian.condition.internal;

import cn.sidian.condition.FactType;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.KnownFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of facts in files. No message repeats a value. */
public final class ValueReader {
  /**
   * Without a declaration, 010 and 1e5 are codes: only the shortest way to write a number is one.
   */
  private static final Pattern BARE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private final Problems problems;

  /** Reads values, adding what is wrong to the problems. */
  public ValueReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * A plain value, or {@code {"value","source"?,"by"?,"at"?}} with {@code "complete"} for sets.
   * Null when unknown or wrong.
   */
  public @Nullable KnownFact fact(SourceNode node, @Nullable FactShape shape) {
    if (!(node instanceof SourceNode.Mapping)) {
      FactValue value = isNull(node) ? null : value(node, shape, false);
      return value == null ? null : KnownFact.of(value);
    }
    Fields fields = Fields.of(node, problems);
    SourceNode inner = fields.node("value");
    boolean mayBeSet = shape == null || shape.type() == FactType.SET;
    boolean complete = mayBeSet && fields.flag("complete", false);
    String source = fields.text("source");
    String by = fields.text("by");
    String at = fields.text("at");
    if (!hasKey(node, "value")) {
      problems.error(node.place(), "MISSING_KEY", "value");
    }
    fields.done();
    FactValue value = inner == null ? null : value(inner, shape, complete);
    return value == null ? null : new KnownFact(value, source, by, at);
  }

  private static boolean hasKey(SourceNode node, String key) {
    return node instanceof SourceNode.Mapping mapping && mapping.get(key) != null;
  }

  private static boolean isNull(SourceNode node) {
    return node instanceof SourceNode.Scalar scalar && scalar.isNull();
  }

  /** A value of a shape, or of the type it is written in; null when wrong. */
  public @Nullable FactValue value(SourceNode node, @Nullable FactShape shape, boolean complete) {
    if (shape == null) {
      return untyped(node, complete);
    }
    switch (shape.type()) {
      case BOOLEAN -> {
        Boolean flag = Scalars.flag(node, problems);
        return flag == null ? null : FactValue.of(flag.booleanValue());
      }
      case ENUM -> {
        String code = code(node, shape.values());
        return code == null ? null : FactValue.of(code);
      }
      case NUMBER -> {
        BigDecimal number = Scalars.number(node, problems);
        return number == null ? null : new FactValue.Amount(number);
      }
      case DATE -> {
        LocalDate day = Scalars.day(node, problems);
        return day == null ? null : FactValue.of(day);
      }
      case INSTANT -> {
        Instant moment = Scalars.instant(node, problems);
        return moment == null ? null : new FactValue.Moment(moment);
      }
      case SET -> {
        return set(node, shape.values(), complete);
      }
    }
    throw new IllegalStateException("a type of fact without a reader");
  }

  /** One of some codes; any text when there are none. Null when wrong. */
  public @Nullable String code(SourceNode node, List<String> codes) {
    String text = Scalars.text(node, problems);
    if (text == null || codes.isEmpty() || codes.contains(text)) {
      return text;
    }
    problems.error(node.place(), "UNKNOWN_VALUE", Fields.listed(codes));
    return null;
  }

  private @Nullable FactValue set(SourceNode node, List<String> codes, boolean complete) {
    if (!(node instanceof SourceNode.Sequence list)) {
      problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.SET"));
      return null;
    }
    Set<String> set = new LinkedHashSet<>();
    boolean good = true;
    for (SourceNode item : list.items()) {
      String code = code(item, codes);
      if (code == null) {
        good = false;
      } else {
        set.add(code);
      }
    }
    return good ? new FactValue.CodeSet(set, complete) : null;
  }

  private @Nullable FactValue untyped(SourceNode node, boolean complete) {
    if (node instanceof SourceNode.Sequence) {
      return set(node, List.of(), complete);
    }
    if (!(node instanceof SourceNode.Scalar scalar)) {
      problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.VALUE"));
      return null;
    }
    Boolean flag = Scalars.flagOf(scalar);
    if (flag != null) {
      return FactValue.of(flag.booleanValue());
    }
    if (BARE_NUMBER.matcher(scalar.text()).matches()) {
      BigDecimal number = Scalars.numberOf(scalar);
      if (number != null) {
        return new FactValue.Amount(number);
      }
    }
    LocalDate day = Scalars.dayOf(scalar);
    if (day != null) {
      return FactValue.of(day);
    }
    Instant moment = Scalars.instantOf(scalar);
    return moment == null ? FactValue.of(scalar.text()) : new FactValue.Moment(moment);
  }
}
